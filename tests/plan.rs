//! Plans and briefs: dates that hold in every year, a plan and a brief for every option, and nothing of them lost.

mod common;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use common::{answers, check_told, content, files, lines, model, plans, read_topics, role};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use role_fit::brief::{Brief, BriefEdits, BriefSection, Fields, MOST_CHARS, Section, brief, markdown};
use role_fit::date::Date;
use role_fit::json::Json;
use role_fit::model::{Criterion, Id, Keyed, Role};
use role_fit::plan::{Frame, Kind, LATEST_START, PRIORITIES, Plan, QUARTERS, What, next_stage, plan, plan_in};
use serde_json::{Value, json};

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

// Dates, against another library.

/// The same day for the other library.
fn other(date: Date) -> NaiveDate {
    let year = i32::try_from(date.year()).expect("a year");
    NaiveDate::from_ymd_opt(year, date.month(), date.day()).unwrap_or_else(|| panic!("{} is no day", date.iso()))
}

fn any_date() -> impl Strategy<Value = Date> {
    (Date::FIRST.days()..=Date::LAST.days()).prop_map(Date::from_days)
}

#[test]
fn every_day_of_the_calendar_is_counted_as_elsewhere() {
    let mut expected = NaiveDate::from_ymd_opt(1, 1, 1).expect("a day");
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day");
    let first = i32::try_from((expected - epoch).num_days()).expect("few days");
    for days in first..=Date::LAST.days() {
        let date = Date::from_days(days);
        assert_eq!((date.year(), date.month(), date.day()), {
            (u32::try_from(expected.year()).expect("a year"), expected.month(), expected.day())
        });
        assert_eq!((date.days(), date.weekday()), (days, expected.weekday().num_days_from_monday()), "{expected}");
        expected = expected.succ_opt().expect("a day after");
    }
    assert_eq!(expected, NaiveDate::from_ymd_opt(10_000, 1, 1).expect("a day"));
}

