//! The built-in content is whole, and a broken file is told with every problem at once.

mod common;

use std::collections::BTreeSet;

use common::any::cases;
use common::sources::{supported, used};
use common::{
    check_told, content as built_in, files, json as ours, lines, model, opening, read_content, read_model,
    read_opening, read_topics,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use role_fit::brief::{BriefEdits, Fields, Section, brief};
use role_fit::calendar::events;
use role_fit::content::{self, CONTENT_JSON, Content, OPENING_JSON, Problem};
use role_fit::cost::{Costs, Edits, Place, Region, against_money, days_for_money, estimate};
use role_fit::cover::{Cover, gap_points};
use role_fit::date::Date;
use role_fit::json::Json;
use role_fit::law::laws;
use role_fit::model::{Id, Keyed, Role, Table};
use role_fit::person::verdict;
use role_fit::plan::{Kind, next_stage, plan};
use role_fit::robustness::robustness;
use role_fit::scoring::{PARTS, POINTS_PER_PERCENT, assess};
use role_fit::session::Answers;
use role_fit::timeline::timeline;
use serde_json::{Value, json};

/// The files of the topics, without their words.
const TOPICS: [&str; 5] = ["costs", "laws", "cover", "person", "plans"];

/// The files of words.
const TEXTS: [&str; 7] =
    ["questions_text", "result_text", "costs_text", "laws_text", "cover_text", "person_text", "plans_text"];

/// All files.
fn all_files() -> Vec<&'static str> {
    [&["questions", "model"], &TOPICS[..], &TEXTS[..]].concat()
}

fn keys<T: Keyed>(table: &Table<T>) -> Vec<&str> {
    table.rows().iter().map(Keyed::key).collect()
}

#[test]
fn the_built_in_content_has_no_problems() {
    let opening = content::built_in_opening();
    let opening = opening.unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    let read = content::built_in(&opening.questionnaire);
    assert!(read.is_ok(), "{}", lines(&read.unwrap_err()));
}

#[test]
fn the_first_screens_read_the_questions_and_nothing_else() {
    let names = |json| match Json::parse(json) {
        Ok(Json::Object(files)) => files.into_iter().map(|(name, _)| name.into_string()).collect::<BTreeSet<_>>(),
        _ => panic!("the built-in files are an object"),
    };
    let (opening, content) = (names(OPENING_JSON), names(CONTENT_JSON));
    assert_eq!(opening, ["questions", "questions_text"].map(str::to_string).into());
    let all: BTreeSet<String> = all_files().into_iter().map(str::to_string).collect();
    assert_eq!(content, all.difference(&opening).cloned().collect());
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
    let used = used();
    let unused = model().sources.iter().filter(|(id, _)| !used.contains(id)).map(|(_, source)| source.key());
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&str>::new());
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
fn a_broken_questions_file_tells_all_its_problems() {
    let mut files = files();
    let questions = &mut files["questions"];
    questions["edition"] = json!("first");
    questions["questions"][0]["choices"][1]["id"] = json!("product");
    questions["questions"][1]["choices"][0]["id"] = json!("unknown");
    questions["questions"][2]["id"] = json!("people");
    questions["questions"][4]["choices"] = json!([{"id": "owner"}]);
    questions["questions"][5]["most"] = json!(7);
    questions["questions"][5]["choices"][5]["exclusiv"] = json!(true);
    questions["questions"][6]["choices"][4]["exclusive"] = json!("yes");
    questions["examples"] = json!([
        {"id": "start_up", "answers": {"people": ["dozens"], "horoscope": ["leo"]}},
        {"id": "Start-up", "answers": {}},
        {"id": "start_up", "answers": {}},
    ]);
    check_problems(
        read_opening(&files),
        &[
            ("questions.edition", "number"),
            ("questions.questions[0].choices[1].id", "product"),
            ("questions.questions[1].choices[0].id", "unknown"),
            ("questions.questions[2].id", "people"),
            ("questions.questions[4].choices", "six"),
            ("questions.questions[5].most", "6"),
            ("questions.questions[5].choices[5].exclusiv", "exclusive"),
            ("questions.questions[6].choices[4].exclusive", "true"),
            ("questions.examples[0].answers.people[0]", "from_10"),
            ("questions.examples[0].answers.horoscope", "people"),
            ("questions.examples[1].id", "Start-up"),
            ("questions.examples[2].id", "start_up"),
        ],
    );
}

