//! Who covers each need today, how well, and what an option would add.
//!
//! An optional part: for each need the visitor says who looks after it, several together if need be. Each of these
//! parties covers a need so well, 0..=100 ([`Coverer`]); those that are also options are rated as that option is in the
//! assessment at hand, so an owner who can program covers more here too. What is not said is not "nobody": the answers
//! tell who is there and does it well ([`PresumedCover`]). The numbers and their sources are in `content/cover.json`.

mod input;

use crate::base::sort::indices_descending;
use crate::base::table::{Id, Key, Keyed, Table};
use crate::model::{ChoiceSet, Condition, Model, Need, Rating, Role, Sources};
use crate::scoring::Assessment;
use crate::text::Words;
pub use input::CoverInput;

/// The parties that may cover a need, with their words.
#[derive(Clone, Debug)]
pub struct Coverers {
    /// The parties.
    pub rows: Table<Coverer>,
    /// From which coverage on, 0..=100, a need is thinly covered.
    pub thin_from: u32,
    /// From which coverage on, 0..=100, a need is covered.
    pub covered_from: u32,
    /// Who is taken to look after needs of which nothing is said, by the answers to the questions.
    pub presumed: Box<[PresumedCover]>,
    /// Who is taken to look after a need of which nothing is said or presumed, when needs are put in order.
    pub unsaid: Id<Coverer>,
    /// Who says so, for the three above.
    pub sources: Sources,
}

/// A party that may cover a need.
#[derive(Clone, Debug)]
pub struct Coverer {
    /// The stable name.
    pub key: Key,
    /// Whether it cannot be taken together with others ("nobody").
    pub is_exclusive: bool,
    /// How well it covers each need.
    pub covers: Covers,
}

/// How well a party covers the needs.
#[derive(Clone, Debug)]
pub enum Covers {
    /// As the best of these options does; they are the same party.
    As(Box<[Id<Role>]>),
    /// So well.
    So(Table<Need, Rating>),
}

/// "Where nothing is said, somebody who is there already is taken to look after these needs."
#[derive(Clone, Debug)]
pub struct PresumedCover {
    /// The party.
    pub coverer: Id<Coverer>,
    /// The needs.
    pub needs: Box<[Id<Need>]>,
    /// When; somebody who does not do it well is no cover.
    pub when: Condition,
    /// When not, although the condition holds; `None` where nothing takes it back.
    pub unless: Option<Condition>,
    /// Whether they cover it thinly at best, for lack of time or practice.
    pub is_thin: bool,
    /// Who says so.
    pub sources: Sources,
}

impl PresumedCover {
    fn holds(&self, facts: ChoiceSet) -> bool {
        self.when.holds(facts) && !self.unless.as_ref().is_some_and(|unless| unless.holds(facts))
    }
}

/// A party in words.
#[derive(Clone, Debug)]
pub struct CovererText {
    /// With an explanation if one is needed.
    pub name: Words,
    /// One or two words.
    pub short: Words,
}

impl Keyed for Coverer {
    fn key(&self) -> &str {
        &self.key
    }
}

impl Coverers {
    /// How well a party covers a need, 0..=100.
    pub fn rating(&self, coverer: Id<Coverer>, need: Id<Need>, assessment: &Assessment) -> u32 {
        match &self.rows[coverer].covers {
            Covers::As(roles) => roles.iter().map(|&role| assessment.ratings[role][need]).max().unwrap_or(0),
            Covers::So(ratings) => ratings[need].value,
        }
    }

    /// What is said, and for each need of which nothing is said those whom the answers tell of.
    pub fn with_presumed(&self, facts: ChoiceSet, said: &Cover) -> Cover {
        let mut cover = said.clone();
        for rule in self.presumed.iter().filter(|rule| rule.holds(facts)) {
            for &need in rule.needs.iter().filter(|&&need| said.of(need).is_empty()) {
                let known = cover.of(need).contains(&rule.coverer);
                cover.set(self, need, rule.coverer, true);
                let thin = (need, rule.coverer);
                if !rule.is_thin {
                    cover.thin.retain(|other| *other != thin);
                } else if !known {
                    cover.thin.push(thin);
                }
            }
        }
        cover
    }

    /// Whether hiring this option would be the same party.
    fn is_same(&self, coverer: Id<Coverer>, option: Id<Role>) -> bool {
        matches!(&self.rows[coverer].covers, Covers::As(roles) if roles.contains(&option))
    }
}

/// Who covers what today, as far as it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Who covers each need, in the order of the content.
    by: Table<Need, Vec<Id<Coverer>>>,
    /// Who covers which need thinly at best; never said, only presumed.
    thin: Vec<(Id<Need>, Id<Coverer>)>,
}

