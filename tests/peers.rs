//! Companies like yours: the accounts are whole, and the nearest are the nearest.

mod common;

use std::collections::BTreeSet;

use common::any::{any_answers, cases};
use common::{answers, content, files, json as ours, lines, model};
use proptest::prelude::*;
use role_fit::base::json::Json;
use role_fit::base::problem::Problem;
use role_fit::base::table::{Id, Keyed};
use role_fit::content::Topics;
use role_fit::content::read::topics;
use role_fit::exchange::answers::name_answers;
use role_fit::model::{ChoiceSet, Put};
use role_fit::scoring::assess;
use role_fit::session::Answers;
use role_fit::topics::peers::{Case, Cases, LEAST_ANSWERS, MOST, Peer, Peers, nearness, peers};
use serde_json::{Value, json};

fn built_in() -> &'static Cases {
    &content().topics.peers.rules
}

fn found(answers: &Answers) -> Option<Peers> {
    peers(built_in(), model(), answers, &assess(model(), answers))
}

fn key(case: Id<Case>) -> &'static str {
    built_in().rows[case].key()
}

/// The answers that an account tells of, as a visitor would give them.
fn told(case: &Case) -> Answers {
    Answers::of(&model().questionnaire, &case.told.iter().collect::<Vec<_>>())
}

fn read(files: &Value) -> Result<Topics, Vec<Problem>> {
    topics(&ours(files), model())
}

/// The names of the choices by their question, unanswered and ignored ones left out.
fn names(answers: &Answers) -> Vec<(String, Vec<String>)> {
    let path = answers.path(&model().questionnaire);
    let put = |key: &str| {
        let id = model().questionnaire.questions.find(key).expect("a question");
        path.contains(&id) || model().questionnaire.questions[id].put == Put::Aside
    };
    let Json::Object(named) = name_answers(&model().questionnaire, answers) else { panic!("answers are an object") };
    let named = named.into_iter().filter(|(key, _)| &**key != "importance" && put(key));
    let texts = |value: Json| match value {
        Json::Text(text) if &*text == "unknown" => Vec::new(),
        Json::Text(text) => vec![text.to_string()],
        Json::List(items) => items.iter().map(|item| item.as_text().expect("a name").to_string()).collect(),
        _ => panic!("an answer is a name or a list of names"),
    };
    named.map(|(key, value)| (key.to_string(), texts(value))).filter(|(_, names)| !names.is_empty()).collect()
}

/// How near two lists of answers are, worked out by names from the files: what is shared, of how much.
fn slow_nearness(files: &Value, own: &[(String, Vec<String>)], case: &Value) -> (f64, f64) {
    let (mut shared, mut of) = (0.0, 0.0);
    for (question, mine) in own {
        let Some(weight) = files["cases"]["weights"][question].as_f64() else { continue };
        let Some(theirs) = case["answers"][question].as_array() else {
            of += weight / 2.0;
            continue;
        };
        let theirs: Vec<&str> = theirs.iter().map(|name| name.as_str().expect("a name")).collect();
        of += weight;
        let row = files["questions"]["questions"].as_array().expect("a list");
        let row = row.iter().find(|row| row["id"] == **question).expect("a question");
        let scale: Vec<&str> =
            row["choices"].as_array().expect("a list").iter().map(|row| row["id"].as_str().expect("a name")).collect();
        let place = |name: &str| scale.iter().position(|known| *known == name).expect("a choice") as i32;
        let mine: BTreeSet<&str> = mine.iter().map(String::as_str).collect();
        let theirs: BTreeSet<&str> = theirs.into_iter().collect();
        let steps = (place(mine.first().expect("one")) - place(theirs.first().expect("one"))).abs();
        shared += match (mine == theirs, mine.is_disjoint(&theirs), row["ordered"] == true && steps == 1) {
            (true, ..) => weight,
            (false, false, _) | (false, _, true) => weight / 2.0,
            _ => 0.0,
        };
    }
    (shared, of)
}

