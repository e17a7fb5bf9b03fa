//! A day of the calendar, in whole numbers.
//!
//! The calendar is the proleptic Gregorian one: today's rule for leap years holds for all years from 1 to 9999. There is no
//! time of day and no time zone. Nothing here fails, since arithmetic saturates at the first and last day. It counts years
//! from March, so that the leap day comes last. That is the usual method, described by Howard Hinnant in
//! "chrono-compatible low-level date algorithms".

/// Days from 0000-03-01 to 1970-01-01.
const TO_1970: i32 = 719_468;
/// Days in 400 years, after which the calendar repeats.
const IN_400_YEARS: u32 = 146_097;

/// A day, ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// 1 January of the year 1.
    pub const FIRST: Date = Date { year: 1, month: 1, day: 1 };
    /// 31 December 9999, a Friday.
    pub const LAST: Date = Date { year: 9_999, month: 12, day: 31 };

    /// The day with these numbers, if there is one: years 1..=9999, months and days from 1.
    pub const fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        let in_year = 1 <= year && year <= 9_999 && 1 <= month && month <= 12;
        if in_year && 1 <= day && day <= month_length(year, month) { Some(Date { year, month, day }) } else { None }
    }

    /// The day written as `YYYY-MM-DD`, as a date field of a page gives it. White space around it is ignored.
    pub fn parse(text: &str) -> Option<Date> {
        let text = text.trim().as_bytes();
        let [year @ .., b'-', m1, m2, b'-', d1, d2] = text else { return None };
        if year.len() != 4 {
            return None;
        }
        Date::new(number(year)?, number(&[*m1, *m2])?, number(&[*d1, *d2])?)
    }

    /// `YYYY-MM-DD`
    pub fn iso(self) -> String {
        self.written("-")
    }

    /// Year, month and day with this text between them.
    pub(crate) fn written(self, between: &str) -> String {
        [&*digits(self.year, 4), between, &*digits(self.month, 2), between, &*digits(self.day, 2)].concat()
    }

    /// The year, 1..=9999.
    pub fn year(self) -> u32 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u32 {
        self.day
    }

    /// Days since 1 January 1970. They are negative for earlier days.
    pub fn days(self) -> i32 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let (era, of_era) = (year / 400, year % 400);
        let of_year = (153 * ((self.month + 9) % 12) + 2) / 5 + self.day - 1;
        let days = era * IN_400_YEARS + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        days as i32 - TO_1970
    }

    /// The day so many days after 1 January 1970, or the first or last one if that lies outside of the calendar.
    pub fn from_days(days: i32) -> Date {
        let days = days.clamp(Date::FIRST.days(), Date::LAST.days());
        let since = (days + TO_1970).unsigned_abs();
        let (era, of_era) = (since / IN_400_YEARS, since % IN_400_YEARS);
        let years = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * years + years / 4 - years / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = era * 400 + years + u32::from(month <= 2);
        Date { year, month, day }
    }

    /// The day so many days later, or earlier if negative.
    pub fn plus_days(self, days: i32) -> Date {
        Date::from_days(self.days().saturating_add(days))
    }

    /// The same day of the week so many weeks later.
    pub fn plus_weeks(self, weeks: i32) -> Date {
        self.plus_days(weeks.saturating_mul(7))
    }

    /// The same day of the month so many months later, or the last day of that month if it is shorter.
    pub fn plus_months(self, months: i32) -> Date {
        let sum = (self.year * 12 + self.month - 1) as i32;
        let sum = sum.saturating_add(months);
        if sum < 12 {
            return Date::FIRST;
        }
        let sum = sum.unsigned_abs();
        let (year, month) = (sum / 12, sum % 12 + 1);
        if year > Date::LAST.year {
            return Date::LAST;
        }
        Date { year, month, day: self.day.min(month_length(year, month)) }
    }

    /// The day of the week: 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u32 {
        // 1 January 1970 was a Thursday.
        (self.days() + 3).rem_euclid(7).unsigned_abs()
    }

    /// Whether it is a Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        self.weekday() >= 5
    }

    /// The first Monday after this day.
    pub fn next_monday(self) -> Date {
        self.plus_days(7 - self.weekday() as i32)
    }

    /// This day, or the Monday after a weekend.
    pub fn or_monday(self) -> Date {
        if self.is_weekend() { self.next_monday() } else { self }
    }

    /// This day, or the Friday before a weekend.
    pub fn or_friday(self) -> Date {
        self.plus_days(-(self.weekday().saturating_sub(4) as i32))
    }
}

const fn month_length(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The number written with these ASCII digits, at most four.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}

/// The number with zeros in front, at least `length` digits long.
pub(crate) fn digits(number: u32, length: usize) -> String {
    let number = number.to_string();
    ["0".repeat(length.saturating_sub(number.len())), number].concat()
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn months_are_added_by_the_calendar() {
        let cases = [
            ("2027-01-31", 1, "2027-02-28"),
            ("2027-01-31", 13, "2028-02-29"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2028-02-29", -48, "2024-02-29"),
            ("2026-12-15", 1, "2027-01-15"),
            ("0001-01-15", -1, "0001-01-01"),
            ("9999-12-05", 1, "9999-12-31"),
        ];
        for (from, months, to) in cases {
            assert_eq!(Date::parse(from).unwrap().plus_months(months).iso(), to, "{from} {months:+}");
        }
    }

    #[test]
    fn a_weekend_gives_way_to_monday_or_friday() {
        let days = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map(|day| Date::parse(day).unwrap());
        let written = |dates: [Date; 4]| dates.map(Date::iso);
        assert_eq!(written(days.map(Date::or_monday)), ["2026-11-20", "2026-11-23", "2026-11-23", "2026-11-23"]);
        assert_eq!(written(days.map(Date::or_friday)), ["2026-11-20", "2026-11-20", "2026-11-20", "2026-11-23"]);
        assert_eq!(written(days.map(Date::next_monday)), ["2026-11-23", "2026-11-23", "2026-11-23", "2026-11-30"]);
    }
}
