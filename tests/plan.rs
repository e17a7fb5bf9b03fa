//! A plan for every option, with dates that hold in every year.

mod common;

use chrono::{Datelike, Weekday};
use common::any::{any_answers, cases};
use common::planning::{
    all_needs, any_date, any_role, choice_named, day, days_of, frame, other, planned, planned_with,
};
use common::{answers, assessed, check_told, content, files, lines, model, plans, read_topics, role, topics};
use proptest::prelude::*;
use proptest::sample::select;
use role_fit::base::date::Date;
use role_fit::base::json::Json;
use role_fit::base::table::{Id, Keyed, Table};
use role_fit::model::Need;
use role_fit::scoring::{Assessment, assess};
use role_fit::session::Answers;
use role_fit::topics::cost::estimate::proposed_days;
use role_fit::topics::cover::{Cover, gap_points};
use role_fit::topics::plan::{
    LATEST_START, PRIORITIES, Plan, PlanInput, Proposal, QUARTERS, StepKind, What, is_engagement_near, next_stage,
    plan, plan_in, priorities,
};
use serde_json::{Value, json};

fn any_start() -> impl Strategy<Value = Date> {
    let day = |year, month, day| Date::new(year, month, day).expect("a day");
    // Month ends, leap days and year ends as often as any other day.
    let edges = [day(2026, 12, 31), day(2027, 1, 31), day(2027, 8, 31), day(2028, 2, 29), day(2099, 11, 30)];
    prop_oneof![any_date(), (select(edges.to_vec()), -3..=3).prop_map(|(day, by)| day.plus_days(by))]
}

fn any_needs() -> impl Strategy<Value = Vec<Id<Need>>> {
    (Just(all_needs()).prop_shuffle(), 0..=all_needs().len()).prop_map(|(needs, count)| needs[..count].to_vec())
}

/// The steps of a plan by their names, without the phases of the model.
fn steps_of(plan: &Plan) -> Vec<&'static str> {
    let steps = plan.entries.iter().filter_map(|entry| match entry.what {
        What::Step(step) => Some(plans().steps[step].key()),
        What::Phase(_) => None,
    });
    steps.collect()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_dates_of_a_plan_are_in_order_and_never_on_a_weekend(role in any_role(), start in any_start()) {
        let plan = planned(role, start);
        prop_assert!(plan.start >= start.min(LATEST_START) && plan.start.days() - start.days() <= 2);
        prop_assert_eq!(plan.entries[0].from, plan.start);
        for pair in plan.entries.windows(2) {
            prop_assert!((pair[0].from, pair[0].until) <= (pair[1].from, pair[1].until));
        }
        for entry in &plan.entries {
            prop_assert!(entry.from <= entry.until && entry.until < Date::LAST);
            for day in [entry.from, entry.until] {
                prop_assert!(!matches!(other(day).weekday(), Weekday::Sat | Weekday::Sun), "{}", day.iso());
            }
            let is_a_day = matches!(entry.kind, StepKind::Meeting | StepKind::LookAgain);
            prop_assert!(!is_a_day || entry.from == entry.until);
            prop_assert!(entry.days_a_month.0 <= entry.days_a_month.1);
        }
    }

    #[test]
    fn the_distances_in_a_plan_do_not_depend_on_its_start(role in any_role(), start in any_start()) {
        // Weeks are exact; months differ by their lengths and by a weekend.
        let (plan, other) = (planned(role, start), planned(role, day("2026-12-01")));
        let key = |plan: &Plan| {
            let mut all: Vec<_> = plan.entries.iter().map(|entry| {
                let place = match entry.what { What::Phase(id) => (0, id.index()), What::Step(id) => (1, id.index()) };
                (place, entry.from.days() - plan.start.days())
            }).collect();
            all.sort_unstable();
            all
        };
        prop_assert_eq!(plan.entries.len(), other.entries.len());
        for ((what, days), (other_what, other_days)) in key(&plan).into_iter().zip(key(&other)) {
            prop_assert_eq!(what, other_what);
            prop_assert!((days - other_days).abs() <= 6, "{days} and {other_days}");
        }
    }

    #[test]
    fn the_quarters_take_the_priorities_in_their_order(needs in any_needs(), start in any_start()) {
        let plan = plan(plans(), model(), role("cio"), start, &needs, None);
        prop_assert_eq!(plan.quarters.len(), QUARTERS);
        let taken: Vec<_> = plan.quarters.iter().flat_map(|quarter| quarter.needs.clone()).collect();
        let excluded = &plans().excludes[role("cio")].needs;
        let expected: Vec<_> = needs.into_iter().filter(|need| !excluded.contains(need)).collect();
        prop_assert_eq!(&taken, &expected);
        for pair in plan.quarters.windows(2) {
            prop_assert_eq!(pair[0].until.plus_days(1), pair[1].from);
            prop_assert!(pair[1].needs.is_empty() || pair[0].needs.len() == PRIORITIES);
        }
        prop_assert_eq!(plan.quarters[0].from, plan.start);
        prop_assert_eq!(plan.quarters[QUARTERS - 1].until, plan.start.plus_months(12).plus_days(-1));
        prop_assert!(plan.quarters.iter().all(|quarter| quarter.needs.len() <= PRIORITIES));
    }
}

