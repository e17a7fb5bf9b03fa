//! How a result looks to a host page's scripts.

use super::{choice_names, list, number};
use crate::content::Content;
use crate::json::Json;
use crate::model::{Choice, Id, Keyed, Model};
use crate::robustness::{Robustness, confidence, robustness};
use crate::scoring::reasons::{Reasons, because, reasons};
use crate::scoring::{Assessment, Contribution, Placement, assess, without_limit};
use crate::session::Answers;

/// The assessment of these answers, as plain data.
pub fn result(content: &Content, answers: &Answers) -> Json {
    let model = &content.model;
    let assessment = assess(model, answers);
    let robustness = robustness(model, answers);
    let sure = confidence(model, answers, &assessment, &robustness);
    let leans_to = assessment.lean(model).map(|role| Json::text(model.roles[role].key()));
    let free = without_limit(model, answers, &assessment);
    let free = free.and_then(|free| free.placements.first().map(|first| Json::text(model.roles[first.role].key())));
    let placements = assessment.placements.iter();
    Json::object([
        ("edition", Json::number(model.edition)),
        ("answered", number(answers.count())),
        ("left", number(answers.left(model).len())),
        ("ranking", list(placements.map(|placement| placement_out(content, &assessment, placement)))),
        ("lead", Json::number(assessment.lead())),
        ("confidence", Json::text(sure.word.key())),
        ("so_far", Json::Bool(sure.is_so_far)),
        ("fits_none", Json::Bool(assessment.fits_none(model))),
        ("without_limit_of_money", free.unwrap_or_default()),
        ("part_time_leans_to", leans_to.unwrap_or_default()),
        ("presumed", presumed_out(model, &assessment)),
        ("work_in_tenths_of_a_day_a_month", amounts_out(model, &assessment)),
        ("weights", weights_out(model, &assessment)),
        ("first_in_percent_of_variations", stability_out(model, &robustness)),
    ])
}

fn amounts_out(model: &Model, assessment: &Assessment) -> Json {
    let amounts = model.workloads.iter().map(|(id, row)| (row.key().into(), Json::number(assessment.amounts[id])));
    Json::Object(amounts.collect())
}

fn stability_out(model: &Model, Robustness { stability, .. }: &Robustness) -> Json {
    let shares = model.roles.iter().map(|(id, row)| (row.key().into(), Json::number(stability.percent(id))));
    Json::Object(shares.collect())
}

fn weights_out(model: &Model, assessment: &Assessment) -> Json {
    let weights = model.criteria.iter().map(|(id, row)| (row.key().into(), Json::number(assessment.weights[id])));
    Json::Object(weights.collect())
}

fn presumed_out(model: &Model, assessment: &Assessment) -> Json {
    let named = |choice: Id<Choice>| {
        let row = &model.choices[choice];
        (model.questions[row.question].key().into(), Json::text(row.key()))
    };
    Json::Object(assessment.facts.presumed().map(named).collect())
}

fn placement_out(content: &Content, assessment: &Assessment, placement: &Placement) -> Json {
    let Content { model, text: words, .. } = content;
    let Reasons { pros, cons } = reasons(model, placement);
    let part = |part: &Contribution| reason_out(content, assessment, part);
    let misfits = placement.misfits.iter().map(|&misfit| Json::text(model.roles[placement.role].misfits[misfit].key()));
    let keep = placement.keep.map(|keep| Json::text(model.keeps[keep].key()));
    Json::object([
        ("role", Json::text(model.roles[placement.role].key())),
        ("name", Json::text(&words.roles[placement.role].name)),
        ("rank", number(placement.rank)),
        ("points", Json::number(placement.points)),
        ("contributions", list(placement.contributions.iter().map(part))),
        ("keep", keep.unwrap_or_default()),
        ("does_not_fit_because", list(misfits)),
        ("reasons_for", list(pros.iter().map(part))),
        ("reasons_against", list(cons.iter().map(part))),
    ])
}

fn reason_out(content: &Content, assessment: &Assessment, part: &Contribution) -> Json {
    let model = &content.model;
    let row = &model.reasons[part.reason];
    Json::object([
        ("reason", Json::text(row.key())),
        ("theme", Json::text(model.themes[row.theme].key())),
        ("choices", list(choice_names(model, &because(model, assessment, part.reason)))),
        ("points", Json::number(part.points)),
        ("says", Json::text(&content.text.reasons[part.reason])),
    ])
}
