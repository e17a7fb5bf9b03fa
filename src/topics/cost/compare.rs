//! Costs side by side: part-time against full-time, and each against the money there is.
//!
//! A few days against a whole year is not a saving, so the two are compared by the price of a day and by the number of
//! days at which they cost the same. Against the visitor's money stand the following years without the owner's own
//! time: the question asks what can be spent "a year", recruitment is paid once, and own time is not paid. The first
//! year is shown beside it.

use super::{CostEstimate, Costs, Money, Payment, Region, Span};
use crate::base::round::ratio;
use crate::base::table::Id;

const TENTHS_A_YEAR: u64 = 120;

/// How many days of a part-time leader cost as much as a permanent post in its following years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakEven {
    /// Where.
    pub region: Id<Region>,
    /// Tenths of a day a month, rounded half up: the cheapest post at the dearest day, the dearest post at the cheapest.
    pub a_month: Span,
    /// The same in days a year, rounded half up.
    pub a_year: Span,
    /// Tenths of a day a month with the middle of both ranges.
    pub middle: u32,
    /// The working days of the post in tenths of a day a month: more days than that cannot be bought.
    pub full_month: u32,
}

impl BreakEven {
    /// Whether part-time costs less than the post however many days are bought, in the middle of both ranges.
    pub fn is_out_of_reach(&self) -> bool {
        self.middle > self.full_month
    }
}

/// What an option costs against the money there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The whole range is within the money.
    Within,
    /// The low end is, the high end is not.
    Partly,
    /// The whole range is above the money.
    Above,
    /// No limit was stated, and the cost may go beyond the least that was.
    NoLimit,
}

/// From how many days the part-time option costs as much as a permanent one; `None` unless they are such a pair with
/// prices, in one region.
pub fn break_even(permanent: &CostEstimate, part_time: &CostEstimate) -> Option<BreakEven> {
    let is_pair = permanent.kind == Payment::Permanent && part_time.kind == Payment::PartTime;
    let rate = part_time.per_day?;
    if !is_pair || permanent.region != part_time.region || rate.low == 0 || rate.high == 0 {
        return None;
    }
    let cost = permanent.later_years;
    let a_year = |cost: u32, rate: u32| ratio(cost.into(), rate.into());
    let a_month = |cost: u32, rate: u32| ratio(u64::from(cost) * 10, u64::from(rate) * 12);
    Some(BreakEven {
        region: permanent.region,
        a_month: Span { low: a_month(cost.low, rate.high), high: a_month(cost.high, rate.low) },
        a_year: Span { low: a_year(cost.low, rate.high), high: a_year(cost.high, rate.low) },
        middle: a_month(cost.middle(), rate.middle()),
        full_month: ratio(u64::from(permanent.working_days?) * 10, 12),
    })
}

/// How [`CostEstimate::cash`] stands against the money; figures that are crossed are taken by their lesser and greater end.
pub fn against_money(money: Money, estimate: &CostEstimate) -> Verdict {
    let Span { low, high } = estimate.cash;
    let (least, most) = (low.min(high), low.max(high));
    match money.to {
        Some(to) if most <= to => Verdict::Within,
        Some(to) if least > to => Verdict::Above,
        Some(_) => Verdict::Partly,
        None if most <= money.from => Verdict::Within,
        None => Verdict::NoLimit,
    }
}

/// The tenths of a day a month that the money buys at the price of a day, rounded down: the low end at the dearest day.
/// Where no limit was stated it is what the least that was stated buys. `None` unless the option is paid by the day.
pub fn days_for_money(money: Money, part_time: &CostEstimate) -> Option<Span> {
    let rate = part_time.per_day.filter(|rate| part_time.kind == Payment::PartTime && rate.low > 0 && rate.high > 0)?;
    let money = money.to.unwrap_or(money.from);
    let days =
        |rate: u32| u32::try_from(u64::from(money) * 100 / (u64::from(rate) * TENTHS_A_YEAR)).unwrap_or(u32::MAX);
    Some(Span { low: days(rate.high), high: days(rate.low) })
}

impl Costs {
    /// Whether the money buys the least that a part-time leader is engaged for, even at the dearest day.
    pub fn buys_part_time(&self, days: Span) -> bool {
        days.low >= self.days.least
    }
}
