//! The built-in content is whole, and a broken file is told with every problem at once.

mod common;

use std::collections::BTreeSet;

use common::{content, lines, model, plan_sources};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use role_fit::content::{
    COSTS_JSON, ENGLISH_COSTS_JSON, ENGLISH_JSON, MODEL_JSON, Problem, parse, parse_costs, parse_model,
};
use role_fit::model::{Id, Keyed, Source, Table};
use role_fit::robustness::robustness;
    COVER_ENGLISH_JSON, COVER_JSON, ENGLISH_JSON, LAWS_ENGLISH_JSON, LAWS_JSON, MODEL_JSON, PERSON_ENGLISH_JSON,
    PERSON_JSON, Problem, parse, parse_cover, parse_laws, parse_model, parse_person,
};
use role_fit::cover::{Cover, gap_points};
use role_fit::model::{Id, Keyed, Source, Table};
use role_fit::person::verdict;
use role_fit::scoring::{PARTS, POINTS_PER_PERCENT, assess};
use role_fit::session::Answers;
use role_fit::timeline::timeline;
use serde_json::{Value, json};

fn keys<T: Keyed>(table: &Table<T>) -> Vec<&str> {
    table.rows().iter().map(Keyed::key).collect()
}

/// The sources behind every number and statement, each with the name of what it supports.
fn supported() -> Vec<(String, Vec<Id<Source>>)> {
    let (model, text) = (model(), &content().text);
    let mut all = vec![("method".to_string(), model.method_sources.to_vec())];
    let mut add = |what: String, sources: &[Id<Source>]| all.push((what, sources.to_vec()));
    for row in model.criteria.rows() {
        add(format!("need {}", row.key), &row.sources);
    }
    for row in model.workloads.rows() {
        add(format!("workload {}", row.key), &row.sources);
    }
    for (id, row) in model.roles.iter() {
        add(format!("form of {}", row.key), &row.form_sources);
        add(format!("words for {}", row.key), &text.roles[id].sources);
        for (criterion, rating) in row.ratings.iter() {
            add(format!("rating of {} for {}", row.key, model.criteria[criterion].key), &rating.sources);
        }
    }
    for row in model.questions.rows() {
        add(format!("question {}", row.key), &row.sources);
    }
    for row in model.choices.rows() {
        add(format!("choice {}.{}", model.questions[row.question].key, row.key), &row.sources);
    }
    for row in model.caps.rows() {
        add(format!("cap {}", row.key), &row.sources);
    }
    for (id, row) in model.stages.iter() {
        add(format!("stage {}", row.key), &row.sources);
        add(format!("words for {}", row.key), &text.stages[id].sources);
    }
    for (id, row) in model.phases.iter() {
        add(format!("phase {}", row.key), &row.sources);
        add(format!("words for {}", row.key), &text.phases[id].sources);
    }
    for section in &text.guide {
        add(format!("guide, {}", section.title), &section.sources);
    }
    let (costs, _) = parse_costs(COSTS_JSON, ENGLISH_COSTS_JSON, model).expect("the built-in costs are whole");
    add("days of a part-time leader".to_string(), &costs.days.sources);
    for cost in costs.figures.rows().iter().flat_map(Table::rows) {
        for (item, figure) in &cost.figures {
            let said = figure.said.iter().chain(&figure.left_out).map(|said| said.source);
            add(format!("figure {}", item.key()), &figure.sources);
            add(
                format!("publications on {}", item.key()),
                &said.chain(figure.sources.iter().copied()).collect::<Vec<_>>(),
            );
        }
        for total in &cost.totals {
            add("published total".to_string(), &[total.said.source]);
        }
    }
    all.extend(plan_sources());
    all
}

#[test]
fn the_built_in_content_has_no_problems() {
    let read = parse(MODEL_JSON, ENGLISH_JSON);
    assert!(read.is_ok(), "{}", lines(&read.unwrap_err()));
}

