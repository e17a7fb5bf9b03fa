//! What every number and statement of the built-in content rests on.

use std::collections::BTreeSet;

use role_fit::base::table::{Id, Keyed, Table};
use role_fit::model::{Model, Source};
use role_fit::topics::cover::Covers;
use role_fit::topics::plan::Planned;

use super::{content, model, plans, topics};

/// What is supported, by name, and the sources that support it.
pub type Supported = Vec<(String, Vec<Id<Source>>)>;

/// The sources behind every number and statement, each with the name of what it supports.
pub fn supported() -> Supported {
    let mut all = Vec::new();
    of_model("", model(), &mut all);
    of_text(&mut all);
    of_costs(&mut all);
    of_laws(&mut all);
    of_cover(&mut all);
    of_person(&mut all);
    of_plans(&mut all);
    all
}

/// Every source that anything rests on, or that is named as a publication beside it.
pub fn used() -> BTreeSet<Id<Source>> {
    let mut used: BTreeSet<Id<Source>> = supported().into_iter().flat_map(|(_, sources)| sources).collect();
    used.extend(model().stages.rows().iter().filter_map(|stage| stage.further));
    for cost in topics().costs.rules.figures.rows().iter().flat_map(Table::rows) {
        for (_, figure) in &cost.figures {
            used.extend(figure.said.iter().chain(&figure.left_out).map(|said| said.source));
        }
        used.extend(cost.totals.iter().map(|total| total.said.source));
    }
    used
}

/// A model and the one on a person alike.
fn of_model(whose: &str, model: &Model, all: &mut Supported) {
    let mut add = |what: String, sources: &[Id<Source>]| all.push((format!("{whose}{what}"), sources.to_vec()));
    add("method".to_string(), &model.method_sources);
    for row in model.needs.rows() {
        add(format!("need {}", row.key), &row.sources);
    }
    for row in model.workloads.rows() {
        add(format!("workload {}", row.key), &row.sources);
    }
    for row in model.roles.rows() {
        for misfit in row.misfits.rows() {
            add(format!("{} does not fit: {}", row.key, misfit.key), &misfit.sources);
        }
        for (need, rating) in row.ratings.iter() {
            add(format!("rating of {} for {}", row.key, model.needs[need].key), &rating.sources);
        }
    }
    for row in model.thresholds.rows() {
        let said: Vec<Id<Source>> = row.said.iter().map(|said| said.0).collect();
        add(format!("threshold {}", row.key), &said);
    }
    for (id, row) in model.questionnaire.questions.iter() {
        add(format!("question {}", row.key), &model.question_sources[id]);
    }
    for (id, row) in model.questionnaire.choices.iter() {
        let what = format!("choice {}.{}", model.questionnaire.questions[row.question].key, row.key);
        add(what, &model.consequences[id].sources);
    }
    for row in model.reasons.rows() {
        add(format!("reason {}", row.key), &row.sources);
    }
    for row in &model.presumptions {
        add(format!("what is usual: {}", model.questionnaire.choices[row.choice].key), &row.sources);
    }
    for row in model.keeps.rows() {
        add(format!("keep {}", row.key), &row.sources);
    }
    if !model.reasons.is_empty() {
        add("confidence".to_string(), &model.confidence.sources);
    }
    for row in model.stages.rows() {
        add(format!("stage {}", row.key), &row.sources);
    }
    for row in model.phases.rows() {
        add(format!("phase {}", row.key), &row.sources);
    }
}

fn of_text(all: &mut Supported) {
    let (model, text) = (model(), &content().text);
    let mut add = |what: &str, sources: &[Id<Source>]| all.push((format!("words for {what}"), sources.to_vec()));
    for (id, row) in model.roles.iter() {
        add(row.key(), &text.roles[id].sources);
    }
    for (id, row) in model.stages.iter() {
        add(row.key(), &text.stages[id].sources);
    }
    for (id, row) in model.phases.iter() {
        add(row.key(), &text.phases[id].sources);
    }
    for section in &text.guide {
        add(&section.title, &section.sources);
    }
}

fn of_costs(all: &mut Supported) {
    let costs = &topics().costs.rules;
    all.push(("days of a part-time leader".to_string(), costs.days.sources.to_vec()));
    all.push(("days beside somebody who is kept".to_string(), costs.beside.figure.sources.to_vec()));
    for cost in costs.figures.rows().iter().flat_map(Table::rows) {
        let figures = cost.figures.iter();
        all.extend(figures.map(|(item, figure)| (format!("figure {}", item.key()), figure.sources.to_vec())));
    }
}

fn of_laws(all: &mut Supported) {
    for law in topics().laws.rules.rows() {
        let mut add =
            |what: &str, sources: &[Id<Source>]| all.push((format!("{what} of {}", law.key), sources.to_vec()));
        add("law", &law.sources);
        law.rules.iter().for_each(|rule| add(&rule.key, &rule.sources));
        law.starts.iter().for_each(|start| add(&start.key, &start.sources));
    }
}

fn of_cover(all: &mut Supported) {
    let coverers = &topics().cover.rules;
    all.push(("levels of cover".to_string(), coverers.sources.to_vec()));
    for row in coverers.rows.rows() {
        if let Covers::So(ratings) = &row.covers {
            let ratings = ratings.iter().map(|(need, rating)| (&model().needs[need].key, rating));
            all.extend(ratings.map(|(need, rating)| (format!("{} for {need}", row.key), rating.sources.to_vec())));
        }
    }
}

fn of_person(all: &mut Supported) {
    let person = &topics().person.rules;
    all.push(("numbers on a person".to_string(), person.sources.to_vec()));
    for (hat, form) in person.fit.forms.iter() {
        all.push((format!("form of the hat {}", person.model.roles[hat].key), form.sources.to_vec()));
    }
    for cap in person.fit.caps.rows() {
        all.push((format!("cap of hats {}", cap.key), cap.sources.to_vec()));
    }
    of_model("person: ", &person.model, all);
}

fn of_plans(all: &mut Supported) {
    all.push(("start of a plan".to_string(), plans().start.sources.to_vec()));
    all.push(("priorities of a plan".to_string(), plans().priorities.sources.to_vec()));
    for (role, excludes) in plans().excludes.iter().filter(|(_, excludes)| !excludes.needs.is_empty()) {
        all.push((format!("what {} is not there for", model().roles[role].key), excludes.sources.to_vec()));
    }
    for (role, planned) in plans().roles.iter() {
        let key = model().roles[role].key();
        all.push((format!("words on the plan of {key}"), topics().plans.words.steps.roles[role].sources.to_vec()));
        for planned in planned {
            if let Planned::Step { step, sources, .. } = planned {
                all.push((format!("step {} of {key}", plans().steps[*step].key), sources.to_vec()));
            }
        }
    }
    let needs = topics().plans.words.steps.needs.iter();
    all.extend(needs.map(|(need, words)| (format!("step for {}", model().needs[need].key), words.sources.to_vec())));
}
