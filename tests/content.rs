//! The built-in content is whole, and a broken file is told with every problem at once.

mod common;

use std::collections::BTreeSet;

use common::any::cases;
use common::sources::{supported, used};
use common::{
    check_comes_back, check_told, content as built_in, files, json as ours, lines, model, opening, read_content,
    read_model, read_opening, read_topics,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use role_fit::base::date::Date;
use role_fit::base::json::Json;
use role_fit::base::problem::Problem;
use role_fit::base::table::{Id, Keyed, Table};
use role_fit::content;
use role_fit::content::ResultContent;
use role_fit::model::{Put, Role};
use role_fit::robustness::{confidence, robustness};
use role_fit::scoring::contrast::{contrast, differences};
use role_fit::scoring::{WEIGHT_TOTAL, assess, without_limit};
use role_fit::session::Answers;
use role_fit::timeline::timeline;
use role_fit::topics::brief::{BriefEdits, Fields, Section, brief};
use role_fit::topics::calendar::{Frame, events};
use role_fit::topics::cost::{Basis, Costs, Edits, FigureKey, Item, Region, against_money, days_for_money};
use role_fit::topics::cover::{Cover, gap_points};
use role_fit::topics::law::laws;
use role_fit::topics::peers::peers;
use role_fit::topics::person::hats::hats_in_order;
use role_fit::topics::person::verdict;
use role_fit::topics::plan::{StepKind, next_stage, plan};
use serde_json::{Value, json};

/// The files of the topics, without their words.
const TOPICS: [&str; 5] = ["costs", "laws", "cover", "person", "plans"];

/// The files of words.
const TEXTS: [&str; 9] = [
    "questions_text",
    "result_text",
    "reasons_text",
    "cases_text",
    "costs_text",
    "laws_text",
    "cover_text",
    "person_text",
    "plans_text",
];

/// The files of words that hold labels too.
fn with_labels() -> impl Iterator<Item = &'static str> {
    TEXTS.into_iter().filter(|name| *name != "reasons_text")
}

/// All files.
fn all_files() -> Vec<&'static str> {
    [&["questions", "model", "reasons", "cases"], &TOPICS[..], &TEXTS[..]].concat()
}

fn keys<T: Keyed>(table: &Table<T>) -> Vec<&str> {
    table.rows().iter().map(Keyed::key).collect()
}

#[test]
fn the_built_in_content_has_no_problems() {
    let opening = content::files::built_in_questionnaire();
    let opening = opening.unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    let read = content::files::built_in(&opening.questionnaire);
    assert!(read.is_ok(), "{}", lines(&read.unwrap_err()));
}

#[test]
fn every_language_has_all_files_and_no_problem() {
    let languages = content::files::languages().unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    assert!(languages.iter().any(|language| language == content::files::USUAL_LANGUAGE), "{languages:?}");
    for language in &languages {
        let files = content::files::files(language).unwrap_or_else(|problems| panic!("{}", lines(&problems)));
        let Json::Object(fields) = &files else { panic!("the files are an object") };
        let mut names: Vec<&str> = fields.iter().map(|(name, _)| &**name).collect();
        let mut expected = all_files();
        names.sort_unstable();
        expected.sort_unstable();
        assert_eq!(names, expected, "{language}");
        let questionnaire = content::read::questionnaire(&files);
        let questionnaire = questionnaire.unwrap_or_else(|problems| panic!("{language}: {}", lines(&problems)));
        assert_eq!(&*questionnaire.text.language, language, "the folder is called by the language");
        let read = content::read::content(&files, &questionnaire.questionnaire);
        assert!(read.is_ok(), "{language}: {}", lines(&read.unwrap_err()));
    }
}

#[test]
fn the_first_screens_read_the_questions_and_nothing_else() {
    let all = files();
    let first = json!({"questions": all["questions"], "questions_text": all["questions_text"]});
    assert!(read_opening(&first).is_ok());
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
    assert_eq!(model().needs.len(), 12);
    assert_eq!(model().stages.len(), 5);
}