#[test]
fn a_broken_text_of_the_questions_tells_all_its_problems() {
    let mut files = files();
    let text = &mut files["questions_text"];
    text["direction"] = json!("up");
    text["language"] = json!("");
    remove(text, "/ui", "back");
    text["ui"]["bakc"] = json!("Back");
    text["questions"]["people"]["choices"]["from_1"] = json!("  ");
    remove(text, "/questions", "sites");
    text["questions"]["horoscope"] = json!({});
    text["examples"]["manufacturer"]["name"] = json!(7);
    remove(text, "/examples", "growing_saas");
    check_problems(
        read_opening(&files),
        &[
            ("questions_text.direction", "rtl"),
            ("questions_text.language", "text"),
            ("questions_text.ui.back", "text"),
            ("questions_text.ui.bakc", "name"),
            ("questions_text.questions.people.choices.from_1", "text"),
            ("questions_text.questions.sites.title", "text"),
            ("questions_text.questions.sites.short", "text"),
            ("questions_text.questions.sites.why", "text"),
            ("questions_text.questions.sites.choices.one", "text"),
            ("questions_text.questions.sites.choices.few", "text"),
            ("questions_text.questions.sites.choices.many", "text"),
            ("questions_text.questions.horoscope", "people"),
            ("questions_text.examples.manufacturer.name", "text"),
            ("questions_text.examples.growing_saas.name", "text"),
            ("questions_text.examples.growing_saas.story", "text"),
        ],
    );
}

#[test]
fn a_broken_model_file_tells_all_its_problems() {
    let mut files = files();
    let model = &mut files["model"];
    remove(model, "/method", "firm_share");
    model["sources"][0]["url"] = json!("javascript:alert(1)");
    model["workloads"][0]["sources"] = json!([]);
    model["workloads"][1]["sources"] = json!(["a_friend"]);
    remove(model, "/roles/1/ratings/0/of", "compliance");
    model["roles"][2]["form"]["curve"] = json!([[20, 0], [10, 100]]);
    model["roles"][3]["ratings"][0]["of"]["compliance"] = json!(101);
    let choices = &mut model["questions"];
    choices["stage"]["choices"]["first_customers"]["weights"] = json!({"complience": 3});
    choices["who_decides"]["choices"]["owner"]["sources"] = Value::Null;
    choices["systems"]["choices"]["several"] = json!({"sources": ["calibration"]});
    choices["people"]["sources"] = json!([]);
    choices["horoscope"] = json!({});
    remove(choices, "/money", "sources");
    remove(choices, "/sites/choices", "few");
    model["caps"][1]["id"] = json!("no_money");
    model["caps"][2]["at_most"] = json!({"cfo": 10});
    model["caps"][3]["when"] = json!(["money.plenty"]);
    model["stages"][0]["choice"] = json!("idea");
    let expected = [
        ("model.method.firm_share", "100"),
        ("model.sources[0].url", "https://"),
        ("model.workloads[0].sources", "source"),
        ("model.workloads[1].sources[0]", "a_friend"),
        ("model.roles[1].ratings", "compliance"),
        ("model.roles[2].form.curve", "growing"),
        ("model.roles[3].ratings[0].of.compliance", "100"),
        ("model.questions.stage.choices.first_customers.weights.complience", "compliance"),
        ("model.questions.who_decides.choices.owner.sources", "list"),
        ("model.questions.systems.choices.several", "separate"),
        ("model.questions.people.sources", "source"),
        ("model.questions.horoscope", "people"),
        ("model.questions.money.sources", "list"),
        ("model.questions.sites.choices.few.sources", "list"),
        ("model.caps[1].id", "no_money"),
        ("model.caps[2].at_most.cfo", "cio"),
        ("model.caps[3].when[0]", "over_150k"),
        ("model.stages[0].choice", "question.choice"),
    ];
    check_problems(read_model(&files), &expected);
    // The paths of the others follow from the model, so they are not looked into yet.
    ["result_text", "laws"].into_iter().for_each(|file| files[file] = Value::Null);
    check_problems(read_content(&files), &expected);
}