#[test]
fn a_need_given_twice_is_taken_once() {
    let [first, second] = [all_needs()[3], all_needs()[7]];
    let plan = plan(plans(), model(), role("cio"), day("2026-12-01"), &[first, second, first], None);
    assert_eq!(plan.quarters[0].needs, [first, second]);
}

#[test]
fn every_option_has_meetings_and_one_day_to_look_again() {
    for role in model().roles.ids() {
        let plan = planned(role, day("2026-12-01"));
        let key = model().roles[role].key();
        assert!(plan.of_kind(StepKind::Meeting).count() >= 4, "{key}");
        assert_eq!(plan.of_kind(StepKind::LookAgain).count(), 1, "{key}");
        let again = plan.look_again().expect("a day to look again");
        assert!(plan.start.plus_months(6) <= again && again <= plan.start.plus_months(24), "{key}: {}", again.iso());
    }
}

#[test]
fn cover_runs_from_before_the_search_until_after_the_arrival() {
    for key in ["cto_full_time", "cio", "cio_cto_combined", "caio", "it_manager"] {
        let plan = planned(role(key), day("2026-12-01"));
        let cover: Vec<_> = plan.of_kind(StepKind::Cover).collect();
        assert_eq!(cover.len(), 1, "{key}");
        let (arrival, interviews) = (&days_of(key, "arrival")[0].0, &days_of(key, "interviews")[0].0);
        assert!(cover[0].from.iso() < *interviews && cover[0].until.iso() > *arrival, "{key}");
        // Published interim posts run from three to twelve months.
        let days = cover[0].until.days() - cover[0].from.days();
        assert!((90..=366).contains(&days), "{key}: {days} days");
    }
}

#[test]
fn who_covers_differs_between_executives_an_ai_officer_and_an_it_manager() {
    let cover = |key| planned(role(key), day("2026-12-01")).of_kind(StepKind::Cover).map(|entry| entry.what).next();
    let all = ["cio", "cio_cto_combined", "caio", "it_manager"].map(cover);
    for (place, what) in all.iter().enumerate() {
        assert!(what.is_some() && !all[..place].contains(what), "{place}");
    }
    for key in ["fractional_cto", "owner_led"] {
        assert_eq!(cover(key), None, "{key} needs no cover");
    }
}

