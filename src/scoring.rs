//! From answers to a ranking with reasons: pure, total, whole numbers only.
//!
//! The method is an additive value model (SMART: the sum of weight times rating), the simplest that lay people can
//! check and that does as well as more elaborate ones when the factors are the right ones (Dawes, "The
//! robust beauty of improper linear models"). A score has 1,000 parts. The needs share some of them, by
//! weight ([`weights`]); the rest goes to how well the form of the option (full-time, part-time, none)
//! suits the amount of work ([`workload`]). Each part multiplied by a rating of 0..=100 gives at most 100,000
//! points, of which 1,000 are one percent. Named caps then limit an option and say why, in the manner of a
//! rule model ([`caps`]). Why an option stands where it does is in [`reasons`], why the first is before the second in
//! [`contrast`].

pub mod caps;
pub mod contrast;
pub mod ratings;
pub mod reasons;
pub mod weights;
pub mod workload;

use crate::model::{Cap, Criterion, Id, Model, Role, Table, Workload};
use crate::order::descending;
use crate::session::Answers;

/// The parts that make a whole score.
pub const PARTS: u32 = 1_000;

/// The points of one percent.
pub const POINTS_PER_PERCENT: u32 = 1_000;

/// The ranking, and the numbers that it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// What each need counts, in parts of [`PARTS`]; with the share of the form the sum is exactly [`PARTS`].
    pub weights: Table<Criterion, u32>,
    /// How well each option covers each need here, 0..=100: the ratings of the model, moved by the answers.
    pub ratings: Table<Role, Table<Criterion, u32>>,
    /// The estimated amount of each kind of work, in tenths of a day a month.
    pub amounts: Table<Workload, u32>,
    /// All options, best first. Of level ones the one comes first that a cap takes more from, then the one that the
    /// model names first.
    pub placements: Vec<Placement>,
}

/// Where one option stands, and what its points are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The option.
    pub role: Id<Role>,
    /// 1 for the best; options with equal points share a rank.
    pub rank: usize,
    /// 0..=100,000.
    pub points: u32,
    /// The points, part by part; they sum exactly to [`Placement::points`].
    pub contributions: Vec<Contribution>,
}

/// One part of the points.
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
    /// Covering a need: weight times rating.
    Need(Id<Criterion>),
    /// The form suits the amount of work: share times rating.
    Form,
    /// What a cap takes away.
    Cap(Id<Cap>),
}

/// How clear the lead of the first over the second is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clarity {
    /// Equal points.
    Tie,
    /// So little that both deserve a look.
    Close,
    /// Ahead.
    Ahead,
    /// Far ahead.
    Clear,
}

impl Placement {
    /// The fit in whole percent, rounded half up. It is a fit, not a probability.
    pub fn percent(&self) -> u32 {
        (self.points + POINTS_PER_PERCENT / 2) / POINTS_PER_PERCENT
    }

    /// The points before any cap.
    pub fn uncapped_points(&self) -> i32 {
        let kept = self.contributions.iter().filter(|contribution| !matches!(contribution.part, Part::Cap(_)));
        kept.map(|contribution| contribution.points).sum()
    }

    /// The cap that limits this option, if one does.
    pub fn cap(&self) -> Option<Id<Cap>> {
        self.contributions.iter().find_map(|contribution| match contribution.part {
            Part::Cap(cap) => Some(cap),
            Part::Need(_) | Part::Form => None,
        })
    }
}

impl Assessment {
    /// Where this option stands.
    pub fn of(&self, role: Id<Role>) -> Option<&Placement> {
        self.placements.iter().find(|placement| placement.role == role)
    }

    /// The options in first place; more than one only at a tie.
    pub fn first(&self) -> impl Iterator<Item = &Placement> {
        self.placements.iter().take_while(|placement| placement.rank == 1)
    }

