//! One way to put a dozen things in order: by insertion, in a tenth of the bytes of a sort for long lists.

/// The places of these keys, the greatest first; equal ones stay in their order.
pub fn descending(keys: impl Iterator<Item = i64>) -> Vec<usize> {
    order(&keys.collect::<Vec<_>>())
}

fn order(keys: &[i64]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(keys.len());
    for (place, &key) in keys.iter().enumerate() {
        let after = order.partition_point(|&other| keys[other] >= key);
        order.insert(after, place);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::descending;

    #[test]
    fn the_greatest_comes_first_and_equal_ones_stay_in_order() {
        assert_eq!(descending([1, 3, 1, 2].into_iter()), [1, 3, 0, 2]);
    }
}
