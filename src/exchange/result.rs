//! How a result looks to a host page's scripts.

use super::answers::{choice_names, list, number};
use crate::base::json::Json;
use crate::base::table::{Id, Keyed};
use crate::evaluation::Evaluation;
use crate::model::{Choice, Model};
use crate::robustness::Robustness;
use crate::scoring::reasons::{Reasons, because, reasons};
use crate::scoring::{Assessment, Contribution, Placement};
use crate::text::ResultText;

/// The result as plain data. Points, percent and tenths of a day are whole numbers. Everything is keyed by stable names.
pub fn result(text: &ResultText, evaluation: &Evaluation) -> Json {
    let (model, answers) = (evaluation.model(), evaluation.answers());
    let (assessment, sure) = (evaluation.assessment(), evaluation.confidence());
    let leans_to = assessment.lean(model).map(|role| Json::text(model.roles[role].key()));
    let free = evaluation.without_limit();
    let free = free.and_then(|free| free.placements.first().map(|first| Json::text(model.roles[first.role].key())));
    let placements = assessment.placements.iter();
    Json::object([
        ("edition", Json::number(model.questionnaire.edition)),
        ("answered", number(answers.count())),
        ("left", number(answers.left(&model.questionnaire).len())),
        ("ranking", list(placements.map(|placement| placement_out(model, text, assessment, placement)))),
        ("lead", Json::number(assessment.lead())),
        ("confidence", Json::text(sure.word.key())),
        ("so_far", Json::Bool(sure.is_so_far)),
        ("fits_none", Json::Bool(assessment.fits_none(model))),
        ("without_limit_of_money", free.unwrap_or_default()),
        ("part_time_leans_to", leans_to.unwrap_or_default()),
        ("presumed", presumed_out(model, assessment)),
        ("work_in_tenths_of_a_day_a_month", amounts_out(model, assessment)),
        ("weights", weights_out(model, assessment)),
        ("first_in_percent_of_variations", stability_out(model, evaluation.robustness())),
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
    let weights = model.needs.iter().map(|(id, row)| (row.key().into(), Json::number(assessment.weights[id])));
    Json::Object(weights.collect())
}

fn presumed_out(model: &Model, assessment: &Assessment) -> Json {
    let named = |choice: Id<Choice>| {
        let row = &model.questionnaire.choices[choice];
        (model.questionnaire.questions[row.question].key().into(), Json::text(row.key()))
    };
    Json::Object(assessment.facts.presumed().map(named).collect())
}

fn placement_out(model: &Model, text: &ResultText, assessment: &Assessment, placement: &Placement) -> Json {
    let Reasons { pros, cons } = reasons(model, placement);
    let reason = |contribution: &Contribution| reason_out(model, text, assessment, contribution);
    let misfits = placement.misfits.iter().map(|&misfit| Json::text(model.roles[placement.role].misfits[misfit].key()));
    let keep = placement.keep.map(|keep| Json::text(model.keeps[keep].key()));
    Json::object([
        ("role", Json::text(model.roles[placement.role].key())),
        ("name", Json::text(&text.roles[placement.role].name)),
        ("rank", number(placement.rank)),
        ("points", Json::number(placement.points)),
        ("contributions", list(placement.contributions.iter().map(reason))),
        ("keep", keep.unwrap_or_default()),
        ("does_not_fit_because", list(misfits)),
        ("reasons_for", list(pros.iter().map(reason))),
        ("reasons_against", list(cons.iter().map(reason))),
    ])
}

fn reason_out(model: &Model, text: &ResultText, assessment: &Assessment, contribution: &Contribution) -> Json {
    let row = &model.reasons[contribution.reason];
    Json::object([
        ("reason", Json::text(row.key())),
        ("theme", Json::text(model.questionnaire.themes[row.theme].key())),
        ("choices", list(choice_names(&model.questionnaire, &because(model, assessment, contribution.reason)))),
        ("points", Json::number(contribution.points)),
        ("says", Json::text(&text.reasons[contribution.reason])),
    ])
}