#[test]
fn seven_questions_are_put_to_all_then_four_at_most_then_the_country() {
    let put: Vec<Put> = model().questionnaire.questions.rows().iter().map(|question| question.put).collect();
    let follow_ups = put.iter().filter(|put| **put == Put::FollowUp).count();
    assert_eq!(put[..7], [Put::Always; 7]);
    assert!(put[7..7 + follow_ups].iter().all(|put| *put == Put::FollowUp));
    assert_eq!(put[7 + follow_ups..], [Put::Always, Put::Aside, Put::Aside]);
    assert_eq!(model().questionnaire.questions.rows()[7 + follow_ups].key(), "country");
    assert_eq!(model().questionnaire.follow_ups, 4);
    for question in model().questionnaire.questions.rows() {
        assert!((2..=12).contains(&question.choices.len()), "{}", question.key);
        assert!((1..=question.choices.len()).contains(&question.max_choices), "{}", question.key);
    }
}

#[test]
fn every_choice_has_an_example_of_its_own() {
    let mut seen = BTreeSet::new();
    for (id, choice) in model().questionnaire.choices.iter() {
        let words = &opening().text.choices[id];
        assert!(!words.example.is_empty() && words.example != words.text, "{}", choice.key);
        let is_new = seen.insert((choice.question, words.example.to_lowercase()));
        assert!(is_new, "{}.{}: {}", model().questionnaire.questions[choice.question].key, choice.key, words.example);
    }
}

#[test]
fn every_theme_has_reasons_and_every_option_something_for_it_and_against_it() {
    for (theme, row) in model().questionnaire.themes.iter() {
        assert!(model().reasons.rows().iter().any(|reason| reason.theme == theme), "{}", row.key);
    }
    for (role, row) in model().roles.iter() {
        let points = || model().reasons.rows().iter().map(|reason| reason.points[role]);
        assert!(points().any(|points| points > 0) && points().any(|points| points < 0), "{}", row.key);
    }
    for reason in model().reasons.rows() {
        assert!(reason.points.rows().iter().any(|&points| points != 0), "{} says nothing", reason.key);
    }
}

#[test]
fn everybody_who_can_be_kept_is_told_what_they_need_beside_them() {
    let fit = model().questionnaire.questions.find("fit").expect("a question");
    let named = model().keeps.rows().iter().flat_map(|keep| keep.when.named().iter());
    let named: BTreeSet<_> = named.filter(|&choice| model().questionnaire.choices[choice].question == fit).collect();
    let told: BTreeSet<_> = built_in().text.beside.iter().map(|(choice, _)| *choice).collect();
    assert_eq!(told, named);
}

#[test]
fn a_region_of_a_browser_proposes_one_country_at_most() {
    for (region, expected) in [("DE", "germany"), ("at", "other_eu"), ("GB", "uk"), ("US", "us")] {
        let choice =
            model().questionnaire.proposed_in(region).map(|choice| model().questionnaire.choices[choice].key());
        assert_eq!(choice, Some(expected), "{region}");
    }
    assert_eq!(model().questionnaire.proposed_in("XX"), None);
    let all: Vec<_> = model().questionnaire.choices.rows().iter().flat_map(|choice| &choice.regions).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    let country = model().questionnaire.questions.find("country").expect("a question");
    assert!(
        model()
            .questionnaire
            .choices
            .rows()
            .iter()
            .all(|choice| choice.question == country || choice.regions.is_empty())
    );
}

#[test]
fn what_is_usual_is_one_answer_to_a_question_that_is_put() {
    for presumption in &model().presumptions {
        let question = &model().questionnaire.questions[model().questionnaire.choices[presumption.choice].question];
        assert!(question.put != Put::Aside && question.max_choices == 1, "{}", question.key);
    }
}

#[test]
fn every_stage_is_a_choice_of_the_stage_question() {
    for stage in model().stages.rows() {
        assert_eq!(model().questionnaire.choices[stage.choice].question, model().stage_question, "{}", stage.key);
    }
}