    /// How clear the lead is.
    pub fn clarity(&self, model: &Model) -> Clarity {
        let [first, second, ..] = &self.placements[..] else { return Clarity::Clear };
        match first.points - second.points {
            0 => Clarity::Tie,
            lead if lead < model.close_lead => Clarity::Close,
            lead if lead >= model.clear_lead => Clarity::Clear,
            _ => Clarity::Ahead,
        }
    }

    /// The weightiest need; the first one of equal ones.
    pub fn weightiest_need(&self) -> Option<Id<Criterion>> {
        let order = descending(self.weights.rows().iter().map(|&weight| weight.into()));
        order.first().and_then(|&place| self.weights.ids().nth(place))
    }

    /// The way a part-time leader should lean: the side that covers the weightiest need best.
    pub fn lean(&self, model: &Model) -> Option<Id<Role>> {
        let need = self.weightiest_need()?;
        let sides = model.roles.iter().filter(|(_, role)| role.is_side);
        let covers = sides.map(|(role, _)| (self.ratings[role][need], role));
        covers
            .fold(None, |best: Option<(u32, Id<Role>)>, next| match best {
                Some(best) if best.0 >= next.0 => Some(best),
                _ => Some(next),
            })
            .map(|(_, role)| role)
    }
}

/// Ranks all options for these answers.
pub fn assess(model: &Model, answers: &Answers) -> Assessment {
    let weights = weights::weights(model, answers);
    let ratings = ratings::ratings(model, answers);
    let amounts = workload::amounts(model, answers);
    let caps: Vec<Id<Cap>> = caps::holding_caps(model, answers).collect();
    let unordered: Vec<Placement> =
        model.roles.ids().map(|role| placement(model, role, &weights, &ratings[role], &amounts, &caps)).collect();
    let order = descending(unordered.iter().map(|placement| {
        let shown = i64::from(placement.points);
        shown * i64::from(PARTS * 1_000) + i64::from(placement.uncapped_points())
    }));
    let mut placements: Vec<Placement> = order.into_iter().map(|place| unordered[place].clone()).collect();
    for place in 0..placements.len() {
        let level = place > 0 && placements[place].points == placements[place - 1].points;
        placements[place].rank = if level { placements[place - 1].rank } else { place + 1 };
    }
    Assessment { weights, ratings, amounts, placements }
}

fn placement(
    model: &Model,
    role: Id<Role>,
    weights: &Table<Criterion, u32>,
    ratings: &Table<Criterion, u32>,
    amounts: &Table<Workload, u32>,
    caps: &[Id<Cap>],
) -> Placement {
    let row = &model.roles[role];
    let needs = weights.iter().map(|(criterion, weight)| Contribution {
        part: Part::Need(criterion),
        points: signed(weight * ratings[criterion]),
    });
    let form = model.form_share * row.form.at(amounts[row.workload]);
    let mut contributions: Vec<Contribution> = needs.collect();
    contributions.push(Contribution { part: Part::Form, points: signed(form) });
    let mut points: i32 = contributions.iter().map(|contribution| contribution.points).sum();
    if let Some((cap, limit)) = lowest_limit(model, role, caps)
        && limit < points
    {
        contributions.push(Contribution { part: Part::Cap(cap), points: limit - points });
        points = limit;
    }
    Placement { role, rank: 0, points: points.unsigned_abs(), contributions }
}

/// The cap that holds an option down most, with its limit in points.
fn lowest_limit(model: &Model, role: Id<Role>, caps: &[Id<Cap>]) -> Option<(Id<Cap>, i32)> {
    let limits = caps::limits(model, caps, role);
    let limits = limits.map(|(cap, percent)| (cap, signed(percent * POINTS_PER_PERCENT)));
    limits.min_by_key(|&(_, limit)| limit)
}

/// Points are at most 100,000, far inside of an `i32`.
fn signed(points: u32) -> i32 {
    i32::try_from(points).unwrap_or(i32::MAX)
}
