//! Does first place survive other weights? A Monte Carlo check with a fixed seed, so that everybody sees the same.

use super::prepared::Prepared;
use crate::model::{Id, Model, Role, Table};
use crate::order::descending;

/// How often the weights are varied.
pub const VARIATIONS: u32 = 500;

/// By how many percent a weight goes up or down at most.
pub const SPREAD: u32 = 25;

/// Where the sequence of variations begins.
pub const SEED: u64 = 20_261_121;

/// A weight that stays as it is, in thousandths.
const SAME: u32 = 1_000;

/// How often each option stands first when all weights vary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stability {
    /// In how many variations the option stands first; of level ones the one that the assessment puts first, so that
    /// these sum to [`Stability::variations`].
    pub firsts: Table<Role, u32>,
    /// How many variations were tried.
    pub variations: u32,
}

impl Stability {
    /// In how many percent of the variations an option stands first, rounded half up; but 100 only if always and 0 only
    /// if never.
    pub fn percent(&self, role: Id<Role>) -> u32 {
        let (firsts, all) = (self.firsts[role], self.variations.max(1));
        let rounded = (200 * firsts + all) / (2 * all);
        match firsts {
            0 => 0,
            _ if firsts == all => 100,
            _ => rounded.clamp(1, 99),
        }
    }

    /// Whether an option stands first often enough to call the result firm; else it is close.
    pub fn is_firm(&self, model: &Model, role: Id<Role>) -> bool {
        100 * self.firsts[role] >= model.firm_share * self.variations
    }

    /// The options that stand first at least once, the most frequent first; of equal ones the one that the model names
    /// first.
    pub fn ever_first(&self) -> Vec<Id<Role>> {
        let order = descending(self.firsts.rows().iter().map(|&firsts| firsts.into()));
        let roles = order.into_iter().map(Id::new);
        roles.filter(|&role| self.firsts[role] > 0).collect()
    }
}

/// Varies every weight, those of the needs and the share of the form, each by itself and evenly by up to [`SPREAD`]
/// percent in thousandths, [`VARIATIONS`] times. What is varied are the parts that the assessment counts with; the fit
/// is again their weighted mean, and the same caps hold it down. Whole numbers only: no rounding.
pub(super) fn stability(prepared: &Prepared) -> Stability {
    let scored = prepared.scored();
    let mut firsts = vec![0; prepared.model.roles.len()];
    let mut state = SEED;
    let mut varied = scored.weights.clone();
    for _ in 0..VARIATIONS {
        for (varied, weight) in varied.iter_mut().zip(&scored.weights) {
            *varied = weight * thousandths(&mut state);
        }
        firsts[scored.first_by(&varied)] += 1;
    }
    Stability { firsts: Table::new(firsts), variations: VARIATIONS }
}

/// The next factor, in thousandths: one of those from 750 to 1,250, each as likely.
fn thousandths(state: &mut u64) -> u32 {
    let spread = SPREAD * SAME / 100;
    let high = random(state) >> 32;
    let place = (high * u64::from(2 * spread + 1)) >> 32;
    SAME - spread + u32::try_from(place).unwrap_or(0)
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the smallest generator that passes the usual tests of randomness.
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::{SAME, random, thousandths};

    #[test]
    fn the_generator_is_splitmix64() {
        // The first numbers from the seed 1234567, as published with the reference implementation.
        let mut state = 1_234_567;
        let numbers = [(); 3].map(|()| random(&mut state));
        assert_eq!(numbers, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn factors_are_even_around_one_and_reach_both_ends() {
        let mut state = 1;
        let all: Vec<u32> = (0..100_000).map(|_| thousandths(&mut state)).collect();
        assert_eq!((all.iter().min(), all.iter().max()), (Some(&750), Some(&1_250)));
        let mean = all.iter().sum::<u32>() / 100_000;
        assert!(mean.abs_diff(SAME) <= 2, "{mean}");
    }
}
