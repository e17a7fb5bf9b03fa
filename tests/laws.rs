//! What may apply, in tables of cases and as properties.

mod common;

use common::{answers, check_told, files, model, read_topics, topics};
use proptest::prelude::*;
use proptest::sample::select;
use role_fit::base::table::{Id, Keyed, Table};
use role_fit::model::{Choice, Question};
use role_fit::session::Answers;
use role_fit::topics::law::{Finding, Law, Status, laws, laws_with};
use serde_json::{Value, json};

fn built_in() -> &'static Table<Law> {
    &topics().laws.rules
}

fn found(answers: &Answers) -> Vec<Finding> {
    laws(built_in(), model(), answers)
}

#[track_caller]
fn finding(law: &str, answers: &Answers) -> Finding {
    let id = built_in().find(law).unwrap_or_else(|| panic!("there is no law {law}"));
    found(answers).into_iter().find(|finding| finding.law == id).expect("every law is found")
}

/// The laws of the European Union.
const OF_THE_EU: [&str; 6] = ["gdpr", "gdpr_dpo", "nis2", "ai_act_decisions", "ai_act_chat", "ai_act_literacy"];

fn country(key: &str) -> Id<Choice> {
    let question = model().questionnaire.questions.find("country").expect("a question");
    model().questionnaire.find_choice(question, key).unwrap_or_else(|| panic!("there is no country {key}"))
}

/// What is found where this country is proposed for the visitor and they have not said any.
#[track_caller]
fn finding_with(law: &str, answers: &Answers, proposed: &str) -> Finding {
    let mut placed = answers.clone();
    placed.choose(&model().questionnaire, country(proposed), true);
    let id = built_in().find(law).unwrap_or_else(|| panic!("there is no law {law}"));
    let found = laws_with(built_in(), model(), answers, &placed);
    found.into_iter().find(|finding| finding.law == id).expect("every law is found")
}

fn question_keys(questions: &[Id<Question>]) -> Vec<&'static str> {
    questions.iter().map(|&question| model().questionnaire.questions[question].key()).collect()
}

fn choice_keys(choices: &[Id<Choice>]) -> Vec<&'static str> {
    choices.iter().map(|&choice| model().questionnaire.choices[choice].key()).collect()
}

