//! What the founding documents say, in the visitor's words, and what the assessment says. How the order does on published and
//! constructed situations is in `judge.rs`.

mod common;

use std::collections::BTreeSet;

use common::situations::situations;
use common::{answers, assessed, check_first, first, model, points, ranking, role, topics};
use role_fit::base::table::Keyed;
use role_fit::evaluation::Evaluation;
use role_fit::scoring::{assess, without_limit};
use role_fit::session::Answers;
use role_fit::timeline::timeline;
use role_fit::topics::cost::estimate::proposed_days;

/// The executives who are hired for the whole week.
const FULL_TIME: [&str; 4] = ["cto_full_time", "cio", "cio_cto_combined", "caio"];

/// The answers of a built-in example.
fn example(key: &str) -> Answers {
    let example = model().questionnaire.examples.find(key).unwrap_or_else(|| panic!("there is no example {key}"));
    Answers::of(&model().questionnaire, &model().questionnaire.examples[example].choices)
}

#[test]
fn an_early_product_company_needs_a_cto_before_a_cio() {
    for (says, json) in [
        ("we have an idea for an app", r#"{"side": "product", "people": "from_1"}"#),
        ("our first customers use it", r#"{"side": "product", "people": "from_10", "missing": "developers"}"#),
        (
            "investors ask who builds it",
            r#"{"trigger": ["demanded", "big_project"], "side": "product", "people": "from_1", "who": ["owner"],
                "fit": "cannot_judge", "missing": "direction"}"#,
        ),
        (
            "six developers and nobody who leads them",
            r#"{"side": "product", "people": "from_10", "builders": "from_5", "who": ["owner"], "fit": "cannot_judge",
                "missing": "developers"}"#,
        ),
    ] {
        let assessment = assessed(json);
        for cto in ["cto_full_time", "fractional_cto"] {
            assert!(points(&assessment, cto) > points(&assessment, "cio"), "{says}: {}", ranking(&assessment));
        }
    }
}

#[test]
fn leading_the_developers_of_a_product_all_week_takes_a_full_time_cto() {
    check_first(
        "nine developers, a full week, the money is there",
        r#"{"trigger": ["outgrown"], "side": "product", "people": "from_25", "builders": "from_5", "who": ["owner"],
            "fit": "cannot_judge", "missing": "developers", "shape": "full_week", "money": "over_150k"}"#,
        &["cto_full_time"],
    );
}

#[test]
fn growth_makes_a_cio_stand_higher() {
    for side in ["both", "mostly_internal", "internal"] {
        let sizes = ["from_10", "from_50", "from_250", "from_1000"];
        let cio = sizes.map(|people| {
            let assessment = assessed(&format!(r#"{{"side": "{side}", "people": "{people}"}}"#));
            let place = assessment.placements.iter().position(|placement| placement.role == role("cio"));
            (points(&assessment, "cio"), place.expect("every option is ranked"))
        });
        assert!(cio.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 >= pair[1].1), "{side}: {cio:?}");
    }
}

#[test]
fn a_cio_gains_from_the_idea_to_the_large_company() {
    for key in ["growing_software", "manufacturer", "staffing_agency", "machine_maker"] {
        let moments = timeline(model(), &example(key));
        let cio = moments.iter().map(|moment| points(&moment.assessment, "cio")).collect::<Vec<_>>();
        assert!(cio[0] < cio[2] && cio[2] < cio[4], "{key}: {cio:?}");
    }
}

#[test]
fn two_sides_that_one_person_can_lead_go_to_one_person() {
    for (says, json) in [
        (
            "150 people, developers and office IT blame each other",
            r#"{"trigger": ["at_odds"], "side": "both_collide", "people": "from_100", "missing": "both_head",
                "shape": "full_week", "builders": "from_5"}"#,
        ),
        (
            "60 people, and we can pay one head",
            r#"{"side": "both", "people": "from_50", "missing": "both_head", "shape": "full_week",
                "money": "up_to_150k", "builders": "from_5"}"#,
        ),
    ] {
        check_first(says, json, &["cio_cto_combined"]);
    }
}

#[test]
fn a_company_that_cannot_pay_full_time_gets_a_part_time_leader() {
    for (says, json) in [
        (
            "we must choose a business system",
            r#"{"trigger": ["big_project"], "side": "internal", "people": "from_25", "fit": "cannot_judge",
                "missing": "project", "shape": "months", "money": "up_to_30k"}"#,
        ),
        (
            "several systems and nobody who steers",
            r#"{"trigger": ["at_odds"], "side": "internal", "people": "from_50", "who": ["nobody"],
                "fit": "cannot_judge", "missing": "direction", "shape": "days_a_month", "systems": "connected",
                "money": "up_to_80k"}"#,
        ),
        (
            "an agency builds our product and nobody can judge it",
            r#"{"trigger": ["cannot_judge"], "side": "product", "people": "from_10", "who": ["owner"],
                "fit": "cannot_judge", "missing": "direction", "shape": "days_a_month", "builders": "outside",
                "money": "up_to_30k"}"#,
        ),
    ] {
        check_first(says, json, &["fractional_cto"]);
    }
}

