//! One way to put things in order, so that one sort is downloaded instead of one for each type.

use std::cmp::Reverse;

/// The places of these keys, the greatest first; equal ones stay in their order.
pub fn descending(keys: impl Iterator<Item = i64>) -> Vec<usize> {
    let mut order: Vec<(Reverse<i64>, usize)> = keys.enumerate().map(|(place, key)| (Reverse(key), place)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::descending;

    #[test]
    fn the_greatest_comes_first_and_equal_ones_stay_in_order() {
        assert_eq!(descending([1, 3, 1, 2].into_iter()), [1, 3, 0, 2]);
    }
}