/// Who says this, of which law, gets which status, and is asked what.
#[test]
fn the_answers_decide_what_may_apply() {
    use Status::{Applies, CannotTell, MayApply, SeemsNot};
    for (law, json, status, ask) in [
        ("gdpr", "{}", Applies, &[][..]),
        ("gdpr", r#"{"rules": ["none"], "people": "from_1", "country": "germany"}"#, Applies, &[]),
        ("gdpr", r#"{"country": "uk"}"#, Applies, &[]),
        ("gdpr", r#"{"country": "us"}"#, MayApply, &[]),
        ("gdpr_dpo", "{}", CannotTell, &["country", "rules"]),
        ("gdpr_dpo", r#"{"rules": ["sensitive_data"], "people": "from_1", "country": "france"}"#, MayApply, &[]),
        ("gdpr_dpo", r#"{"rules": ["none"], "people": "from_250"}"#, SeemsNot, &[]),
        ("nis2", "{}", CannotTell, &["country", "people", "rules"]),
        ("nis2", r#"{"rules": null, "people": null, "country": "germany"}"#, CannotTell, &["people", "rules"]),
        ("nis2", r#"{"rules": ["essential_sector"], "people": "from_10", "country": "germany"}"#, MayApply, &[]),
        ("nis2", r#"{"rules": ["essential_sector"], "people": "from_25", "country": "other_eu"}"#, MayApply, &[]),
        ("nis2", r#"{"rules": ["essential_sector"], "people": "from_50"}"#, Applies, &[]),
        ("nis2", r#"{"rules": ["essential_sector", "supervised"], "people": "from_250"}"#, Applies, &[]),
        ("nis2", r#"{"rules": ["essential_sector"], "people": "from_1000"}"#, Applies, &[]),
        ("nis2", r#"{"rules": ["essential_sector"], "people": "from_1000", "country": "us"}"#, SeemsNot, &[]),
        ("nis2", r#"{"rules": ["essential_sector"], "country": "germany"}"#, MayApply, &["people"]),
        ("nis2", r#"{"rules": null, "people": "from_100", "country": "germany"}"#, MayApply, &["rules"]),
        ("nis2", r#"{"rules": ["customer_proof"], "people": "from_250"}"#, SeemsNot, &[]),
        ("ai_act_decisions", r#"{"rules": ["ai_decisions"]}"#, Applies, &[]),
        ("ai_act_decisions", r#"{"rules": ["none"]}"#, SeemsNot, &[]),
        ("ai_act_decisions", r#"{"ai": "company_wide", "country": "germany"}"#, MayApply, &["rules"]),
        ("ai_act_decisions", r#"{"ai": "none"}"#, SeemsNot, &[]),
        ("ai_act_chat", r#"{"ai": "product", "country": "france"}"#, MayApply, &[]),
        ("ai_act_chat", r#"{"ai": "none"}"#, SeemsNot, &[]),
        ("ai_act_literacy", r#"{"ai": "tools", "country": "netherlands"}"#, MayApply, &[]),
        ("ai_act_literacy", r#"{"ai": null, "country": "netherlands"}"#, CannotTell, &["ai"]),
        ("customer_proof", r#"{"rules": ["customer_proof"]}"#, Applies, &[]),
        ("customer_proof", r#"{"trigger": ["demanded"], "demand": "customer"}"#, Applies, &[]),
        ("customer_proof", "{}", CannotTell, &["rules"]),
        ("customer_proof", r#"{"trigger": ["demanded"]}"#, CannotTell, &["demand", "rules"]),
        ("supervision", r#"{"rules": ["supervised"]}"#, Applies, &[]),
        ("supervision", "{}", CannotTell, &["rules"]),
    ] {
        let finding = finding(law, &answers(json));
        let mut asked = question_keys(&finding.ask);
        asked.sort_unstable();
        assert_eq!((finding.status, &asked[..]), (status, ask), "{law} {json}");
    }
}

#[test]
fn the_answers_that_a_finding_rests_on_are_named() {
    let answers = answers(r#"{"rules": ["sensitive_data", "essential_sector"], "people": "from_50"}"#);
    assert_eq!(choice_keys(&finding("nis2", &answers).because), ["from_50", "essential_sector"]);
    assert_eq!(choice_keys(&finding("gdpr", &answers).because), Vec::<&str>::new());
    assert_eq!(choice_keys(&finding("supervision", &answers).because), ["sensitive_data", "essential_sector"]);
}

/// Who says this, and would be proposed which country, gets which status and is asked what.
#[test]
fn a_country_that_is_only_proposed_excludes_nothing() {
    use Status::{Applies, CannotTell, MayApply, SeemsNot};
    for (law, json, proposed, status, ask) in [
        ("gdpr", "{}", "germany", Applies, &[][..]),
        ("gdpr", "{}", "uk", Applies, &[]),
        ("gdpr", "{}", "us", MayApply, &[]),
        ("nis2", "{}", "germany", CannotTell, &["people", "rules"]),
        ("nis2", "{}", "us", CannotTell, &["country", "people", "rules"]),
        ("nis2", r#"{"rules": ["essential_sector"], "people": "from_100"}"#, "germany", Applies, &[]),
        ("nis2", r#"{"rules": ["essential_sector"], "people": "from_100"}"#, "us", MayApply, &["country"]),
        ("nis2", r#"{"rules": ["none"]}"#, "us", SeemsNot, &[]),
        ("ai_act_literacy", r#"{"ai": "tools"}"#, "uk", MayApply, &["country"]),
        ("supervision", r#"{"rules": ["supervised"]}"#, "us", Applies, &[]),
    ] {
        let finding = finding_with(law, &answers(json), proposed);
        let mut asked = question_keys(&finding.ask);
        asked.sort_unstable();
        assert_eq!((finding.status, &asked[..]), (status, ask), "{law} {json} {proposed}");
        assert!(!finding.because.contains(&country(proposed)), "{law}: the visitor did not say {proposed}");
    }
}

#[test]
fn an_old_answer_on_demands_counts_only_while_it_is_asked() {
    let asked = answers(r#"{"trigger": ["demanded"], "demand": "customer", "rules": null}"#);
    let no_longer = answers(r#"{"trigger": ["wonder"], "demand": "customer", "rules": null}"#);
    assert_eq!(choice_keys(&finding("customer_proof", &asked).because), ["customer"]);
    let finding = finding("customer_proof", &no_longer);
    assert_eq!((finding.status, question_keys(&finding.ask)), (Status::CannotTell, vec!["rules"]));
}

#[test]
fn every_law_has_sources_and_a_day_and_says_from_when() {
    let known = |sources: &[_]| !sources.is_empty();
    for law in built_in().rows() {
        assert!(known(&law.sources) && (2026..2100).contains(&law.checked.year()), "{}", law.key);
        assert!(!law.starts.is_empty() && law.starts.iter().all(|start| known(&start.sources)), "{}", law.key);
        assert!(law.rules.iter().all(|rule| known(&rule.sources)), "{}", law.key);
    }
}

/// Whether a sentence tells the reader to take on somebody with a title of technology leadership.
fn claims_a_title(sentence: &str) -> bool {
    let sentence = sentence.to_lowercase();
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let title = has(&["cto", "cio", "caio", "chief"]) || sentence.contains("it manager");
    let duty = has(&["must", "required", "requires", "require", "obliged", "mandatory", "duty"])
        || ["has to", "have to", "need to"].iter().any(|duty| sentence.contains(duty));
    let takes_on = has(&["appoint", "hire", "employ", "name", "have", "law", "act"]);
    title && duty && takes_on && !has(&["no", "not", "none", "without", "never"])
}

fn sentences(json: &Value, all: &mut Vec<String>) {
    match json {
        Value::String(text) => all.extend(text.split(['.', '?', '!']).map(str::to_string)),
        Value::Array(items) => items.iter().for_each(|item| sentences(item, all)),
        Value::Object(fields) => fields.values().for_each(|field| sentences(field, all)),
        _ => {}
    }
}

#[test]
fn no_text_says_that_a_law_requires_a_title() {
    assert!(claims_a_title("From 50 people on you must appoint a CIO."));
    assert!(claims_a_title("The law requires an IT manager"));
    assert!(!claims_a_title("The law does not require a CAIO"));
    let files = files();
    let texts = files.as_object().expect("files").iter().filter(|(name, _)| name.ends_with("_text"));
    let mut seen = 0;
    for (name, file) in texts {
        let mut all = Vec::new();
        sentences(file, &mut all);
        assert!(all.len() > 40, "{name} was read");
        seen += 1;
        for sentence in all {
            assert!(!claims_a_title(&sentence), "{name}: {sentence}");
        }
    }
    assert_eq!(seen, 9, "the questions, the result, the reasons, the published cases and five topics");
}

#[test]
fn a_broken_file_of_laws_tells_all_its_problems() {
    let mut files = files();
    let file = &mut files["laws"];
    let dpo = &mut file["laws"][1];
    dpo["rules"][0]["status"] = json!("perhaps");
    dpo["rules"][2]["when"] = json!([]);
    dpo["starts"][0]["day"] = json!([2026, 13, 1]);
    dpo["checked"] = json!("2026-11-21");
    dpo["sources"] = json!([]);
    file["laws"][0]["rules"][0]["when"] = json!(["people.dozens"]);
    check_told(
        read_topics(&files),
        &[
            "laws.laws[0].rules[0].when[0]",
            "laws.laws[1].rules[0].status",
            "laws.laws[1].rules[2].when",
            "laws.laws[1].starts[0].day[1]",
            "laws.laws[1].checked",
            "laws.laws[1].sources",
        ],
    );
}

#[test]
fn words_that_are_missing_or_too_many_are_told() {
    let mut files = files();
    let text = &mut files["laws_text"];
    text["laws"]["nis2"]["rules"]["tiny"] = json!("Too small.");
    text["laws"]["nis2"]["scope"] = json!("");
    text["laws"]["nis3"] = json!({});
    check_told(
        read_topics(&files),
        &["laws_text.laws.nis2.rules.tiny", "laws_text.laws.nis2.scope", "laws_text.laws.nis3"],
    );
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let choices = select(model().questionnaire.choices.ids().collect::<Vec<_>>());
    prop::collection::vec(choices, 0..30).prop_map(|choices| Answers::of(&model().questionnaire, &choices))
}

/// The questions that a law looks at.
fn questions_of(finding: &Finding) -> Vec<Id<Question>> {
    let rules = built_in()[finding.law].rules.iter();
    let named = rules.flat_map(|rule| rule.when.named().iter());
    named.map(|choice| model().questionnaire.choices[choice].question).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn every_law_is_found_once_what_applies_first(answers in any_answers()) {
        let found = found(&answers);
        prop_assert!(found.windows(2).all(|pair| pair[0].status <= pair[1].status));
        let mut ids: Vec<_> = found.iter().map(|finding| finding.law).collect();
        ids.sort();
        prop_assert_eq!(ids, built_in().ids().collect::<Vec<_>>());
        prop_assert!(found.iter().all(|finding| !finding.why(&topics().laws.words).is_empty()));
    }

    #[test]
    fn what_is_not_known_never_excludes_a_law(answers in any_answers(), unknown in any::<bool>()) {
        for finding in found(&answers) {
            let mut silent = answers.clone();
            for question in questions_of(&finding) {
                if unknown { silent.set_unknown(question) } else { silent.clear(question) }
            }
            let law = built_in()[finding.law].key();
            prop_assert_ne!(self::finding(law, &silent).status, Status::SeemsNot, "{}", law);
            prop_assert!(finding.status != Status::SeemsNot || !finding.because.is_empty(), "{}", law);
        }
    }

    #[test]
    fn only_open_questions_are_asked_and_only_taken_choices_named(answers in any_answers()) {
        for finding in found(&answers) {
            prop_assert!(finding.ask.iter().all(|&question| answers.chosen(question).is_empty()));
            prop_assert!(finding.because.iter().all(|&choice| answers.is_chosen(&model().questionnaire, choice)));
            prop_assert!(finding.status != Status::CannotTell || !finding.ask.is_empty());
        }
    }

    #[test]
    fn below_50_people_security_law_is_never_said_to_apply(
        answers in any_answers(), size in select(vec!["from_1", "from_10", "from_25"]),
    ) {
        let mut answers = answers;
        let people = model().questionnaire.questions.find("people").expect("a question");
        answers.choose(&model().questionnaire, model().questionnaire.find_choice(people, size).expect("a choice"), true);
        prop_assert_ne!(finding("nis2", &answers).status, Status::Applies);
    }

    #[test]
    fn outside_of_the_eu_no_eu_law_is_said_to_apply(
        answers in any_answers(), country in select(vec!["uk", "us", "elsewhere"]),
    ) {
        let mut answers = answers;
        answers.choose(&model().questionnaire, self::country(country), true);
        for law in OF_THE_EU {
            // The United Kingdom has the same law on data as its own.
            if (law, country) != ("gdpr", "uk") {
                prop_assert_ne!(finding(law, &answers).status, Status::Applies, "{} {}", law, country);
            }
        }
    }

    #[test]
    fn what_is_proposed_never_excludes_a_law_nor_makes_one_apply_outside_of_the_eu(
        answers in any_answers(), proposed in select(vec!["germany", "uk", "us", "elsewhere"]),
    ) {
        let mut answers = answers;
        answers.clear(model().questionnaire.choices[country(proposed)].question);
        for finding in found(&answers) {
            let law = built_in()[finding.law].key();
            let placed = finding_with(law, &answers, proposed);
            let is_excluded = [&finding, &placed].map(|finding| finding.status == Status::SeemsNot);
            prop_assert_eq!(is_excluded[0], is_excluded[1], "{} {}", law, proposed);
            prop_assert!(placed.because.iter().all(|&choice| answers.is_chosen(&model().questionnaire, choice)));
            if proposed != "germany" && OF_THE_EU.contains(&law) && (law, proposed) != ("gdpr", "uk") {
                prop_assert_ne!(placed.status, Status::Applies, "{} {}", law, proposed);
            }
        }
    }

    #[test]
    fn an_answer_that_is_not_put_any_more_moves_nothing(answers in any_answers()) {
        let mut without = answers.clone();
        answers.ignored(&model().questionnaire).into_iter().for_each(|question| without.clear(question));
        prop_assert_eq!(found(&answers), found(&without));
    }
}
