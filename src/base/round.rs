//! Division of whole numbers, rounded half up. The one place where this project rounds.

/// `dividend / divisor`, rounded half up; 0 where there is nothing to divide by, and [`u32::MAX`] where the result is larger.
pub fn ratio(dividend: u64, divisor: u64) -> u32 {
    if divisor == 0 {
        return 0;
    }
    u32::try_from((2 * dividend + divisor) / (2 * divisor)).unwrap_or(u32::MAX)
}

/// How many percent `part` is of `whole`, rounded half up; 0 where the whole is 0.
pub fn percent(part: u32, whole: u32) -> u32 {
    ratio(100 * u64::from(part), whole.into())
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
