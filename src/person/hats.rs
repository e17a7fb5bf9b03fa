//! Which hats (options) suit a person, in order: the sum of weights times ratings, and the form by the time there is.
//!
//! An additive value model of 1,000 parts. Some of them are the share of the form, the needs share the rest by the weight
//! that the person's experience gives them. Each part times a rating of 0..=100 gives at most 100,000 points, of which 1,000 are
//! one percent. Named caps keep hats away from people who lack their core.

use crate::model::{Condition, Id, Model, Role, Sources, Table};
use crate::order::descending;
use crate::path;
use crate::scoring::{needs, workload};
use crate::session::Answers;

/// The parts that make a whole.
pub const PARTS: u32 = 1_000;

/// The points of one percent.
pub const POINTS_PER_PERCENT: u32 = 1_000;

/// What decides, besides the needs, how well a hat suits.
#[derive(Clone, Debug)]
pub struct Fit {
    /// How many of the [`PARTS`] the form decides.
    pub form_share: u32,
    /// How well the form of each hat suits, by the time that the person has.
    pub forms: Table<Role, Form>,
    /// Limits on what a hat can score.
    pub caps: Table<Cap>,
}

/// How well the form of a hat suits.
#[derive(Clone, Debug)]
pub struct Form {
    /// By the amount of work that the hat is about.
    pub curve: Curve,
    /// Who says so.
    pub sources: Sources,
}

/// A limit on what some hats can score, with its reason.
#[derive(Clone, Debug)]
pub struct Cap {
    /// The stable name.
    pub key: Box<str>,
    /// The hats, each with the percent that it can score at most.
    pub limits: Box<[(Id<Role>, u32)]>,
    /// When it applies.
    pub when: Condition,
    /// Who says so.
    pub sources: Sources,
}

impl crate::model::Keyed for Cap {
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
                (2 * (y0 * (run - into) + y1 * into) + run) / (2 * run)
            }
        }
    }
}

/// Where a hat stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HatPlacement {
    /// The hat.
    pub role: Id<Role>,
    /// 1 for the best; hats with equal points share a rank.
    pub rank: usize,
    /// 0..=100,000.
    pub points: u32,
    /// The points before any cap.
    pub uncapped: u32,
    /// The cap that holds this hat down, if one does.
    pub cap: Option<Id<Cap>>,
}

impl HatPlacement {
    /// How well the hat suits in whole percent, rounded half up. It is a fit, not a probability.
    pub fn percent(&self) -> u32 {
        (self.points + POINTS_PER_PERCENT / 2) / POINTS_PER_PERCENT
    }
}

/// All hats, the one that suits best first. Of level ones the one comes first that a cap takes more from, then the one that
/// the model names first.
pub fn hats_in_order(model: &Model, fit: &Fit, answers: &Answers) -> Vec<HatPlacement> {
    let facts = path::counted(model, answers.taken());
    let weights = needs::weights_of(model, facts, PARTS.saturating_sub(fit.form_share));
    let (ratings, amounts) = (needs::ratings(model, facts), workload::amounts(model, facts));
    let unordered: Vec<HatPlacement> = model
        .roles
        .iter()
        .map(|(role, row)| {
            let needs: u32 = weights.iter().map(|(need, weight)| weight * ratings[role][need]).sum();
            let uncapped = needs + fit.form_share * fit.forms[role].curve.at(amounts[row.workload]);
            let holding = fit.caps.iter().filter(|(_, cap)| cap.when.holds(facts));
            let limits = holding.flat_map(|(id, cap)| {
                cap.limits
                    .iter()
                    .filter(move |limit| limit.0 == role)
                    .map(move |limit| (id, limit.1 * POINTS_PER_PERCENT))
            });
            let lowest = limits.min_by_key(|&(_, limit)| limit).filter(|&(_, limit)| limit < uncapped);
            let points = lowest.map_or(uncapped, |(_, limit)| limit);
            HatPlacement { role, rank: 0, points, uncapped, cap: lowest.map(|(cap, _)| cap) }
        })
        .collect();
    let key =
        |hat: &HatPlacement| i64::from(hat.points) * i64::from(PARTS * POINTS_PER_PERCENT) + i64::from(hat.uncapped);
    let order = descending(unordered.iter().map(key));
    let mut hats: Vec<HatPlacement> = order.into_iter().map(|place| unordered[place].clone()).collect();
    for place in 0..hats.len() {
        let level = place > 0 && hats[place].points == hats[place - 1].points;
        hats[place].rank = if level { hats[place - 1].rank } else { place + 1 };
    }
    hats
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