#[test]
fn only_a_day_of_the_calendar_written_in_full_is_read() {
    let days = ["2026-12-01", "2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31", " 2026-12-01\n"];
    for text in days {
        assert_eq!(Date::parse(text).map(Date::iso).as_deref(), Some(text.trim()), "{text:?}");
    }
    let others = [
        "",
        "2026",
        "2026-12",
        "2026-1-01",
        "2026-12-1",
        "26-12-01",
        "12026-12-01",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-12-00",
        "2027-02-29",
        "1900-02-29",
        "0000-01-01",
        "2026/12/01",
        "01-12-2026",
        "2026-12-01T",
        "+026-12-01",
        "２０２６-12-01",
        "2026-12-0a",
        "-001-01-01",
        "2026--1-01",
    ];
    for text in others {
        assert_eq!(Date::parse(text), None, "{text:?}");
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn days_and_months_are_added_as_elsewhere(date in any_date(), days in 0..800_000u32, months in 0..1_000u32) {
        let last = other(Date::LAST);
        let sum = other(date).checked_add_days(Days::new(days.into())).expect("a day");
        prop_assert_eq!(other(date.plus_days(days.try_into().unwrap())), sum.min(last));
        let sum = other(date).checked_add_months(Months::new(months)).expect("a day");
        prop_assert_eq!(other(date.plus_months(months.try_into().unwrap())), sum.min(last));
        prop_assert_eq!(date.plus_weeks(3), date.plus_days(21));
        let earlier = other(date).checked_sub_months(Months::new(months)).expect("a day");
        let first = other(Date::FIRST);
        prop_assert_eq!(other(date.plus_months(-i32::try_from(months).unwrap())), earlier.max(first));
    }

    #[test]
    fn a_written_date_is_read_again_and_dates_are_ordered_by_time(a in any_date(), b in any_date()) {
        prop_assert_eq!(Date::parse(&a.iso()), Some(a));
        prop_assert_eq!(a.iso(), other(a).format("%Y-%m-%d").to_string());
        prop_assert_eq!(a.cmp(&b), a.days().cmp(&b.days()));
        prop_assert_eq!(a.iso().cmp(&b.iso()), a.cmp(&b));
    }

    #[test]
    fn monday_comes_next_within_a_week(date in (Date::FIRST.days()..Date::LAST.days() - 7).prop_map(Date::from_days)) {
        let monday = date.next_monday();
        prop_assert_eq!(other(monday).weekday(), Weekday::Mon);
        prop_assert!((1..=7).contains(&(monday.days() - date.days())));
    }
}

// Plans.

fn any_start() -> impl Strategy<Value = Date> {
    let day = |year, month, day| Date::new(year, month, day).expect("a day");
    // Month ends, leap days and year ends as often as any other day.
    let edges = [day(2026, 12, 31), day(2027, 1, 31), day(2027, 8, 31), day(2028, 2, 29), day(2099, 11, 30)];
    prop_oneof![any_date(), (select(edges.to_vec()), -3..=3).prop_map(|(day, by)| day.plus_days(by))]
}

fn any_role() -> impl Strategy<Value = Id<Role>> {
    select(model().roles.ids().collect::<Vec<_>>())
}

fn all_needs() -> Vec<Id<Criterion>> {
    model().criteria.ids().collect()
}

fn any_needs() -> impl Strategy<Value = Vec<Id<Criterion>>> {
    (Just(all_needs()).prop_shuffle(), 0..=all_needs().len()).prop_map(|(needs, count)| needs[..count].to_vec())
}

fn planned(role: Id<Role>, start: Date) -> Plan {
    plan(plans(), model(), role, start, &all_needs(), None)
}

/// The plan with somebody who is there already.
fn kept(role: Id<Role>, needs_days: bool) -> Plan {
    let frame = Frame { is_kept: true, needs_days, days_a_month: None };
    plan_in(plans(), model(), role, frame, day("2026-12-01"), &all_needs(), None)
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is no day"))
}

/// The days of a step in the plan of an option that starts on 1 December 2026, a Tuesday.
#[track_caller]
fn days_of(key: &str, step: &str) -> Vec<(String, String)> {
    let plan = planned(role(key), day("2026-12-01"));
    let is_it = |what| match what {
        What::Phase(phase) => model().phases[phase].key() == step,
        What::Step(id) => plans().steps[id].key() == step,
    };
    let entries = plan.entries.iter().filter(|entry| is_it(entry.what));
    let days: Vec<_> = entries.map(|entry| (entry.from.iso(), entry.until.iso())).collect();
    assert!(!days.is_empty(), "{key} has no step {step}");
    days
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
            let is_a_day = matches!(entry.kind, Kind::Meeting | Kind::LookAgain);
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
        prop_assert_eq!(&taken, &needs);
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
        assert!(plan.of_kind(Kind::Meeting).count() >= 4, "{key}");
        assert_eq!(plan.of_kind(Kind::LookAgain).count(), 1, "{key}");
        let again = plan.look_again().expect("a day to look again");
        assert!(plan.start.plus_months(6) <= again && again <= plan.start.plus_months(24), "{key}: {}", again.iso());
    }
}

