//! Division of whole numbers, rounded half up. All rounding of this project is here.

/// `dividend / divisor`, rounded half up. It is 0 if the divisor is 0, and [`u32::MAX`] if the result is larger than that.
pub fn ratio(dividend: u64, divisor: u64) -> u32 {
    if divisor == 0 {
        return 0;
    }
    u32::try_from((2 * dividend + divisor) / (2 * divisor)).unwrap_or(u32::MAX)
}

/// How many percent `amount` is of `whole`, rounded half up. It is 0 if the whole is 0.
pub fn percent(amount: u32, whole: u32) -> u32 {
    ratio(100 * u64::from(amount), whole.into())
}

#[cfg(test)]
mod tests {
    use super::{percent, ratio};

    #[test]
    fn halves_are_rounded_up() {
        for (dividend, divisor, expected) in
            [(1, 2, 1), (1, 3, 0), (2, 3, 1), (5, 2, 3), (7, 0, 0), (u64::MAX / 4, 1, u32::MAX)]
        {
            assert_eq!(ratio(dividend, divisor), expected, "{dividend} / {divisor}");
        }
    }

    #[test]
    fn a_part_of_nothing_is_nothing() {
        assert_eq!([percent(1, 8), percent(3, 0), percent(3, 3)], [13, 0, 100]);
    }
}
