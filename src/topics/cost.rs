//! What each option costs: the published figures by region, the visitor's own in their place, and sums to check.
//!
//! A permanent post costs salary, employer add-ons and, once, recruitment; a part-time leader costs days times a price
//! per day; an owner costs own time and, if wished, an outside firm. Somebody who is there already and is kept costs
//! nothing new but the days from outside that they need beside them. Every figure has a low and a high end. Where
//! publications disagree, the two ends span the disagreement and each party's own figure is kept beside it
//! ([`Quote`]). Sums are in [`mod@estimate`], comparisons in [`compare`], the visitor's own figures in [`edits`].
//!
//! Money is in whole units of the region's currency, work in tenths of a day a month. Each line of a sum is rounded half
//! up at its end; sums are sums of the lines as shown. Nothing here touches the ranking.

pub mod compare;
pub mod edits;
pub mod estimate;
mod input;
mod items;
mod overview;
pub mod words;

pub use compare::{BreakEven, Verdict, against_money, break_even, days_for_money};
pub use edits::{Allowed, Edits, FigureKey};
pub use estimate::{Basis, CostEstimate, Input, Line};
pub use input::CostInput;
pub use items::{Bound, Item};
pub use overview::Overview;

use crate::base::round::ratio;
use crate::base::table::{Id, Key, Keyed, Table};
use crate::model::{Choice, Model, Question, Questionnaire, Role, Source, Sources};
use crate::scoring::Assessment;
use crate::session::Answers;

/// Two ends of a figure or sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The lower end; above [`Span::high`] only where the visitor's own figures are crossed.
    pub low: u32,
    /// The higher end.
    pub high: u32,
}

/// All figures of cost.
#[derive(Clone, Debug)]
pub struct Costs {
    /// Where prices are known.
    pub regions: Table<Region>,
    /// The region to show where no country is known.
    pub offered: Id<Region>,
    /// The region whose prices are shown for each country that can be answered.
    pub countries: Box<[Country]>,
    /// How each option is paid if it means somebody new.
    pub kinds: Table<Role, Payment>,
    /// The figures of each option in each region.
    pub figures: Table<Region, Table<Role, RoleCost>>,
    /// How the days of a part-time leader are proposed.
    pub days: DaysRule,
    /// What somebody who is kept needs beside them.
    pub beside: Beside,
    /// The question about money.
    pub money_question: Id<Question>,
    /// What each choice of that question means.
    pub money: Box<[(Id<Choice>, Money)]>,
    /// What may be entered, item by item.
    pub(crate) limits: Box<[Span]>,
}

/// A place with a currency and prices of its own.
#[derive(Clone, Debug)]
pub struct Region {
    /// The stable name.
    pub key: Key,
    /// ISO 4217 code, as `Intl` takes it.
    pub currency: Key,
}

impl Keyed for Region {
    fn key(&self) -> &str {
        &self.key
    }
}

/// Where the prices for a country come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// The answer.
    pub choice: Id<Choice>,
    /// Whose prices are shown.
    pub region: Id<Region>,
    /// Whether they are a guide only, as there are none for that country.
    pub is_guide: bool,
}

/// How an option is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payment {
    /// A post with a salary.
    Permanent,
    /// Days at a price per day.
    PartTime,
    /// The owner's own time.
    OwnTime,
    /// Somebody who is there already and paid: days from outside beside them at most.
    InPlace,
}

/// The figures of one option in one region.
#[derive(Clone, Debug, Default)]
pub struct RoleCost {
    /// The figures, in the order of [`Payment::items`]; an optional one may have none.
    pub figures: Box<[(Item, Figure)]>,
    /// What publications give as a whole, to compare with our sums.
    pub totals: Box<[Total]>,
}

/// One published figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is proposed; `None` for the days of a part-time leader, which follow from the answers.
    pub range: Option<Span>,
    /// Who says so.
    pub sources: Sources,
    /// Who says what; [`Figure::range`] spans these unless it is our own estimate.
    pub said: Box<[Quote]>,
    /// What others say that the range leaves out; the note of the option tells why.
    pub left_out: Box<[Quote]>,
    /// Whether it is, in part at least, our own judgement.
    pub is_estimate: bool,
}

/// The figure of one publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Who.
    pub source: Id<Source>,
    /// From what to what; equal ends for a single figure.
    pub span: Span,
}

/// The whole cost of a year in one publication; it may count more or less than our lines do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Who says what.
    pub said: Quote,
    /// Whether it is meant for the first year.
    pub is_first_year: bool,
}

/// How the days of a part-time leader follow from the amount of leadership work.
#[derive(Clone, Debug)]
pub struct DaysRule {
    /// Tenths of a day a month that are agreed at least.
    pub least: u32,
    /// Tenths of a day a month up to which one speaks of part-time.
    pub most: u32,
    /// How far the band goes below and above the estimate, in percent of it.
    pub band: u32,
    /// The ends of the band lie on multiples of so many tenths.
    pub step: u32,
    /// Who says so.
    pub sources: Sources,
}

