//! Model and answers laid out so that changed answers are ranked thousands of times: choices as bits of one whole
//! number, reasons as masks with one row of points, from exactly the numbers that [`crate::scoring::assess`] uses.

use crate::base::table::Id;
use crate::model::{ChoiceSet, Condition, Model, Role};
use crate::scoring::facts::presumed;
use crate::scoring::marked;
use crate::session::Answers;
use crate::session::path;

/// A reason with the points that it gives, as the visitor marked its theme.
struct Laid<'a> {
    when: &'a Condition,
    /// The places of the options that it is about, with their points.
    points: Vec<(usize, i64)>,
    is_new_only: bool,
}

/// Model and answers, ready for changes.
pub(super) struct Prepared<'a> {
    pub model: &'a Model,
    /// The option in first place.
    pub first: Id<Role>,
    /// All choices taken, also of questions that do not count.
    pub taken: ChoiceSet,
    reasons: Vec<Laid<'a>>,
}

impl<'a> Prepared<'a> {
    pub fn new(model: &'a Model, answers: &Answers) -> Self {
        let reasons = model.reasons.rows().iter().map(|reason| {
            let importance = answers.importance(reason.theme);
            let points = reason.points.iter().map(|(role, &points)| (role.index(), marked(points, importance).into()));
            let points = points.filter(|&(_, points)| points != 0).collect();
            Laid { when: &reason.when, points, is_new_only: reason.is_new_only }
        });
        let mut prepared = Prepared { model, first: Id::new(0), taken: answers.taken(), reasons: reasons.collect() };
        prepared.first = prepared.first_of(prepared.taken);
        prepared
    }

    /// The option in first place with these choices; of level ones the one that the model names first.
    pub fn first_of(&self, taken: ChoiceSet) -> Id<Role> {
        self.first_weighed(taken, || 1)
    }

    /// The same where the points of each reason are counted so many times: `factor` is called for every reason of the
    /// model, in order.
    pub fn first_weighed(&self, taken: ChoiceSet, mut factor: impl FnMut() -> i64) -> Id<Role> {
        let said = path::counted(&self.model.questionnaire, taken);
        let facts = said.with(presumed(self.model, said));
        let mut sums = vec![0_i64; self.model.roles.len()];
        for reason in &self.reasons {
            let factor = factor();
            if reason.when.holds(facts) {
                for &(role, points) in &reason.points {
                    if !reason.is_new_only || self.model.kept(Id::new(role), facts).is_none() {
                        sums[role] += points * factor;
                    }
                }
            }
        }
        best(&sums)
    }

    /// The option in first place after these changes (choices let go of, choices taken), if it is another one than now.
    pub fn flip(&self, moves: &[(ChoiceSet, ChoiceSet)]) -> Option<Id<Role>> {
        let taken = moves.iter().fold(self.taken, |all, &(before, after)| all.without(before).with(after));
        Some(self.first_of(taken)).filter(|&first| first != self.first)
    }
}

/// The place of the greatest sum; of equal ones the first.
fn best(sums: &[i64]) -> Id<Role> {
    let mut best = 0;
    for (place, sum) in sums.iter().enumerate() {
        if *sum > sums[best] {
            best = place;
        }
    }
    Id::new(best)
}