#[test]
fn the_options_are_the_seven_of_the_issue() {
    let expected = ["caio", "cio", "cio_cto_combined", "cto_full_time", "fractional_cto", "it_manager", "owner_led"];
    let mut roles = keys(&model().roles);
    roles.sort_unstable();
    assert_eq!(roles, expected);
}

#[test]
fn there_are_twelve_needs_and_five_stages() {
    assert_eq!(model().criteria.len(), 12);
    assert_eq!(model().stages.len(), 5);
}

#[test]
fn there_are_12_to_16_questions_of_two_to_six_choices() {
    assert!((12..=16).contains(&model().questions.len()), "{}", model().questions.len());
    for question in model().questions.rows() {
        assert!((2..=6).contains(&question.choices.len()), "{}", question.key);
        assert!((1..=question.choices.len()).contains(&question.most), "{}", question.key);
    }
}

#[test]
fn every_stage_is_a_choice_of_the_stage_question() {
    for stage in model().stages.rows() {
        assert_eq!(model().choices[stage.choice].question, model().stage_question, "{}", stage.key);
    }
}

#[test]
fn the_answers_of_every_example_go_together() {
    for example in model().examples.rows() {
        let answers = Answers::of(model(), &example.choices);
        let kept: BTreeSet<_> = answers.all_chosen().collect();
        assert_eq!(kept, example.choices.iter().copied().collect(), "{}", example.key);
        assert_eq!(answers.count(), model().questions.len(), "{} leaves a question open", example.key);
    }
}

#[test]
fn every_number_says_where_it_is_from() {
    for (what, sources) in supported() {
        assert!(!sources.is_empty(), "{what}");
    }
}

#[test]
fn every_source_is_used() {
    let mut used: BTreeSet<Id<Source>> = supported().into_iter().flat_map(|(_, sources)| sources).collect();
    used.extend(model().stages.rows().iter().filter_map(|stage| stage.further));
    // The other files of content use the same table.
    let laws =
        parse_laws(LAWS_JSON, LAWS_ENGLISH_JSON, model()).unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    used.extend(laws.laws.rows().iter().flat_map(|law| law.sources.iter().copied()));
    let unused = model().sources.iter().filter(|(id, _)| !used.contains(id)).map(|(_, source)| source.key());
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&str>::new());
}

/// A built-in file as a value to break.
fn file(json: &str) -> Value {
    serde_json::from_str(json).expect("the built-in content is JSON")
}

/// The place in a file, by JSON pointer.
#[track_caller]
fn at<'a>(file: &'a mut Value, pointer: &str) -> &'a mut Value {
    file.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"))
}

/// Takes a field away.
#[track_caller]
fn remove(file: &mut Value, pointer: &str, field: &str) {
    let removed = at(file, pointer).as_object_mut().and_then(|object| object.remove(field));
    assert!(removed.is_some(), "nothing at {pointer}/{field}");
}

/// Checks that exactly the problems at these paths are told, each with a message that holds the given piece (the name
/// that is wrong, or one that would be right).
#[track_caller]
fn check_problems<T>(read: Result<T, Vec<Problem>>, expected: &[(&str, &str)]) {
    let Err(problems) = read else { panic!("no problem was told") };
    for (path, piece) in expected {
        let told = problems.iter().any(|problem| problem.path == *path && problem.message.contains(piece));
        assert!(told, "{path} with {piece:?} is not told:\n{}", lines(&problems));
    }
    assert_eq!(problems.len(), expected.len(), "told:\n{}", lines(&problems));
}