impl Cover {
    /// Nothing said yet.
    pub fn none(model: &Model) -> Self {
        Cover { by: Table::new(vec![Vec::new(); model.needs.len()]), thin: Vec::new() }
    }

    /// Who covers a need, in the order of the content; empty where nothing is said.
    pub fn of(&self, need: Id<Need>) -> &[Id<Coverer>] {
        &self.by[need]
    }

    /// Whether nothing is said of any need.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// Of how many needs something is said.
    pub fn count(&self) -> usize {
        self.by.rows().iter().filter(|coverers| !coverers.is_empty()).count()
    }

    /// Takes a party for a need or lets go of it. An exclusive one replaces all others and is replaced by them.
    pub fn set(&mut self, coverers: &Coverers, need: Id<Need>, coverer: Id<Coverer>, take: bool) {
        let alone = coverers.rows[coverer].is_exclusive;
        let mut said = self.by[need].clone();
        said.retain(|&other| other != coverer && !(take && (alone || coverers.rows[other].is_exclusive)));
        if take {
            said.push(coverer);
        }
        let said = coverers.rows.ids().filter(|id| said.contains(id)).collect();
        self.by.set(need, said);
    }
}

/// How well a need is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// In a word.
    pub level: Level,
    /// The coverage of the party that covers it best, 0..=100; 0 where nothing is said.
    pub best: u32,
}

/// How well a need is covered, in a word; more is better, up to [`Level::Covered`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is said.
    NotSaid,
    /// By nobody, or by nobody who can.
    Uncovered,
    /// By somebody, but not well.
    Thin,
    /// By one party that does it well.
    Covered,
    /// By two or more that do it well; it may be doubled work.
    Twice,
}

/// How well each need is covered today, or with an option beside those who cover it today.
///
/// An option that is one of today's parties (an IT manager where there is one) is not counted twice. Leaving
/// technology with the owner brings nobody new: it makes the owner look after each need, and no more than that.
pub fn coverage(
    coverers: &Coverers,
    model: &Model,
    assessment: &Assessment,
    cover: &Cover,
    option: Option<Id<Role>>,
) -> Table<Need, Coverage> {
    Table::new(model.needs.ids().map(|id| covered(coverers, assessment, cover, id, option)).collect())
}

fn covered(
    coverers: &Coverers,
    assessment: &Assessment,
    cover: &Cover,
    need: Id<Need>,
    option: Option<Id<Role>>,
) -> Coverage {
    let said = cover.of(need);
    if said.is_empty() && option.is_none() {
        return Coverage { level: Level::NotSaid, best: 0 };
    }
    let mut ratings: Vec<u32> = Vec::new();
    let mut added = option.map_or(0, |role| assessment.ratings[role][need]);
    for &coverer in said {
        let mut rating = coverers.rating(coverer, need, assessment);
        if cover.thin.contains(&(need, coverer)) {
            rating = rating.min(coverers.covered_from.saturating_sub(1));
        }
        if option.is_some_and(|role| coverers.is_same(coverer, role)) {
            rating = rating.max(added);
            added = 0;
        }
        ratings.push(rating);
    }
    ratings.push(added);
    let best = ratings.iter().copied().max().unwrap_or(0);
    let well = ratings.iter().filter(|&&rating| rating >= coverers.covered_from).count();
    let level = match well {
        0 if best < coverers.thin_from => Level::Uncovered,
        0 => Level::Thin,
        1 => Level::Covered,
        _ => Level::Twice,
    };
    Coverage { level, best }
}

/// What each need lacks today: its weight times what is missing from full coverage, 0..=100,000.
///
/// Give it [`Coverers::with_presumed`], so that gaps start from who is there. Where still nobody is named,
/// [`Coverers::unsaid`] (the owner, who answers for what nobody else looks after) is taken to cover it; so saying
/// "nobody" makes a gap wider.
pub fn gap_points(coverers: &Coverers, model: &Model, assessment: &Assessment, cover: &Cover) -> Table<Need, u32> {
    let today = coverage(coverers, model, assessment, cover, None);
    let gaps = today.iter().map(|(need, coverage)| {
        let best = match coverage.level {
            Level::NotSaid => coverers.rating(coverers.unsaid, need, assessment),
            _ => coverage.best,
        };
        assessment.weights[need] * 100_u32.saturating_sub(best)
    });
    Table::new(gaps.collect())
}

/// The needs with a gap ([`gap_points`]), the widest first; of equal ones the first in the model.
pub fn gaps(coverers: &Coverers, model: &Model, assessment: &Assessment, cover: &Cover) -> Vec<Id<Need>> {
    let points = gap_points(coverers, model, assessment, cover);
    let order = indices_descending(points.rows().iter().map(|&points| points.into()));
    let ids: Vec<Id<Need>> = model.needs.ids().collect();
    order.into_iter().map(|place| ids[place]).filter(|&id| points[id] > 0).collect()
}