#[test]
fn the_answers_of_every_example_go_together() {
    assert!(model().questionnaire.examples.len() >= 8);
    for example in model().questionnaire.examples.rows() {
        let answers = Answers::of(&model().questionnaire, &example.choices);
        let kept: BTreeSet<_> = answers.taken().iter().collect();
        assert_eq!(kept, example.choices.iter().copied().collect(), "{}", example.key);
        assert_eq!(answers.left(&model().questionnaire), [], "{} leaves a question open", example.key);
        assert_eq!(answers.ignored(&model().questionnaire), [], "{} answers what is not asked", example.key);
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
    let file = &mut files["questions"];
    file["edition"] = json!("first");
    file["follow_ups"] = json!("many");
    file["themes"][1] = file["themes"][0].clone();
    let questions = &mut file["questions"];
    questions[3]["most"] = json!(7);
    questions[3]["choices"][1]["id"] = json!("owner");
    questions[4]["choices"][0]["id"] = json!("unknown");
    questions[7]["when"] = json!(["money.none"]);
    questions[8]["unless"] = json!(["money.none|missing.nothing"]);
    questions[9]["when"] = json!(["side.sideways"]);
    questions[10]["aside"] = json!(true);
    questions[11]["unless"] = json!(["people"]);
    questions[12]["id"] = json!("shape");
    questions[12]["ordered"] = json!("yes");
    questions[13]["when"] = json!("trigger.demanded");
    questions[14]["choices"] = (0..13).map(|place| json!({"id": format!("country_{place}")})).collect();
    questions[14]["choices"][0]["regions"] = json!("DE");
    questions[15]["choices"][5]["exclusiv"] = json!(true);
    questions[15]["choices"][4]["exclusive"] = json!("yes");
    questions[16]["choices"] = json!([{"id": "idea"}]);
    file["examples"] = json!([
        {"id": "start_up", "answers": {"people": ["dozens"], "horoscope": ["leo"]}},
        {"id": "Start-up", "answers": {}},
        {"id": "start_up", "answers": {}},
    ]);
    check_problems(
        read_opening(&files),
        &[
            ("questions.edition", "number"),
            ("questions.follow_ups", "number"),
            ("questions.themes", "twice"),
            ("questions.questions[3].most", "6"),
            ("questions.questions[3].choices[1].id", "owner"),
            ("questions.questions[4].choices[0].id", "unknown"),
            ("questions.questions[7].when", "earlier"),
            ("questions.questions[8].unless", "earlier"),
            ("questions.questions[9].when[0]", "both_collide"),
            ("questions.questions[10].aside", "either"),
            ("questions.questions[11].unless[0]", "question.choice"),
            ("questions.questions[12].id", "shape"),
            ("questions.questions[12].ordered", "true"),
            ("questions.questions[13].when", "list"),
            ("questions.questions[14].choices", "12"),
            ("questions.questions[14].choices[0].regions", "list"),
            ("questions.questions[15].choices[5].exclusiv", "exclusive"),
            ("questions.questions[15].choices[4].exclusive", "true"),
            ("questions.questions[16].choices", "two to"),
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
    text["questions"]["people"]["choices"]["from_1"]["text"] = json!("  ");
    remove(text, "/questions/people/choices/from_10", "example");
    text["questions"]["people"]["choices"]["from_25"] = json!("25 to 49");
    remove(text, "/questions/people/choices", "from_50");
    remove(text, "/questions", "demand");
    text["questions"]["horoscope"] = json!({});
    text["examples"]["manufacturer"]["name"] = json!(7);
    remove(text, "/examples", "growing_software");
    let of_demand = ["title", "short", "why"].map(|label| format!("questions_text.questions.demand.{label}"));
    let of_choices = ["none", "some", "customer", "investor", "authority"].into_iter().flat_map(|choice| {
        ["text", "example"].map(|label| format!("questions_text.questions.demand.choices.{choice}.{label}"))
    });
    let whole_question: Vec<String> = of_demand.into_iter().chain(of_choices).collect();
    let told = [
        ("questions_text.direction", "rtl"),
        ("questions_text.language", "text"),
        ("questions_text.ui.back", "text"),
        ("questions_text.ui.bakc", "name"),
        ("questions_text.questions.people.choices.from_1.text", "text"),
        ("questions_text.questions.people.choices.from_10.example", "text"),
        ("questions_text.questions.people.choices.from_25.text", "text"),
        ("questions_text.questions.people.choices.from_25.example", "text"),
        ("questions_text.questions.people.choices.from_50.text", "text"),
        ("questions_text.questions.people.choices.from_50.example", "text"),
        ("questions_text.questions.horoscope", "people"),
        ("questions_text.examples.manufacturer.name", "text"),
        ("questions_text.examples.growing_software.name", "text"),
        ("questions_text.examples.growing_software.story", "text"),
    ];
    let all = whole_question.iter().map(|path| (path.as_str(), "text")).chain(told);
    check_problems(read_opening(&files), &all.collect::<Vec<_>>());
}

#[test]
fn a_broken_model_file_tells_all_its_problems() {
    let mut files = files();
    let model = &mut files["model"];
    remove(model, "/method", "sources");
    model["sources"][0]["url"] = json!("javascript:alert(1)");
    model["workloads"][0]["sources"] = json!([]);
    model["workloads"][1]["sources"] = json!(["a_friend"]);
    model["workloads"][2]["prior"] = json!([251, 1]);
    let roles = &mut model["roles"];
    roles[0]["not_when"][0]["when"] = json!(["side.sideways"]);
    roles[0]["not_when"][1]["id"] = json!("no_product");
    roles[0]["not_when"][2]["new_only"] = json!("yes");
    remove(roles, "/1/ratings/0/of", "compliance");
    remove(roles, "/1/not_when/0", "when");
    roles[2]["workload"] = json!("play");
    roles[2]["not_when"][0]["sources"] = json!([]);
    roles[3]["ratings"][0]["of"]["compliance"] = json!(101);
    roles[4]["side"] = json!(1);
    let choices = &mut model["questions"];
    choices["side"]["choices"]["product"]["weights"] = json!({"complience": 3});
    choices["who"]["choices"]["owner"]["sources"] = Value::Null;
    choices["who"]["choices"]["cto"]["ratings"] = json!({"cfo": {"compliance": 3}});
    choices["systems"]["choices"]["several"] = json!({"sources": ["calibration"]});
    choices["people"]["sources"] = json!([]);
    choices["horoscope"] = json!({});
    remove(choices, "/money", "sources");
    remove(choices, "/demand/choices", "some");
    model["thresholds"][0]["said"] = json!({"tied": [10, 5]});
    model["stages"][0]["choice"] = json!("idea");
    model["stages"][1]["people"] = json!(["people.dozens"]);
    model["stages"][2]["clears"] = json!(["horoscope"]);
    model["stages"][3]["answers"][0]["choose"] = json!(["people.dozens"]);
    let expected = [
        ("model.method.sources", "list"),
        ("model.sources[0].url", "https://"),
        ("model.workloads[0].sources", "source"),
        ("model.workloads[1].sources[0]", "a_friend"),
        ("model.workloads[2].prior[0]", "250"),
        ("model.roles[0].not_when[0].when[0]", "both_collide"),
        ("model.roles[0].not_when[1].id", "no_product"),
        ("model.roles[0].not_when[2].new_only", "true"),
        ("model.roles[1].ratings", "compliance"),
        ("model.roles[1].not_when[0].when", "list"),
        ("model.roles[2].workload", "operation"),
        ("model.roles[2].not_when[0].sources", "source"),
        ("model.roles[3].ratings[0].of.compliance", "100"),
        ("model.roles[4].side", "true"),
        ("model.questions.side.choices.product.weights.complience", "compliance"),
        ("model.questions.who.choices.owner.sources", "list"),
        ("model.questions.who.choices.cto.ratings.cfo", "cio"),
        ("model.questions.systems.choices.several", "connected"),
        ("model.questions.people.sources", "source"),
        ("model.questions.horoscope", "people"),
        ("model.questions.money.sources", "list"),
        ("model.questions.demand.choices.some.sources", "list"),
        ("model.thresholds[0].said.tied", "lower"),
        ("model.stages[0].choice", "question.choice"),
        ("model.stages[1].people[0]", "from_10"),
        ("model.stages[2].clears[0]", "horoscope"),
        ("model.stages[3].answers[0].choose[0]", "from_10"),
    ];
    check_problems(read_model(&files), &expected);
    // The paths of the others follow from the model, so they are not looked into yet.
    ["result_text", "reasons_text", "cases", "laws"].into_iter().for_each(|file| files[file] = Value::Null);
    check_problems(read_content(&files), &expected);
}

#[test]
fn a_broken_file_of_reasons_tells_all_its_problems_together_with_those_of_the_model() {
    let mut files = files();
    let file = &mut files["reasons"];
    file["themes"].as_array_mut().expect("themes").swap(0, 1);
    file["ample"] = json!("money");
    file["confidence"]["clear_share"] = json!(101);
    remove(file, "/confidence", "sources");
    file["horoscope"] = json!({});
    file["presumed"][0]["choice"] = json!("people.dozens");
    file["presumed"][1]["when"] = json!(["systems.some"]);
    file["presumed"][2]["sources"] = json!([]);
    let reasons = &mut file["reasons"];
    reasons[0]["theme"] = json!("weather");
    reasons[1]["points"]["cfo"] = json!(10);
    reasons[2]["points"]["cio"] = json!(1_001);
    reasons[3]["when"] = json!(["missing.everything"]);
    remove(reasons, "/4", "sources");
    reasons[5]["sources"] = json!(["a_friend"]);
    reasons[6]["id"] = reasons[5]["id"].clone();
    reasons[7]["weight"] = json!(3);
    reasons[8]["new_only"] = json!(1);
    remove(reasons, "/9", "when");
    remove(reasons, "/10", "points");
    file["keep"][0]["role"] = json!("cfo");
    file["keep"][1]["when"] = json!(["fit.fine"]);
    file["keep"][2]["sources"] = json!([]);
    files["model"]["workloads"][0]["sources"] = json!([]);
    check_problems(
        read_model(&files),
        &[
            ("reasons.themes", "same order"),
            ("reasons.ample", "question.choice"),
            ("reasons.confidence.clear_share", "100"),
            ("reasons.confidence.sources", "list"),
            ("reasons.horoscope", "presumed"),
            ("reasons.presumed[0].choice", "from_10"),
            ("reasons.presumed[1].when[0]", "office"),
            ("reasons.presumed[2].sources", "source"),
            ("reasons.reasons[0].theme", "start"),
            ("reasons.reasons[1].points.cfo", "cio"),
            ("reasons.reasons[2].points.cio", "1000"),
            ("reasons.reasons[3].when[0]", "nothing"),
            ("reasons.reasons[4].sources", "list"),
            ("reasons.reasons[5].sources[0]", "a_friend"),
            ("reasons.reasons[6].id", "twice"),
            ("reasons.reasons[7].weight", "new_only"),
            ("reasons.reasons[8].new_only", "true"),
            ("reasons.reasons[9].when", "list"),
            ("reasons.reasons[10].points", "object"),
            ("reasons.keep[0].role", "cio"),
            ("reasons.keep[1].when[0]", "with_help"),
            ("reasons.keep[2].sources", "source"),
            ("model.workloads[0].sources", "source"),
        ],
    );
}

#[test]
fn a_broken_text_of_the_result_tells_all_its_problems() {
    let mut files = files();
    let text = &mut files["result_text"];
    text["roles"]["cfo"] = json!({});
    remove(text, "/roles/caio/not_when", "small");
    text["roles"]["cio"]["not_when"]["rainy"] = json!("When it rains.");
    text["criteria"]["compliance"]["name"] = json!(7);
    text["workloads"]["ai"]["plain"] = json!("  ");
    text["guide"][0]["sources"] = json!(["a_friend"]);
    let text = &mut files["reasons_text"];
    remove(text, "/reasons", "hands");
    text["reasons"]["keeper"] = json!("");
    text["reasons"]["horoscope"] = json!("The stars say so.");
    remove(text, "/themes", "side");
    remove(text, "/keep", "cio");
    remove(text, "/keep/cto", "sentence");
    text["keep"]["cfo"] = json!({});
    text["beside"]["fine"] = json!("Nothing.");
    text["wishes"] = json!({});
    check_problems(
        read_content(&files),
        &[
            ("result_text.roles.cfo", "cio"),
            ("result_text.roles.caio.not_when.small", "text"),
            ("result_text.roles.cio.not_when.rainy", "product_first"),
            ("result_text.criteria.compliance.name", "text"),
            ("result_text.workloads.ai.plain", "text"),
            ("result_text.guide[0].sources[0]", "a_friend"),
            ("reasons_text.reasons.hands", "text"),
            ("reasons_text.reasons.keeper", "text"),
            ("reasons_text.reasons.horoscope", "horoscope"),
            ("reasons_text.themes.side", "text"),
            ("reasons_text.keep.cio.headline", "text"),
            ("reasons_text.keep.cio.sentence", "text"),
            ("reasons_text.keep.cto.sentence", "text"),
            ("reasons_text.keep.cfo", "cio"),
            ("reasons_text.beside.fine", "with_help"),
            ("reasons_text.wishes", "beside"),
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
    for name in with_labels() {
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
    for name in with_labels() {
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
fn themes_that_are_not_those_of_the_questionnaire_are_told() {
    let mut twice = files();
    twice["questions"]["themes"][1] = twice["questions"]["themes"][0].clone();
    check_problems(read_opening(&twice), &[("questions.themes", "twice")]);
    let mut swapped = files();
    swapped["questions"]["themes"].as_array_mut().expect("themes").swap(0, 1);
    check_problems(read_model(&swapped), &[("reasons.themes", "same order")]);
    let mut more = files();
    more["questions"]["themes"].as_array_mut().expect("themes").push(json!("weather"));
    check_problems(read_model(&more), &[("reasons.themes", "themes")]);
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
fn what_is_not_json_is_told() {
    let whole = files().to_string();
    let half = &whole[..whole.floor_char_boundary(whole.len() / 2)];
    for json in ["", "{", "not JSON", "{'single': 1}", half] {
        for name in ["opening", "content"] {
            check_problems(content::read::parse(name, json), &[(name, "JSON")]);
        }
    }
}

#[test]
fn what_is_json_but_not_ours_is_told() {
    for json in [json!(null), json!(1), json!([]), json!({}), json!("text")] {
        check_not_ours(&json, &["questions", "model", "reasons"]);
        for file in all_files() {
            let mut files = files();
            files[file] = json.clone();
            check_not_ours(&files, &with_what_is_read_along(file));
        }
    }
}

/// A file, and the reasons with the model: they name its options and sources.
fn with_what_is_read_along(file: &str) -> Vec<&str> {
    if file == "model" { vec!["model", "reasons"] } else { vec![file] }
}

/// Checks that a problem is told of one of these files, and of none but these.
#[track_caller]
fn check_not_ours(files: &Value, expected: &[&str]) {
    let files = ours(files);
    let opening_read = content::read::questionnaire(&files).map(drop);
    let read = content::read::content(&files, &opening().questionnaire).map(drop);
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
        check_not_ours(&files, &with_what_is_read_along(file));
    }
}

#[test]
fn a_stage_in_a_model_without_anything_else_is_told() {
    let mut files = files();
    files["model"] = json!({"stages": [{"id": "idea"}]});
    assert!(read_model(&files).is_err());
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
        "reasons",
        "presumed",
        "keep",
        "confidence",
        "themes",
        "examples",
        "phases",
        "method",
        "id",
        "name",
        "ratings",
        "of",
        "points",
        "theme",
        "not_when",
        "unless",
        "workload",
        "choice",
        "answers",
        "choose",
        "when",
        "weights",
        "work",
        "also",
        "ample",
        "cases",
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
    let examples =
        model.questionnaire.examples.rows().iter().map(|example| Answers::of(&model.questionnaire, &example.choices));
    for (place, answers) in [Answers::none(&model.questionnaire)].into_iter().chain(examples).enumerate() {
        for moment in timeline(&model, &answers) {
            prop_assert_eq!(moment.assessment.weights.rows().iter().sum::<u32>(), WEIGHT_TOTAL);
        }
        let assessment = assess(&model, &answers);
        // Of the answers without any and the first example, as it takes long.
        if place < 2 {
            let found = robustness(&model, &answers);
            prop_assert_eq!(found.stability.firsts.rows().iter().sum::<u32>(), found.stability.variations);
            let _ = confidence(&model, &answers, &assessment, &found);
        }
        let _ = without_limit(&model, &answers, &assessment);
        prop_assert!(assessment.ratings.rows().iter().flat_map(Table::rows).all(|&rating| rating <= 100));
        prop_assert!(assessment.amounts.rows().iter().all(|&tenths| tenths <= 250));
        for placement in &assessment.placements {
            let sum: i32 = placement.contributions.iter().map(|part| part.points).sum();
            prop_assert_eq!(sum, placement.points);
        }
        if let Some(contrast) = contrast(&model, &assessment) {
            let [one, two] = [0, 1].map(|place| &assessment.placements[place]);
            let gaps: i32 = differences(&model, one, two).iter().map(|part| part.gap()).sum();
            prop_assert_eq!(gaps.unsigned_abs(), contrast.lead);
        }
    }
    if let Ok(content) = read_content(files) {
        check_topics_usable(&content)?;
        let questionnaire = read_opening(files).expect("it was read with the content");
        prop_assert_eq!(check_comes_back(&questionnaire, &content), Ok(()));
    }
    Ok(())
}

/// Own figures of an option, as high as is allowed.
fn highest(costs: &Costs, region: Id<Region>, role: Id<Role>) -> Edits {
    let mut edits = Edits::none();
    for item in Item::ALL.into_iter().filter(|&item| costs.has(role, item)) {
        for &bound in item.bounds() {
            let place = FigureKey { region, role, item, bound };
            edits.put(costs, place, costs.limits(item).high).expect("what is allowed");
        }
    }
    edits
}

/// Checks that topics that were read can be used, for an example and for somebody who said nothing.
fn check_topics_usable(content: &ResultContent) -> Result<(), TestCaseError> {
    let ResultContent { model, topics, .. } = content;
    let costs = &topics.costs.rules;
    let (coverers, person, plans) = (&topics.cover.rules, &topics.person.rules, &topics.plans.rules);
    let example = Answers::of(&model.questionnaire, &model.questionnaire.examples.rows()[0].choices);
    let everything: Vec<_> = person.model.questionnaire.choices.ids().collect();
    for answers in [example, Answers::none(&model.questionnaire)] {
        let assessment = assess(model, &answers);
        let near = peers(&content.topics.peers.rules, model, &answers, &assessment);
        prop_assert!(near.is_none_or(|near| near.alike.len() <= content.topics.peers.rules.rows.len()));
        prop_assert_eq!(laws(&topics.laws.rules, model, &answers).len(), topics.laws.rules.len());
        let gaps = gap_points(coverers, model, &assessment, &Cover::none(model));
        prop_assert!(gaps.rows().iter().all(|&points| points <= 100 * WEIGHT_TOTAL));
        for said in [Answers::of(&person.model.questionnaire, &everything), Answers::none(&person.model.questionnaire)]
        {
            prop_assert!(verdict(model, &assessment, person, &said).covered.unwrap_or(0) <= 100);
            prop_assert!(hats_in_order(&person.model, &person.fit, &said).iter().all(|hat| hat.percent() <= 100));
        }
        for region in costs.regions.ids() {
            for role in model.roles.ids() {
                for edits in [Edits::none(), highest(costs, region, role)] {
                    let basis = Basis { costs, model, region, assessment: &assessment, edits: &edits };
                    for cost in [basis.estimate(role), basis.estimate_new(role)] {
                        let lines: u32 = cost.lines.iter().map(|line| line.span.high).sum();
                        prop_assert_eq!(cost.first_year.high, lines);
                        if let Some(money) = costs.money_of(&model.questionnaire, &answers) {
                            let _ = (against_money(money, &cost), days_for_money(money, &cost));
                        }
                    }
                }
            }
        }
        for role in model.roles.ids() {
            let needs: Vec<_> = model.needs.ids().collect();
            let words = &topics.plans.words;
            let frame = Frame { plans, steps: &words.steps, words: &words.calendar };
            let plan = plan(plans, model, role, Date::FIRST, &needs, next_stage(model, &answers));
            prop_assert!(plan.entries.iter().all(|entry| entry.from <= entry.until));
            prop_assert_eq!(plan.of_kind(StepKind::LookAgain).count(), 1);
            prop_assert_eq!(events(model, &content.text, frame, &plan).len(), plan.entries.len());
            let fields = Fields { company: "", person: "", write_date: &Date::iso };
            let brief = brief(&content.text, (&words.steps, &words.brief), &plan, &fields, &BriefEdits::default());
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
        let alone = content::read::parse("content", &json.to_string()).expect("values become JSON");
        let _ = content::read::questionnaire(&alone);
        let _ = content::read::content(&alone, &opening().questionnaire);
        let _ = content::read::topics(&alone, model());
        let mut files = files();
        files[name] = json;
        let _ = read_content(&files);
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let Ok(files) = content::read::parse("content", &text) else { return Ok(()) };
        let _ = content::read::questionnaire(&files);
        let _ = content::read::content(&files, &opening().questionnaire);
        let _ = content::read::topics(&files, model());
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
    fn a_damaged_file_of_reasons_is_told_or_can_be_used(all in any_damage()) {
        check_usable(&damaged("reasons", all))?;
    }

    #[test]
    fn damaged_accounts_are_told_or_can_be_used(all in any_damage()) {
        if let Ok(topics) = read_topics(&damaged("cases", all)) {
            check_topics_usable(&ResultContent { topics, ..built_in().clone() })?;
        }
    }

    #[test]
    fn a_damaged_file_of_a_topic_is_told_or_can_be_used(all in any_damage(), name in select(TOPICS.to_vec())) {
        if let Ok(topics) = read_topics(&damaged(name, all)) {
            check_topics_usable(&ResultContent { topics, ..built_in().clone() })?;
        }
    }

    #[test]
    fn another_number_in_questions_model_or_reasons_is_told_or_can_be_used(
        other in any_other_number(vec!["questions", "model", "reasons"]),
    ) {
        check_usable(&with_number(other))?;
    }

    #[test]
    fn another_number_in_a_topic_is_told_or_can_be_used(other in any_other_number(TOPICS.to_vec())) {
        if let Ok(topics) = read_topics(&with_number(other)) {
            check_topics_usable(&ResultContent { topics, ..built_in().clone() })?;
        }
    }

    #[test]
    fn a_damaged_text_file_is_told_or_comes_back_as_it_was(all in any_damage(), name in select(TEXTS.to_vec())) {
        let files = damaged(name, all);
        if let (Ok(questionnaire), Ok(content)) = (read_opening(&files), read_content(&files)) {
            prop_assert_eq!(check_comes_back(&questionnaire, &content), Ok(()));
        }
    }
}
