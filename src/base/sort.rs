//! The one stable sort of this project: a merge sort of indices, in a fraction of the code size of `slice::sort_by`, which
//! every caller would get a copy of.

/// The indices of these keys, the greatest key first. Equal keys stay in their order.
pub fn indices_descending(keys: impl Iterator<Item = i64>) -> Vec<usize> {
    let keys: Vec<i64> = keys.collect();
    sorted_indices(keys.len(), &|a, b| keys[a] >= keys[b])
}

/// The indices `0..count` in sorted order, stably. `precedes(a, b)` is whether `a` may stand before `b`; it is true where
/// the two are equal.
pub fn sorted_indices(count: usize, precedes: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some((&a, rest_of_left)), Some((&b, rest_of_right))) = (left.split_first(), right.split_first())
            {
                if precedes(a, b) {
                    merged.push(a);
                    left = rest_of_left;
                } else {
                    merged.push(b);
                    right = rest_of_right;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        width *= 2;
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

    #[test]
    fn any_number_of_keys_is_sorted_as_the_standard_library_does() {
        for count in 0..70 {
            let keys: Vec<i64> = (0..count).map(|index| index * index % 13).collect();
            let mut expected: Vec<usize> = (0..keys.len()).collect();
            expected.sort_by_key(|&index| std::cmp::Reverse(keys[index]));
            assert_eq!(indices_descending(keys.into_iter()), expected);
        }
    }
}
