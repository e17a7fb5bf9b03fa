//! Sets of choices, and the conditions made of them.
//!
//! Nearly everything the model says begins with "if one of these choices is taken", so these few operations are the inner
//! loop of all rankings.

use std::fmt;
use std::ops::Range;

use super::Choice;
use crate::base::table::Id;

/// How many choices one block of a set covers.
const BLOCK: usize = u128::BITS as usize;

/// A set of choices of one questionnaire, of any size.
///
/// A set stores the 128-bit blocks from its first choice to its last one. A condition names a few neighbouring choices, so
/// its set is a single block without memory of its own, however large the questionnaire is. Two sets cost as many steps as
/// they have blocks in common. With at most 128 choices in a questionnaire that is one step.
///
/// Equal sets are equal values: the first and the last of several blocks are never empty, and the empty set starts at 0.
#[derive(Clone, PartialEq, Eq)]
pub struct ChoiceSet(Window);

#[derive(Clone, PartialEq, Eq)]
enum Window {
    /// The choices from `128 * start`, one bit each.
    One { start: u32, bits: u128 },
    /// Two blocks or more, the first of them from `128 * start`.
    Many { start: u32, blocks: Box<[u128]> },
}

impl ChoiceSet {
    /// The set without any choice.
    pub const EMPTY: ChoiceSet = ChoiceSet(Window::One { start: 0, bits: 0 });

    /// The set of one choice.
    #[inline]
    pub fn one(choice: Id<Choice>) -> Self {
        let (start, bits) = position(choice);
        ChoiceSet(Window::One { start, bits })
    }

    /// The set of these choices.
    pub fn of(choices: &[Id<Choice>]) -> Self {
        let mut all = ChoiceSet::EMPTY;
        choices.iter().for_each(|&choice| all.insert(&ChoiceSet::one(choice)));
        all
    }

    /// Adds all choices of the other set.
    #[inline]
    pub fn insert(&mut self, other: &ChoiceSet) {
        match (&mut self.0, &other.0) {
            (Window::One { start, bits }, Window::One { start: other, bits: added }) if start == other => {
                *bits |= added
            }
            _ => self.insert_blocks(other),
        }
    }

    /// The choices that are in one set or the other.
    #[must_use]
    pub fn with(&self, other: &ChoiceSet) -> Self {
        let mut all = self.clone();
        all.insert(other);
        all
    }

    /// The choices that are in this set only.
    #[must_use]
    #[inline]
    pub fn without(&self, other: &ChoiceSet) -> Self {
        match self.0 {
            Window::One { start, bits } => ChoiceSet::of_block(start, bits & !other.block(start)),
            Window::Many { .. } => self.combined(other, self.range(), |own, others| own & !others),
        }
    }

    /// The choices that are in both sets.
    #[must_use]
    #[inline]
    pub fn common(&self, other: &ChoiceSet) -> Self {
        match (&self.0, &other.0) {
            (&Window::One { start, bits }, _) => ChoiceSet::of_block(start, bits & other.block(start)),
            (_, &Window::One { start, bits }) => ChoiceSet::of_block(start, bits & self.block(start)),
            _ => self.combined(other, self.common_range(other), |own, others| own & others),
        }
    }

    /// Whether the two sets have a choice in common.
    #[inline]
    pub fn meets(&self, other: &ChoiceSet) -> bool {
        match (&self.0, &other.0) {
            (&Window::One { start, bits }, _) => bits & other.block(start) != 0,
            (_, &Window::One { start, bits }) => bits & self.block(start) != 0,
            _ => self.common_range(other).any(|index| self.block(index) & other.block(index) != 0),
        }
    }

    /// Whether a choice is in the set.
    #[inline]
    pub fn contains(&self, choice: Id<Choice>) -> bool {
        let (index, bit) = position(choice);
        self.block(index) & bit != 0
    }

