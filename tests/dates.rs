//! Dates, against another library.

mod common;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use common::any::cases;
use common::planning::{any_date, other};
use proptest::prelude::*;
use role_fit::base::date::Date;

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