/// The accounts that are near, nearest first, by name.
fn slow_order(files: &Value, own: &[(String, Vec<String>)]) -> Vec<(String, String)> {
    let all = files["cases"]["cases"].as_array().expect("a list");
    let mut left: Vec<(f64, &Value)> = Vec::new();
    for case in all {
        let (shared, of) = slow_nearness(files, own, case);
        if of > 0.0 && shared / of >= 0.5 {
            left.push((shared / of, case));
        }
    }
    // A stable sort, so that ties stay in the order of the file. Shares of small whole numbers differ by far more.
    left.sort_by(|a, b| if (a.0 - b.0).abs() < 1e-9 { std::cmp::Ordering::Equal } else { b.0.total_cmp(&a.0) });
    let text = |value: &Value| value.as_str().expect("a name").to_string();
    left.into_iter().map(|(_, case)| (text(&case["id"]), text(&case["role"]))).collect()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_nearest_are_those_that_a_slow_comparison_by_names_finds(said in any_answers()) {
        check_as_slow(&said)?;
    }

    #[test]
    fn the_same_holds_near_an_account(place in 0..built_in().rows.len(), said in any_answers(), keep in any::<u64>()) {
        // Answers of an account, some of them replaced by others.
        let mut mixed = told(&built_in().rows.rows()[place]);
        for (bit, id) in model().questionnaire.questions.ids().enumerate() {
            if keep >> (bit % 64) & 3 == 0 {
                mixed.clear(id);
                said.chosen(id).iter().for_each(|&choice| mixed.choose(&model().questionnaire, choice, true));
            }
        }
        check_as_slow(&mixed)?;
    }
}

fn check_as_slow(said: &Answers) -> Result<(), TestCaseError> {
    let files = files();
    let own = names(said);
    let counted = own.iter().filter(|(question, _)| files["cases"]["weights"][question].is_u64()).count();
    let Some(Peers { alike, otherwise }) = found(said) else {
        prop_assert!(counted < LEAST_ANSWERS);
        return Ok(());
    };
    prop_assert!(counted >= LEAST_ANSWERS);
    let order = slow_order(&files, &own);
    let first: Vec<&str> = assess(model(), said).first().map(|placement| model().roles[placement.role].key()).collect();
    let expected: Vec<(&str, bool)> =
        order.iter().take(MOST).map(|(id, role)| (&**id, !first.contains(&&**role))).collect();
    let shown: Vec<(&str, bool)> = alike.iter().map(|peer| (key(peer.case), peer.is_otherwise)).collect();
    prop_assert_eq!(&shown, &expected);
    let is_told = expected.iter().any(|(_, is_otherwise)| *is_otherwise);
    let another = order.iter().skip(MOST).find(|(_, role)| !is_told && !first.contains(&&**role));
    prop_assert_eq!(otherwise.map(|peer| key(peer.case)), another.map(|(id, _)| &**id));
    for Peer { nearness, .. } in alike.iter().chain(&otherwise) {
        prop_assert!(nearness.is_near());
        prop_assert!(nearness.same + nearness.close <= nearness.compared && nearness.compared <= counted);
    }
    Ok(())
}

#[test]
fn an_account_is_nearest_to_its_own_answers() {
    for (id, row) in built_in().rows.iter() {
        let Some(Peers { alike, .. }) = found(&told(row)) else { panic!("{}: nothing is found", row.key) };
        let first = alike[0];
        assert_eq!(first.nearness.same, first.nearness.compared, "{}", row.key);
        // Two accounts may tell the same of two companies.
        let is_twin = built_in().rows[first.case].told == row.told;
        assert!(first.case == id || is_twin, "{}: {} stands before it", row.key, key(first.case));
    }
}