#[test]
fn the_staffing_agency_gets_a_part_time_leader_for_two_days_a_month() {
    let assessment = assess(model(), &example("staffing_agency"));
    assert_eq!(first(&assessment), "fractional_cto", "{}", ranking(&assessment));
    let leadership = model().workloads.find("leadership").expect("a workload of the model");
    let tenths = assessment.amounts[leadership];
    assert_eq!(tenths, 20, "tenths of a day a month");
    // Costs and plan say the same.
    let days = proposed_days(&topics().costs.rules, tenths);
    assert_eq!((days.low, days.high, days.middle()), (15, 25, 20));
}

#[test]
fn ai_in_many_units_that_nobody_answers_for_gets_a_chief_ai_officer() {
    for (says, json) in [
        (
            "a good CIO is there; AI is to have a head of its own",
            r#"{"trigger": ["ai"], "side": "mostly_internal", "people": "from_250", "who": ["cio"], "fit": "one_side",
                "missing": "ai_head", "ai": "company_wide", "shape": "full_week", "money": "over_150k",
                "ai_owner": "several"}"#,
        ),
        (
            "the supervisor wants one name",
            r#"{"trigger": ["ai", "demanded"], "side": "internal", "people": "from_1000", "missing": "ai_head",
                "ai": "company_wide", "shape": "full_week", "ai_owner": "asked_for"}"#,
        ),
    ] {
        check_first(says, json, &["caio"]);
    }
    let small = assessed(r#"{"trigger": ["ai"], "people": "from_10", "missing": "ai_head", "ai": "scattered"}"#);
    assert_ne!(first(&small), "caio", "a small firm needs no chief for AI: {}", ranking(&small));
}

#[test]
fn trouble_with_support_under_a_clear_direction_gets_an_it_manager() {
    for (says, json) in [
        (
            "60 people wait for help",
            r#"{"trigger": ["support"], "side": "internal", "people": "from_50", "missing": "hands",
                "shape": "full_week"}"#,
        ),
        (
            "accounts, backups and contracts all week, a named contact is asked for",
            r#"{"trigger": ["support", "demanded"], "side": "internal", "people": "from_100", "missing": "keeper",
                "shape": "full_week", "daily_it": "outside_bad"}"#,
        ),
    ] {
        check_first(says, json, &["it_manager"]);
    }
}

#[test]
fn a_small_company_with_ordinary_office_systems_is_led_by_its_owner() {
    for (says, json) in [
        ("five of us", r#"{"side": "internal", "people": "from_1", "trigger": ["wonder"]}"#),
        (
            "eighteen of us, and it works",
            r#"{"side": "internal", "people": "from_10", "trigger": ["wonder"], "who": ["owner", "outside_it"],
                "fit": "with_help", "missing": "nothing"}"#,
        ),
        (
            "one offer to be judged",
            r#"{"side": "internal", "people": "from_10", "trigger": ["big_project"], "fit": "with_help",
                "missing": "advice"}"#,
        ),
    ] {
        check_first(says, json, &["owner_led"]);
    }
}

#[test]
fn no_money_never_puts_a_full_time_executive_first() {
    let nothing = answers(r#"{"money": "none"}"#).taken().iter().next().expect("one choice");
    let examples = model().questionnaire.examples.rows().iter();
    let examples = examples.map(|row| (row.key.to_string(), Answers::of(&model().questionnaire, &row.choices)));
    let read = situations().iter().flat_map(|it| it.answers.iter().map(|answers| (it.id.clone(), answers.clone())));
    for (id, mut answers) in examples.chain(read) {
        answers.choose(&model().questionnaire, nothing, true);
        let is_put = answers.counted(&model().questionnaire).contains(nothing);
        let assessment = assess(model(), &answers);
        // Where no option fits well, that is said instead of crowning one.
        let is_crowned = assessment.placements[0].keep.is_none() && !assessment.fits_none(model());
        let is_wrong = is_put && is_crowned && FULL_TIME.contains(&first(&assessment));
        assert!(!is_wrong, "{id}: {}", ranking(&assessment));
    }
}

#[test]
fn a_technical_founder_who_does_it_well_is_kept() {
    for (says, json) in [
        (
            "I write it myself",
            r#"{"side": "product", "people": "from_1", "who": ["technical_founder"], "fit": "yes",
                "missing": "builder", "builders": "founder"}"#,
        ),
        (
            "I lead four developers and have the time",
            r#"{"side": "product", "people": "from_10", "who": ["technical_founder"], "fit": "yes",
                "missing": "nothing", "builders": "from_1"}"#,
        ),
    ] {
        check_first(says, json, &["owner_led"]);
        assert!(assessed(json).placements[0].keep.is_some(), "{says}");
    }
}