#[test]
fn a_broken_model_file_tells_all_its_problems() {
    let mut model = file(MODEL_JSON);
    model["edition"] = json!("first");
    remove(&mut model, "/method", "firm_share");
    model["sources"][0]["url"] = json!("javascript:alert(1)");
    model["workloads"][0]["sources"] = json!([]);
    model["workloads"][1]["sources"] = json!(["a_friend"]);
    remove(&mut model, "/roles/1/ratings/0/of", "compliance");
    model["roles"][2]["form"]["curve"] = json!([[20, 0], [10, 100]]);
    model["roles"][3]["ratings"][0]["of"]["compliance"] = json!(101);
    model["questions"][3]["choices"][1]["weights"] = json!({"complience": 3});
    model["questions"][4]["choices"][0]["sources"] = Value::Null;
    model["caps"][1]["id"] = json!("no_money");
    model["caps"][2]["at_most"] = json!({"cfo": 10});
    model["caps"][3]["when"] = json!(["money.plenty"]);
    model["stages"][0]["choice"] = json!("idea");
    model["examples"][0]["answers"]["people"] = json!(["dozens"]);
    model["examples"][1]["id"] = json!("Start-up");
    check_problems(
        parse_model(&model.to_string()),
        &[
            ("model.edition", "number"),
            ("model.method.firm_share", "100"),
            ("model.sources[0].url", "https://"),
            ("model.workloads[0].sources", "source"),
            ("model.workloads[1].sources[0]", "a_friend"),
            ("model.roles[1].ratings", "compliance"),
            ("model.roles[2].form.curve", "growing"),
            ("model.roles[3].ratings[0].of.compliance", "100"),
            ("model.questions[3].choices[1].weights.complience", "compliance"),
            ("model.questions[4].choices[0].sources", "list"),
            ("model.caps[1].id", "no_money"),
            ("model.caps[2].at_most.cfo", "cio"),
            ("model.caps[3].when[0]", "over_150k"),
            ("model.stages[0].choice", "question.choice"),
            ("model.examples[0].answers.people[0]", "from_10"),
            ("model.examples[1].id", "Start-up"),
        ],
    );
}

#[test]
fn a_broken_text_file_tells_all_its_problems() {
    let mut text = file(ENGLISH_JSON);
    text["direction"] = json!("up");
    remove(&mut text, "/ui", "back");
    text["ui"]["bakc"] = json!("Back");
    remove(&mut text, "/roles", "cio");
    text["roles"]["cfo"] = json!({});
    text["questions"]["people"]["choices"]["from_1"] = json!("  ");
    text["criteria"]["compliance"]["name"] = json!(7);
    text["caps"]["no_ai"] = Value::Null;
    let Err(problems) = parse(MODEL_JSON, &text.to_string()) else { panic!("no problem was told") };
    for path in [
        "text.direction",
        "text.ui.back",
        "text.ui.bakc",
        "text.roles.cio.name",
        "text.roles.cio.next_steps",
        "text.roles.cfo",
        "text.questions.people.choices.from_1",
        "text.criteria.compliance.name",
        "text.caps.no_ai",
    ] {
        assert!(problems.iter().any(|problem| problem.path == path), "{path} is not told:\n{}", lines(&problems));
    }
}

#[test]
fn the_main_model_may_not_do_without_stages_examples_and_phases() {
    for list in ["stages", "examples", "phases"] {
        let mut model = file(MODEL_JSON);
        remove(&mut model, "", list);
        check_problems(parse_model(&model.to_string()), &[(&format!("model.{list}"), "at least one")]);
    }
}

#[test]
fn the_labels_of_each_further_topic_are_texts_and_their_placeholders_are_whole() {
    for json in [LAWS_ENGLISH_JSON, COVER_ENGLISH_JSON, PERSON_ENGLISH_JSON] {
        let text = file(json);
        let labels = text["ui"].as_object().expect("labels");
        assert!(labels.len() > 10);
        for (key, label) in labels {
            let label = label.as_str().unwrap_or_default();
            assert!(!label.trim().is_empty(), "{key}");
            assert_eq!(label.matches('{').count(), label.matches('}').count(), "{key}");
        }
    }
}

