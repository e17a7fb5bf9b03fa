//! One way to put a dozen things in order: by insertion, in a tenth of the bytes of a sort for long lists.

/// The places of these keys, the greatest first; equal ones stay in their order.
pub fn indices_descending(keys: impl Iterator<Item = i64>) -> Vec<usize> {
    let keys: Vec<i64> = keys.collect();
    sorted_indices(keys.len(), &|a, b| keys[a] >= keys[b])
}

/// The places from 0 in the order in which `stays_before` puts them; it says of two whether the first may stay before
/// the second.
pub fn sorted_indices(count: usize, stays_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for place in 0..count {
        let after = order.partition_point(|&other| stays_before(other, place));
        order.insert(after, place);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::indices_descending;

    #[test]
    fn the_greatest_comes_first_and_equal_ones_stay_in_order() {
        assert_eq!(indices_descending([1, 3, 1, 2].into_iter()), [1, 3, 0, 2]);
    }
}
