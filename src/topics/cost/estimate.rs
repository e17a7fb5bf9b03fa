//! The yearly cost of one option, line by line.
//!
//! Low ends go with low ends and high ends with high ends: the low sum is the cheapest post with the cheapest charges.
//! Each line is rounded half up at its end; a sum is the sum of the lines as shown.

use super::{Bound, Costs, Edits, Figure, FigureKey, Item, Payment, Region, Span};
use crate::base::round::ratio;
use crate::base::table::Id;
use crate::model::{Model, Role};
use crate::scoring::Assessment;

const MONTHS: u64 = 12;
/// Tenths of a day in a day.
const TENTHS: u64 = 10;

/// What one option costs, and what that is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostEstimate<'c> {
    /// Where.
    pub region: Id<Region>,
    /// Which option.
    pub role: Id<Role>,
    /// How it is paid.
    pub kind: Payment,
    /// The figures, each published or the visitor's own.
    pub inputs: Vec<Input<'c>>,
    /// The parts of the sums; a part that is not counted has no line.
    pub lines: Vec<Line>,
    /// All lines.
    pub first_year: Span,
    /// All lines that come every year.
    pub later_years: Span,
    /// [`CostEstimate::later_years`] without the owner's own time: what is paid to others.
    pub cash: Span,
    /// The cost of one day of leadership: of a post [`CostEstimate::later_years`] by its working days, else the price of a
    /// day; `None` where the owner's time is not valued, and for somebody who is paid already.
    pub per_day: Option<Span>,
    /// The working days of a full-time post a year.
    pub working_days: Option<u32>,
    /// Whether the answers tell of more leadership work than part-time stands for, so that the days proposed are fewer.
    pub is_beyond_part_time: bool,
}

/// One figure as it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input<'c> {
    /// What.
    pub item: Item,
    /// What is used, in the unit of the item; `None` where it is not counted.
    pub span: Option<Span>,
    /// What stands there without edits; `None` where nothing does.
    pub proposed: Option<Span>,
    /// Whether the lower end (or only value) is the visitor's own.
    pub is_own_low: bool,
    /// Whether the higher end is the visitor's own.
    pub is_own_high: bool,
    /// The publications behind it, if there are any.
    pub figure: Option<&'c Figure>,
}

/// One part of the sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The part: one of [`Item::LINES`].
    pub item: Item,
    /// Money a year.
    pub span: Span,
    /// Whether it is paid in the first year only.
    pub is_first_year_only: bool,
}

/// What an estimate is made from, whichever option it is for.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'c, 'a> {
    /// The published figures.
    pub costs: &'c Costs,
    /// The model.
    pub model: &'a Model,
    /// Where.
    pub region: Id<Region>,
    /// The work that the answers tell of, and who is there already.
    pub assessment: &'a Assessment,
    /// The visitor's own figures.
    pub edits: &'a Edits,
}

impl<'c> Basis<'c, '_> {
    /// What an option costs. Where somebody who is there already is kept for it, they are paid already, and only what
    /// is new is counted.
    pub fn estimate(&self, role: Id<Role>) -> CostEstimate<'c> {
        self.estimate_as(self.costs.kind_here(role, self.assessment), role)
    }

    /// The same as if nobody were there: for prices to compare with, such as those of a part-time leader.
    pub fn estimate_new(&self, role: Id<Role>) -> CostEstimate<'c> {
        self.estimate_as(self.costs.kinds[role], role)
    }

    fn estimate_as(&self, kind: Payment, role: Id<Role>) -> CostEstimate<'c> {
        let work = self.work(role);
        let inputs: Vec<Input> = kind.items().iter().map(|&item| self.input(kind, role, item)).collect();
        let used = |item| inputs.iter().find(|input: &&Input| input.item == item).and_then(|input| input.span);
        let lines = lines(kind, used);
        let sum = |counts: &dyn Fn(&Line) -> bool| {
            let counted = lines.iter().filter(|line| counts(line));
            counted.fold(Span::default(), |sum, line| sum.plus(line.span))
        };
        let first_year = sum(&|_| true);
        let later_years = sum(&|line| !line.is_first_year_only);
        let cash = sum(&|line| !line.is_first_year_only && line.item != Item::OwnDays);
        let working_days = used(Item::WorkingDays).map(|days| days.low);
        let per_day = match kind {
            Payment::Permanent => working_days.map(|days| each(later_years, |money| ratio(money.into(), days.into()))),
            Payment::PartTime => used(Item::DayRate),
            Payment::OwnTime => used(Item::OwnDayValue),
            Payment::InPlace => None,
        };
        let is_beyond_part_time = kind == Payment::PartTime && work > self.costs.days.most;
        CostEstimate {
            region: self.region,
            role,
            kind,
            inputs,
            lines,
            first_year,
            later_years,
            cash,
            per_day,
            working_days,
            is_beyond_part_time,
        }
    }

    /// The amount of the work that an option does most, in tenths of a day a month.
    fn work(&self, role: Id<Role>) -> u32 {
        self.assessment.amounts[self.model.roles[role].workload]
    }

    /// One figure: the visitor's own where entered, else what is proposed; an end that is missing is like the other.
    fn input(&self, kind: Payment, role: Id<Role>, item: Item) -> Input<'c> {
        let figure = self.costs.published(self.region, role, kind, item);
        let proposed = match item {
            Item::DaysAMonth => Some(proposed_days(self.costs, self.work(role))),
            Item::DaysBeside => self.costs.proposed_beside(self.model, role, self.assessment),
            _ if item.is_optional() => None,
            _ => figure.and_then(|figure| figure.range),
        };
        let own = |bound| self.edits.get(FigureKey { region: self.region, role, item, bound });
        let own_low = own(Bound::Low);
        let own_high = if item.is_single() { own_low } else { own(Bound::High) };
        let low = own_low.or(proposed.map(|span| span.low)).or(own_high);
        let high = own_high.or(proposed.map(|span| span.high)).or(own_low);
        Input {
            item,
            span: low.zip(high).map(|(low, high)| Span { low, high }),
            proposed,
            is_own_low: own_low.is_some(),
            is_own_high: own_high.is_some(),
            figure,
        }
    }
}