#[test]
fn a_choice_or_question_named_twice_is_told() {
    let mut model = file(MODEL_JSON);
    model["questions"][0]["choices"][1]["id"] = json!("product");
    model["questions"][1]["choices"][0]["id"] = json!("unknown");
    let problems = parse_model(&model.to_string()).expect_err("two names are taken");
    for path in ["model.questions[0].choices[1].id", "model.questions[1].choices[0].id"] {
        assert!(problems.iter().any(|problem| problem.path == path), "{path} is not told:\n{}", lines(&problems));
    }
}

#[test]
fn a_question_named_like_the_marks_or_a_scale_of_several_choices_is_told() {
    let mut model = file(MODEL_JSON);
    model["questions"][0]["id"] = json!("importance");
    let several =
        at(&mut model, "/questions").as_array().and_then(|all| all.iter().position(|row| !row["most"].is_null()));
    let several = several.expect("a question of which several choices may be taken");
    model["questions"][several]["ordered"] = json!(true);
    let problems = parse_model(&model.to_string()).expect_err("neither can be");
    for path in ["model.questions[0].id".to_string(), format!("model.questions[{several}].ordered")] {
        assert!(problems.iter().any(|problem| problem.path == path), "{path} is not told:\n{}", lines(&problems));
    }
}

#[test]
fn more_choices_than_a_set_can_hold_are_told() {
    let mut model = file(MODEL_JSON);
    let questions = at(&mut model, "/questions").as_array_mut().expect("questions");
    let question = questions[1].clone();
    for copy in 0..10 {
        let mut question = question.clone();
        question["id"] = json!(format!("copy_{copy}"));
        questions.push(question);
    }
    check_problems(parse_model(&model.to_string()), &[("model.questions", "128")]);
}

#[test]
fn what_is_not_json_is_told() {
    for json in ["", "{", "not JSON", "{'single': 1}", &MODEL_JSON[..MODEL_JSON.len() / 2]] {
        check_problems(parse_model(json), &[("model", "JSON")]);
        check_problems(parse(MODEL_JSON, json), &[("text", "JSON")]);
    }
}

#[test]
fn what_is_json_but_not_ours_is_told() {
    for json in ["null", "1", "[]", "{}", "\"text\""] {
        assert!(parse_model(json).is_err(), "{json}");
        assert!(parse(MODEL_JSON, json).is_err(), "{json}");
    }
}

#[test]
fn a_stage_in_a_file_without_questions_is_told() {
    assert!(parse_model(r#"{"stages": [{"id": "idea"}]}"#).is_err());
}

#[test]
fn a_form_that_suits_by_more_than_100_is_told() {
    let mut model = file(MODEL_JSON);
    model["roles"][0]["form"]["curve"] = json!([[0, 101]]);
    check_problems(parse_model(&model.to_string()), &[("model.roles[0].form.curve[0][1]", "100")]);
}

/// Any JSON value whose fields have names that the readers look for.
fn any_json() -> impl Strategy<Value = Value> {
    let name = select(vec![
        "sources",
        "criteria",
        "workloads",
        "roles",
        "questions",
        "choices",
        "stages",
        "caps",
        "examples",
        "phases",
        "method",
        "id",
        "name",
        "ratings",
        "of",
        "form",
        "curve",
        "workload",
        "choice",
        "answers",
        "choose",
        "when",
        "weights",
        "work",
        "also",
        "at_most",
        "weeks",
        "ui",
        "direction",
        "guide",
        "items",
        "cio",
        "people",
    ]);
    let text = select(vec!["", "id", "cio", "people", "people.from_1", "x.y|z", "unknown", "rtl", "ltr", "UPPER"]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-2..300).prop_map(Value::from),
        text.prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(name.clone(), inner, 0..8)
                .prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_string(), value)).collect()),
        ]
    })
}

/// Something in place of something somewhere: each step goes down by one, the last value is put there.
type Damage = (Vec<Index>, Value);

fn any_damage() -> impl Strategy<Value = Vec<Damage>> {
    prop::collection::vec((prop::collection::vec(any::<Index>(), 1..8), any_json()), 1..4)
}

