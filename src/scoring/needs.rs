//! What the company needs from a leader, and how well each option covers it here.
//!
//! Neither affects the order of the options. The weights say which needs are the greatest; the plan sets its priorities by
//! them. The ratings say how far an option meets each need. What the answers say about people changes ratings: an owner
//! who can program covers more.

use crate::base::sort::sorted_indices;
use crate::base::table::{Keyed, Table};
use crate::model::{ChoiceSet, Model, Need, Role};

/// The sum of all weights.
pub const WEIGHT_TOTAL: u32 = 1_000;

/// The weight of each need. All weights sum exactly to [`WEIGHT_TOTAL`], in proportion to the need's base and what the
/// facts add to it.
pub fn weights(model: &Model, facts: &ChoiceSet) -> Table<Need, u32> {
    weights_of(model, facts, WEIGHT_TOTAL)
}

/// The weights brought to another sum.
pub(crate) fn weights_of(model: &Model, facts: &ChoiceSet, total: u32) -> Table<Need, u32> {
    let names: Vec<&str> = model.needs.rows().iter().map(Keyed::key).collect();
    Table::new(share_out(&elicited(model, facts), &names, total))
}

/// The base of each need plus the effects of the facts, never below 0. These are not yet brought to a fixed sum.
fn elicited(model: &Model, facts: &ChoiceSet) -> Vec<u32> {
    let mut points: Vec<i32> = model.needs.rows().iter().map(|need| signed(need.base)).collect();
    for choice in facts.iter() {
        for effect in model.consequences[choice].effects.iter().filter(|effect| effect.when.holds(facts)) {
            points[effect.need.index()] += effect.points;
        }
    }
    points.into_iter().map(|points| points.max(0).unsigned_abs()).collect()
}

/// How well each option covers each need here, 0..=100. It is the model's rating plus the skills that the facts add,
/// limited to that range at the end.
pub fn ratings(model: &Model, facts: &ChoiceSet) -> Table<Role, Table<Need, u32>> {
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

/// Divides a total in proportion to these points, into whole shares that sum exactly to it.
///
/// Each share is rounded down first. What is left over goes to the shares with the largest remainders, one unit each
/// (Hamilton's method). Ties go to the alphabetically first name, so file order has no effect. If all points are zero, the
/// total is split evenly.
pub fn share_out(points: &[u32], names: &[&str], total: u32) -> Vec<u32> {
    let sum: u64 = points.iter().map(|&points| u64::from(points)).sum();
    if sum == 0 {
        let even = vec![1; points.len()];
        return if points.is_empty() { even } else { share_out(&even, names, total) };
    }
    let exact = points.iter().map(|&points| u64::from(points) * u64::from(total));
    let exact: Vec<u64> = exact.collect();
    let mut shares: Vec<u32> = exact.iter().map(|exact| u32::try_from(exact / sum).unwrap_or(0)).collect();
    let left = total - shares.iter().sum::<u32>();
    let by_remainder = sorted_indices(points.len(), &|a, b| {
        let (a_left, b_left) = (exact[a] % sum, exact[b] % sum);
        a_left > b_left || (a_left == b_left && names[a] <= names[b])
    });
    for &index in by_remainder.iter().cycle().take(left as usize) {
        shares[index] += 1;
    }
    shares
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::share_out;

    #[test]
    fn shares_sum_to_the_total() {
        assert_eq!(share_out(&[1, 1, 1], &["b", "a", "c"], 100), [33, 34, 33]);
        assert_eq!(share_out(&[2, 1, 0], &["a", "b", "c"], 10), [7, 3, 0]);
    }

    #[test]
    fn without_any_points_the_total_is_split_evenly() {
        assert_eq!(share_out(&[0, 0], &["a", "b"], 10), [5, 5]);
        assert!(share_out(&[], &[], 10).is_empty());
    }
}
