//! Why an option stands where it does: what each answer does for it or against it, as ids and numbers.
//!
//! An answer is weighed by taking it back: the points with it minus the points without it. Inside of that
//! difference the part that moved most is the one named. Weights always sum to the same, so a need that
//! counts more helps an option only if it covers that need better than its needs on average; that is how
//! the difference is split. Each answer is taken back once for all options together. Words are put on in the view.

use crate::model::{Choice, Criterion, Id, Model, Question, Role, Table, Workload};
use crate::order::descending;
use crate::scoring::{Assessment, Part, assess};
use crate::session::Answers;

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
    /// The amount of work suits the form of this option better or worse; without the answer it would be this, in
    /// tenths of a day a month.
    Form(u32),
}

/// What speaks for an option and what against it, the strongest first; of equally strong ones the one asked first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// The answers that add points.
    pub pros: Vec<Reason>,
    /// The answers that take points.
    pub cons: Vec<Reason>,
}

/// The reasons of all options.
pub fn reasons(model: &Model, answers: &Answers) -> Table<Role, Reasons> {
    let with = assess(model, answers);
    let mut found: Vec<Vec<Reason>> = vec![Vec::new(); model.roles.len()];
    for question in model.questions.ids() {
        let choices = answers.chosen(question);
        if choices.is_empty() {
            continue;
        }
        let without = assess(model, &answers.without(question));
        for (role, found) in model.roles.ids().zip(&mut found) {
            if let Some((points, because)) = difference(&with, &without, role, model.roles[role].workload) {
                found.push(Reason { question, choices: choices.to_vec(), points, because });
            }
        }
    }
    Table::new(found.into_iter().map(|found| sides(&found)).collect())
}

fn sides(found: &[Reason]) -> Reasons {
    let order = descending(found.iter().map(|reason| reason.points.abs().into()));
    let strongest_first = order.into_iter().map(|place| found[place].clone());
    let (pros, cons) = strongest_first.partition(|reason| reason.points > 0);
    Reasons { pros, cons }
}

/// The points gained, caps left aside, and the part that explains most of them.
fn difference(
    with: &Assessment,
    without: &Assessment,
    role: Id<Role>,
    workload: Id<Workload>,
) -> Option<(i32, Because)> {
    let gained = with.of(role)?.uncapped_points() - without.of(role)?.uncapped_points();
    if gained == 0 {
        return None;
    }
    let (ratings, ratings_with) = (&without.ratings[role], &with.ratings[role]);
    let needs = without.weights.iter().map(|(id, weight)| signed(weight * ratings[id])).sum::<i32>();
    let parts: i32 = without.weights.rows().iter().map(|&weight| signed(weight)).sum();
    let average = needs / parts.max(1);
    let moved_needs: Vec<(i32, Because)> = with
        .weights
        .iter()
        .map(|(id, &weight)| {
            let change = signed(weight) - signed(without.weights[id]);
            let because = if change > 0 { Because::NeedGrew(id) } else { Because::NeedShrank(id) };
            (change * (signed(ratings[id]) - average), because)
        })
        .collect();
    let moved_skills = with
        .weights
        .iter()
        .map(|(id, &weight)| (signed(weight) * (signed(ratings_with[id]) - signed(ratings[id])), Because::Skill(id)));
    let before = without.amounts[workload];
    let moved_form = form_points(with, role)? - form_points(without, role)?;
    let moved_by_needs: i32 = moved_needs.iter().map(|(points, _)| points).sum();
    let moved = moved_needs.into_iter().chain(moved_skills).chain([(moved_form, Because::Form(before))]);
    // A need shrinks because others grow; it is only named where nothing else explains the difference. The form is only
    // named where it moved more than all needs together.
    let sign = gained.signum();
    let explains = |&(points, because): &(i32, Because)| {
        let is_part_of_more = match because {
            Because::Form(_) => moved_form * sign < moved_by_needs * sign,
            Because::NeedShrank(_) => true,
            Because::NeedGrew(_) | Because::Skill(_) => false,
        };
        (points * sign > 0, !is_part_of_more, points * sign)
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