fn damage(file: &mut Value, (steps, value): Damage) {
    let mut place = file;
    for step in steps {
        let below = match &*place {
            Value::Array(items) => items.len(),
            Value::Object(fields) => fields.len(),
            _ => 0,
        };
        if below == 0 {
            break;
        }
        let next = step.index(below);
        place = match place {
            Value::Array(items) => &mut items[next],
            Value::Object(fields) => fields.values_mut().nth(next).expect("a field within the length"),
            _ => unreachable!("nothing is below"),
        };
    }
    *place = value;
}

/// Checks that a model that was read is one that can be assessed, within the bounds that everything relies on.
fn check_usable(model_json: &str) -> Result<(), TestCaseError> {
    let Ok(model) = parse_model(model_json) else { return Ok(()) };
    let examples = model.examples.rows().iter().map(|example| Answers::of(&model, &example.choices));
    for answers in examples.chain([Answers::none(&model)]) {
        let stability = robustness(&model, &answers).stability;
        prop_assert_eq!(stability.firsts.rows().iter().sum::<u32>(), stability.variations);
        for moment in timeline(&model, &answers) {
            let weights: u32 = moment.assessment.weights.rows().iter().sum();
            prop_assert_eq!(weights + model.form_share, PARTS);
        }
        for placement in assess(&model, &answers).placements {
            prop_assert!(placement.points <= 100 * POINTS_PER_PERCENT, "{} points", placement.points);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_json_makes_reading_panic(json in any_json()) {
        let json = json.to_string();
        let _ = parse_model(&json);
        let _ = parse(MODEL_JSON, &json);
        let _ = parse_laws(&json, LAWS_ENGLISH_JSON, model());
        let _ = parse_cover(&json, COVER_ENGLISH_JSON, model());
        let _ = parse_person(&json, PERSON_ENGLISH_JSON, model());
    }

    #[test]
    fn a_damaged_further_file_is_told_or_can_be_used(all in any_damage()) {
        let damaged = |json: &str| {
            let mut value = file(json);
            all.iter().cloned().for_each(|one| damage(&mut value, one));
            value.to_string()
        };
        let answers = Answers::of(model(), &model().examples.rows()[0].choices);
        let assessment = assess(model(), &answers);
        if let Ok(laws) = parse_laws(&damaged(LAWS_JSON), LAWS_ENGLISH_JSON, model()) {
            let found = role_fit::law::laws(&laws, model(), &answers);
            prop_assert_eq!(found.len(), laws.laws.len());
        }
        if let Ok(coverers) = parse_cover(&damaged(COVER_JSON), COVER_ENGLISH_JSON, model()) {
            let gaps = gap_points(&coverers, model(), &assessment, &Cover::none(model()));
            prop_assert!(gaps.rows().iter().all(|&points| points <= 100 * PARTS));
        }
        if let Ok(person) = parse_person(&damaged(PERSON_JSON), PERSON_ENGLISH_JSON, model()) {
            let all: Vec<_> = person.model.choices.ids().collect();
            let verdict = verdict(model(), &assessment, &person, &Answers::of(&person.model, &all));
            prop_assert!(verdict.covered.unwrap_or(0) <= 100);
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let _ = parse_model(&text);
        let _ = parse(MODEL_JSON, &text);
    }

    #[test]
    fn a_damaged_model_file_is_told_or_can_be_used(all in any_damage()) {
        let mut model = file(MODEL_JSON);
        all.into_iter().for_each(|one| damage(&mut model, one));
        check_usable(&model.to_string())?;
    }

    #[test]
    fn a_damaged_text_file_never_makes_reading_panic(all in any_damage()) {
        let mut text = file(ENGLISH_JSON);
        all.into_iter().for_each(|one| damage(&mut text, one));
        let _ = parse(MODEL_JSON, &text.to_string());
    }
}
