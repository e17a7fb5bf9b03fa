//! From answers to a ranking with reasons: pure, total, whole numbers only.
//!
//! The method in three sentences. An answer, or some answers together, are a reason ([`crate::model::Reason`]) that adds
//! whole points to the options it speaks for and takes whole points from those it speaks against. The sum decides the
//! order. Where a question is not answered, what is usual for such a company is taken instead, and said ([`facts`]).
//!
//! It is an additive model with judged points, the simplest that lay people can check and that does as well as more
//! elaborate ones when the factors are the right ones (Dawes, "The robust beauty of improper linear models"). How the
//! points were set and what they reach on situations that took no part in it is in the README; `cargo xtask judge`
//! measures it anew. Nothing is capped: what rules an option out takes points from it, so that two options that are ruled
//! out still stand in the order of all other reasons. Smaller changes begin with a few points more, in units that no other
//! reason has, so that two options are level only where a visitor's own marks make them so.
//!
//! The needs of the company ([`needs`]) and the amounts of work ([`workload`]) are estimated from the same facts; they do
//! not touch the order, but say what a leader has to cover and how many days that takes.

pub mod contrast;
pub mod facts;
pub mod needs;
pub mod reasons;
pub mod workload;

use crate::base::round::percent;
use crate::base::sort::indices_descending;
use crate::base::table::{Id, Table};
use crate::model::{Condition, Keep, Misfit, Model, Need, Reason, Role, Workload};
use crate::session::{Answers, Importance};
pub use facts::Facts;
pub use needs::WEIGHT_TOTAL;

/// The ranking, and what it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// What is taken as so.
    pub facts: Facts,
    /// What each need counts, in parts of [`WEIGHT_TOTAL`]; the sum is exactly [`WEIGHT_TOTAL`].
    pub weights: Table<Need, u32>,
    /// How well each option covers each need here, 0..=100: the ratings of the model, moved by the facts.
    pub ratings: Table<Role, Table<Need, u32>>,
    /// The estimated amount of each kind of work, in tenths of a day a month.
    pub amounts: Table<Workload, u32>,
    /// All options, best first; of level ones the one that the model names first.
    pub placements: Vec<Placement>,
}

/// Where one option stands, and what its points are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The option.
    pub role: Id<Role>,
    /// 1 for the best; options with equal points share a rank.
    pub rank: usize,
    /// Whole points, negative too.
    pub points: i32,
    /// The points, reason by reason, in the order of the model; they sum exactly to [`Placement::points`].
    pub contributions: Vec<Contribution>,
    /// Why it does not fit, where something says so.
    pub misfits: Vec<Id<Misfit>>,
    /// Who is there already and fills this seat.
    pub keep: Option<Id<Keep>>,
}

/// What one reason adds or takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The reason.
    pub reason: Id<Reason>,
    /// Points; never 0.
    pub points: i32,
}

impl Assessment {
    /// Where this option stands.
    pub fn of(&self, role: Id<Role>) -> Option<&Placement> {
        self.placements.iter().find(|placement| placement.role == role)
    }

    /// The options in first place; more than one only where they are level.
    pub fn first(&self) -> impl Iterator<Item = &Placement> {
        self.placements.iter().take_while(|placement| placement.rank == 1)
    }

    /// The points by which the first is ahead of the second; 0 with less than two options.
    pub fn lead(&self) -> u32 {
        let [first, second, ..] = &self.placements[..] else { return 0 };
        first.points.abs_diff(second.points)
    }

    /// Whether no option fits well: the first has fewer points than [`crate::model::ConfidenceRule::fits_from`].
    pub fn fits_none(&self, model: &Model) -> bool {
        self.placements.first().is_some_and(|first| first.points < model.confidence.fits_from)
    }

    /// The way a part-time leader should lean: the full seat that would come first if it were one.
    pub fn lean(&self, model: &Model) -> Option<Id<Role>> {
        self.placements.iter().map(|placement| placement.role).find(|&role| model.roles[role].is_side)
    }

    /// The seat that an option leans to: nothing unless it is a part-time one.
    pub fn lean_of(&self, model: &Model, role: Id<Role>) -> Option<Id<Role>> {
        model.roles[role].part_time.then(|| self.lean(model)).flatten()
    }

    /// What a need counts, in percent of all needs, rounded half up.
    pub fn weight_percent(&self, need: Id<Need>) -> u32 {
        percent(self.weights[need], WEIGHT_TOTAL)
    }

    /// The needs, the weightiest first; of equal ones the first in the model.
    pub fn needs_by_weight(&self) -> Vec<Id<Need>> {
        let ids: Vec<Id<Need>> = self.weights.ids().collect();
        let order = indices_descending(self.weights.rows().iter().map(|&weight| weight.into()));
        order.into_iter().map(|place| ids[place]).collect()
    }
}

/// Ranks all options for these answers.
pub fn assess(model: &Model, answers: &Answers) -> Assessment {
    let facts = Facts::of(model, answers);
    let unordered: Vec<Placement> = model.roles.ids().map(|role| placement(model, answers, &facts, role)).collect();
    let order = indices_descending(unordered.iter().map(|placement| placement.points.into()));
    let mut placements: Vec<Placement> = order.into_iter().map(|place| unordered[place].clone()).collect();
    for place in 0..placements.len() {
        let level = place > 0 && placements[place].points == placements[place - 1].points;
        placements[place].rank = if level { placements[place - 1].rank } else { place + 1 };
    }
    Assessment {
        weights: needs::weights(model, facts.all()),
        ratings: needs::ratings(model, facts.all()),
        amounts: workload::amounts(model, facts.all()),
        facts,
        placements,
    }
}

/// The ranking if money were no limit; `None` where the answer about money keeps nothing out of first place.
pub fn without_limit(model: &Model, answers: &Answers, limited: &Assessment) -> Option<Assessment> {
    let mut free = answers.clone();
    free.put(model.questionnaire.choices[model.ample].question, vec![model.ample]);
    let free = assess(model, &free);
    let first = |assessment: &Assessment| assessment.placements.first().map(|first| first.role);
    (first(&free) != first(limited)).then_some(free)
}

fn placement(model: &Model, answers: &Answers, facts: &Facts, role: Id<Role>) -> Placement {
    let keep = model.kept(role, facts.all());
    let holds = |when: &Condition, is_new_only: bool| when.holds(facts.all()) && !(is_new_only && keep.is_some());
    let holding = model.reasons.iter().filter(|(_, reason)| holds(&reason.when, reason.is_new_only));
    let counted = holding
        .map(|(reason, row)| Contribution { reason, points: marked(row.points[role], answers.importance(row.theme)) });
    let contributions: Vec<Contribution> = counted.filter(|counted| counted.points != 0).collect();
    let misfits = model.roles[role].misfits.iter().filter(|(_, misfit)| holds(&misfit.when, misfit.is_new_only));
    Placement {
        role,
        rank: 0,
        points: contributions.iter().map(|counted| counted.points).sum(),
        misfits: misfits.map(|(id, _)| id).collect(),
        contributions,
        keep,
    }
}

/// What points count by importance: double, or half without what is left over. The double weight of voting-advice tools
/// (Wahl-O-Mat, OpenVAA; in the model among the sources of its method), with its mirror image.
pub(crate) fn marked(points: i32, importance: Importance) -> i32 {
    match importance {
        Importance::Less => points / 2,
        Importance::Normal => points,
        Importance::More => points * 2,
    }
}