#[test]
fn a_broken_text_of_the_result_tells_all_its_problems() {
    let mut files = files();
    let text = &mut files["result_text"];
    remove(text, "/ui", "cost");
    text["ui"]["csot"] = json!("Cost");
    text["roles"]["cfo"] = json!({});
    text["criteria"]["compliance"]["name"] = json!(7);
    text["caps"]["no_ai"] = Value::Null;
    text["workloads"]["ai"]["plain"] = json!("  ");
    text["guide"][0]["sources"] = json!(["a_friend"]);
    check_problems(
        read_content(&files),
        &[
            ("result_text.ui.cost", "text"),
            ("result_text.ui.csot", "name"),
            ("result_text.roles.cfo", "cio"),
            ("result_text.criteria.compliance.name", "text"),
            ("result_text.caps.no_ai", "text"),
            ("result_text.workloads.ai.plain", "text"),
            ("result_text.guide[0].sources[0]", "a_friend"),
        ],
    );
}

#[test]
fn an_option_without_words_is_told_for_each_of_them() {
    let mut files = files();
    remove(&mut files, "/result_text/roles", "cio");
    let problems = read_content(&files).expect_err("the words are missing");
    for path in ["name", "purpose", "responsibilities", "next_steps", "sources"] {
        let path = format!("result_text.roles.cio.{path}");
        assert!(problems.iter().any(|problem| problem.path == path), "{path} is not told:\n{}", lines(&problems));
    }
    assert!(problems.iter().all(|problem| problem.path.starts_with("result_text.roles.cio.")), "{}", lines(&problems));
}

#[test]
fn broken_files_of_several_topics_are_told_together_and_before_any_words() {
    let mut files = files();
    files["costs"]["offered"] = json!("mars");
    files["laws"]["laws"][0]["checked"] = json!([2026, 13, 21]);
    files["cover"]["levels"]["unsaid"] = json!("friend");
    files["person"]["person"]["strengths"]["once"] = json!(101);
    files["plans"]["steps"][0]["kind"] = json!("party");
    TOPICS.into_iter().for_each(|topic| files[format!("{topic}_text")] = Value::Null);
    check_problems(
        read_content(&files),
        &[
            ("costs.offered", "eu"),
            ("laws.laws[0].checked[1]", "12"),
            ("cover.levels.unsaid", "owner"),
            ("person.person.strengths.once", "100"),
            ("plans.steps[0].kind", "look_again"),
        ],
    );
}

#[test]
fn labels_that_are_missing_or_too_many_are_told() {
    for name in TEXTS {
        let mut files = files();
        let labels = files[name]["ui"].as_object_mut().expect("labels");
        let key = labels.keys().next().expect("a label").clone();
        let label = labels.remove(&key).expect("a label");
        labels.insert("no_such_label".to_string(), label);
        let read = read_opening(&files).map(drop).and_then(|()| read_content(&files).map(drop));
        check_problems(
            read,
            &[(&format!("{name}.ui.{key}"), "text"), (&format!("{name}.ui.no_such_label"), "take it away")],
        );
    }
}

