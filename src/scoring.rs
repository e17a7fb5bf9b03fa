//! From answers to a ranking with reasons. Everything here is pure and total and uses whole numbers only.
//!
//! The method in three sentences. An answer, or several answers together, are a reason ([`crate::model::Reason`]) that adds
//! whole points to the options it speaks for and takes whole points from those it speaks against. The sum decides the
//! order. Where a question is not answered, what is usual for such a company is presumed and named ([`facts`]).
//!
//! It is an additive model with judged points. That is the simplest method that lay people can check, and it does as well as
//! more elaborate ones when the factors are the right ones (Dawes, "The robust beauty of improper linear models"). The
//! README states how the points were set and how well they do on situations that were not used for it; `cargo xtask judge`
//! measures that again.
//!
//! Nothing is capped. What rules an option out takes points from it, so two options that are ruled out are still ordered by
//! all other reasons. Smaller changes begin with a few extra points, in units that no other reason has. Two options are
//! therefore level only where a visitor's own marks make them so.
//!
//! The needs of the company ([`needs`]) and the amounts of work ([`workload`]) are estimated from the same facts. They do
//! not affect the order. They say what a leader has to cover and how many days that takes.

pub mod contrast;
pub mod facts;
pub mod needs;
pub mod reasons;
pub mod workload;

use crate::base::round::percent;
use crate::base::sort::indices_descending;
use crate::base::table::{Id, Table};
use crate::model::{Keep, Misfit, Model, Need, Reason, Role, Workload};
use crate::session::{Answers, Importance};
pub use facts::Facts;
pub use needs::WEIGHT_TOTAL;

/// The ranking, and what it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The facts it rests on, stated or presumed.
    pub facts: Facts,
    /// The weight of each need. The sum is exactly [`WEIGHT_TOTAL`].
    pub weights: Table<Need, u32>,
    /// How well each option covers each need here, 0..=100: the ratings of the model, changed by the facts.
    pub ratings: Table<Role, Table<Need, u32>>,
    /// The estimated amount of each kind of work, in tenths of a day a month.
    pub amounts: Table<Workload, u32>,
    /// All options, the best first. Level options stand in the order of the model.
    pub placements: Vec<Placement>,
}

/// Where one option stands, and what its points are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The option.
    pub role: Id<Role>,
    /// 1 for the best. Options with equal points share a rank, and the ranks after it are skipped.
    pub rank: usize,
    /// Whole points. They may be negative.
    pub points: i32,
    /// What each reason contributes, in the order of the model. The sum is exactly [`Placement::points`].
    pub contributions: Vec<Contribution>,
    /// The stated grounds on which it does not fit. Empty if there are none.
    pub misfits: Vec<Id<Misfit>>,
    /// Who is there already and fills this seat.
    pub keep: Option<Id<Keep>>,
}

/// What one reason adds to an option's points or takes from them.
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

    /// The options in first place. There is more than one only if they are level.
    pub fn first(&self) -> impl Iterator<Item = &Placement> {
        self.placements.iter().take_while(|placement| placement.rank == 1)
    }

    /// How many points the first option is ahead of the second. 0 if there are fewer than two options.
    pub fn lead(&self) -> u32 {
        let [first, second, ..] = &self.placements[..] else { return 0 };
        first.points.abs_diff(second.points)
    }

    /// Whether no option fits well: the first has fewer points than [`crate::model::ConfidenceRule::fits_from`].
    pub fn fits_none(&self, model: &Model) -> bool {
        self.placements.first().is_some_and(|first| first.points < model.confidence.fits_from)
    }

    /// The full-time seat that a part-time leader should lean towards: the best placed of those with
    /// [`Role::is_side`].
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

    /// The needs, the weightiest first. Needs of equal weight stand in the order of the model.
    pub fn needs_by_weight(&self) -> Vec<Id<Need>> {
        let order = indices_descending(self.weights.rows().iter().map(|&weight| weight.into()));
        order.into_iter().map(Id::new).collect()
    }
}

/// Ranks all options for these answers.
pub fn assess(model: &Model, answers: &Answers) -> Assessment {
    let facts = Facts::of(model, answers);
    let holding: Vec<(Id<Reason>, &Reason)> =
        model.reasons.iter().filter(|(_, reason)| reason.when.holds(facts.all())).collect();
    let place = |role| placement(model, answers, &facts, &holding, role);
    let unordered: Vec<Placement> = model.roles.ids().map(place).collect();
    let order = indices_descending(unordered.iter().map(|placement| placement.points.into()));
    let mut placements: Vec<Placement> = order.into_iter().map(|index| unordered[index].clone()).collect();
    for index in 0..placements.len() {
        let is_level = index > 0 && placements[index].points == placements[index - 1].points;
        placements[index].rank = if is_level { placements[index - 1].rank } else { index + 1 };
    }
    Assessment {
        weights: needs::weights(model, facts.all()),
        ratings: needs::ratings(model, facts.all()),
        amounts: workload::amounts(model, facts.all()),
        facts,
        placements,
    }
}

/// The ranking if money were no limit. `None` if another option would not come first then.
pub fn without_limit(model: &Model, answers: &Answers, limited: &Assessment) -> Option<Assessment> {
    let mut free = answers.clone();
    free.put(model.questionnaire.choices[model.ample].question, vec![model.ample]);
    let free = assess(model, &free);
    let first = |assessment: &Assessment| assessment.placements.first().map(|first| first.role);
    (first(&free) != first(limited)).then_some(free)
}

/// One option with the reasons that hold here. Its rank is not known yet.
fn placement(
    model: &Model,
    answers: &Answers,
    facts: &Facts,
    holding: &[(Id<Reason>, &Reason)],
    role: Id<Role>,
) -> Placement {
    let keep = model.kept(role, facts.all());
    let counts = |is_new_only: bool| !(is_new_only && keep.is_some());
    let counted = holding.iter().filter(|(_, reason)| counts(reason.is_new_only)).map(|&(reason, row)| {
        let points = weighed_by_importance(row.points[role], answers.importance(row.theme));
        Contribution { reason, points }
    });
    let contributions: Vec<Contribution> = counted.filter(|counted| counted.points != 0).collect();
    let misfits = model.roles[role]
        .misfits
        .iter()
        .filter(|(_, misfit)| counts(misfit.is_new_only) && misfit.when.holds(facts.all()));
    Placement {
        role,
        rank: 0,
        points: contributions.iter().map(|counted| counted.points).sum(),
        misfits: misfits.map(|(id, _)| id).collect(),
        contributions,
        keep,
    }
}

/// The points of a reason after the visitor's mark on its theme: doubled for more, halved towards 0 for less.
///
/// Voting-advice tools such as Wahl-O-Mat and OpenVAA count an important thesis double. Half is the mirror image of that.
/// The model names them among the sources of its method.
pub(crate) fn weighed_by_importance(points: i32, importance: Importance) -> i32 {
    match importance {
        Importance::Less => points / 2,
        Importance::Normal => points,
        Importance::More => points * 2,
    }
}