/// The days from outside that somebody who is kept needs beside them.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Tenths of a day a month that are proposed, by an answer that says how well they can carry it; none for others.
    pub days: Box<[(Id<Choice>, Span)]>,
    /// Who says so; without a range, as that follows from the answer.
    pub figure: Figure,
}

/// What the visitor can spend a year, in the currency of whatever region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// At least.
    pub from: u32,
    /// At most; `None` where no limit was stated.
    pub to: Option<u32>,
}

impl Span {
    /// The same at both ends.
    pub fn both(value: u32) -> Self {
        Span { low: value, high: value }
    }

    /// End plus end.
    pub fn plus(self, other: Span) -> Self {
        Span { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }

    /// The mean of the two ends, rounded half up.
    pub fn middle(self) -> u32 {
        ratio(u64::from(self.low) + u64::from(self.high), 2)
    }

    /// Whether the lower end is above the higher one.
    pub fn is_crossed(self) -> bool {
        self.low > self.high
    }

    /// Whether a value lies inside, the ends included.
    pub fn contains(self, value: u32) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

impl Costs {
    /// What may be entered for an item, both ends included.
    pub fn limits(&self, item: Item) -> Span {
        self.limits[item as usize]
    }

    /// The figures of an option in a region.
    pub fn of(&self, region: Id<Region>, role: Id<Role>) -> &RoleCost {
        &self.figures[region][role]
    }

    /// What the visitor said that they can spend; `None` without an answer, with "I don't know", and where the question
    /// is not put to them.
    pub fn money_of(&self, questionnaire: &Questionnaire, answers: &Answers) -> Option<Money> {
        let counted = answers.counted(questionnaire);
        self.money.iter().find(|(choice, _)| counted.contains(*choice)).map(|(_, money)| *money)
    }

    /// What the answer on the country tells of the prices; `None` without one.
    pub fn country_of(&self, answers: &Answers) -> Option<Country> {
        let taken = answers.taken();
        self.countries.iter().find(|country| taken.contains(country.choice)).copied()
    }

    /// The region whose prices go with the answers.
    pub fn region_of(&self, answers: &Answers) -> Id<Region> {
        self.country_of(answers).map_or(self.offered, |country| country.region)
    }

    /// How an option is paid here: an owner's time always as such, other seats by whether somebody fills them already.
    pub fn kind_here(&self, role: Id<Role>, assessment: &Assessment) -> Payment {
        let is_kept = assessment.of(role).is_some_and(|placement| placement.keep.is_some());
        if is_kept && self.can_be_in_place(role) { Payment::InPlace } else { self.kinds[role] }
    }

    /// Whether an option has such a figure, as somebody new or as somebody who is kept.
    pub fn has(&self, role: Id<Role>, item: Item) -> bool {
        let kept: &[Item] = if self.can_be_in_place(role) { Payment::InPlace.items() } else { &[] };
        self.kinds[role].items().contains(&item) || kept.contains(&item)
    }

    fn can_be_in_place(&self, role: Id<Role>) -> bool {
        self.kinds[role] != Payment::OwnTime
    }

    /// The published figure of an item where an option is paid in this way.
    fn published(&self, region: Id<Region>, role: Id<Role>, kind: Payment, item: Item) -> Option<&Figure> {
        match (kind, item) {
            (Payment::InPlace, Item::DaysBeside) => Some(&self.beside.figure),
            (Payment::InPlace, _) => self.of(region, self.part_time()?).figure(item),
            _ => self.of(region, role).figure(item),
        }
    }

    /// The tenths of a day a month that are proposed beside somebody who is kept for this option.
    pub fn proposed_beside(&self, model: &Model, role: Id<Role>, assessment: &Assessment) -> Option<Span> {
        let keep = assessment.of(role)?.keep?;
        let told = model.keeps[keep].when.named().common(assessment.facts.said());
        self.beside.days.iter().find(|(choice, _)| told.contains(*choice)).map(|(_, days)| *days)
    }

    /// The part-time option, if there is one.
    pub fn part_time(&self) -> Option<Id<Role>> {
        self.kinds.iter().find(|(_, kind)| **kind == Payment::PartTime).map(|(role, _)| role)
    }
}

impl RoleCost {
    /// The figure of an item, if there is a published one.
    pub fn figure(&self, item: Item) -> Option<&Figure> {
        self.figures.iter().find(|(of, _)| *of == item).map(|(_, figure)| figure)
    }
}

impl Figure {
    /// The years of the publications used, the oldest and the newest; `None` where none is dated.
    pub fn years(&self, model: &Model) -> Option<(u16, u16)> {
        let used = self.said.iter().map(|said| model.sources[said.source].year);
        used.flatten().fold(None, |years: Option<(u16, u16)>, year| {
            Some(years.map_or((year, year), |(oldest, newest)| (oldest.min(year), newest.max(year))))
        })
    }
}
