//! Who covers what: cases in words, and what holds whoever covers whatever.

mod common;

use common::{answers, assessed, check_told, files, lines, model, read_topics, role, topics};
use proptest::prelude::*;
use proptest::sample::select;
use role_fit::base::json::Json;
use role_fit::base::table::{Id, Keyed};
use role_fit::model::{Need, Role};
use role_fit::scoring::{Assessment, assess};
use role_fit::session::Answers;
use role_fit::topics::cover::{Cover, Coverer, Coverers, Covers, Level, coverage, gap_points, gaps};
use serde_json::json;

fn built_in() -> &'static Coverers {
    &topics().cover.rules
}

#[track_caller]
fn need(key: &str) -> Id<Need> {
    model().needs.find(key).unwrap_or_else(|| panic!("there is no need {key}"))
}

#[track_caller]
fn party(key: &str) -> Id<Coverer> {
    built_in().rows.find(key).unwrap_or_else(|| panic!("there is no party {key}"))
}

#[track_caller]
fn cover(json: &str) -> Cover {
    let (cover, problems) = Cover::from_json(built_in(), model(), &Json::parse(json).expect("JSON"));
    assert!(problems.is_empty(), "{}", lines(&problems));
    cover
}

fn level(assessment: &Assessment, cover: &Cover, key: &str, option: Option<&str>) -> Level {
    coverage(built_in(), model(), assessment, cover, option.map(role))[need(key)].level
}

#[test]
fn a_need_is_covered_as_well_as_those_who_look_after_it_can() {
    let assessment = assessed("{}");
    for (says, key, names, option, expected) in [
        ("nothing", "compliance", json!([]), None, Level::NotSaid),
        ("nobody", "compliance", json!(["nobody"]), None, Level::Uncovered),
        ("a supplier keeps it running", "operation_and_maintenance", json!(["supplier"]), None, Level::Covered),
        ("a supplier plans for us", "strategic_planning", json!(["supplier"]), None, Level::Uncovered),
        ("the owner plans", "strategic_planning", json!(["owner"]), None, Level::Thin),
        ("a developer builds", "product_development", json!(["developer"]), None, Level::Covered),
        ("an executive plans", "strategic_planning", json!(["executive"]), None, Level::Covered),
        ("both", "operation_and_maintenance", json!(["it_manager", "supplier"]), None, Level::Twice),
        ("an executive too", "strategic_planning", json!(["owner"]), Some("cio"), Level::Covered),
        ("nobody, then a CIO", "compliance", json!(["nobody"]), Some("cio"), Level::Covered),
        ("nothing, then a CIO", "compliance", json!([]), Some("cio"), Level::Covered),
        ("the same IT manager", "operation_and_maintenance", json!(["it_manager"]), Some("it_manager"), Level::Covered),
        ("the same owner", "strategic_planning", json!(["owner"]), Some("owner_led"), Level::Thin),
        ("a second IT party", "operation_and_maintenance", json!(["supplier"]), Some("it_manager"), Level::Twice),
        ("a new leader beside one", "strategic_planning", json!(["executive"]), Some("fractional_cto"), Level::Twice),
    ] {
        let cover = cover(&json!({ key: names }).to_string());
        assert_eq!(level(&assessment, &cover, key, option), expected, "{says}");
    }
}