#[test]
fn the_placeholders_of_all_labels_are_whole() {
    let files = files();
    for name in TEXTS {
        let labels = files[name]["ui"].as_object().expect("labels");
        assert!(labels.len() > 10, "{name}");
        for (key, label) in labels {
            let label = label.as_str().expect("a text");
            let mut depth = 0;
            let is_whole = label.chars().all(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                (0..=1).contains(&depth)
            });
            assert!(is_whole && depth == 0, "{name}.ui.{key}");
        }
    }
}

#[test]
fn the_questionnaire_may_not_do_without_examples_nor_the_model_without_stages_and_phases() {
    for (file, list) in [("questions", "examples"), ("model", "stages"), ("model", "phases")] {
        for empty in [Value::Null, json!([])] {
            let mut files = files();
            files[file][list] = empty;
            let read = read_opening(&files).map(drop).and_then(|()| read_model(&files).map(drop));
            check_problems(read, &[(&format!("{file}.{list}"), "at least one")]);
        }
    }
}

#[test]
fn needs_that_are_not_those_of_the_questionnaire_are_told() {
    let mut twice = files();
    twice["questions"]["needs"][1] = twice["questions"]["needs"][0].clone();
    check_problems(read_opening(&twice), &[("questions.needs", "twice")]);
    let mut swapped = files();
    swapped["questions"]["needs"].as_array_mut().expect("needs").swap(0, 1);
    check_problems(read_model(&swapped), &[("model.criteria", "same order")]);
    let mut fewer = files();
    fewer["questions"]["needs"].as_array_mut().expect("needs").pop();
    check_problems(read_model(&fewer), &[("model.criteria", "needs")]);
}

#[test]
fn a_question_named_like_the_marks_or_a_scale_of_several_choices_is_told() {
    let mut files = files();
    let questions = &mut files["questions"]["questions"];
    questions[0]["id"] = json!("importance");
    let several = questions.as_array().and_then(|all| all.iter().position(|row| !row["most"].is_null()));
    let several = several.expect("a question of which several choices may be taken");
    questions[several]["ordered"] = json!(true);
    check_told(
        read_opening(&files),
        &["questions.questions[0].id", &format!("questions.questions[{several}].ordered")],
    );
}

#[test]
fn more_choices_than_a_set_can_hold_are_told() {
    let mut files = files();
    let questions = files["questions"]["questions"].as_array_mut().expect("questions");
    let question = questions[1].clone();
    let count = |questions: &[Value]| -> usize {
        questions.iter().map(|question| question["choices"].as_array().expect("choices").len()).sum()
    };
    let room = 128 - count(questions);
    for copy in 0..room / 6 {
        let mut question = question.clone();
        question["id"] = json!(format!("copy_{copy}"));
        questions.push(question);
    }
    for (choices, is_too_many) in [(2, false), (6, true)] {
        let mut question = question.clone();
        question["id"] = json!("last");
        question["choices"].as_array_mut().expect("choices").truncate(choices);
        let mut files = files.clone();
        let questions = files["questions"]["questions"].as_array_mut().expect("questions");
        questions.push(question);
        assert_eq!(count(questions) > 128, is_too_many, "the test's own sum");
        let problems = read_opening(&files).map(drop).expect_err("the new questions have no words");
        let is_told = problems.iter().any(|problem| problem.path == "questions.questions");
        assert_eq!(is_told, is_too_many, "{}", lines(&problems));
    }
}

#[test]
fn what_is_not_json_is_told() {
    for json in ["", "{", "not JSON", "{'single': 1}", &CONTENT_JSON[..CONTENT_JSON.len() / 2]] {
        for name in ["opening", "content"] {
            check_problems(content::parse(name, json), &[(name, "JSON")]);
        }
    }
}

#[test]
fn what_is_json_but_not_ours_is_told() {
    for json in [json!(null), json!(1), json!([]), json!({}), json!("text")] {
        check_not_ours(&json, &["questions", "model"]);
        for file in all_files() {
            let mut files = files();
            files[file] = json.clone();
            check_not_ours(&files, &[file]);
        }
    }
}

