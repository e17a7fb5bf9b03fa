//! What each need counts: its base and what the answers add, brought to a fixed sum.
//!
//! A need that the visitor marks as more important counts double before the sum is fixed, one marked as less important
//! half: the double weight of voting-advice tools (Wahl-O-Mat, OpenVAA; in the model among the sources of its method),
//! with its mirror image.

use crate::model::{Criterion, Keyed, Model, Table};
use crate::order::ordered;
use crate::scoring::PARTS;
use crate::session::{Answers, Importance};

/// What each need counts, in parts of [`PARTS`]. With [`Model::form_share`] the sum is exactly [`PARTS`].
pub fn weights(model: &Model, answers: &Answers) -> Table<Criterion, u32> {
    let total = PARTS.saturating_sub(model.form_share);
    let names: Vec<&str> = model.criteria.rows().iter().map(Keyed::key).collect();
    Table::new(share_out(&elicited(model, answers), &names, total))
}

/// Base and effects of the answers, doubled or halved by importance, before they are brought to a fixed sum; never
/// below 0. In half points, so that a half is whole.
fn elicited(model: &Model, answers: &Answers) -> Vec<u32> {
    let base = model.criteria.rows().iter().map(|criterion| i64::from(criterion.base));
    let mut points: Vec<i64> = base.collect();
    for choice in answers.all_chosen() {
        for effect in &model.consequences[choice].effects {
            if effect.when.holds(|choice| answers.is_chosen(model, choice)) {
                points[effect.criterion.index()] += i64::from(effect.points);
            }
        }
    }
    let counted = points.into_iter().zip(model.criteria.ids());
    counted.map(|(points, criterion)| half_points(points, answers.importance(criterion))).collect()
}

/// What points count by importance, in half points: once is 2. Never below 0.
pub(crate) fn half_points(points: i64, importance: Importance) -> u32 {
    let halves = match importance {
        Importance::Less => 1,
        Importance::Normal => 2,
        Importance::More => 4,
    };
    u32::try_from(points.max(0) * halves).unwrap_or(u32::MAX)
}

/// Shares a total out in proportion, in whole parts that sum exactly to it: the largest remainders get the parts that
/// rounding down leaves over; of equal ones the first by name, so that nothing hangs on the order in the file.
/// Nothing to share by: equal parts.
pub fn share_out(points: &[u32], names: &[&str], total: u32) -> Vec<u32> {
    let sum: u64 = points.iter().map(|&points| u64::from(points)).sum();
    if sum == 0 {
        let even = vec![1; points.len()];
        return if points.is_empty() { even } else { share_out(&even, names, total) };
    }
    let exact = points.iter().map(|&points| u64::from(points) * u64::from(total));
    let exact: Vec<u64> = exact.collect();
    let mut parts: Vec<u32> = exact.iter().map(|exact| u32::try_from(exact / sum).unwrap_or(0)).collect();
    let left = total - parts.iter().sum::<u32>();
    let by_remainder = ordered(points.len(), &|a, b| {
        let (a_left, b_left) = (exact[a] % sum, exact[b] % sum);
        a_left > b_left || (a_left == b_left && names[a] <= names[b])
    });
    for &place in by_remainder.iter().cycle().take(left as usize) {
        parts[place] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::share_out;

    #[test]
    fn parts_sum_to_the_total() {
        assert_eq!(share_out(&[1, 1, 1], &["b", "a", "c"], 100), [33, 34, 33]);
        assert_eq!(share_out(&[2, 1, 0], &["a", "b", "c"], 10), [7, 3, 0]);
    }

    #[test]
    fn nothing_to_share_by_means_equal_parts() {
        assert_eq!(share_out(&[0, 0], &["a", "b"], 10), [5, 5]);
        assert!(share_out(&[], &[], 10).is_empty());
    }
}