    /// Whether no choice is in the set.
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Window::One { bits: 0, .. })
    }

    /// How many choices are in the set.
    pub fn len(&self) -> usize {
        self.blocks().iter().map(|block| block.count_ones() as usize).sum()
    }

    /// The choices, in the order of the questionnaire.
    pub fn iter(&self) -> impl Iterator<Item = Id<Choice>> + use<> {
        let set = self.clone();
        let mut index = set.start();
        let mut left = set.block(index);
        std::iter::from_fn(move || {
            while left == 0 {
                index += 1;
                left = *set.blocks().get((index - set.start()) as usize)?;
            }
            let bit = left.trailing_zeros() as usize;
            left &= left - 1;
            Some(Id::new(index as usize * BLOCK + bit))
        })
    }

    fn start(&self) -> u32 {
        match self.0 {
            Window::One { start, .. } | Window::Many { start, .. } => start,
        }
    }

    fn blocks(&self) -> &[u128] {
        match &self.0 {
            Window::One { bits, .. } => std::slice::from_ref(bits),
            Window::Many { blocks, .. } => blocks,
        }
    }

    /// The indices of the blocks that are stored.
    fn range(&self) -> Range<u32> {
        self.start()..self.start() + self.blocks().len() as u32
    }

    /// The indices of the blocks that both sets store.
    fn common_range(&self, other: &ChoiceSet) -> Range<u32> {
        let (own, others) = (self.range(), other.range());
        own.start.max(others.start)..own.end.min(others.end)
    }

    /// The block with this index; 0 outside of what is stored.
    #[inline]
    fn block(&self, index: u32) -> u128 {
        match &self.0 {
            Window::One { start, bits } if *start == index => *bits,
            Window::One { .. } => 0,
            Window::Many { start, blocks } => blocks.get(index.wrapping_sub(*start) as usize).copied().unwrap_or(0),
        }
    }

    /// Adds another set that starts elsewhere or has several blocks. The window is copied only where it has to grow, which
    /// it does once for each of its blocks at most.
    #[cold]
    fn insert_blocks(&mut self, other: &ChoiceSet) {
        let (own, others) = (self.range(), other.range());
        if self.is_empty() {
            *self = other.clone();
        } else if let Window::Many { start, blocks } = &mut self.0
            && own.start <= others.start
            && others.end <= own.end
        {
            let offset = (others.start - *start) as usize;
            blocks[offset..].iter_mut().zip(other.blocks()).for_each(|(block, added)| *block |= added);
        } else if !other.is_empty() {
            let range = own.start.min(others.start)..own.end.max(others.end);
            *self = self.combined(other, range, |own, others| own | others);
        }
    }

    #[cold]
    fn combined(&self, other: &ChoiceSet, range: Range<u32>, operation: fn(u128, u128) -> u128) -> ChoiceSet {
        let start = range.start;
        let blocks: Vec<u128> = range.map(|index| operation(self.block(index), other.block(index))).collect();
        let Some(first) = blocks.iter().position(|&block| block != 0) else { return ChoiceSet::EMPTY };
        let last = blocks.iter().rposition(|&block| block != 0).unwrap_or(first);
        let start = start + first as u32;
        match &blocks[first..=last] {
            &[bits] => ChoiceSet(Window::One { start, bits }),
            blocks => ChoiceSet(Window::Many { start, blocks: blocks.into() }),
        }
    }

    #[inline]
    fn of_block(start: u32, bits: u128) -> ChoiceSet {
        ChoiceSet(Window::One { start: if bits == 0 { 0 } else { start }, bits })
    }
}

/// The index of the block that a choice is in, and its bit there.
#[inline]
fn position(choice: Id<Choice>) -> (u32, u128) {
    ((choice.index() / BLOCK) as u32, 1 << (choice.index() % BLOCK))
}

impl Default for ChoiceSet {
    fn default() -> Self {
        ChoiceSet::EMPTY
    }
}

impl fmt::Debug for ChoiceSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// "One of these choices is taken, and one of those." It holds when every group has a choice that is taken.
/// Without any group it always holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition(pub Box<[ChoiceSet]>);

