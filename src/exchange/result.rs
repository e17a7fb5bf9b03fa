//! How a result looks to a host page's scripts.

use super::{choice_names, list, number};
use crate::content::Content;
use crate::json::Json;
use crate::model::{Keyed, Model};
use crate::robustness::robustness;
use crate::scoring::reasons::{Reason, Reasons, reasons};
use crate::scoring::{Assessment, Clarity, Part, Placement, assess};
use crate::session::Answers;

/// The assessment of these answers, as plain data.
pub fn result(content: &Content, answers: &Answers) -> Json {
    let model = &content.model;
    let assessment = assess(model, answers);
    let lead = match assessment.clarity(model) {
        Clarity::Tie => "tie",
        Clarity::Close => "close",
        Clarity::Ahead => "ahead",
        Clarity::Clear => "clear",
    };
    let leans_to = assessment.lean(model).map(|role| Json::text(model.roles[role].key()));
    let reasons = reasons(model, answers);
    let placements = assessment.placements.iter();
    Json::object([
        ("edition", Json::number(model.edition)),
        ("answered", number(answers.count())),
        ("ranking", list(placements.map(|placement| placement_out(content, placement, &reasons[placement.role])))),
        ("lead", Json::text(lead)),
        ("part_time_leans_to", leans_to.unwrap_or_default()),
        ("work_in_tenths_of_a_day_a_month", amounts_out(model, &assessment)),
        ("weights", weights_out(model, &assessment)),
        ("first_in_percent_of_variations", stability_out(model, answers)),
    ])
}

fn amounts_out(model: &Model, assessment: &Assessment) -> Json {
    let amounts = model.workloads.iter().map(|(id, row)| (row.key().into(), Json::number(assessment.amounts[id])));
    Json::Object(amounts.collect())
}

fn stability_out(model: &Model, answers: &Answers) -> Json {
    let stability = robustness(model, answers).stability;
    let shares = model.roles.iter().map(|(id, row)| (row.key().into(), Json::number(stability.percent(id))));
    Json::Object(shares.collect())
}

fn weights_out(model: &Model, assessment: &Assessment) -> Json {
    let weights = model.criteria.iter().map(|(id, row)| (row.key().into(), Json::number(assessment.weights[id])));
    Json::Object(weights.collect())
}

fn placement_out(content: &Content, placement: &Placement, Reasons { pros, cons }: &Reasons) -> Json {
    let Content { model, text: words, .. } = content;
    let contributions = placement.contributions.iter().map(|contribution| {
        let part = match contribution.part {
            Part::Need(criterion) => model.criteria[criterion].key(),
            Part::Form => "form",
            Part::Cap(_) => "limit",
        };
        Json::object([("part", Json::text(part)), ("points", Json::number(contribution.points))])
    });
    let limit = placement
        .cap()
        .map(|cap| Json::object([("id", Json::text(model.caps[cap].key())), ("reason", Json::text(&words.caps[cap]))]));
    Json::object([
        ("role", Json::text(model.roles[placement.role].key())),
        ("name", Json::text(&words.roles[placement.role].name)),
        ("rank", number(placement.rank)),
        ("percent", Json::number(placement.percent())),
        ("points", Json::number(placement.points)),
        ("contributions", list(contributions)),
        ("limited_by", limit.unwrap_or_default()),
        ("reasons_for", list(pros.iter().map(|reason| reason_out(model, reason)))),
        ("reasons_against", list(cons.iter().map(|reason| reason_out(model, reason)))),
    ])
}

fn reason_out(model: &Model, reason: &Reason) -> Json {
    Json::object([
        ("question", Json::text(model.questions[reason.question].key())),
        ("choices", list(choice_names(model, &reason.choices))),
        ("points", Json::number(reason.points)),
    ])
}
