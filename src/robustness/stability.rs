//! Does first place survive what can be wrong? This is a Monte Carlo check with a fixed seed, so that everybody sees the
//! same result.
//!
//! Each variation changes three things. The points of every reason go up or down independently. An answer on a scale may be
//! one step off. A question without an answer gets a random one or keeps what is usual. The cost is one ranking for each
//! variation, so it grows linearly with the model.

use super::prepared::Prepared;
use crate::base::round::percent;
use crate::base::sort::indices_descending;
use crate::base::table::{Id, Table};
use crate::model::{ChoiceSet, Model, Question, Role};
use crate::session::path;

/// How many variations are tried.
pub const VARIATIONS: u32 = 500;

/// In how many of 100 variations an answer on a scale is taken one step off.
pub const ONE_STEP_OFF: u32 = 20;

/// In how many of 100 variations an open question gets a random answer.
pub const ANSWERED_BY_CHANCE: u32 = 70;

/// The seed of the random numbers.
pub const SEED: u64 = 20_261_125;

/// The factor that leaves points as they are, in thousandths.
const SAME: u32 = 1_000;

/// How often each option stands first when everything that can be wrong is varied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stability {
    /// In how many variations the option stands first. Of level options only the one that the assessment puts first is
    /// counted, so these sum to [`Stability::variations`].
    pub firsts: Table<Role, u32>,
    /// How many variations were tried.
    pub variations: u32,
}

impl Stability {
    /// In how many percent of the variations an option stands first, 0..=100, rounded half up. It is 100 only if the
    /// option is always first and 0 only if it never is.
    pub fn percent(&self, role: Id<Role>) -> u32 {
        let (firsts, all) = (self.firsts[role], self.variations.max(1));
        match firsts {
            0 => 0,
            _ if firsts == all => 100,
            _ => percent(firsts, all).clamp(1, 99),
        }
    }

    /// The options that stand first at least once, the most frequent first. Equally frequent ones stand in the order of
    /// the model.
    pub fn ever_first(&self) -> Vec<Id<Role>> {
        let order = indices_descending(self.firsts.rows().iter().map(|&firsts| firsts.into()));
        let roles = order.into_iter().map(Id::new);
        roles.filter(|&role| self.firsts[role] > 0).collect()
    }
}

/// Tries [`VARIATIONS`] variations. It uses whole numbers only, so nothing is rounded.
pub(super) fn stability(prepared: &Prepared) -> Stability {
    let model = prepared.model;
    let mut firsts = vec![0; model.roles.len()];
    let mut chance = Chance(SEED);
    let open = OpenAnswers::of(prepared);
    for _ in 0..VARIATIONS {
        let taken = open.varied(model, &prepared.taken, &mut chance);
        let spread = model.confidence.spread;
        let first = prepared.first_weighed(&taken, || i64::from(chance.thousandths(spread)));
        firsts[first.index()] += 1;
    }
    Stability { firsts: Table::new(firsts), variations: VARIATIONS }
}

/// The questions whose answers can be a step off, and those without an answer.
struct OpenAnswers {
    scales: Vec<Id<Question>>,
    unanswered: Vec<Id<Question>>,
}

impl OpenAnswers {
    fn of(prepared: &Prepared) -> Self {
        let model = prepared.model;
        let (answered, unanswered): (Vec<_>, Vec<_>) = path::path(&model.questionnaire, &prepared.taken)
            .into_iter()
            .partition(|&question| model.questionnaire.questions[question].choice_set().meets(&prepared.taken));
        let scales = answered.into_iter().filter(|&question| model.questionnaire.questions[question].is_ordered);
        OpenAnswers { scales: scales.collect(), unanswered }
    }

    fn varied(&self, model: &Model, taken: &ChoiceSet, chance: &mut Chance) -> ChoiceSet {
        let mut varied = taken.clone();
        for &question in &self.scales {
            let row = &model.questionnaire.questions[question];
            let index = row.choices.iter().position(|&choice| taken.contains(choice)).unwrap_or(0);
            let (is_off, is_up) = (chance.below(100) < ONE_STEP_OFF, chance.below(2) == 1);
            let other = if is_up { index + 1 } else { index.saturating_sub(1) }.min(row.choices.len() - 1);
            if is_off {
                varied = varied.without(row.choice_set());
                varied.insert(&ChoiceSet::one(row.choices[other]));
            }
        }
        for &question in &self.unanswered {
            let choices = &model.questionnaire.questions[question].choices;
            let (is_answered, index) = (chance.below(100) < ANSWERED_BY_CHANCE, chance.below(choices.len() as u32));
            if is_answered {
                varied.insert(&ChoiceSet::one(choices[index as usize]));
            }
        }
        varied
    }
}

/// A sequence of random numbers.
struct Chance(u64);

impl Chance {
    /// One of the whole numbers `0..count`, each equally likely.
    fn below(&mut self, count: u32) -> u32 {
        let high = random(&mut self.0) >> 32;
        u32::try_from((high * u64::from(count)) >> 32).unwrap_or(0)
    }

    /// A factor in thousandths, from `spread` percent below 1 to as much above it, each equally likely.
    fn thousandths(&mut self, spread: u32) -> u32 {
        let spread = spread.min(100) * SAME / 100;
        SAME - spread + self.below(2 * spread + 1)
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014), a tiny generator that passes the usual tests of randomness.
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Chance, SAME, random};

    #[test]
    fn the_generator_is_splitmix64() {
        // The first numbers from the seed 1234567, as published with the reference implementation.
        let mut state = 1_234_567;
        let numbers = [(); 3].map(|()| random(&mut state));
        assert_eq!(numbers, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn factors_are_even_around_one_and_reach_both_ends() {
        let mut chance = Chance(1);
        let all: Vec<u32> = (0..100_000).map(|_| chance.thousandths(25)).collect();
        assert_eq!((all.iter().min(), all.iter().max()), (Some(&750), Some(&1_250)));
        let mean = all.iter().sum::<u32>() / 100_000;
        assert!(mean.abs_diff(SAME) <= 2, "{mean}");
    }
}
