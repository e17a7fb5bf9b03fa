//! Why an option stands where it does: what each answer does for it or against it, as ids and numbers.
//!
//! An answer is weighed by taking it back: the points with it minus the points without it. Inside of that
//! difference the part that moved most is the one named. Weights always sum to the same, so a need that
//! counts more helps an option only if it covers that need better than its needs on average; that is how
//! the difference is split. Words are put on in the view.

use crate::model::{Choice, Criterion, Id, Model, Question, Role};
use crate::order::descending;
use crate::scoring::{Assessment, Part, assess};
use crate::session::{Answer, Answers};

/// What one answer does for an option or against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The question.
    pub question: Id<Question>,
    /// The choices taken.
    pub choices: Vec<Id<Choice>>,
    /// Points that the answer adds or takes; never 0.
    pub points: i32,
    /// What moved most.
    pub because: Because,
}

/// What an answer changed most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// A need counts more now.
    NeedGrew(Id<Criterion>),
    /// A need counts less now.
    NeedShrank(Id<Criterion>),
    /// This option covers a need better here, or worse.
    Skill(Id<Criterion>),
    /// The amount of work suits the form of this option better or worse.
    Form,
}

/// All answers that speak for this option and all that speak against it, the strongest first.
pub fn reasons(model: &Model, answers: &Answers, role: Id<Role>) -> (Vec<Reason>, Vec<Reason>) {
    let with = assess(model, answers);
    let answered = model.questions.ids().filter_map(|question| match answers.get(question) {
        Some(Answer::Chosen(choices)) => Some((question, choices.clone())),
        Some(Answer::Unknown) | None => None,
    });
    let weighed = answered.filter_map(|(question, choices)| {
        let without = assess(model, &answers.without(question));
        let (points, because) = difference(&with, &without, role)?;
        Some(Reason { question, choices, points, because })
    });
    let weighed: Vec<Reason> = weighed.collect();
    let order = descending(weighed.iter().map(|reason| reason.points.abs().into()));
    let strongest_first = order.into_iter().map(|place| weighed[place].clone());
    strongest_first.partition(|reason| reason.points > 0)
}

/// The points gained, caps left aside, and the part that explains most of them.
fn difference(with: &Assessment, without: &Assessment, role: Id<Role>) -> Option<(i32, Because)> {
    let gained = with.of(role)?.uncapped_points() - without.of(role)?.uncapped_points();
    if gained == 0 {
        return None;
    }
    let (ratings, ratings_with) = (&without.ratings[role], &with.ratings[role]);
    let needs = without.weights.iter().map(|(id, weight)| signed(weight * ratings[id])).sum::<i32>();
    let parts: i32 = without.weights.rows().iter().map(|&weight| signed(weight)).sum();
    let average = needs / parts.max(1);
    let moved_needs = with.weights.iter().map(|(id, &weight)| {
        let change = signed(weight) - signed(without.weights[id]);
        let because = if change > 0 { Because::NeedGrew(id) } else { Because::NeedShrank(id) };
        (change * (signed(ratings[id]) - average), because)
    });
    let moved_skills = with
        .weights
        .iter()
        .map(|(id, &weight)| (signed(weight) * (signed(ratings_with[id]) - signed(ratings[id])), Because::Skill(id)));
    let moved_form = form_points(with, role)? - form_points(without, role)?;
    let moved = moved_needs.chain(moved_skills).chain([(moved_form, Because::Form)]);
    // A need shrinks because others grow; it is only named where nothing else explains the difference.
    let explains = |&(points, because): &(i32, Because)| {
        let points = points * gained.signum();
        (points > 0 && !matches!(because, Because::NeedShrank(_)), points)
    };
    let (_, because) = moved.max_by_key(explains)?;
    Some((gained, because))
}

fn form_points(assessment: &Assessment, role: Id<Role>) -> Option<i32> {
    let contributions = &assessment.of(role)?.contributions;
    contributions.iter().find(|contribution| contribution.part == Part::Form).map(|form| form.points)
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