#[test]
fn cover_runs_from_before_the_search_until_after_the_arrival() {
    for key in ["cto_full_time", "cio", "cio_cto_combined", "caio", "it_manager"] {
        let plan = planned(role(key), day("2026-12-01"));
        let cover: Vec<_> = plan.of_kind(Kind::Cover).collect();
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
    let cover = |key| planned(role(key), day("2026-12-01")).of_kind(Kind::Cover).map(|entry| entry.what).next();
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

#[test]
fn whoever_is_kept_is_not_searched_for() {
    for role in model().roles.ids() {
        for needs_days in [true, false] {
            let plan = kept(role, needs_days);
            let keys = plan.entries.iter().filter_map(|entry| match entry.what {
                What::Step(step) => Some(plans().steps[step].key()),
                What::Phase(_) => None,
            });
            let keys: Vec<&str> = keys.collect();
            for step in ["search", "interviews", "offer", "arrival", "first_100_days", "write_brief", "hire_review"] {
                assert!(!keys.contains(&step), "{step}");
            }
            assert!(keys.contains(&"mandate_keep") && plan.is_kept);
            assert_eq!(keys.contains(&"outside_help"), needs_days);
            assert_eq!(plan.of_kind(Kind::Cover).count(), usize::from(needs_days));
            assert_eq!(plan.look_again(), Some(day("2027-12-01")));
        }
    }
}

#[test]
fn the_leader_s_days_follow_the_estimate() {
    let role = role("fractional_cto");
    let frame = Frame { days_a_month: Some((15, 25)), ..Frame::default() };
    let plan = plan_in(plans(), model(), role, frame, day("2026-12-01"), &[], None);
    assert!(plan.of_kind(Kind::Lead).count() > 0);
    assert!(plan.of_kind(Kind::Lead).all(|entry| entry.days_a_month == (15, 25)));
    let typical = planned(role, day("2026-12-01"));
    let others = |plan: &Plan| {
        let others = plan.entries.iter().filter(|entry| entry.kind != Kind::Lead);
        others.map(|entry| entry.days_a_month).collect::<Vec<_>>()
    };
    assert_eq!(others(&plan), others(&typical), "meetings and the owner's own work stay as they are");
}

#[test]
fn what_an_option_is_not_there_for_is_no_priority_of_its_plan() {
    for role in model().roles.ids() {
        let plan = planned(role, day("2026-12-01"));
        let excluded = &plans().excludes[role].needs;
        for need in plan.quarters.iter().flat_map(|quarter| &quarter.needs) {
            assert!(!excluded.contains(need), "{} for {}", model().criteria[*need].key, model().roles[role].key);
            assert!(model().roles[role].ratings[*need].value >= 10, "an option that cannot cover it at all");
        }
    }
    let daily = model().criteria.find("operation_and_maintenance").expect("a need of the model");
    for key in ["fractional_cto", "caio"] {
        assert!(plans().excludes[role(key)].needs.contains(&daily), "{key}");
    }
}

#[test]
fn every_step_is_in_a_plan() {
    for (id, step) in plans().steps.iter() {
        let uses = model().roles.ids().flat_map(|role| {
            [planned(role, day("2026-12-01")), kept(role, true)].into_iter().flat_map(|plan| plan.entries)
        });
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

// Briefs.

fn made(role: Id<Role>, edits: &BriefEdits) -> Brief {
    let fields = Fields { company: "Möbel & Söhne", person: "", write_date: &Date::iso };
    brief(content(), plans(), &planned(role, day("2026-12-01")), &fields, edits)
}

fn section(brief: &Brief, section: Section) -> &BriefSection {
    brief.sections.iter().find(|row| row.section == section).expect("every section is there")
}

#[test]
fn every_option_has_a_brief_with_every_section() {
    for role in model().roles.ids() {
        let key = model().roles[role].key();
        let brief = made(role, &BriefEdits::default());
        assert_eq!(brief.sections.iter().map(|row| row.section).collect::<Vec<_>>(), Section::ALL, "{key}");
        for row in &brief.sections {
            assert!(row.lines().count() > 0 && !row.title.is_empty(), "{key}: {}", row.section.key());
            assert!(!row.text().contains(['{', '}']), "{key}: {} has an open place: {}", row.section.key(), row.text());
        }
        // Two pages of some 600 words each.
        let words = brief.sections.iter().flat_map(BriefSection::lines).flat_map(str::split_whitespace).count();
        assert!((150..=1_000).contains(&words), "{key}: {words} words");
    }
}

#[test]
fn a_brief_names_the_company_and_leaves_a_visible_blank_for_the_rest() {
    let blank = &*plans().words.brief.blank;
    for role in model().roles.ids() {
        let brief = made(role, &BriefEdits::default());
        let parties = section(&brief, Section::Parties).text();
        let first = planned(role, day("2026-12-01")).first_day().iso();
        assert!(parties.contains("Möbel & Söhne") && parties.contains(blank) && parties.contains(&first));
        assert!(section(&brief, Section::Money).text().contains(blank), "{}", model().roles[role].key());
    }
}

#[test]
fn a_brief_has_the_priorities_of_the_first_quarter_and_every_meeting() {
    let brief = made(role("fractional_cto"), &BriefEdits::default());
    let priorities: Vec<_> = section(&brief, Section::FirstQuarter).lines().collect();
    assert_eq!(priorities.len(), PRIORITIES);
    for (line, need) in priorities.iter().zip(all_needs()) {
        assert!(line.contains(&*content().text.criteria[need].name), "{line}");
    }
    let meetings: Vec<_> = section(&brief, Section::Meetings).lines().collect();
    assert_eq!(meetings.len(), 2);
    assert!(meetings[0].contains("2027-01-01") && meetings[1].contains("2027-03-01"), "{meetings:?}");
}

#[test]
fn the_brief_of_a_hire_begins_on_the_day_of_arrival() {
    let plan = planned(role("cio"), day("2026-12-01"));
    let arrival = &days_of("cio", "arrival")[0].0;
    assert_eq!(plan.first_day().iso(), *arrival);
    let brief = made(role("cio"), &BriefEdits::default());
    assert!(section(&brief, Section::Parties).text().contains(arrival));
    let days = plan.entries.iter().filter(|entry| entry.kind == Kind::Meeting && entry.from < plan.first_day());
    let meetings = section(&brief, Section::Meetings);
    let early: Vec<_> = days.filter(|entry| meetings.text().contains(&entry.from.iso())).collect();
    assert!(early.is_empty() && meetings.lines().count() == 3, "{}", meetings.text());
}

#[test]
fn the_brief_of_an_owner_has_the_habits_that_are_repeated() {
    let brief = made(role("owner_led"), &BriefEdits::default());
    let meetings = section(&brief, Section::Meetings);
    for habit in ["monthly_hour", "backup_test", "access_check"] {
        assert!(meetings.text().contains(&days_of("owner_led", habit)[0].0), "{habit}: {}", meetings.text());
    }
    assert_eq!(meetings.lines().count(), 4);
}

#[test]
fn a_rewritten_section_stands_until_it_is_undone() {
    let (cio, cto) = (role("cio"), role("cto_full_time"));
    let mut edits = BriefEdits::default();
    let plain = made(cio, &edits);
    let money = section(&plain, Section::Money);
    assert_eq!(edits.rewrite(cio, money, "Up to 5,000\r\n\r\nMore: ask"), Ok(()));
    let edited = made(cio, &edits);
    assert_eq!(section(&edited, Section::Money).lines().collect::<Vec<_>>(), ["Up to 5,000", "More: ask"]);
    assert_eq!(section(&edited, Section::Money).made, money.made);
    assert_eq!(made(cto, &edits), made(cto, &BriefEdits::default()), "another option's brief is not touched");
    edits.undo(cio, Section::Money);
    assert_eq!(made(cio, &edits), plain);
    assert!(edits.is_empty());
}

#[test]
fn the_text_that_is_there_anyway_is_not_kept() {
    let mut edits = BriefEdits::default();
    let plain = made(role("cio"), &edits);
    let purpose = section(&plain, Section::Purpose);
    for text in ["Mine", &*purpose.made] {
        assert_eq!(edits.rewrite(role("cio"), purpose, text), Ok(()));
    }
    assert!(edits.is_empty());
}

#[test]
fn a_text_that_is_too_long_changes_nothing() {
    let mut edits = BriefEdits::default();
    let plain = made(role("cio"), &edits);
    let purpose = section(&plain, Section::Purpose);
    let longest = "ü".repeat(MOST_CHARS);
    assert_eq!(edits.rewrite(role("cio"), purpose, &longest), Ok(()));
    let refused = edits.rewrite(role("cio"), purpose, &"ü".repeat(MOST_CHARS + 1)).expect_err("too long");
    assert_eq!(refused.chars, MOST_CHARS + 1);
    assert_eq!(edits.text_of(role("cio"), Section::Purpose), Some(&*longest));
}

#[test]
fn names_that_mean_nothing_are_dropped_from_kept_edits_and_long_texts_cut() {
    let long = "ü".repeat(MOST_CHARS + 5);
    let kept =
        format!(r#"{{"king": {{"money": "all"}}, "cio": {{"crown": "gold", "money": 5, "purpose": "{long}"}}}}"#);
    let edits = BriefEdits::from_json(model(), &Json::parse(&kept).expect("JSON"));
    assert_eq!(edits.text_of(role("cio"), Section::Purpose), Some(&*"ü".repeat(MOST_CHARS)));
    assert_eq!(edits.text_of(role("cio"), Section::Money), None);
    for json in [Json::Null, Json::List(vec![]), Json::text("cio")] {
        assert!(BriefEdits::from_json(model(), &json).is_empty());
    }
}

fn any_section() -> impl Strategy<Value = Section> {
    select(Section::ALL.to_vec())
}

/// Texts with everything that means something to Markdown.
fn odd_text() -> impl Strategy<Value = String> {
    let starts =
        ["", "# ", "- ", "+ ", "* ", "> ", "1. ", "12) ", "    ", "---", "===", "```", "~~~", "| a | b |", "[x]: y"];
    let rest = r"[ -~äß🎉\t]{0,40}";
    let line = (select(starts.to_vec()), rest).prop_map(|(start, rest)| [start, &rest].concat());
    vec(line, 0..6).prop_map(|lines| lines.join("\n"))
}

/// Everything that a reader of the Markdown sees, block by block.
fn shown(markdown: &str) -> Vec<String> {
    let extensions =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES;
    let mut blocks = Vec::new();
    let mut block = String::new();
    for event in Parser::new_ext(markdown, extensions) {
        match event {
            Event::Text(text) => block.push_str(&text),
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item) => {
                blocks.push(std::mem::take(&mut block))
            }
            Event::Start(_) | Event::End(_) => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    blocks
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn edits_are_the_same_after_saving_and_loading(
        all in vec((any_role(), any_section(), odd_text()), 0..12),
    ) {
        let mut edits = BriefEdits::default();
        for (role, row, text) in all {
            let brief = made(role, &edits);
            edits.rewrite(role, section(&brief, row), &text).expect("short");
        }
        let saved = edits.to_json(model()).write();
        let loaded = BriefEdits::from_json(model(), &Json::parse(&saved).expect("JSON"));
        prop_assert_eq!(loaded, edits, "{}", saved);
    }

    #[test]
    fn markdown_shows_every_line_as_it_was_written(
        role in any_role(), all in vec((any_section(), odd_text()), 0..6),
    ) {
        let mut edits = BriefEdits::default();
        for (row, text) in all {
            let brief = made(role, &edits);
            edits.rewrite(role, section(&brief, row), &text).expect("short");
        }
        let brief = made(role, &edits);
        let mut expected = vec![brief.title.clone()];
        for row in &brief.sections {
            let lines: Vec<String> = row.lines().map(str::to_string).collect();
            if !lines.is_empty() {
                expected.push(row.title.clone());
            }
            expected.extend(lines);
        }
        let file = markdown(&brief);
        prop_assert_eq!(shown(&file), expected, "{}", file);
    }
}

#[test]
fn what_would_be_markup_at_the_start_of_a_line_is_escaped() {
    let cases = [
        ("# Heading", "\\# Heading"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("* item", "\\* item"),
        ("> quote", "\\> quote"),
        ("12. item", "12\\. item"),
        ("3) item", "3\\) item"),
        ("---", "\\---"),
        ("| a | b |", "\\| a | b |"),
        ("<b>R&D</b>", "\\<b>R&D\\</b>"),
        ("&amp;", "\\&amp;"),
        ("5 - 3 = 2. Well-made, no. 1 (of 3)", "5 - 3 = 2. Well-made, no. 1 (of 3)"),
    ];
    for (line, expected) in cases {
        let mut edits = BriefEdits::default();
        let plain = made(role("cio"), &edits);
        edits.rewrite(role("cio"), section(&plain, Section::Purpose), line).expect("short");
        let file = markdown(&made(role("cio"), &edits));
        assert!(file.lines().any(|written| written == expected), "{expected} expected in\n{file}");
    }
}