#[test]
fn a_hire_goes_from_the_mandate_to_the_review_step_by_step() {
    for (key, mandate) in [
        ("cto_full_time", "mandate"),
        ("cio", "mandate"),
        ("cio_cto_combined", "mandate_both"),
        ("caio", "mandate_ai"),
        ("it_manager", "mandate_support"),
    ] {
        let path = [mandate, "write_brief", "search", "interviews", "offer", "arrival", "hire_review"];
        let days = path.map(|step| days_of(key, step)[0].clone());
        for pair in days.windows(2) {
            assert!(pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1, "{key}: {pair:?}");
        }
        assert!(days_of(key, "first_100_days")[0].0 == days[5].0, "{key}");
    }
}

#[test]
fn a_part_time_leader_goes_through_the_five_steps() {
    let span = |from: &str, until: &str| (from.to_string(), until.to_string());
    let cases = [
        ("inventory", vec![span("2026-12-01", "2026-12-21")]),
        ("strategy", vec![span("2026-12-22", "2027-01-25")]),
        ("selection", vec![span("2027-01-12", "2027-03-08")]),
        ("implementation_oversight", vec![span("2027-03-02", "2027-08-30")]),
        ("review", ["2027-03-01", "2027-06-01", "2027-09-01", "2027-12-01"].map(|on| span(on, on)).to_vec()),
    ];
    for (phase, expected) in cases {
        assert_eq!(days_of("fractional_cto", phase), expected, "{phase}");
    }
    // The days a month are those of the model.
    let plan = planned(role("fractional_cto"), day("2026-12-01"));
    for entry in &plan.entries {
        if let What::Phase(phase) = entry.what {
            assert_eq!(entry.days_a_month, model().phases[phase].days_a_month);
        }
    }
}

#[test]
fn an_owner_keeps_habits_and_looks_again_after_half_a_year() {
    for habit in ["one_to_call", "systems_list", "monthly_hour", "backup_test", "access_check"] {
        days_of("owner_led", habit);
    }
    assert_eq!(days_of("owner_led", "look_again")[0].0, "2027-06-01");
    assert_eq!(days_of("owner_led", "monthly_hour").len() + days_of("owner_led", "quarterly_review").len(), 12);
}

#[test]
fn a_plan_begins_on_the_monday_after_a_weekend() {
    for (start, begins) in [("2026-11-27", "2026-11-27"), ("2026-11-28", "2026-11-30"), ("2026-11-29", "2026-11-30")] {
        assert_eq!(planned(role("cio"), day(start)).start.iso(), begins);
    }
}

/// What is proposed to somebody who said this and entered that, on a Wednesday.
fn proposed<T>(json: &str, stored: &str, ask: impl Fn(&Proposal) -> T) -> T {
    let answers = answers(json);
    let input = PlanInput::read(&Json::parse(stored).expect("JSON"), model());
    ask(&Proposal {
        plans: plans(),
        costs: &topics().costs.rules,
        coverers: &topics().cover.rules,
        model: model(),
        answers: &answers,
        assessment: &assess(model(), &answers),
        said: &Cover::none(model()),
        input: &input,
        today: day("2026-12-02"),
    })
}

