//! Does first place survive what can be wrong? A Monte Carlo check with a fixed seed, so that everybody sees the same.
//!
//! In each variation the points of every reason go up or down, each by itself; an answer on a scale may be a step off; and
//! a question without an answer gets one by chance, or stays at what is usual.

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

/// In how many of 100 variations an open question is answered by chance.
pub const ANSWERED_BY_CHANCE: u32 = 70;

/// Where the sequence of variations begins.
pub const SEED: u64 = 20_261_125;

/// Points that stay as they are, in thousandths.
const SAME: u32 = 1_000;

/// How often each option stands first when everything varies that can be wrong.
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
        match firsts {
            0 => 0,
            _ if firsts == all => 100,
            _ => percent(firsts, all).clamp(1, 99),
        }
    }

    /// The options that stand first at least once, the most frequent first; of equal ones the one that the model names
    /// first.
    pub fn ever_first(&self) -> Vec<Id<Role>> {
        let order = indices_descending(self.firsts.rows().iter().map(|&firsts| firsts.into()));
        let roles = order.into_iter().map(Id::new);
        roles.filter(|&role| self.firsts[role] > 0).collect()
    }
}

/// Tries [`VARIATIONS`] variations. Whole numbers only: no rounding.
pub(super) fn stability(prepared: &Prepared) -> Stability {
    let model = prepared.model;
    let mut firsts = vec![0; model.roles.len()];
    let mut chance = Chance(SEED);
    let open = OpenAnswers::of(prepared);
    for _ in 0..VARIATIONS {
        let taken = open.varied(model, prepared.taken, &mut chance);
        let spread = model.confidence.spread;
        let first = prepared.first_weighed(taken, || i64::from(chance.thousandths(spread)));
        firsts[first.index()] += 1;
    }
    Stability { firsts: Table::new(firsts), variations: VARIATIONS }
}

/// The answers that can be a step off, and the questions without one.
struct OpenAnswers {
    scales: Vec<Id<Question>>,
    unanswered: Vec<Id<Question>>,
}

impl OpenAnswers {
    fn of(prepared: &Prepared) -> Self {
        let model = prepared.model;
        let (answered, unanswered): (Vec<_>, Vec<_>) = path::path(&model.questionnaire, prepared.taken)
            .into_iter()
            .partition(|&question| model.questionnaire.questions[question].choice_set().meets(prepared.taken));
        let scales = answered.into_iter().filter(|&question| model.questionnaire.questions[question].is_ordered);
        OpenAnswers { scales: scales.collect(), unanswered }
    }

    fn varied(&self, model: &Model, taken: ChoiceSet, chance: &mut Chance) -> ChoiceSet {
        let mut varied = taken;
        for &question in &self.scales {
            let row = &model.questionnaire.questions[question];
            let place = row.choices.iter().position(|&choice| taken.contains(choice)).unwrap_or(0);
            let (is_off, is_up) = (chance.below(100) < ONE_STEP_OFF, chance.below(2) == 1);
            let other = if is_up { place + 1 } else { place.saturating_sub(1) }.min(row.choices.len() - 1);
            if is_off {
                varied = varied.without(row.choice_set()).with(ChoiceSet::one(row.choices[other]));
            }
        }
        for &question in &self.unanswered {
            let choices = &model.questionnaire.questions[question].choices;
            let (is_answered, place) = (chance.below(100) < ANSWERED_BY_CHANCE, chance.below(choices.len() as u32));
            if is_answered {
                varied = varied.with(ChoiceSet::one(choices[place as usize]));
            }
        }
        varied
    }
}

/// A sequence of chances.
struct Chance(u64);

impl Chance {
    /// One of the whole numbers below `count`, each as likely.
    fn below(&mut self, count: u32) -> u32 {
        let high = random(&mut self.0) >> 32;
        u32::try_from((high * u64::from(count)) >> 32).unwrap_or(0)
    }

    /// A factor in thousandths, up to `spread` percent above or below 1, each as likely.
    fn thousandths(&mut self, spread: u32) -> u32 {
        let spread = spread.min(100) * SAME / 100;
        SAME - spread + self.below(2 * spread + 1)
    }
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