/// The parts of the sums, from the figures used.
fn lines(kind: Payment, used: impl Fn(Item) -> Option<Span>) -> Vec<Line> {
    let each_year = |item, span| Line { item, span, is_first_year_only: false };
    match kind {
        Payment::Permanent => {
            let salary = used(Item::Salary).unwrap_or_default();
            let share = |item| percent_of(salary, used(item).unwrap_or_default());
            let recruitment =
                Line { item: Item::Recruitment, span: share(Item::Recruitment), is_first_year_only: true };
            vec![each_year(Item::Salary, salary), each_year(Item::AddOns, share(Item::AddOns)), recruitment]
        }
        Payment::PartTime => {
            let (rate, days) = (used(Item::DayRate).unwrap_or_default(), used(Item::DaysAMonth).unwrap_or_default());
            vec![each_year(Item::DaysAMonth, days_in_a_year(rate, days))]
        }
        Payment::OwnTime => {
            let own = used(Item::OwnDays).zip(used(Item::OwnDayValue));
            let own = own.map(|(days, value)| each_year(Item::OwnDays, days_in_a_year(value, days)));
            let firm = used(Item::OutsideFirm).map(|fee| each(fee, |fee| ratio(u64::from(fee) * MONTHS, 1)));
            own.into_iter().chain(firm.map(|fee| each_year(Item::OutsideFirm, fee))).collect()
        }
        Payment::InPlace => {
            let beside = used(Item::DayRate).zip(used(Item::DaysBeside));
            let beside = beside.map(|(rate, days)| each_year(Item::DaysBeside, days_in_a_year(rate, days)));
            beside.into_iter().collect()
        }
    }
}

impl<'c> CostEstimate<'c> {
    /// The figure that is used for an item.
    pub fn input(&self, item: Item) -> Option<&Input<'c>> {
        self.inputs.iter().find(|input| input.item == item)
    }

    /// The figures whose lower end is above the higher one, so that the sums do not mean much; only the visitor's own
    /// can be.
    pub fn crossed(&self) -> impl Iterator<Item = Item> {
        self.inputs.iter().filter(|input| input.is_crossed()).map(|input| input.item)
    }
}

impl Input<'_> {
    /// Whether the lower end is above the higher one.
    pub fn is_crossed(&self) -> bool {
        self.span.is_some_and(Span::is_crossed)
    }

    /// Whether any of it is the visitor's own.
    pub fn is_own(&self) -> bool {
        self.is_own_low || self.is_own_high
    }
}

/// The tenths of a day a month that are proposed for so much leadership work: a band around it, widened to whole steps,
/// not below or above what part-time stands for.
pub fn proposed_days(costs: &Costs, work: u32) -> Span {
    let rule = &costs.days;
    let (work, band, step) = (u64::from(work), u64::from(rule.band), u64::from(rule.step.max(1)));
    let low = work * (100 - band.min(100)) / (100 * step) * step;
    let high = (work * (100 + band)).div_ceil(100 * step) * step;
    let within = |tenths: u64| u32::try_from(tenths).unwrap_or(u32::MAX).max(rule.least).min(rule.most);
    Span { low: within(low), high: within(high) }
}

fn each(span: Span, of: impl Fn(u32) -> u32) -> Span {
    Span { low: of(span.low), high: of(span.high) }
}

/// Percent of an amount, rounded half up.
fn percent_of(of: Span, percent: Span) -> Span {
    let share = |of: u32, percent: u32| ratio(u64::from(of) * u64::from(percent), 100);
    Span { low: share(of.low, percent.low), high: share(of.high, percent.high) }
}

/// A price per day times tenths of a day a month, for a year, rounded half up.
fn days_in_a_year(rate: Span, tenths: Span) -> Span {
    let year = |rate: u32, tenths: u32| ratio(u64::from(rate) * u64::from(tenths) * MONTHS, TENTHS);
    Span { low: year(rate.low, tenths.low), high: year(rate.high, tenths.high) }
}
