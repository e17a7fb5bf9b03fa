//! Which hats (options) suit a person, in order: the sum of weights times ratings, and the form by the time there is.
//!
//! The method is an additive value model with whole numbers. A score has 1,000 parts. The needs share some of them, by
//! the weight that the person's experience gives them; the rest goes to how well the form of the hat (full-time,
//! part-time) suits the time that the person has. Each part multiplied by a rating of 0..=100 gives at most 100,000
//! points, of which 1,000 are one percent. Named caps then keep a hat away from people who lack its core, and say why.
//!
//! The options of a company are not ranked like this but by reasons ([`crate::scoring`]).

use crate::base::round::ratio;
use crate::base::sort::indices_descending;
use crate::base::table::{Id, Key, Keyed, Table};
use crate::model::{ChoiceSet, Condition, Model, Need, Role, Sources, Workload};
use crate::scoring::{needs, workload};
use crate::session::Answers;
use crate::session::path;

/// The parts that make a whole score.
pub const WEIGHT_TOTAL: u32 = 1_000;

/// The points of one percent.
pub const POINTS_PER_PERCENT: u32 = 1_000;

/// The most points that a hat can have.
const MOST_POINTS: u32 = 100 * POINTS_PER_PERCENT;

/// What decides, besides the needs, how well a hat suits.
#[derive(Clone, Debug)]
pub struct Fit {
    /// How many of the [`WEIGHT_TOTAL`] the form decides; the needs share the others.
    pub form_share: u32,
    /// How well the form of each hat suits, by the time that the person has.
    pub forms: Table<Role, Form>,
    /// Limits on what a hat can score.
    pub caps: Table<Cap>,
    /// Who says so, for the method and the share of the form.
    pub sources: Sources,
}

/// How well the form of a hat suits.
#[derive(Clone, Debug)]
pub struct Form {
    /// By the amount of the work that the hat does most ([`Role::workload`]).
    pub curve: Curve,
    /// Who says so.
    pub sources: Sources,
}

/// A limit on what some hats can score, with its reason.
#[derive(Clone, Debug)]
pub struct Cap {
    /// The stable name.
    pub key: Key,
    /// The hats, each with the percent that it can score at most.
    pub limits: Box<[(Id<Role>, u32)]>,
    /// When it applies.
    pub when: Condition,
    /// Who says so.
    pub sources: Sources,
}

impl Keyed for Cap {
    fn key(&self) -> &str {
        &self.key
    }
}

/// A sloped band: straight lines between points, level outside of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// (tenths of a day a month, rating 0..=100), by growing amount; never empty.
    points: Box<[(u32, u32)]>,
}

impl Curve {
    /// A curve through these points; `None` unless there is one and the amounts grow.
    pub fn new(points: Vec<(u32, u32)>) -> Option<Self> {
        let grows = points.windows(2).all(|pair| pair[0].0 < pair[1].0);
        (grows && !points.is_empty()).then(|| Curve { points: points.into() })
    }

    /// The points, by growing amount.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) fn points(&self) -> &[(u32, u32)] {
        &self.points
    }

    /// A curve that is 0 everywhere.
    pub(crate) fn flat() -> Self {
        Curve { points: [(0, 0)].into() }
    }

    /// The rating at an amount of work, rounded half up.
    pub fn at(&self, tenths: u32) -> u32 {
        let after = self.points.iter().position(|&(x, _)| x >= tenths);
        match after {
            Some(0) => self.points[0].1,
            None => self.points[self.points.len() - 1].1,
            Some(next) => {
                let (x0, y0) = self.points[next - 1];
                let (x1, y1) = self.points[next];
                let (run, into) = (x1 - x0, tenths - x0);
                ratio((y0 * (run - into) + y1 * into).into(), run.into())
            }
        }
    }
}

/// Where a hat stands, and what its points are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HatPlacement {
    /// The hat.
    pub role: Id<Role>,
    /// 1 for the best; hats with equal points share a rank.
    pub rank: usize,
    /// 0..=100,000.
    pub points: u32,
    /// The points, part by part; they sum exactly to [`HatPlacement::points`].
    pub contributions: Vec<Contribution>,
}

/// One part of the points of a hat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// What it is for.
    pub part: Part,
    /// Points; only a cap takes some away.
    pub points: i32,
}

/// What a contribution is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Experience with a need of which the hat makes use: weight times rating.
    Need(Id<Need>),
    /// The form suits the time that the person has: share times rating.
    Form,
    /// What a cap takes away.
    Cap(Id<Cap>),
}

impl HatPlacement {
    /// How well the hat suits in whole percent, rounded half up. It is a fit, not a probability.
    pub fn percent(&self) -> u32 {
        ratio(self.points.into(), POINTS_PER_PERCENT.into())
    }

