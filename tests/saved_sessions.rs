//! What was stored once must be found again: texts of every version and edition that ever was, word for word as stored.
//!
//! They stand in `tests/saved`, one in a file; `found.json` says of each what must be found. A file that is there is
//! never changed: a new version or edition of the stored text gets new ones. Nobody ever had `v2-edition-2.json`, nor
//! those of an edition or version to come; they hold what is to be done with such a text.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::{answers, model};
use proptest::prelude::*;
use role_fit::base::json::Json;
use role_fit::base::table::Keyed;
use role_fit::exchange::answers::name_answers;
use role_fit::exchange::saved_session::{
    Assessment, BUILT_IN_MODEL, Found, Newer, Saved, VERSION, decode, storage_key,
};
use role_fit::model::Questionnaire;
use role_fit::session::{Entries, Step, Topic, TopicInputs};

fn questionnaire() -> &'static Questionnaire {
    &model().questionnaire
}

/// The stored text in this file.
#[track_caller]
fn stored(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/saved").join(format!("{name}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.trim_end().to_string()
}

/// All stored texts by the name of their file, each with what must be found.
fn expectations() -> Vec<(String, Json)> {
    match Json::parse(&stored("found")) {
        Ok(Json::Object(expected)) => expected.into_iter().map(|(name, found)| (name.into(), found)).collect(),
        other => panic!("found.json is no object: {other:?}"),
    }
}

fn decoded(text: &str) -> Found {
    decode(questionnaire(), BUILT_IN_MODEL, text)
}

#[track_caller]
fn saved(text: &str) -> Saved {
    match decoded(text) {
        Found::Current(saved) | Found::Older { saved, .. } => saved,
        other => panic!("{other:?}: {text}"),
    }
}

/// What is kept of a visitor who is here with these answers.
fn kept(said: &str, step: Step) -> Saved {
    let mut saved = Saved::new(questionnaire(), BUILT_IN_MODEL);
    saved.set_entries(entries(said, step));
    saved
}

fn entries(said: &str, step: Step) -> Entries {
    Entries { answers: answers(said), inputs: TopicInputs::default(), step }
}

fn names(saved: &Saved) -> Vec<&str> {
    saved.assessments().iter().map(Assessment::name).collect()
}

/// The name of a screen.
fn step_name(step: Step) -> String {
    match step {
        Step::Start => "start".to_string(),
        Step::Question(question) => format!("question.{}", questionnaire().questions[question].key()),
        Step::Check => "check".to_string(),
        Step::Result => "result".to_string(),
        Step::Topic(topic) => format!("topic.{}", topic.key()),
        Step::Guide => "guide".to_string(),
    }
}

/// An assessment in the words of `found.json`.
fn described(assessment: &Assessment) -> Json {
    let Entries { answers, inputs, step } = &assessment.entries;
    let entered = Topic::ALL.iter().filter_map(|&topic| Some((topic.key().into(), inputs.get(topic)?.clone())));
    let mut fields: Vec<(Box<str>, Json)> = vec![
        ("name".into(), Json::text(assessment.name())),
        ("step".into(), Json::text(&step_name(*step))),
        ("answers".into(), name_answers(questionnaire(), answers)),
    ];
    if !inputs.is_empty() {
        fields.push(("inputs".into(), Json::Object(entered.collect())));
    }
    Json::Object(fields)
}

/// The assessments of `found.json` with their answers in the order of the questionnaire.
fn expected_assessments(found: &Json) -> Json {
    let Some(Json::List(items)) = found.get("assessments") else { return Json::List(vec![]) };
    let in_order = |item: &Json| {
        let Json::Object(fields) = item else { panic!("an assessment is an object") };
        let fields = fields.iter().map(|(name, value)| match &**name {
            "answers" => (name.clone(), name_answers(questionnaire(), &answers(&value.write()))),
            _ => (name.clone(), value.clone()),
        });
        Json::Object(fields.collect())
    };
    Json::List(items.iter().map(in_order).collect())
}