#[test]
fn an_owner_who_can_program_covers_more() {
    let cover = cover(r#"{"technical_expertise": ["owner"]}"#);
    let technical = assessed(r#"{"who": ["technical_founder"], "fit": "yes"}"#);
    assert_eq!(level(&assessed("{}"), &cover, "technical_expertise", None), Level::Uncovered);
    assert_eq!(level(&technical, &cover, "technical_expertise", None), Level::Covered);
}

#[test]
fn leaving_it_with_the_owner_brings_nobody_but_the_owner() {
    let assessment = assessed("{}");
    let with_option = coverage(built_in(), model(), &assessment, &Cover::none(model()), Some(role("owner_led")));
    let mut owner = Cover::none(model());
    model().needs.ids().for_each(|id| owner.set(built_in(), id, party("owner"), true));
    assert_eq!(with_option, coverage(built_in(), model(), &assessment, &owner, None));
    assert_eq!(with_option, coverage(built_in(), model(), &assessment, &owner, Some(role("owner_led"))));
}

#[test]
fn every_party_is_rated_for_every_need_with_a_source() {
    for (_, coverer) in built_in().rows.iter() {
        match &coverer.covers {
            Covers::As(roles) => assert!(!roles.is_empty(), "{}", coverer.key),
            Covers::So(ratings) => {
                assert_eq!(ratings.len(), model().needs.len(), "{}", coverer.key);
                assert!(ratings.rows().iter().all(|rating| !rating.sources.is_empty()), "{}", coverer.key);
            }
        }
    }
    assert!(!built_in().sources.is_empty());
}

#[test]
fn an_executive_covers_a_need_as_well_as_the_better_of_cto_and_cio() {
    let assessment = assessed("{}");
    for id in model().needs.ids() {
        let best = assessment.ratings[role("cto_full_time")][id].max(assessment.ratings[role("cio")][id]);
        assert_eq!(built_in().rating(party("executive"), id, &assessment), best, "{}", model().needs[id].key);
    }
}

#[test]
fn support_is_closer_to_a_supplier_and_direction_to_an_executive() {
    let assessment = assessed("{}");
    let rating = |who: &str, what: &str| built_in().rating(party(who), need(what), &assessment);
    assert!(rating("supplier", "operation_and_maintenance") > rating("executive", "operation_and_maintenance"));
    for direction in ["strategic_planning", "budget_management", "vendor_management"] {
        assert!(rating("executive", direction) > 2 * rating("supplier", direction), "{direction}");
    }
}

#[test]
fn nobody_goes_with_no_other() {
    let mut cover = cover(r#"{"compliance": ["owner", "supplier"]}"#);
    let id = need("compliance");
    cover.set(built_in(), id, party("nobody"), true);
    assert_eq!(cover.of(id), [party("nobody")]);
    cover.set(built_in(), id, party("developer"), true);
    assert_eq!(cover.of(id), [party("developer")]);
    cover.set(built_in(), id, party("developer"), false);
    assert!(cover.is_empty());
}

#[test]
fn a_need_is_read_whole_or_not_at_all() {
    for json in [
        r#"{"compliance": ["owner", "friend"]}"#,
        r#"{"compliance": ["owner", "nobody"]}"#,
        r#"{"compliance": ["owner", "owner"]}"#,
        r#"{"compliance": ["owner", 5]}"#,
        r#"{"compliance": "owner"}"#,
        r#"{"complience": ["owner"]}"#,
        "[]",
    ] {
        let (cover, problems) = Cover::from_json(built_in(), model(), &Json::parse(json).expect("JSON"));
        assert_eq!((cover.is_empty(), problems.len()), (true, 1), "{json}");
    }
}

#[test]
fn a_broken_file_of_parties_tells_all_its_problems() {
    let mut files = files();
    let file = &mut files["cover"];
    file["levels"]["covered_from"] = json!(30);
    file["levels"]["unsaid"] = json!("friend");
    file["coverers"][0]["ratings"][0]["of"]["compliance"] = json!(101);
    file["coverers"][1]["as"] = json!(["cfo"]);
    file["coverers"][2]["ratings"] = json!([]);
    file["coverers"][3]["ratings"][0]["sources"] = json!([]);
    check_told(
        read_topics(&files),
        &[
            "cover.levels.covered_from",
            "cover.levels.unsaid",
            "cover.coverers[0].ratings[0].of.compliance",
            "cover.coverers[1].as[0]",
            "cover.coverers[2]",
            "cover.coverers[3].ratings[0].sources",
        ],
    );
}

#[test]
fn a_gap_counts_by_weight_and_by_what_is_missing() {
    let assessment = assess(model(), &answers(r#"{"trigger": ["support"], "missing": "hands", "people": "from_100"}"#));
    let day_to_day = need("operation_and_maintenance");
    assert_eq!(gaps(built_in(), model(), &assessment, &Cover::none(model()))[0], day_to_day);
    let covered = cover(r#"{"operation_and_maintenance": ["it_manager"]}"#);
    assert_ne!(gaps(built_in(), model(), &assessment, &covered)[0], day_to_day);
    let points = |cover: &Cover| gap_points(built_in(), model(), &assessment, cover)[day_to_day];
    assert!(points(&cover(r#"{"operation_and_maintenance": ["nobody"]}"#)) > points(&Cover::none(model())));
}

#[test]
fn who_is_there_and_does_it_well_is_taken_to_cover_what_nothing_is_said_of() {
    let covered = |json: &str, key: &str| {
        let facts = assessed(json).facts;
        let cover = built_in().with_presumed(facts.said(), &Cover::none(model()));
        let keys = cover.of(need(key)).iter().map(|&coverer| built_in().rows[coverer].key());
        keys.collect::<Vec<_>>()
    };
    let cio = r#"{"who": ["cio"], "fit": "no_time"}"#;
    assert_eq!(covered(cio, "budget_management"), ["executive"]);
    assert_eq!(covered(r#"{"who": ["cio"], "fit": "not_well"}"#, "budget_management"), ["nobody"]);
    assert_eq!(covered(r#"{"who": ["owner"], "fit": "cannot_judge"}"#, "technical_expertise"), ["nobody"]);
    assert_eq!(covered(r#"{"who": ["it_manager"], "fit": "runs_only"}"#, "operation_and_maintenance"), ["it_manager"]);
    assert_eq!(covered(r#"{"who": ["it_manager"], "fit": "runs_only"}"#, "risk_management"), [""; 0]);
    let firm = r#"{"side": "internal", "people": "from_25", "daily_it": "outside_good"}"#;
    assert_eq!(covered(firm, "operation_and_maintenance"), ["supplier"]);
    let firm = r#"{"side": "internal", "people": "from_25", "who": ["it_manager"], "fit": "not_well", "daily_it": "own_person"}"#;
    assert_eq!(covered(firm, "operation_and_maintenance"), ["nobody"], "the one IT person is who does not do it well");
    let led = r#"{"ai": "company_wide", "ai_owner": "named"}"#;
    assert_eq!(covered(led, "ai_strategy_and_governance"), ["ai_lead"]);
    assert_eq!(covered(r#"{"who": ["part_time"], "fit": "yes"}"#, "strategic_planning"), ["part_time"]);
    for fit in ["not_well", "leaving", "cannot_judge"] {
        for who in ["cto", "cio", "technical_founder", "part_time", "lead_developer", "it_manager", "owner"] {
            let json = json!({"who": [who], "fit": fit}).to_string();
            for need in model().needs.rows() {
                let covered = covered(&json, need.key());
                assert!(covered.is_empty() || covered == ["nobody"], "{who}, {fit}, {}: {covered:?}", need.key());
            }
        }
    }
    // What the visitor says stands.
    let said = cover(r#"{"budget_management": ["nobody"]}"#);
    let kept = built_in().with_presumed(assessed(cio).facts.said(), &said);
    assert_eq!(kept.of(need("budget_management")), said.of(need("budget_management")));
}

#[test]
fn a_party_without_time_or_that_does_not_satisfy_covers_thinly_at_best() {
    let level = |json: &str, key: &str| {
        let assessment = assessed(json);
        let cover = built_in().with_presumed(assessment.facts.said(), &Cover::none(model()));
        (level(&assessment, &cover, key, None), gap_points(built_in(), model(), &assessment, &cover)[need(key)])
    };
    let daily = |daily_it: &str| {
        let json = json!({"side": "internal", "people": "from_25", "daily_it": daily_it}).to_string();
        level(&json, "operation_and_maintenance").0
    };
    assert_eq!((daily("outside_good"), daily("outside_bad")), (Level::Covered, Level::Thin));
    assert_eq!((daily("own_team"), daily("aside")), (Level::Covered, Level::NotSaid));
    let cio = |fit: &str| level(&json!({"who": ["cio"], "fit": fit}).to_string(), "budget_management");
    assert_eq!((cio("yes").0, cio("no_time").0), (Level::Covered, Level::Thin));
    assert!(cio("yes").1 < cio("no_time").1 && cio("no_time").1 < cio("not_well").1);
    let builders = r#"{"side": "product", "people": "from_25", "builders": "from_5"}"#;
    assert_eq!(level(builders, "product_development").0, Level::Thin);
    assert_eq!(level(builders, "technical_expertise").0, Level::Covered);
    let led =
        r#"{"side": "product", "people": "from_25", "builders": "from_5", "who": ["lead_developer"], "fit": "yes"}"#;
    assert_eq!(level(led, "product_development").0, Level::Covered, "led well, it is no longer thin");
}

fn any_assessment() -> impl Strategy<Value = Assessment> {
    let choices = select(model().questionnaire.choices.ids().collect::<Vec<_>>());
    let answers =
        prop::collection::vec(choices, 0..30).prop_map(|choices| Answers::of(&model().questionnaire, &choices));
    answers.prop_map(|answers| assess(model(), &answers))
}

fn any_need() -> impl Strategy<Value = Id<Need>> {
    select(model().needs.ids().collect::<Vec<_>>())
}

fn any_party() -> impl Strategy<Value = Id<Coverer>> {
    select(built_in().rows.ids().collect::<Vec<_>>())
}

fn any_cover() -> impl Strategy<Value = Cover> {
    prop::collection::vec((any_need(), any_party(), prop::bool::weighted(0.8)), 0..40).prop_map(|all| {
        let mut cover = Cover::none(model());
        all.into_iter().for_each(|(need, party, take)| cover.set(built_in(), need, party, take));
        cover
    })
}

fn any_option() -> impl Strategy<Value = Id<Role>> {
    select(model().roles.ids().collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn one_more_party_never_makes_a_need_less_covered(
        assessment in any_assessment(), cover in any_cover(), need in any_need(), party in any_party(),
        option in prop::option::of(any_option()),
    ) {
        prop_assume!(!built_in().rows[party].is_exclusive);
        let mut more = cover.clone();
        more.set(built_in(), need, party, true);
        let before = coverage(built_in(), model(), &assessment, &cover, option)[need];
        let after = coverage(built_in(), model(), &assessment, &more, option)[need];
        prop_assert!(after.best >= before.best);
        prop_assert!(after.level >= before.level, "{:?} {:?}", before, after);
    }

    #[test]
    fn with_an_option_no_need_is_covered_less_than_today(
        assessment in any_assessment(), cover in any_cover(), option in any_option(),
    ) {
        let today = coverage(built_in(), model(), &assessment, &cover, None);
        let with = coverage(built_in(), model(), &assessment, &cover, Some(option));
        for (id, with) in with.iter() {
            prop_assert!(with.best >= today[id].best.max(assessment.ratings[option][id]));
            prop_assert!(with.level >= today[id].level);
            prop_assert!(with.best <= 100);
        }
    }

    #[test]
    fn not_said_is_what_nothing_is_said_of(assessment in any_assessment(), cover in any_cover()) {
        let today = coverage(built_in(), model(), &assessment, &cover, None);
        let not_said = today.rows().iter().filter(|coverage| coverage.level == Level::NotSaid).count();
        prop_assert_eq!(not_said + cover.count(), model().needs.len());
    }

    #[test]
    fn gaps_come_widest_first_and_none_is_left_out(assessment in any_assessment(), cover in any_cover()) {
        let points = gap_points(built_in(), model(), &assessment, &cover);
        let gaps = gaps(built_in(), model(), &assessment, &cover);
        for pair in gaps.windows(2) {
            prop_assert!((points[pair[0]], pair[1]) > (points[pair[1]], pair[0]));
        }
        prop_assert_eq!(gaps.len(), points.rows().iter().filter(|&&points| points > 0).count());
    }

    #[test]
    fn one_more_party_never_widens_the_gap_of_a_need_that_something_is_said_of(
        assessment in any_assessment(), cover in any_cover(), need in any_need(), party in any_party(),
    ) {
        prop_assume!(!built_in().rows[party].is_exclusive && !cover.of(need).is_empty());
        let mut more = cover.clone();
        more.set(built_in(), need, party, true);
        let points = |cover: &Cover| gap_points(built_in(), model(), &assessment, cover)[need];
        prop_assert!(points(&more) <= points(&cover));
    }

    #[test]
    fn what_is_written_is_read_the_same(cover in any_cover()) {
        let written = cover.to_json(built_in(), model()).write();
        let (read, problems) = Cover::from_json(built_in(), model(), &Json::parse(&written).expect("JSON"));
        prop_assert_eq!(read, cover);
        prop_assert_eq!(problems, vec![]);
    }

    #[test]
    fn an_exclusive_party_is_always_alone(cover in any_cover()) {
        for id in model().needs.ids() {
            let said = cover.of(id);
            prop_assert!(said.len() <= 1 || said.iter().all(|&party| built_in().rows[party].key() != "nobody"));
        }
    }
}