impl Condition {
    /// Whether it holds when these choices are taken.
    #[inline]
    pub fn holds(&self, taken: &ChoiceSet) -> bool {
        // A loop instead of `all`, which is not inlined into the rankings.
        for group in &self.0 {
            if !group.meets(taken) {
                return false;
            }
        }
        true
    }

    /// Every choice that any of its groups names.
    pub fn named(&self) -> ChoiceSet {
        let mut named = ChoiceSet::EMPTY;
        self.0.iter().for_each(|group| named.insert(group));
        named
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;

    type Choices = BTreeSet<usize>;

    fn set(choices: &Choices) -> ChoiceSet {
        ChoiceSet::of(&choices.iter().copied().map(Id::new).collect::<Vec<_>>())
    }

    fn choices(set: &ChoiceSet) -> Choices {
        set.iter().map(Id::index).collect()
    }

    /// Few or many choices, all near one another or spread over a questionnaire of a thousand.
    fn any_choices() -> impl Strategy<Value = Choices> {
        let near = (0_usize..1_000, btree_set(0_usize..12, 0..6));
        prop_oneof![
            btree_set(0_usize..128, 0..20),
            btree_set(0_usize..1_000, 0..40),
            near.prop_map(|(start, choices)| choices.into_iter().map(|choice| start + choice).collect()),
        ]
    }

    proptest! {
        #[test]
        fn a_set_of_choices_is_like_any_set(one in any_choices(), other in any_choices(), choice in 0_usize..1_100) {
            let (a, b) = (set(&one), set(&other));
            prop_assert_eq!(choices(&a), one.clone());
            prop_assert_eq!(a.iter().count(), one.len());
            prop_assert!(a.iter().is_sorted());
            prop_assert_eq!(a.len(), one.len());
            prop_assert_eq!(a.is_empty(), one.is_empty());
            prop_assert_eq!(a.contains(Id::new(choice)), one.contains(&choice));
            prop_assert_eq!(a.meets(&b), !one.is_disjoint(&other));
            prop_assert_eq!(a == b, one == other);
            // Equality of sets is equality of values, however they came about.
            prop_assert_eq!(a.with(&b), set(&(&one | &other)));
            prop_assert_eq!(a.without(&b), set(&(&one - &other)));
            prop_assert_eq!(a.common(&b), set(&(&one & &other)));
            prop_assert_eq!(a.with(&b).without(&b), set(&(&one - &other)));
            prop_assert_eq!(a.with(&b).common(&a), a.clone());
            prop_assert_eq!(a.without(&a), ChoiceSet::EMPTY);
            let mut both = a.clone();
            both.insert(&b);
            prop_assert_eq!(both, b.with(&a));
        }

        #[test]
        fn a_condition_holds_when_each_group_meets_what_is_taken(
            groups in proptest::collection::vec(any_choices(), 0..4),
            taken in any_choices(),
        ) {
            let condition = Condition(groups.iter().map(set).collect());
            let expected = groups.iter().all(|group| !group.is_disjoint(&taken));
            prop_assert_eq!(condition.holds(&set(&taken)), expected);
            prop_assert_eq!(choices(&condition.named()), groups.into_iter().flatten().collect::<Choices>());
        }
    }

    #[test]
    fn neighbours_need_no_memory_of_their_own() {
        let within = |choices: &[usize]| set(&choices.iter().copied().collect());
        assert!(matches!(within(&[0, 127]).0, Window::One { start: 0, .. }));
        assert!(matches!(within(&[8_960, 8_971]).0, Window::One { start: 70, .. }));
        assert!(matches!(within(&[127, 128]).0, Window::Many { start: 0, ref blocks } if blocks.len() == 2));
        assert!(matches!(within(&[127, 9_000]).without(&within(&[127])).0, Window::One { start: 70, .. }));
        assert_eq!(size_of::<ChoiceSet>(), 32);
    }
}