#[test]
fn whoever_fills_a_seat_well_is_kept_and_whoever_does_not_is_no_cover() {
    for (who, side, option, more) in [
        ("cto", "product", "cto_full_time", r#", "builders": "from_13", "people": "from_50""#),
        ("cio", "internal", "cio", r#", "people": "from_250""#),
        ("it_manager", "internal", "it_manager", r#", "people": "from_100", "trigger": ["support"]"#),
    ] {
        let json = |fit: &str| {
            format!(r#"{{"side": "{side}", "who": ["{who}"], "fit": "{fit}", "missing": "nothing"{more}}}"#)
        };
        let well = assessed(&json("with_help"));
        assert_eq!(first(&well), option, "{who}: {}", ranking(&well));
        assert!(well.placements[0].keep.is_some(), "{who} is kept");
        let badly = assessed(&json("not_well"));
        assert!(badly.of(role(option)).is_some_and(|placement| placement.keep.is_none()), "{who} is not kept");
    }
}

#[test]
fn a_part_time_leader_leans_to_what_the_company_needs_most() {
    for (says, json, expected) in [
        ("we sell software", r#"{"side": "product", "missing": "developers", "people": "from_10"}"#, "cto_full_time"),
        (
            "we make machines and change the business system",
            r#"{"side": "internal", "people": "from_100", "missing": "direction", "trigger": ["big_project"]}"#,
            "cio",
        ),
        (
            "AI in most of what we do",
            r#"{"side": "internal", "people": "from_100", "ai": "company_wide", "missing": "ai_head",
                "trigger": ["ai"]}"#,
            "caio",
        ),
    ] {
        assert_eq!(assessed(json).lean(model()), Some(role(expected)), "{says}");
    }
}

#[test]
fn where_money_rules_the_better_option_out_both_are_told() {
    let answers = answers(
        r#"{"side": "product", "people": "from_25", "builders": "from_5", "who": ["owner"], "fit": "cannot_judge",
            "missing": "developers", "shape": "full_week", "money": "up_to_10k"}"#,
    );
    let limited = assess(model(), &answers);
    let free = without_limit(model(), &answers, &limited).expect("money makes a difference");
    assert!(!FULL_TIME.contains(&first(&limited)), "{}", ranking(&limited));
    assert_eq!(first(&free), "cto_full_time", "{}", ranking(&free));
}

#[test]
fn a_decision_that_is_due_never_lowers_the_work() {
    let due = answers(r#"{"trigger": ["big_project"]}"#).taken().iter().next().expect("one choice");
    let read = situations().iter().flat_map(|it| it.answers.iter().map(|answers| (&it.id, answers)));
    for (id, before) in read.filter(|(_, answers)| !answers.is_chosen(&model().questionnaire, due)) {
        let mut with = before.clone();
        with.choose(&model().questionnaire, due, true);
        let (without, with) = (assess(model(), before).amounts, assess(model(), &with).amounts);
        for (work, row) in model().workloads.iter() {
            assert!(with[work] >= without[work], "{id}: {} from {} to {}", row.key, without[work], with[work]);
        }
    }
}

#[test]
fn every_option_is_first_in_an_example_and_one_keeps_whom_it_has() {
    let assessed: Vec<_> =
        model().questionnaire.examples.rows().iter().map(|row| assess(model(), &example(row.key()))).collect();
    assert!(assessed.len() >= 8);
    let firsts: BTreeSet<&str> = assessed.iter().map(first).collect();
    assert_eq!(firsts.len(), model().roles.len(), "{firsts:?}");
    assert!(assessed.iter().any(|assessment| {
        let first = &assessment.placements[0];
        first.keep.is_some() && first.role != role("owner_led")
    }));
    for row in model().questionnaire.examples.rows() {
        let answers = example(row.key());
        assert!(answers.left(&model().questionnaire).is_empty(), "{}: a question is left open", row.key);
        assert!(answers.ignored(&model().questionnaire).is_empty(), "{}: an answer is not put", row.key);
    }
}

#[test]
fn that_no_option_fits_is_only_said_where_enough_is_known() {
    let told = |json| Evaluation::new(model(), answers(json)).fits_none();
    assert!(told(
        r#"{"trigger": ["outgrown"], "people": "from_10", "side": "internal", "who": ["nobody"], "fit": "not_well",
            "missing": "ai_head", "ai": "none", "shape": "full_week", "money": "none", "daily_it": "little",
            "country": "uk"}"#
    ));
    let few = r#"{"people": "from_25", "side": "both"}"#;
    assert!(assessed(few).fits_none(model()) && !told(few), "few points mean only that little is known");
}
