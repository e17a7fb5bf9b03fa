//! What published situations and the founding documents say, in the visitor's words, and what the assessment says.

mod common;

use std::collections::BTreeMap;

use common::{answers, assessed, check_first, first, model, points, ranking, role};
use role_fit::model::Keyed;
use role_fit::scoring::assess;
use role_fit::session::Answers;
use role_fit::timeline::timeline;
use serde_json::Value;

/// The executives who are hired for the whole week.
const FULL_TIME: [&str; 4] = ["cto_full_time", "cio", "cio_cto_combined", "caio"];

/// A published situation with the answers that a visitor in it would give.
struct Case {
    id: String,
    answers: Answers,
    expected: String,
    acceptable: Vec<String>,
    unacceptable: Vec<String>,
}

fn cases() -> Vec<Case> {
    let read = |json: &str| serde_json::from_str::<Value>(json).expect("a test file is valid JSON");
    let (cases, said) = (read(include_str!("cases.json")), read(include_str!("case_answers.json")));
    let text = |value: &Value| value.as_str().expect("a text").to_string();
    let texts = |value: &Value| value.as_array().expect("a list").iter().map(text).collect();
    let cases = cases["cases"].as_array().expect("a list of cases").iter();
    let cases = cases.map(|case| Case {
        id: text(&case["id"]),
        answers: answers(&said[text(&case["id"])].to_string()),
        expected: text(&case["expected_role"]),
        acceptable: texts(&case["acceptable_roles"]),
        unacceptable: texts(&case["unacceptable_roles"]),
    });
    cases.collect()
}

/// The cases whose first place is wrong in the given way, each with its ranking.
fn wrong(is_wrong: impl Fn(&Case, &str) -> bool) -> Vec<String> {
    let told = cases().into_iter().filter_map(|case| {
        let assessment = assess(model(), &case.answers);
        let told = || format!("{} ({}): {}", case.id, case.expected, ranking(&assessment));
        is_wrong(&case, first(&assessment)).then(told)
    });
    told.collect()
}

/// The answers of a built-in example.
fn example(key: &str) -> Answers {
    let example = model().examples.find(key).unwrap_or_else(|| panic!("there is no example {key}"));
    Answers::of(model(), &model().examples[example].choices)
}

#[test]
fn there_are_24_published_situations() {
    assert_eq!(cases().len(), 24);
}