#[test]
fn every_stored_text_is_found_as_it_was_meant() {
    for (name, expected) in expectations() {
        let text = |field: &str| expected.get(field).and_then(Json::as_text);
        let found = decoded(&stored(&name));
        let (kind, saved) = match &found {
            Found::Current(saved) => ("current", Some(saved)),
            Found::Older { saved, .. } => ("older", Some(saved)),
            Found::Newer(Newer::Version(_)) => ("newer version", None),
            Found::Newer(Newer::Edition(_)) => ("newer edition", None),
            Found::Unreadable => ("unreadable", None),
        };
        assert_eq!(Some(kind), text("found"), "{name}");
        let assessments = saved.map_or(&[][..], Saved::assessments);
        let described = Json::List(assessments.iter().map(described).collect());
        assert_eq!(described, expected_assessments(&expected), "{name}");
        let Some(saved) = saved else { continue };
        assert_eq!(saved.current().name(), text("current").unwrap_or_default(), "{name}");
        let revision = expected.get("revision").and_then(Json::as_whole).unwrap_or_default();
        assert_eq!(i64::from(saved.revision()), i64::from(revision), "{name}");
        assert_eq!((saved.model(), saved.edition()), (BUILT_IN_MODEL, questionnaire().edition), "{name}");
    }
}

#[test]
fn every_stored_text_is_listed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/saved");
    let files = fs::read_dir(folder).expect("the folder of stored texts");
    let files = files.map(|file| file.expect("a file").file_name().into_string().expect("a plain name"));
    let files: BTreeSet<String> = files.filter(|file| file != "found.json").collect();
    let listed: BTreeSet<String> = expectations().into_iter().map(|(name, _)| format!("{name}.json")).collect();
    assert_eq!(files, listed);
    let today = format!("v{VERSION}-edition-{}.json", questionnaire().edition);
    assert!(files.contains(&today), "a text as it is stored today is missing: put one into tests/saved/{today}");
}

#[test]
fn a_text_of_today_is_written_word_for_word() {
    for (name, expected) in expectations() {
        let is_of_today = name.starts_with(&format!("v{VERSION}-"));
        if is_of_today && expected.get("found") == Some(&Json::text("current")) {
            let text = stored(&name);
            assert_eq!(saved(&text).write(questionnaire()), text, "{name}");
        }
    }
}

#[test]
fn a_text_of_version_1_becomes_the_same_of_version_2() {
    for name in ["edition-3", "edition-3-complete", "edition-3-inputs"] {
        let (before, after) = (saved(&stored(&format!("v1-{name}"))), saved(&stored(&format!("v2-{name}"))));
        assert_eq!(before.assessments(), after.assessments(), "{name}");
    }
}

#[test]
fn what_became_of_an_older_text_stays_so() {
    for (name, _) in expectations() {
        if let Found::Current(saved) | Found::Older { saved, .. } = decoded(&stored(&name)) {
            let text = saved.write(questionnaire());
            assert_eq!(decoded(&text), Found::Current(saved), "{name}");
        }
    }
}

#[test]
fn an_answer_that_is_not_put_any_more_is_kept() {
    let own = &saved(&stored("v1-edition-3-complete")).current().entries.answers.clone();
    let ignored = own.ignored(questionnaire());
    let names: Vec<&str> = ignored.into_iter().map(|question| questionnaire().questions[question].key()).collect();
    assert_eq!(names, ["demand"]);
}

#[test]
fn where_an_older_edition_asked_something_else_the_visitor_is_led_to_what_is_asked_anew() {
    let mut count = 0;
    for (name, _) in expectations() {
        let Found::Older { saved, asked_anew } = decoded(&stored(&name)) else { continue };
        count += 1;
        let Entries { answers, step, .. } = &saved.current().entries;
        assert_eq!(asked_anew, answers.left(questionnaire()), "{name}");
        assert_eq!(asked_anew.first().map(|&question| Step::Question(question)), Some(*step), "{name}");
        assert!(!answers.has_importance(), "{name}: a need that was marked is no theme");
    }
    assert!(count > 5, "only {count} texts of an older edition");
}

