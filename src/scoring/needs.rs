//! What the company needs from a leader, and how well each option covers it here.
//!
//! Neither touches the order of the options. The weights say which needs are the greatest (who covers what, the plan's
//! priorities); the ratings, moved by what the answers say about people (an owner who can program covers more), say how
//! far an option meets them.

use crate::base::sort::sorted_indices;
use crate::base::table::{Keyed, Table};
use crate::model::{ChoiceSet, Model, Need, Role};

/// The parts that all needs together count.
pub const WEIGHT_TOTAL: u32 = 1_000;

/// What each need counts, in parts of [`WEIGHT_TOTAL`]: its base and what the facts add, brought to a fixed sum.
pub fn weights(model: &Model, facts: ChoiceSet) -> Table<Need, u32> {
    weights_of(model, facts, WEIGHT_TOTAL)
}

/// The same with another sum.
pub(crate) fn weights_of(model: &Model, facts: ChoiceSet, total: u32) -> Table<Need, u32> {
    let names: Vec<&str> = model.needs.rows().iter().map(Keyed::key).collect();
    Table::new(share_out(&elicited(model, facts), &names, total))
}

/// Base and effects of the facts before they are brought to a fixed sum; never below 0.
fn elicited(model: &Model, facts: ChoiceSet) -> Vec<u32> {
    let mut points: Vec<i32> = model.needs.rows().iter().map(|need| signed(need.base)).collect();
    for choice in facts.iter() {
        for effect in model.consequences[choice].effects.iter().filter(|effect| effect.when.holds(facts)) {
            points[effect.need.index()] += effect.points;
        }
    }
    points.into_iter().map(|points| points.max(0).unsigned_abs()).collect()
}

/// The ratings, 0..=100, by option and need.
pub fn ratings(model: &Model, facts: ChoiceSet) -> Table<Role, Table<Need, u32>> {
    let rows = model.roles.rows().iter();
    let values = |role: &Role| role.ratings.rows().iter().map(|rating| signed(rating.value)).collect();
    let mut moved: Vec<Vec<i32>> = rows.map(values).collect();
    for choice in facts.iter() {
        for skill in model.consequences[choice].skills.iter().filter(|skill| skill.when.holds(facts)) {
            moved[skill.role.index()][skill.need.index()] += skill.points;
        }
    }
    let rows = moved
        .into_iter()
        .map(|row| Table::new(row.into_iter().map(|rating| rating.clamp(0, 100).unsigned_abs()).collect()));
    Table::new(rows.collect())
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
    let by_remainder = sorted_indices(points.len(), &|a, b| {
        let (a_left, b_left) = (exact[a] % sum, exact[b] % sum);
        a_left > b_left || (a_left == b_left && names[a] <= names[b])
    });
    for &place in by_remainder.iter().cycle().take(left as usize) {
        parts[place] += 1;
    }
    parts
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
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