/// Checks that a problem is told of one of these files, and of none but these.
#[track_caller]
fn check_not_ours(files: &Value, expected: &[&str]) {
    let files = ours(files);
    let opening_read = content::opening(&files).map(drop);
    let read = content::content(&files, &opening().questionnaire).map(drop);
    let problems: Vec<Problem> = [opening_read, read].into_iter().filter_map(Result::err).flatten().collect();
    let files: BTreeSet<&str> =
        problems.iter().map(|problem| problem.path.split(['.', '[']).next().expect("a file's name")).collect();
    assert_eq!(files, expected.iter().copied().collect(), "{}", lines(&problems));
}

#[test]
fn a_missing_file_is_told() {
    for file in all_files() {
        let mut files = files();
        remove(&mut files, "", file);
        check_not_ours(&files, &[file]);
    }
}

#[test]
fn a_stage_in_a_model_without_anything_else_is_told() {
    let mut files = files();
    files["model"] = json!({"stages": [{"id": "idea"}]});
    assert!(read_model(&files).is_err());
}

#[test]
fn a_form_that_suits_by_more_than_100_is_told() {
    let mut files = files();
    files["model"]["roles"][0]["form"]["curve"] = json!([[0, 101]]);
    check_problems(read_model(&files), &[("model.roles[0].form.curve[0][1]", "100")]);
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

/// The pointers of everything in a file.
fn places(value: &Value, at: String) -> Vec<String> {
    let below: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(place, item)| (place.to_string(), item)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), field)).collect(),
        _ => Vec::new(),
    };
    let below = below.into_iter().flat_map(|(name, value)| places(value, format!("{at}/{name}")));
    [at.clone()].into_iter().chain(below).collect()
}