#[test]
fn no_answers_or_few_show_nothing() {
    assert_eq!(found(&Answers::none(&model().questionnaire)), None);
    assert_eq!(found(&answers(r#"{"side": "product", "people": "from_10"}"#)), None);
    assert_eq!(found(&answers(r#"{"side": "product", "people": "from_10", "missing": "unknown"}"#)), None);
    assert_eq!(
        found(&answers(r#"{"side": "product", "people": "from_10", "country": "germany", "stage": "growing"}"#)),
        None,
        "the country and what is put aside say nothing of how near a company is"
    );
    assert!(found(&answers(r#"{"side": "product", "people": "from_10", "missing": "developers"}"#)).is_some());
}

#[test]
fn answers_like_no_account_show_none() {
    let strange = r#"{"trigger": ["support"], "people": "from_1000", "side": "both_collide", "who": ["agency"],
        "fit": "leaving", "missing": "both_head", "ai": "none", "shape": "hours", "money": "none",
        "builders": "from_1"}"#;
    assert_eq!(found(&answers(strange)), Some(Peers { alike: Vec::new(), otherwise: None }));
}

#[test]
fn the_account_nearest_to_an_example_decided_as_its_result_does() {
    for (_, row) in model().questionnaire.examples.iter() {
        let alike = found(&Answers::of(&model().questionnaire, &row.choices)).expect("enough answers").alike;
        assert!(alike.first().is_some_and(|nearest| !nearest.is_otherwise), "{}: {alike:?}", row.key);
    }
}

#[test]
fn one_that_decided_otherwise_is_told_once() {
    let of = |key: &str| {
        let id = model().questionnaire.examples.find(key).expect("an example");
        found(&Answers::of(&model().questionnaire, &model().questionnaire.examples[id].choices))
            .expect("enough answers")
    };
    let (software, manufacturer) = (of("growing_software"), of("manufacturer"));
    assert!(software.alike.iter().all(|peer| !peer.is_otherwise));
    assert_eq!(software.otherwise.map(|peer| (key(peer.case), peer.is_otherwise)), Some(("b_own_08", true)));
    assert!(manufacturer.alike.iter().any(|peer| peer.is_otherwise));
    assert_eq!(manufacturer.otherwise, None);
}

#[test]
fn what_an_account_leaves_open_takes_half_an_answer_from_it() {
    let given =
        answers(r#"{"side": "product", "missing": "developers", "people": "from_10"}"#).counted(&model().questionnaire);
    let of = |json| nearness(built_in(), model(), &given, &answers(json).taken());
    let (whole, less, other) = (
        of(r#"{"side": "product", "missing": "developers", "people": "from_10"}"#),
        of(r#"{"side": "product"}"#),
        of(r#"{"side": "internal", "missing": "hands", "people": "from_250"}"#),
    );
    assert_eq!((whole.compared, whole.same, whole.close), (3, 3, 0));
    assert_eq!((less.compared, less.same), (1, 1));
    assert!(whole.is_near() && less.is_near() && !other.is_near());
    let step = of(r#"{"side": "product", "missing": "developers", "people": "from_25"}"#);
    assert_eq!((step.same, step.close), (2, 1));
    assert!(!nearness(built_in(), model(), &given, &ChoiceSet::EMPTY).is_near());
}

#[test]
fn every_account_has_valid_answers_words_and_a_source() {
    let Cases { rows, weights, sources } = built_in();
    let text = &content().topics.peers.words;
    assert!((50..=60).contains(&rows.len()));
    assert!(!sources.is_empty());
    let mut places: BTreeSet<&str> = BTreeSet::new();
    for (id, row) in rows.iter() {
        assert_eq!(told(row).taken(), row.told, "{}: the answers can be given", row.key);
        let asked: BTreeSet<_> = row.told.iter().map(|choice| model().questionnaire.choices[choice].question).collect();
        assert!(asked.iter().all(|&question| weights[question] > 0), "{}", row.key);
        assert!(asked.len() >= 6, "{} tells too little", row.key);
        assert!(row.url.starts_with("http"), "{}", row.key);
        let words = &text[id];
        for said in [&words.situation, &words.outcome] {
            assert!(said.split_whitespace().count() <= 45, "{}: {said}", row.key);
            assert!(said.ends_with('.'), "{}: {said}", row.key);
        }
        for title in ["CTO", "CIO", "CAIO", "IT manager"] {
            assert!(!words.situation.contains(title), "{} gives the decision away", row.key);
        }
        assert!(places.insert(&words.situation), "{} is told twice", row.key);
    }
}

#[test]
fn the_accounts_are_those_that_the_ranking_is_measured_on() {
    let published: Value = serde_json::from_str(include_str!("situations/published.json")).expect("JSON");
    let published = published["situations"].as_array().expect("a list");
    for row in built_in().rows.rows() {
        let id = row.key.replace('_', "-");
        let same = published.iter().find(|known| known["id"] == *id).unwrap_or_else(|| panic!("{id} is not there"));
        assert_eq!(same["source"], *row.url, "{id}");
        assert_eq!(same["expected_role"], *model().roles[row.role].key(), "{id}");
        assert_ne!(same["confidence"], "low", "{id}");
    }
}

#[test]
fn every_option_has_an_account() {
    let chosen: BTreeSet<_> = built_in().rows.rows().iter().map(|row| row.role).collect();
    assert_eq!(chosen.len(), model().roles.len());
}

#[test]
fn a_broken_file_is_told_with_every_problem() {
    for (says, at, value, path) in [
        ("no weight", "/cases/weights/side", json!(0), "cases.weights.side"),
        ("an unknown question", "/cases/weights", json!({"sides": 1}), "cases.weights.sides"),
        ("an unknown source", "/cases/sources", json!(["nobody"]), "cases.sources[0]"),
        ("no account", "/cases/cases", json!([]), "cases.cases"),
        ("an unknown role", "/cases/cases/0/role", json!("boss"), "cases.cases[0].role"),
        ("no answers", "/cases/cases/0/answers", json!({}), "cases.cases[0].answers"),
        ("an unknown choice", "/cases/cases/0/answers/side", json!(["left"]), "cases.cases[0].answers.side[0]"),
        ("two of one", "/cases/cases/0/answers/side", json!(["both", "internal"]), "cases.cases[0].answers.side"),
        ("one twice", "/cases/cases/0/answers/trigger", json!(["ai", "ai"]), "cases.cases[0].answers.trigger"),
        ("none", "/cases/cases/0/answers/trigger", json!([]), "cases.cases[0].answers.trigger"),
        ("no weight", "/cases/cases/0/answers", json!({"country": ["uk"]}), "cases.cases[0].answers.country"),
        ("no page", "/cases/cases/0/url", json!("example.org"), "cases.cases[0].url"),
        ("no address", "/cases/cases/0/url", json!(""), "cases.cases[0].url"),
        ("not said whether it sells", "/cases/cases/0/seller", Value::Null, "cases.cases[0].seller"),
        ("two of one name", "/cases/cases/1/id", json!("a_fr_07"), "cases.cases[1].id"),
        ("a strange field", "/cases/cases/0", json!({"roles": 1}), "cases.cases[0].roles"),
        ("no words", "/cases_text/cases/a_fr_07/situation", json!(" "), "cases_text.cases.a_fr_07.situation"),
        ("no publisher", "/cases_text/cases/a_fr_07/publisher", Value::Null, "cases_text.cases.a_fr_07.publisher"),
        ("words of nobody", "/cases_text/cases", json!({"nobody": {}}), "cases_text.cases.nobody"),
        ("no label", "/cases_text/ui/title", Value::Null, "cases_text.ui.title"),
    ] {
        let mut files = files();
        *files.pointer_mut(at).unwrap_or_else(|| panic!("{at} is not there")) = value;
        let Err(problems) = read(&files) else { panic!("{says}: no problem was told") };
        let is_told = problems.iter().any(|problem| problem.path == path && !problem.message.is_empty());
        assert!(is_told, "{says}: {path} is not told:\n{}", lines(&problems));
    }
}

#[test]
fn choices_that_do_not_go_together_are_told() {
    let mut files = files();
    files["cases"]["weights"]["rules"] = json!(1);
    files["cases"]["cases"][0]["answers"]["rules"] = json!(["supervised", "sensitive_data"]);
    assert!(read(&files).is_ok());
    files["cases"]["cases"][0]["answers"]["rules"] = json!(["supervised", "none"]);
    common::check_told(read(&files), &["cases.cases[0].answers.rules"]);
}

#[test]
fn all_problems_are_told_at_once() {
    let mut files = files();
    files["cases"]["cases"][0]["role"] = json!("boss");
    files["cases"]["cases"][1]["url"] = json!("example.org");
    common::check_told(read(&files), &["cases.cases[0].role", "cases.cases[1].url"]);
}

#[test]
fn the_labels_name_what_is_filled_in() {
    let ui = &content().topics.peers.labels;
    for (label, names) in [
        (ui.note(), &["{n}"][..]),
        (ui.none_near(), &["{n}"]),
        (ui.chose(), &["{role}"]),
        (ui.advised(), &["{role}"]),
        (ui.near(), &["{same}", "{total}"]),
        (ui.near_close(), &["{same}", "{total}", "{close}"]),
    ] {
        assert!(names.iter().all(|name| label.contains(name)), "{label}");
        assert_eq!(label.matches('{').count(), names.len(), "{label}");
    }
}