#[test]
fn nothing_is_asked_anew_in_an_assessment_that_has_no_answers() {
    let text = stored("v2-edition-2").replace(r#""current":"B""#, r#""current":"C""#);
    let Found::Older { saved, asked_anew } = decoded(&text) else { panic!("a text of an older edition") };
    assert_eq!((saved.current().name(), asked_anew), ("C", vec![]));
}

#[test]
fn a_text_of_a_newer_version_is_left_to_that_version() {
    for version in [3, 4, 2_000_000_000] {
        for rest in ["", r#","assessments":[]"#, r#","model":"other","edition":"one""#] {
            let text = format!(r#"{{"version":{version}{rest}}}"#);
            assert_eq!(decoded(&text), Found::Newer(Newer::Version(version)), "{text}");
        }
    }
    let newer = i32::try_from(questionnaire().edition + 1).expect("an edition");
    for text in [
        format!(r#"{{"version":1,"edition":{newer}}}"#),
        format!(r#"{{"version":2,"model":"role-fit","edition":{newer},"assessments":7}}"#),
    ] {
        assert_eq!(decoded(&text), Found::Newer(Newer::Edition(newer)), "{text}");
    }
}

#[test]
fn another_version_is_unreadable() {
    for version in ["0", "-1", "\"1\"", "\"2\"", "1.5", "null"] {
        for (name, mark) in [("v1-edition-3", "\"version\":1"), ("v2-edition-3", "\"version\":2")] {
            let text = stored(name).replace(mark, &format!("\"version\":{version}"));
            assert_eq!(decoded(&text), Found::Unreadable, "{text}");
        }
    }
}

#[test]
fn a_text_of_another_shape_is_unreadable() {
    let of_version_2 = |assessments: &str| {
        format!(r#"{{"version": 2, "model": "role-fit", "edition": 3, "assessments": {assessments}}}"#)
    };
    let texts = [
        "",
        "null",
        "1",
        "[]",
        "{}",
        "not JSON",
        r#"{"version": 1}"#,
        r#"{"version": 1, "step": "check"}"#,
        r#"{"version": 1, "answers": {}}"#,
        r#"{"version": 1, "step": 3, "answers": {}}"#,
        r#"{"version": 1, "step": "check", "answers": []}"#,
        r#"{"version": 1, "step": "check", "answers": "none"}"#,
        r#"{"version": 1, "step": "check", "answers": {}, "edition": "3"}"#,
        r#"{"step": "check", "answers": {}}"#,
        // What version 1 had, under the number of version 2.
        r#"{"version": 2, "edition": 3, "step": "check", "answers": {}}"#,
        r#"{"version": 2, "edition": 3, "assessments": [{"name": "", "step": "check", "answers": {}}]}"#,
    ];
    let lists = [
        "{}",
        "[]",
        "[7]",
        r#"[{"name": "", "answers": {}}]"#,
        r#"[{"name": "", "step": "check"}]"#,
        r#"[{"name": "", "step": "check", "answers": {}}, {"name": "b", "step": "check", "answers": []}]"#,
    ];
    for text in texts.iter().map(ToString::to_string).chain(lists.map(of_version_2)) {
        assert_eq!(decoded(&text), Found::Unreadable, "{text}");
    }
}

#[test]
fn a_text_cut_off_anywhere_is_unreadable() {
    for name in ["v1-edition-3-complete", "v2-edition-3-complete"] {
        let text = stored(name);
        for end in 0..text.len() {
            assert_eq!(decoded(&text[..end]), Found::Unreadable, "{name} cut off after {end}");
        }
    }
}

#[test]
fn what_is_less_than_vital_may_be_missing() {
    let text = r#"{"version": 2, "revision": "many", "model": "role-fit", "current": "gone", "assessments": [
        {"name": 7, "step": "check", "answers": {"people": "from_25"}}, {"step": "result", "answers": {}},
        {"name": "2", "step": "guide", "answers": {}}]}"#;
    let saved = saved(text);
    assert_eq!(saved.revision(), 0);
    assert_eq!(saved.current().entries, entries(r#"{"people": "from_25"}"#, Step::Check));
    assert_eq!(names(&saved), ["", "2", "2 2"], "each can be told from the others");
}

#[test]
fn answers_to_another_model_are_not_ours() {
    let text = stored("v2-edition-3");
    assert_eq!(decode(questionnaire(), "other", &text), Found::Unreadable);
    assert_eq!(decode(questionnaire(), "other", &stored("v1-edition-3")), Found::Unreadable);
    let theirs = text.replace("role-fit", "other");
    assert_eq!(decoded(&theirs), Found::Unreadable);
    assert!(matches!(decode(questionnaire(), "other", &theirs), Found::Current(_)));
}

#[test]
fn an_early_edition_of_another_model_has_nothing_to_do_with_ours() {
    let text = stored("v2-edition-3").replace("role-fit", "other").replace("\"edition\":3", "\"edition\":1");
    let Found::Current(found) = decode(questionnaire(), "other", &text) else { panic!("a text of this version") };
    assert_eq!(found.current(), saved(&stored("v2-edition-3")).current());
}

#[test]
fn answers_that_mean_nothing_count_for_nothing() {
    let found = saved(
        r#"{"version": 1, "edition": 3, "step": "check", "answers": {
            "horoscope": "leo", "people": "from_7_to_9", "stage": "growing", "trigger": ["support", "noise"], "money": 7}}"#,
    );
    assert_eq!(found.current().entries, entries(r#"{"stage": ["growing"]}"#, Step::Check));
}

#[track_caller]
fn check_step(name: &str, expected: Step) {
    let assessment = format!(r#"{{"name": "", "step": "{name}", "answers": {{}}}}"#);
    let version_1 = format!(r#"{{"version": 1, "step": "{name}", "answers": {{}}}}"#);
    let version_2 = format!(r#"{{"version": 2, "model": "role-fit", "assessments": [{assessment}]}}"#);
    for text in [version_1, version_2] {
        assert_eq!(saved(&text).current().entries.step, expected, "{text}");
    }
}

#[test]
fn an_unknown_step_is_the_start_page() {
    let people = questionnaire().questions.find("people").expect("a question of the model");
    for (name, expected) in [
        ("question.people", Step::Question(people)),
        ("start", Step::Start),
        ("check", Step::Check),
        ("result", Step::Result),
        ("guide", Step::Guide),
        ("question.horoscope", Step::Start),
        ("question.", Step::Start),
        ("question.townspeople", Step::Start),
        ("question.people ", Step::Start),
        ("people", Step::Start),
        ("", Step::Start),
    ] {
        check_step(name, expected);
    }
}

#[test]
fn every_later_screen_is_found_again_by_its_whole_name() {
    for topic in Topic::ALL {
        check_step(&format!("topic.{}", topic.key()), Step::Topic(topic));
        check_step(topic.key(), Step::Start);
        // A topic that is gone leads to the result, from where the others can be reached.
        check_step(&format!("topic.master{}", topic.key()), Step::Result);
        check_step(&format!("topic.{}s", topic.key()), Step::Result);
    }
}

#[test]
fn what_is_entered_on_a_topic_alone_is_worth_saving() {
    let mut inputs = TopicInputs::default();
    inputs.put(Topic::Plan, Json::object([("company", Json::text("Miller"))]));
    let mut kept = kept("{}", Step::Result);
    assert!(kept.is_empty());
    kept.set_entries(Entries { answers: answers("{}"), inputs, step: Step::Result });
    assert!(!kept.is_empty());
    assert_eq!(decoded(&kept.write(questionnaire())), Found::Current(kept));
}

#[test]
fn there_is_nothing_to_keep_before_anything_is_entered() {
    assert!(kept("{}", Step::Guide).is_empty());
    assert!(!kept(r#"{"people": null}"#, Step::Start).is_empty());
    let mut named = kept("{}", Step::Start);
    assert!(named.rename("", "Miller"));
    assert!(!named.is_empty(), "a name is something entered");
    let unknown = [r#""answers":{"moon":"full"}"#, r#""answers":{},"colour":"red""#];
    for fields in unknown {
        let assessment = format!(r#"{{"name":"","step":"start",{fields}}}"#);
        let text = format!(r#"{{"version":2,"model":"role-fit","edition":3,"assessments":[{assessment}]}}"#);
        assert!(!saved(&text).is_empty(), "{text}");
    }
}

#[test]
fn assessments_are_added_renamed_opened_and_removed() {
    let mut kept = kept(r#"{"people": "from_25"}"#, Step::Result);
    let other = entries(r#"{"people": "from_50"}"#, Step::Check);
    assert_eq!(kept.add("Miller", other.clone()), "Miller");
    assert_eq!(kept.add("Miller", other.clone()), "Miller 2");
    assert_eq!(kept.add("", other.clone()), "2");
    assert_eq!(names(&kept), ["", "Miller", "Miller 2", "2"]);
    assert_eq!(kept.current().name(), "", "what is added is not open yet");

    assert!(!kept.rename("nobody", "Smith"));
    assert!(!kept.rename("", "Miller"), "the name is another's");
    assert!(kept.rename("", "Smith") && kept.rename("Smith", "Smith"));
    assert_eq!(names(&kept), ["Smith", "Miller", "Miller 2", "2"]);

    assert!(!kept.choose("nobody"));
    assert_eq!(kept.current().name(), "Smith");
    assert!(kept.choose("Miller 2"));
    kept.set_entries(entries("{}", Step::Start));
    assert_eq!(kept.current().entries, entries("{}", Step::Start));
    assert_eq!(kept.assessments()[1].entries, other, "only the open one changes");

    assert_eq!(kept.remove("nobody"), None);
    assert_eq!(kept.remove("Smith").map(|removed| removed.name().to_string()).as_deref(), Some("Smith"));
    assert_eq!(kept.current().name(), "Miller 2", "another one is removed");
    kept.remove("Miller 2");
    assert_eq!(kept.current().name(), "2", "the one after it is open");
    kept.remove("2");
    assert_eq!(kept.current().name(), "Miller", "or the last");
    assert_eq!(kept.remove("Miller"), None, "the only one stays");
    assert_eq!(names(&kept), ["Miller"]);
}

#[test]
fn the_revision_grows_with_each_write_and_after_those_of_others() {
    let mut kept = kept(r#"{"people": "from_25"}"#, Step::Result);
    kept.count_write(0);
    kept.count_write(0);
    assert_eq!(kept.revision(), 2);
    kept.count_write(7);
    assert_eq!(kept.revision(), 8);
    kept.count_write(3);
    assert_eq!(kept.revision(), 9);
    kept.count_write(u32::MAX);
    assert_eq!(kept.revision(), u32::MAX);
}

#[test]
fn deleting_leaves_nothing_but_the_count_of_writes() {
    let mut kept = saved(&stored("v2-edition-3-unknown-fields"));
    kept.delete(questionnaire());
    assert!(kept.is_empty());
    assert_eq!(kept.revision(), 9);
    kept.set_entries(entries(r#"{"people": "from_25"}"#, Step::Check));
    kept.count_write(0);
    let expected = concat!(
        r#"{"version":2,"revision":10,"model":"role-fit","edition":3,"current":"","assessments":["#,
        r#"{"name":"","step":"check","answers":{"people":"from_25"}}]}"#
    );
    assert_eq!(kept.write(questionnaire()), expected);
}

#[test]
fn the_keys_are_those_that_were_always_there() {
    assert_eq!(storage_key(BUILT_IN_MODEL, ""), "role-fit");
    assert_eq!(storage_key(BUILT_IN_MODEL, "2"), "role-fit.2");
    assert_eq!(storage_key("other", ""), "role-fit:other");
    assert_eq!(storage_key("other", "2"), "role-fit:other.2");
}

proptest! {
    #![proptest_config(common::any::cases(512))]

    #[test]
    fn no_two_widgets_share_a_key(
        one in ("role-fit|[ab]{1,2}", "[ab:.]{0,4}"),
        other in ("role-fit|[ab]{1,2}", "[ab:.]{0,4}"),
    ) {
        prop_assert_eq!(storage_key(&one.0, &one.1) == storage_key(&other.0, &other.1), one == other);
    }
}