    /// The points before any cap.
    pub fn uncapped_points(&self) -> i32 {
        let kept = self.contributions.iter().filter(|contribution| !matches!(contribution.part, Part::Cap(_)));
        kept.map(|contribution| contribution.points).sum()
    }

    /// The cap that limits this hat, if one does.
    pub fn cap(&self) -> Option<Id<Cap>> {
        self.contributions.iter().find_map(|contribution| match contribution.part {
            Part::Cap(cap) => Some(cap),
            Part::Need(_) | Part::Form => None,
        })
    }
}

/// All hats, the one that suits best first. Of level ones the one comes first that a cap takes more from, then the one
/// that the model names first.
pub fn hats_in_order(model: &Model, fit: &Fit, answers: &Answers) -> Vec<HatPlacement> {
    let person = Estimated::of(model, fit, path::counted(&model.questionnaire, answers.taken()));
    let unordered: Vec<HatPlacement> = model.roles.ids().map(|role| placement(model, fit, &person, role)).collect();
    let order = indices_descending(unordered.iter().map(|hat| {
        let shown = i64::from(hat.points);
        shown * i64::from(MOST_POINTS + 1) + i64::from(hat.uncapped_points())
    }));
    let mut hats: Vec<HatPlacement> = order.into_iter().map(|place| unordered[place].clone()).collect();
    for place in 0..hats.len() {
        let level = place > 0 && hats[place].points == hats[place - 1].points;
        hats[place].rank = if level { hats[place - 1].rank } else { place + 1 };
    }
    hats
}

/// What the answers say of a person, in numbers.
struct Estimated {
    /// The choices that count.
    facts: ChoiceSet,
    /// What each need counts; with the share of the form the sum is exactly [`WEIGHT_TOTAL`].
    weights: Table<Need, u32>,
    /// How much each hat makes use of each need, 0..=100.
    ratings: Table<Role, Table<Need, u32>>,
    /// The time that the person has, in tenths of a day a month.
    amounts: Table<Workload, u32>,
}

impl Estimated {
    fn of(model: &Model, fit: &Fit, facts: ChoiceSet) -> Self {
        Estimated {
            facts,
            weights: needs::weights_of(model, facts, WEIGHT_TOTAL.saturating_sub(fit.form_share)),
            ratings: needs::ratings(model, facts),
            amounts: workload::amounts(model, facts),
        }
    }
}

fn placement(model: &Model, fit: &Fit, person: &Estimated, role: Id<Role>) -> HatPlacement {
    let ratings = &person.ratings[role];
    let needs = person
        .weights
        .iter()
        .map(|(need, weight)| Contribution { part: Part::Need(need), points: signed(weight * ratings[need]) });
    let form = fit.form_share * fit.forms[role].curve.at(person.amounts[model.roles[role].workload]);
    let mut contributions: Vec<Contribution> = needs.collect();
    contributions.push(Contribution { part: Part::Form, points: signed(form) });
    let mut points: i32 = contributions.iter().map(|contribution| contribution.points).sum();
    if let Some((cap, limit)) = lowest_limit(fit, person.facts, role)
        && limit < points
    {
        contributions.push(Contribution { part: Part::Cap(cap), points: limit - points });
        points = limit;
    }
    HatPlacement { role, rank: 0, points: points.unsigned_abs(), contributions }
}

/// The cap that holds a hat down most, with its limit in points; of equal ones the first of the model.
fn lowest_limit(fit: &Fit, facts: ChoiceSet, role: Id<Role>) -> Option<(Id<Cap>, i32)> {
    let holding = fit.caps.iter().filter(|(_, cap)| cap.when.holds(facts));
    let limits = holding.flat_map(|(id, cap)| cap.limits.iter().map(move |limit| (id, limit)));
    let limits = limits.filter(|(_, (limited, _))| *limited == role);
    limits.map(|(cap, (_, percent))| (cap, signed(percent * POINTS_PER_PERCENT))).min_by_key(|&(_, limit)| limit)
}

/// Points are at most 100,000, far inside of an `i32`.
fn signed(points: u32) -> i32 {
    i32::try_from(points).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_straight_between_its_points_and_level_outside() {
        let curve = Curve::new(vec![(10, 0), (20, 100)]).unwrap();
        let ratings = [0, 10, 15, 18, 20, 250].map(|amount| curve.at(amount));
        assert_eq!(ratings, [0, 0, 50, 80, 100, 100]);
    }

    #[test]
    fn a_curve_must_have_growing_amounts() {
        assert_eq!(Curve::new(vec![(10, 0), (10, 1)]), None);
        assert_eq!(Curve::new(vec![]), None);
    }
}
