//! The figures that a cost is made of, by name.

use super::Payment;

/// Which figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// Gross salary a year.
    Salary,
    /// What the employer pays on top, in percent of the salary.
    AddOns,
    /// The cost of finding somebody, once, in percent of the salary.
    Recruitment,
    /// Days that somebody in a full-time post works a year.
    WorkingDays,
    /// Price of a day.
    DayRate,
    /// Days bought, in tenths of a day a month.
    DaysAMonth,
    /// The owner's own time, in tenths of a day a month.
    OwnDays,
    /// What a day of the owner is worth to them; not counted until entered.
    OwnDayValue,
    /// The price of an outside IT firm a month; not counted until entered.
    OutsideFirm,
    /// Days from outside beside somebody who is kept, in tenths of a day a month; where nothing says that they need any,
    /// not counted until entered.
    DaysBeside,
}

/// Which end of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// The lower end, or the only value.
    Low,
    /// The higher end.
    High,
}

impl Payment {
    /// The figures that the cost of such an option is made of.
    pub fn items(self) -> &'static [Item] {
        match self {
            Payment::Permanent => &[Item::Salary, Item::AddOns, Item::Recruitment, Item::WorkingDays],
            Payment::PartTime => &[Item::DayRate, Item::DaysAMonth],
            Payment::OwnTime => &[Item::OwnDays, Item::OwnDayValue, Item::OutsideFirm],
            Payment::InPlace => &[Item::DayRate, Item::DaysBeside],
        }
    }
}

impl Item {
    /// All, in the order of their numbers.
    pub const ALL: [Item; 10] = [
        Item::Salary,
        Item::AddOns,
        Item::Recruitment,
        Item::WorkingDays,
        Item::DayRate,
        Item::DaysAMonth,
        Item::OwnDays,
        Item::OwnDayValue,
        Item::OutsideFirm,
        Item::DaysBeside,
    ];

    /// Those that make a line of a sum, called after its first factor.
    pub const LINES: [Item; 7] = [
        Item::Salary,
        Item::AddOns,
        Item::Recruitment,
        Item::DaysAMonth,
        Item::OwnDays,
        Item::OutsideFirm,
        Item::DaysBeside,
    ];

    /// The stable name.
    pub fn key(self) -> &'static str {
        match self {
            Item::Salary => "salary",
            Item::AddOns => "add_ons",
            Item::Recruitment => "recruitment",
            Item::WorkingDays => "working_days",
            Item::DayRate => "day_rate",
            Item::DaysAMonth => "days_a_month",
            Item::OwnDays => "own_days",
            Item::OwnDayValue => "own_day_value",
            Item::OutsideFirm => "outside_firm",
            Item::DaysBeside => "days_beside",
        }
    }

    /// Whether it is one value instead of a low and a high one.
    pub fn is_single(self) -> bool {
        matches!(self, Item::WorkingDays | Item::OwnDayValue)
    }

    /// Whether it only counts once the visitor enters it.
    pub fn is_optional(self) -> bool {
        matches!(self, Item::OwnDayValue | Item::OutsideFirm)
    }

    /// Whether it is an amount of money, to be shown with the currency.
    pub fn is_money(self) -> bool {
        matches!(self, Item::Salary | Item::DayRate | Item::OwnDayValue | Item::OutsideFirm)
    }

    /// Whether it is counted in tenths: 25 stands for 2.5.
    pub fn is_in_tenths(self) -> bool {
        matches!(self, Item::DaysAMonth | Item::OwnDays | Item::DaysBeside)
    }

    /// The ends that can be entered.
    pub fn bounds(self) -> &'static [Bound] {
        if self.is_single() { &[Bound::Low] } else { &[Bound::Low, Bound::High] }
    }

    /// What somebody typed, as a number field hands it out: "1500", or "2.5" (also "2,5") for a figure in tenths, which
    /// then is 25. `None` where it is not such a number.
    pub fn read(self, typed: &str) -> Option<u32> {
        let typed = typed.trim();
        if !self.is_in_tenths() {
            return digits(typed);
        }
        match typed.split_once(['.', ',']) {
            None => digits(typed)?.checked_mul(10),
            Some((whole, tenth)) if tenth.len() == 1 => digits(whole)?.checked_mul(10)?.checked_add(digits(tenth)?),
            Some(_) => None,
        }
    }
}

/// A whole number in plain digits.
fn digits(text: &str) -> Option<u32> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::Item;

    #[test]
    fn items_stand_at_their_own_numbers() {
        for (place, item) in Item::ALL.into_iter().enumerate() {
            assert_eq!(item as usize, place, "{}", item.key());
        }
    }

    #[test]
    fn typed_numbers_are_read_or_refused() {
        for (item, typed, expected) in [
            (Item::Salary, "1500", Some(1_500)),
            (Item::Salary, " 1500 ", Some(1_500)),
            (Item::Salary, "1500.5", None),
            (Item::Salary, "1,500", None),
            (Item::Salary, "-1", None),
            (Item::Salary, "+1", None),
            (Item::Salary, "", None),
            (Item::Salary, "99999999999", None),
            (Item::DaysAMonth, "2", Some(20)),
            (Item::DaysAMonth, "2.5", Some(25)),
            (Item::DaysAMonth, "2,5", Some(25)),
            (Item::DaysAMonth, "2.55", None),
            (Item::DaysAMonth, "2.", None),
            (Item::DaysAMonth, ".5", None),
            (Item::DaysAMonth, "4294967295", None),
        ] {
            assert_eq!(item.read(typed), expected, "{} {typed:?}", item.key());
        }
    }
}