#[test]
fn every_published_situation_gets_an_acceptable_role() {
    let wrong = wrong(|case, first| !case.acceptable.iter().any(|role| role == first));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_published_situation_gets_an_unacceptable_role() {
    let wrong = wrong(|case, first| case.unacceptable.iter().any(|role| role == first));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn most_published_situations_get_the_role_that_was_chosen() {
    let mut table: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for case in cases() {
        let first = first(&assess(model(), &case.answers));
        *table.entry((case.expected, first)).or_default() += 1;
    }
    let keys: Vec<&str> = model().roles.rows().iter().map(Keyed::key).collect();
    println!("{:>16} | {}", "expected", keys.join(" | "));
    for expected in &keys {
        let row = keys.iter().map(|first| {
            let count = table.get(&(expected.to_string(), *first)).copied().unwrap_or(0);
            format!("{count:>width$}", width = first.len())
        });
        println!("{expected:>16} | {}", row.collect::<Vec<_>>().join(" | "));
    }
    let right: usize = table.iter().filter(|((expected, first), _)| expected == first).map(|(_, count)| count).sum();
    println!("{right} of 24 as expected");
    let missed = wrong(|case, first| case.expected != first);
    assert!(right >= 20, "{missed:#?}");
}

#[test]
fn an_early_product_company_needs_a_cto_before_a_cio() {
    for (says, json) in [
        ("we have an idea for an app", r#"{"technology_use": "product", "stage": "idea"}"#),
        ("our first customers use it", r#"{"technology_use": "product", "stage": "first_customers"}"#),
        (
            "investors ask who builds it",
            r#"{"technology_use": "product", "stage": "idea", "decision": ["product_platform", "investors"]}"#,
        ),
        (
            "six developers and nobody who leads them",
            r#"{"technology_use": "product", "stage": "first_customers", "developers": "from_6", "who_decides": "owner"}"#,
        ),
        (
            "leading the developers takes somebody the whole week",
            r#"{"technology_use": "product", "stage": "first_customers", "people": "from_10", "developers": "from_6",
                "pain": ["delivery"], "leadership_time": "full_time", "money": "over_150k"}"#,
        ),
    ] {
        check_first(says, json, &["cto_full_time", "fractional_cto"]);
        let assessment = assessed(json);
        for cto in ["cto_full_time", "fractional_cto"] {
            assert!(points(&assessment, cto) > points(&assessment, "cio"), "{says}: {}", ranking(&assessment));
        }
    }
}

#[test]
fn growth_makes_the_needs_of_a_cio_count_more() {
    for technology in ["product", "both", "internal"] {
        for early in ["idea", "first_customers"] {
            let at = |stage| assessed(&format!(r#"{{"technology_use": "{technology}", "stage": "{stage}"}}"#));
            let (before, now) = (at(early), at("growing"));
            for need in ["risk_management", "strategic_planning", "operation_and_maintenance"] {
                let need = model().criteria.find(need).expect("a need of the model");
                let (before, now) = (before.weights[need], now.weights[need]);
                assert!(now > before, "{technology}, {early}: {} from {before} to {now}", model().criteria[need].key());
            }
            let (before, now) = (points(&before, "cio"), points(&now, "cio"));
            assert!(now > before, "{technology}, {early}: a CIO from {before} to {now} points");
        }
    }
}

#[test]
fn a_cio_gains_from_the_idea_to_the_large_company() {
    for key in ["software_start_up", "growing_saas", "manufacturer", "staffing_agency"] {
        let moments = timeline(model(), &example(key));
        let cio = moments.iter().map(|moment| points(&moment.assessment, "cio")).collect::<Vec<_>>();
        assert!(cio[0] < cio[2] && cio[2] < cio[4], "{key}: {cio:?}");
    }
}

#[test]
fn product_and_internal_needs_in_a_middling_company_go_to_one_person() {
    for (says, json) in [
        ("60 people, product and own systems", r#"{"technology_use": "both", "people": "from_50"}"#),
        ("150 people, product and own systems", r#"{"technology_use": "both", "people": "from_100"}"#),
        (
            "we grow, and both need a direction",
            r#"{"technology_use": "both", "people": "from_50", "stage": "growing", "pain": ["direction"]}"#,
        ),
        (
            "established, with connected systems of our own",
            r#"{"technology_use": "both", "people": "from_100", "stage": "established", "systems": "connected"}"#,
        ),
    ] {
        check_first(says, json, &["cio_cto_combined"]);
    }
}

#[test]
fn a_company_that_cannot_pay_full_time_gets_a_part_time_cto() {
    for (says, json) in [
        (
            "we must choose a business system",
            r#"{"technology_use": "internal", "people": "from_25", "decision": ["business_system"], "money": "up_to_60k"}"#,
        ),
        (
            "several systems and nobody who steers",
            r#"{"technology_use": "internal", "people": "from_50", "pain": ["direction"], "systems": "connected",
                "who_decides": "nobody", "money": "up_to_60k"}"#,
        ),
        (
            "customers outgrow our product",
            r#"{"technology_use": "product", "stage": "growing", "pain": ["delivery"], "money": "up_to_60k"}"#,
        ),
        (
            "a full-time CTO would be too early",
            r#"{"technology_use": "product", "stage": "idea", "leadership_time": "days_a_month", "money": "up_to_20k"}"#,
        ),
    ] {
        check_first(says, json, &["fractional_cto"]);
    }
}

#[test]
fn the_staffing_agency_gets_a_part_time_cto_for_a_few_days_a_month() {
    let assessment = assess(model(), &example("staffing_agency"));
    assert_eq!(first(&assessment), "fractional_cto", "{}", ranking(&assessment));
    let leadership = model().workloads.find("leadership").expect("a workload of the model");
    let tenths = assessment.amounts[leadership];
    assert!((15..=45).contains(&tenths), "{tenths} tenths of a day a month");
}

#[test]
fn ai_strategy_that_is_led_apart_gets_a_caio() {
    for (says, json) in [
        (
            "a CTO is there; AI is to have a leader of its own",
            r#"{"technology_use": "internal", "people": "from_250", "stage": "large", "who_decides": "executive",
                "ai_aim": "one_strategy", "role_now": ["cto"]}"#,
        ),
        (
            "trials in every department, one strategy for all",
            r#"{"technology_use": "internal", "stage": "established", "ai_today": "trials", "ai_aim": "one_strategy"}"#,
        ),
    ] {
        check_first(says, json, &["caio"]);
    }
}

#[test]
fn trouble_with_support_under_a_clear_direction_gets_an_it_manager() {
    for (says, json) in [
        ("devices and backups", r#"{"technology_use": "internal", "pain": ["support"], "leadership_time": "none"}"#),
        ("60 people wait for help", r#"{"technology_use": "internal", "people": "from_50", "pain": ["support"]}"#),
        (
            "our direction is clear, the network is not",
            r#"{"technology_use": "internal", "people": "from_100", "stage": "established", "pain": ["support"],
                "decision": ["none"], "leadership_time": "hours"}"#,
        ),
    ] {
        check_first(says, json, &["it_manager"]);
    }
}

#[test]
fn a_small_company_with_ordinary_office_systems_is_led_by_its_owner() {
    for (says, json) in [
        ("five of us", r#"{"technology_use": "internal", "people": "from_1", "systems": "office_only"}"#),
        ("eighteen of us", r#"{"technology_use": "internal", "people": "from_10", "systems": "office_only"}"#),
        (
            "nothing hurts",
            r#"{"technology_use": "internal", "people": "from_10", "systems": "office_only", "pain": ["nothing"],
                "decision": ["none"], "ai_today": "personal_tools", "role_now": ["outside_it"]}"#,
        ),
    ] {
        check_first(says, json, &["owner_led"]);
    }
}

#[test]
fn no_money_never_puts_a_full_time_executive_first() {
    let nothing = answers(r#"{"money": "nothing"}"#).all_chosen().next().expect("one choice");
    let examples = model().examples.rows().iter().map(|example| (example.key.to_string(), example.choices.to_vec()));
    let cases = cases().into_iter().map(|case| (case.id, case.answers.all_chosen().collect()));
    for (id, choices) in examples.chain(cases) {
        let mut answers = Answers::of(model(), &choices);
        answers.choose(model(), nothing, true);
        let assessment = assess(model(), &answers);
        assert!(!FULL_TIME.contains(&first(&assessment)), "{id}: {}", ranking(&assessment));
    }
}

#[test]
fn a_technical_founder_leads_at_the_idea_stage() {
    for (says, json) in [
        (
            "I write it myself",
            r#"{"technology_use": "product", "stage": "idea", "people": "from_1", "who_decides": "technical_founder"}"#,
        ),
        (
            "I write it with two others",
            r#"{"technology_use": "product", "stage": "idea", "people": "from_1", "developers": "up_to_5",
                "who_decides": "technical_founder", "role_now": ["none"]}"#,
        ),
    ] {
        check_first(says, json, &["owner_led"]);
    }
}

#[test]
fn a_part_time_leader_leans_to_what_the_company_needs_most() {
    for (says, json, expected) in [
        (
            "we sell software",
            r#"{"technology_use": "product", "stage": "idea", "money": "up_to_60k"}"#,
            "cto_full_time",
        ),
        (
            "we make machines and change the business system",
            r#"{"technology_use": "internal", "people": "from_100", "pain": ["direction", "suppliers_and_cost"],
                "decision": ["business_system"], "rules": ["essential_sector"], "money": "up_to_60k"}"#,
            "cio",
        ),
        (
            "AI decides in most of what we do, under supervision",
            r#"{"ai_today": "in_processes", "ai_aim": "one_strategy", "rules": ["ai_decisions", "supervised"],
                "money": "up_to_60k"}"#,
            "caio",
        ),
    ] {
        let assessment = assessed(json);
        assert_eq!(assessment.lean(model()), Some(role(expected)), "{says}");
    }
    let manufacturer = assess(model(), &example("manufacturer"));
    assert_eq!((first(&manufacturer), manufacturer.lean(model())), ("fractional_cto", Some(role("cio"))));
}

#[test]
fn the_examples_show_different_roles() {
    for (key, expected) in [
        ("staffing_agency", "fractional_cto"),
        ("software_start_up", "cto_full_time"),
        ("growing_saas", "cto_full_time"),
        ("manufacturer", "fractional_cto"),
    ] {
        let assessment = assess(model(), &example(key));
        assert_eq!(first(&assessment), expected, "{key}: {}", ranking(&assessment));
    }
}