#[test]
fn a_plan_is_proposed_for_the_first_option_from_next_monday() {
    let kept = r#"{"who": "cio", "fit": "yes", "side": "internal"}"#;
    let first = assessed(kept).placements[0].role;
    assert_eq!(proposed(kept, "{}", |it| it.role()), first);
    assert_eq!(proposed(kept, "{}", |it| it.start()), day("2026-12-07"));
    assert_eq!(proposed(kept, r#"{"role": "caio"}"#, |it| it.role()), role("caio"));
    assert_eq!(proposed(kept, r#"{"start": "2027-02-06"}"#, |it| it.start()), day("2027-02-06"));
    assert_eq!(proposed(kept, r#"{"start": "2027-02-06"}"#, |it| it.plan().start), day("2027-02-08"));
}

#[test]
fn a_part_time_leader_who_has_to_be_found_begins_some_weeks_later() {
    let part_time = r#"{"role": "fractional_cto"}"#;
    let later = day("2026-12-07").plus_weeks(4);
    assert_eq!(proposed("{}", part_time, |it| it.start()), later);
    assert_eq!(proposed(r#"{"who": "part_time", "fit": "yes"}"#, part_time, |it| it.start()), day("2026-12-07"));
    assert_eq!(proposed(r#"{"who": "part_time", "fit": "leaving"}"#, part_time, |it| it.start()), later);
    assert_eq!(proposed("{}", r#"{"role": "cio"}"#, |it| it.start()), day("2026-12-07"), "the search is in the plan");
}

#[test]
fn a_gap_that_is_hardly_one_beside_the_widest_is_no_priority() {
    let id = role("cto_full_time");
    let ids: Vec<Id<Need>> = model().needs.ids().filter(|need| !plans().excludes[id].needs.contains(need)).collect();
    let of = |need| [1_000, 100, 99, 0][ids.iter().position(|&id| id == need).unwrap_or(3).min(3)];
    let gaps = Table::new(model().needs.ids().map(of).collect());
    assert_eq!(priorities(plans(), id, &gaps), ids[..2]);
}

#[test]
fn how_a_part_time_leader_works_is_told_where_one_may_be_found() {
    let mut told = [0, 0];
    for example in model().questionnaire.examples.rows() {
        let assessment = assess(model(), &Answers::of(&model().questionnaire, &example.choices));
        let near = assessment.placements[..2].iter().filter(|placement| placement.role == role("fractional_cto"));
        let is_near = near.into_iter().any(|placement| placement.keep.is_none());
        assert_eq!(is_engagement_near(model(), &assessment), is_near, "{}", example.key);
        told[usize::from(is_near)] += 1;
    }
    assert!(told.iter().all(|&count| count > 0), "{told:?}");
}

#[test]
fn the_next_stage_is_the_one_after_where_the_visitor_is() {
    let stages: Vec<_> = model().stages.ids().collect();
    for (json, expected) in [
        (r#"{"stage": "idea"}"#, Some(stages[1])),
        (r#"{"stage": "established"}"#, Some(stages[4])),
        (r#"{"stage": "large"}"#, None),
        (r#"{"stage": "unknown"}"#, None),
        ("{}", None),
    ] {
        assert_eq!(next_stage(model(), &answers(json)), expected, "{json}");
    }
}

// The content files.

/// Steps that only make sense where somebody new is looked for.
const HIRING: [&str; 12] = [
    "agree",
    "mandate",
    "mandate_both",
    "mandate_ai",
    "mandate_support",
    "write_brief",
    "search",
    "interviews",
    "offer",
    "arrival",
    "first_100_days",
    "hire_review",
];

#[test]
fn whoever_is_kept_gets_a_mandate_and_what_they_need_beside_them() {
    for (who, seat) in
        [("cto", "cto_full_time"), ("cio", "cio"), ("cto", "cio_cto_combined"), ("part_time", "fractional_cto")]
    {
        for (fit, expected) in [
            ("yes", &[][..]),
            ("with_help", &["make_room", "outside_help"]),
            ("no_time", &["make_room"]),
            ("one_side", &["other_side"]),
        ] {
            let assessment = assessed(&json!({"who": [who], "fit": fit}).to_string());
            let plan = planned_with(role(seat), &assessment);
            assert!(plan.is_kept(), "{who}, {fit}: {seat}");
            let steps = steps_of(&plan);
            assert!(steps.contains(&"mandate_keep") && steps.contains(&"systems_list_kept"), "{steps:?}");
            let beside = ["make_room", "outside_help", "other_side", "set_direction"].map(|step| steps.contains(&step));
            let needed =
                ["make_room", "outside_help", "other_side", "set_direction"].map(|step| expected.contains(&step));
            assert_eq!(beside, needed, "{who}, {fit}: {steps:?}");
            assert_eq!((plan.first_day(), plan.look_again()), (plan.start, Some(day("2027-12-01"))));
        }
    }
    let new_to_it = assessed(r#"{"who": ["cio"], "fit": "new_to_them"}"#);
    assert!(steps_of(&planned_with(role("cio"), &new_to_it)).contains(&"outside_help"));
    let runs_only = assessed(r#"{"who": ["it_manager"], "fit": "runs_only"}"#);
    assert!(steps_of(&planned_with(role("it_manager"), &runs_only)).contains(&"set_direction"));
    let gone = assessed(r#"{"who": ["cio"], "fit": "not_well"}"#);
    assert!(steps_of(&planned_with(role("cio"), &gone)).contains(&"search"), "who does not do it well is not kept");
}

#[test]
fn a_founder_who_leads_has_the_plan_of_an_owner() {
    let assessment = assessed(r#"{"who": ["technical_founder"], "fit": "yes"}"#);
    let plan = planned_with(role("owner_led"), &assessment);
    assert!(plan.kept.is_some() && !plan.is_kept());
    assert_eq!(plan.entries, planned(role("owner_led"), day("2026-12-01")).entries);
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_plan_says_of_whoever_is_there_and_of_days_what_ranking_and_costs_say(answers in any_answers()) {
        let assessment = assess(model(), &answers);
        let costs = &topics().costs.rules;
        for placement in &assessment.placements {
            let (role, key) = (placement.role, model().roles[placement.role].key());
            let plan = planned_with(role, &assessment);
            let steps = steps_of(&plan);
            prop_assert_eq!(plan.kept.as_ref().map(|kept| kept.keep), placement.keep, "{}", key);
            let is_seat = placement.keep.is_some() && key != "owner_led";
            prop_assert_eq!(plan.is_kept(), is_seat, "{}", key);
            prop_assert_eq!(steps.contains(&"mandate_keep"), is_seat, "{}: {:?}", key, &steps);
            if is_seat {
                prop_assert!(!steps.iter().any(|step| HIRING.contains(step)), "{}: {:?}", key, &steps);
                prop_assert_eq!(plan.of_kind(StepKind::Cover).count(), 0);
            }
            let beside = costs.proposed_beside(model(), role, &assessment).filter(|_| is_seat);
            let helped: Vec<_> = plan.of_kind(StepKind::Help).map(|entry| entry.days_a_month).collect();
            prop_assert_eq!(helped, beside.map(|days| (days.low, days.high)).into_iter().collect::<Vec<_>>(), "{}", key);
            if key == "fractional_cto" && !is_seat {
                let work = assessment.amounts[model().roles[role].workload];
                let days = proposed_days(costs, work);
                prop_assert!(plan.of_kind(StepKind::Lead).count() > 0);
                for entry in plan.of_kind(StepKind::Lead) {
                    prop_assert_eq!(entry.days_a_month, (days.low, days.high));
                }
                let name = assessment.lean(model()).and_then(|lean| content().text.roles[lean].part_time_name.as_deref());
                prop_assert_eq!(Some(plan.name(&content().text)), name);
            }
        }
    }

    #[test]
    fn no_priority_is_one_that_the_option_is_not_there_for(answers in any_answers()) {
        let assessment = assess(model(), &answers);
        let coverers = &topics().cover.rules;
        let cover = coverers.with_presumed(assessment.facts.said(), &Cover::none(model()));
        let gaps = gap_points(coverers, model(), &assessment, &cover);
        for role in model().roles.ids() {
            let key = model().roles[role].key();
            let first = priorities(plans(), role, &gaps);
            let plan = plan_in(plans(), model(), role, frame(role, &assessment), day("2026-12-01"), &first, None);
            let told: Vec<_> = plan.quarters.iter().flat_map(|quarter| quarter.needs.clone()).collect();
            prop_assert_eq!(&told, &first, "{}", key);
            prop_assert!(!told.is_empty() && told.windows(2).all(|pair| gaps[pair[0]] >= gaps[pair[1]]), "{}", key);
            for &need in &told {
                prop_assert!(!plans().excludes[role].needs.contains(&need), "{}: {}", key, model().needs[need].key());
                // An owner answers for everything, if only by finding somebody.
                let rating = model().roles[role].ratings[need].value;
                prop_assert!(key == "owner_led" || rating > 25, "{}: {}", key, model().needs[need].key());
            }
        }
    }

    #[test]
    fn a_decision_due_never_lowers_the_work(answers in any_answers()) {
        let mut due = Answers::clone(&answers);
        due.choose(&model().questionnaire, choice_named("trigger.big_project"), true);
        let (due, before) = (assess(model(), &due).amounts, assess(model(), &answers).amounts);
        for (work, row) in model().workloads.iter() {
            prop_assert!(due[work] >= before[work], "{}: from {} to {}", row.key, before[work], due[work]);
        }
    }

    #[test]
    fn a_project_is_no_less_work_of_leading_than_what_is_smaller(
        answers in any_answers(),
        smaller in select(vec!["nothing", "advice", "hands", "keeper", "builder", "direction"]),
    ) {
        let shape = choice_named("shape.hours");
        let with = |missing: &str| {
            let mut answers = Answers::clone(&answers);
            answers.choose(&model().questionnaire, choice_named(&format!("missing.{missing}")), true);
            // What is said of its amount is said of whatever is missing, so it is left out but for what is alike.
            if smaller != "direction" {
                answers.clear(model().questionnaire.choices[shape].question);
            }
            leadership(&assess(model(), &answers))
        };
        prop_assert!(with("project") >= with(smaller), "{} and {}", with("project"), with(smaller));
    }
}

#[test]
fn an_agency_of_usual_size_gets_its_two_days_a_month() {
    for people in ["from_10", "from_25"] {
        for (who, fit) in [("owner", "cannot_judge"), ("manager", "no_time"), ("outside_it", "cannot_judge")] {
            for missing in ["project", "direction"] {
                let said = json!({
                    "side": "internal", "people": people, "who": [who], "fit": fit, "missing": missing,
                    "shape": "days_a_month", "systems": "few",
                });
                let assessment = assessed(&said.to_string());
                let tenths = leadership(&assessment);
                assert!((18..=22).contains(&tenths), "{said}: {tenths} tenths of a day");
                let (least, most) = frame(role("fractional_cto"), &assessment).days_a_month.expect("days");
                assert!(least < 20 && 20 < most && most <= 35, "{said}: {least} to {most}");
            }
        }
    }
}

/// The work of leading in tenths of a day a month.
fn leadership(assessment: &Assessment) -> u32 {
    assessment.amounts[model().workloads.find("leadership").expect("a workload of the model")]
}

#[test]
fn what_an_option_is_not_there_for_is_no_priority_of_its_plan() {
    for role in model().roles.ids() {
        let plan = planned(role, day("2026-12-01"));
        let excluded = &plans().excludes[role].needs;
        for need in plan.quarters.iter().flat_map(|quarter| &quarter.needs) {
            assert!(!excluded.contains(need), "{} for {}", model().needs[*need].key, model().roles[role].key);
        }
    }
    let excludes = |key: &str, need: &str| {
        plans().excludes[role(key)].needs.contains(&model().needs.find(need).expect("a need of the model"))
    };
    for key in ["fractional_cto", "caio", "cto_full_time"] {
        assert!(excludes(key, "operation_and_maintenance"), "{key}");
    }
    assert!(excludes("it_manager", "product_development") && excludes("it_manager", "strategic_planning"));
}

#[test]
fn every_step_is_in_a_plan() {
    for (id, step) in plans().steps.iter() {
        let new = model().roles.ids().map(|role| planned(role, day("2026-12-01")));
        let kept = ["with_help", "one_side", "runs_only"].map(|fit| {
            let assessment = assessed(&json!({"who": ["it_manager"], "fit": fit}).to_string());
            planned_with(role("it_manager"), &assessment)
        });
        let uses = new.chain(kept).flat_map(|plan| plan.entries);
        assert!(uses.into_iter().any(|entry| entry.what == What::Step(id)), "{}", step.key);
    }
}

/// Checks that the plans with this change are told as wrong at this place.
#[track_caller]
fn check_problem(at: &str, value: Value, path: &str) {
    let mut files = files();
    *files["plans"].pointer_mut(at).unwrap_or_else(|| panic!("there is no {at}")) = value;
    check_told(read_topics(&files), &[path]);
}

#[test]
fn what_is_wrong_in_a_file_on_plans_is_told_with_its_place() {
    let plan = "plans.plans.cio";
    check_problem("/steps/0/kind", json!("party"), "plans.steps[0].kind");
    check_problem("/plans/cio/0/step", json!("holiday"), &format!("{plan}[0].step"));
    check_problem("/plans/cio/0/step", json!("write_brief"), &format!("{plan}[1].step"));
    check_problem("/plans/cio/0/weeks", json!([3, 2]), &format!("{plan}[0].weeks"));
    check_problem("/plans/cio/0/weeks", json!(null), &format!("{plan}[0]"));
    check_problem("/plans/cio/0/sources", json!([]), &format!("{plan}[0].sources"));
    check_problem("/plans/cio/0/sources", json!(["hearsay"]), &format!("{plan}[0].sources[0]"));
    check_problem("/plans/cio/9/months", json!([2, 2]), &format!("{plan}[9].months"));
    check_problem("/plans/cio/9/months", json!([]), &format!("{plan}[9].months"));
    check_problem("/plans/cio/9/months", json!([0]), &format!("{plan}[9].months[0]"));
    check_problem("/plans/cio/11/step", json!("agree"), plan);
    check_problem("/plans/fractional_cto/1/phase", json!("party"), "plans.plans.fractional_cto[1].phase");
    check_problem("/plans/cio", json!(null), plan);
    check_problem(
        "/plans/cio/0",
        json!({"step": "agree", "weeks": [0, 1], "days_a_month": [1, 2], "sources": ["calibration"], "when": ["fit.yes"]}),
        &format!("{plan}[0].when"),
    );
    check_problem("/keep/1/when", json!(["fit.splendid"]), "plans.keep[1].when[0]");
    check_problem("/excludes/cio/needs", json!(["fame"]), "plans.excludes.cio.needs[0]");
    check_problem("/excludes", json!({"king": {}}), "plans.excludes.king");
    check_problem("/start/weeks_to_find", json!(-1), "plans.start.weeks_to_find");
    check_problem("/start", json!({"weeks_to_find": 4}), "plans.start.sources");
    check_problem("/priorities/worth_from", json!(101), "plans.priorities.worth_from");
    check_problem("/priorities/sources", json!([]), "plans.priorities.sources");
}

#[test]
fn words_that_are_missing_or_too_many_are_told() {
    for (at, name) in [
        ("/steps", "agree"),
        ("/needs", "innovation"),
        ("/roles", "cio"),
        ("/roles/cio", "alone"),
        ("/brief/sections", "money"),
        ("/brief", "blank"),
        ("/calendar", "summary"),
    ] {
        let mut files = files();
        let object = files["plans_text"].pointer_mut(at).and_then(Value::as_object_mut).expect("an object");
        let taken = object.remove(name).expect("a field");
        object.insert("party".to_string(), taken);
        let problems = read_topics(&files).map(drop).expect_err("a field is missing");
        let path = format!("plans_text{}.{name}", at.replace('/', "."));
        assert!(problems.iter().any(|problem| problem.path.starts_with(&path)), "{path}:\n{}", lines(&problems));
    }
}
