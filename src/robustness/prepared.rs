//! Model and answers prepared for ranking changed answers thousands of times. It uses exactly the numbers that
//! [`crate::scoring::assess`] uses.
//!
//! A variation of all points ranks from the start. A change of answers is ranked by what it changes: only the reasons that
//! name a changed choice are looked at again.

use crate::base::table::{Id, Table};
use crate::model::{Choice, ChoiceSet, Condition, Model, Role};
use crate::scoring::facts::with_presumed;
use crate::scoring::weighed_by_importance;
use crate::session::Answers;
use crate::session::path;

/// A reason with the points that it gives, as the visitor marked its theme.
struct PreparedReason<'a> {
    when: &'a Condition,
    /// Whether it holds with the answers as they are.
    holds: bool,
    /// Indices of [`Sums`] with the points for each.
    points: Vec<(usize, i64)>,
}

/// The points of all options. Each option has two sums, first those of all options and then the second ones of all: what
/// always counts, and what counts only where the option means somebody new.
type Sums = Vec<i64>;

/// Model and answers, ready for changes.
pub(super) struct Prepared<'a> {
    pub model: &'a Model,
    /// The option in first place.
    pub first: Id<Role>,
    /// All choices taken, also of questions that do not count.
    pub taken: ChoiceSet,
    /// The facts that follow from them.
    facts: ChoiceSet,
    reasons: Vec<PreparedReason<'a>>,
    /// The indices of the reasons whose conditions name a choice.
    naming: Table<Choice, Vec<usize>>,
    sums: Sums,
}

impl<'a> Prepared<'a> {
    pub fn new(model: &'a Model, answers: &Answers) -> Self {
        let taken = answers.taken();
        let facts = facts(model, &taken);
        let mut reasons = Vec::with_capacity(model.reasons.len());
        let mut naming = vec![Vec::new(); model.questionnaire.choices.len()];
        for (id, reason) in model.reasons.iter() {
            let importance = answers.importance(reason.theme);
            let offset = if reason.is_new_only { model.roles.len() } else { 0 };
            let points = reason.points.iter().map(|(role, &points)| {
                let points = weighed_by_importance(points, importance);
                (offset + role.index(), i64::from(points))
            });
            reason.when.named().iter().for_each(|choice| naming[choice.index()].push(id.index()));
            reasons.push(PreparedReason {
                when: &reason.when,
                holds: reason.when.holds(&facts),
                points: points.filter(|&(_, points)| points != 0).collect(),
            });
        }
        let sums = vec![0; 2 * model.roles.len()];
        let naming = Table::new(naming);
        let mut prepared = Prepared { model, first: Id::new(0), taken, facts, reasons, naming, sums };
        prepared.sums = prepared.sums(&prepared.facts, || 1);
        prepared.first = prepared.first_by(&prepared.sums, &prepared.facts);
        prepared
    }

    /// The option in first place with these choices taken if the points of each reason are multiplied by a factor.
    /// `factor` is called for every reason of the model, in order.
    pub fn first_weighed(&self, taken: &ChoiceSet, factor: impl FnMut() -> i64) -> Id<Role> {
        let facts = facts(self.model, taken);
        self.first_by(&self.sums(&facts, factor), &facts)
    }

    /// The option in first place after these changes, if it is another one than now. A change is the choices let go of and
    /// the choices taken.
    pub fn flip(&self, changes: &[(&ChoiceSet, &ChoiceSet)]) -> Option<Id<Role>> {
        let mut taken = self.taken.clone();
        for (before, after) in changes {
            taken = taken.without(before);
            taken.insert(after);
        }
        let facts = facts(self.model, &taken);
        let changed = facts.without(&self.facts).with(&self.facts.without(&facts));
        let mut sums = self.sums.clone();
        for choice in changed.iter() {
            for reason in self.naming[choice].iter().map(|&index| &self.reasons[index]) {
                let holds = reason.when.holds(&facts);
                // A reason that names several changed choices counts with the first of them.
                let is_first = || reason.when.named().common(&changed).iter().next() == Some(choice);
                if holds != reason.holds && is_first() {
                    let sign = if holds { 1 } else { -1 };
                    reason.points.iter().for_each(|&(index, points)| sums[index] += sign * points);
                }
            }
        }
        Some(self.first_by(&sums, &facts)).filter(|&first| first != self.first)
    }

    fn sums(&self, facts: &ChoiceSet, mut factor: impl FnMut() -> i64) -> Sums {
        let mut sums = vec![0; self.sums.len()];
        for reason in &self.reasons {
            let factor = factor();
            if reason.when.holds(facts) {
                reason.points.iter().for_each(|&(index, points)| sums[index] += points * factor);
            }
        }
        sums
    }

    /// The option with the most points. Of level options it is the one that the model names first.
    fn first_by(&self, sums: &[i64], facts: &ChoiceSet) -> Id<Role> {
        let (always, new_only) = sums.split_at(self.model.roles.len());
        let points = |role: Id<Role>| {
            let new_only = new_only[role.index()];
            let counts = new_only != 0 && self.model.kept(role, facts).is_none();
            always[role.index()] + if counts { new_only } else { 0 }
        };
        let mut best = (Id::new(0), i64::MIN);
        for role in self.model.roles.ids() {
            let points = points(role);
            if points > best.1 {
                best = (role, points);
            }
        }
        best.0
    }
}

/// The facts that follow from these choices, stated and presumed.
fn facts(model: &Model, taken: &ChoiceSet) -> ChoiceSet {
    with_presumed(model, path::counted(&model.questionnaire, taken))
}