/// A number in place of another one, or in place of anything: in which file, at which place, which number.
type OtherNumber = (&'static str, String, i32);

fn any_other_number(names: Vec<&'static str>) -> impl Strategy<Value = OtherNumber> {
    let number = prop_oneof![3 => -3..300, 1 => select(vec![i32::MIN, 1_000, 10_000_000, i32::MAX])];
    (select(names), any::<Index>(), prop::bool::weighted(0.8), number).prop_map(|(name, place, is_number, number)| {
        let file = &files()[name];
        let mut places = places(file, String::new());
        places.retain(|pointer| !is_number || file.pointer(pointer).is_some_and(Value::is_number));
        (name, places.swap_remove(place.index(places.len())), number)
    })
}

/// The built-in files with this number.
fn with_number((name, pointer, number): OtherNumber) -> Value {
    let mut files = files();
    *at(&mut files[name], &pointer) = json!(number);
    files
}

/// Checks that a model that was read is one that can be assessed, within the bounds that everything relies on.
fn check_usable(files: &Value) -> Result<(), TestCaseError> {
    let Ok(model) = read_model(files) else { return Ok(()) };
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
    if let Ok(content) = read_content(files) {
        check_topics_usable(&content)?;
    }
    Ok(())
}

/// Own figures of an option, as high as is allowed.
fn highest(costs: &Costs, region: Id<Region>, role: Id<Role>) -> Edits {
    let mut edits = Edits::none();
    for &item in costs.kinds[role].items() {
        for &bound in item.bounds() {
            let place = Place { region, role, item, bound };
            edits.put(costs, place, costs.limits(item).high).expect("what is allowed");
        }
    }
    edits
}

/// Checks that topics that were read can be used, for an example and for somebody who said nothing.
fn check_topics_usable(content: &Content) -> Result<(), TestCaseError> {
    let Content { model, topics, .. } = content;
    let (costs, _, _) = &topics.costs;
    let (coverers, person, plans) = (&topics.cover.0, &topics.person.0, &topics.plans.0);
    let example = Answers::of(model, &model.examples.rows()[0].choices);
    let everything: Vec<_> = person.model.choices.ids().collect();
    for answers in [example, Answers::none(model)] {
        let assessment = assess(model, &answers);
        prop_assert_eq!(laws(&topics.laws.0, model, &answers).len(), topics.laws.0.laws.len());
        let gaps = gap_points(coverers, model, &assessment, &Cover::none(model));
        prop_assert!(gaps.rows().iter().all(|&points| points <= 100 * PARTS));
        for said in [Answers::of(&person.model, &everything), Answers::none(&person.model)] {
            prop_assert!(verdict(model, &assessment, person, &said).covered.unwrap_or(0) <= 100);
        }
        for region in costs.regions.ids() {
            for role in model.roles.ids() {
                for edits in [Edits::none(), highest(costs, region, role)] {
                    let cost = estimate(costs, model, region, role, &assessment, &edits);
                    let lines: u32 = cost.lines.iter().map(|line| line.span.high).sum();
                    prop_assert_eq!(cost.first_year.high, lines);
                    if let Some(money) = costs.money_of(model, &answers) {
                        let _ = (against_money(money, &cost), days_for_money(money, &cost));
                    }
                }
            }
        }
        for role in model.roles.ids() {
            let needs: Vec<_> = model.criteria.ids().collect();
            let plan = plan(plans, model, role, Date::FIRST, &needs, next_stage(model, &answers));
            prop_assert!(plan.entries.iter().all(|entry| entry.from <= entry.until));
            prop_assert_eq!(plan.of_kind(Kind::LookAgain).count(), 1);
            prop_assert_eq!(events(content, plans, &plan).len(), plan.entries.len());
            let fields = Fields { company: "", person: "", write_date: &Date::iso };
            let brief = brief(content, plans, &plan, &fields, &BriefEdits::default());
            prop_assert_eq!(brief.sections.len(), Section::ALL.len());
        }
    }
    Ok(())
}

/// The built-in files, one of them damaged.
fn damaged(name: &str, all: Vec<Damage>) -> Value {
    let mut files = files();
    all.into_iter().for_each(|one| damage(&mut files[name], one));
    files
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn no_json_makes_reading_panic(json in any_json(), name in select(all_files())) {
        let alone = content::parse("content", &json.to_string()).expect("values become JSON");
        let _ = content::opening(&alone);
        let _ = content::content(&alone, &opening().questionnaire);
        let _ = content::topics(&alone, model());
        let mut files = files();
        files[name] = json;
        let _ = read_content(&files);
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let Ok(files) = content::parse("content", &text) else { return Ok(()) };
        let _ = content::opening(&files);
        let _ = content::content(&files, &opening().questionnaire);
        let _ = content::topics(&files, model());
    }

    #[test]
    fn a_damaged_questions_file_is_told_or_can_be_used(all in any_damage()) {
        check_usable(&damaged("questions", all))?;
    }

    #[test]
    fn a_damaged_model_file_is_told_or_can_be_used(all in any_damage()) {
        check_usable(&damaged("model", all))?;
    }

    #[test]
    fn a_damaged_file_of_a_topic_is_told_or_can_be_used(all in any_damage(), name in select(TOPICS.to_vec())) {
        if let Ok(topics) = read_topics(&damaged(name, all)) {
            check_topics_usable(&Content { topics, ..built_in().clone() })?;
        }
    }

    #[test]
    fn another_number_in_questions_or_model_is_told_or_can_be_used(
        other in any_other_number(vec!["questions", "model"]),
    ) {
        check_usable(&with_number(other))?;
    }

    #[test]
    fn another_number_in_a_topic_is_told_or_can_be_used(other in any_other_number(TOPICS.to_vec())) {
        if let Ok(topics) = read_topics(&with_number(other)) {
            check_topics_usable(&Content { topics, ..built_in().clone() })?;
        }
    }

    #[test]
    fn a_damaged_text_file_never_makes_reading_panic(all in any_damage(), name in select(TEXTS.to_vec())) {
        let _ = read_content(&damaged(name, all));
    }
}
