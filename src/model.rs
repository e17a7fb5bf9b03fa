//! What the assessment is about: options, needs, questions, and the numbers that connect them.
//!
//! A [`Model`] is content, read once from JSON by [`crate::content`]. Strings live in the files; in here
//! everything is referred to by a typed, dense [`Id`] that cannot dangle: an id is only made while the table
//! it points into is being built. A [`Choice`] knows its question, so an answer to the wrong question cannot
//! be written. There are no words for the visitor here; those are in [`crate::text`].

use std::cmp::Ordering;
use std::marker::PhantomData;
use std::ops::{Deref, Index};

/// The place of a `T` in its [`Table`].
pub struct Id<T> {
    index: usize,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The place as a number, from 0.
    pub fn index(self) -> usize {
        self.index
    }

    pub(crate) fn new(index: usize) -> Self {
        Id { index, of: PhantomData }
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> std::fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// One `V` for each `K`, looked up by the id of the `K`; by itself (`Table<K>`) the `K`s themselves.
#[derive(Debug)]
pub struct Table<K, V = K> {
    rows: Vec<V>,
    of: PhantomData<fn() -> K>,
}

impl<K, V> Table<K, V> {
    /// A table of the given rows, in their order.
    pub fn new(rows: Vec<V>) -> Self {
        Table { rows, of: PhantomData }
    }

    /// All ids with their rows, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<K>, &V)> + ExactSizeIterator {
        self.rows.iter().enumerate().map(|(index, row)| (Id::new(index), row))
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<K>> + ExactSizeIterator + use<K, V> {
        (0..self.rows.len()).map(Id::new)
    }

    /// All rows, in order.
    pub fn rows(&self) -> &[V] {
        &self.rows
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(crate) fn set(&mut self, id: Id<K>, value: V) {
        if let Some(row) = self.rows.get_mut(id.index()) {
            *row = value;
        }
    }
}

impl<K, V: Clone> Clone for Table<K, V> {
    fn clone(&self) -> Self {
        Table::new(self.rows.clone())
    }
}
impl<K, V: PartialEq> PartialEq for Table<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}
impl<K, V: Eq> Eq for Table<K, V> {}

impl<K, V> Index<Id<K>> for Table<K, V> {
    type Output = V;
    fn index(&self, id: Id<K>) -> &V {
        &self.rows[id.index()]
    }
}

/// A row that has a stable name in files, storage and scripts.
pub trait Keyed {
    /// The stable name, in `snake_case`.
    fn key(&self) -> &str;
}

impl<K, V: Keyed> Table<K, V> {
    /// The id of the row with this stable name.
    pub fn find(&self, key: &str) -> Option<Id<K>> {
        self.iter().find(|(_, row)| row.key() == key).map(|(id, _)| id)
    }
}

/// What is asked: all that the first screens need to know.
#[derive(Clone, Debug)]
pub struct Questionnaire {
    /// The edition of the content, a whole number that grows with each published change.
    pub edition: u32,
    /// The questions, in the order asked.
    pub questions: Table<Question>,
    /// All choices of all questions, question by question.
    pub choices: Table<Choice>,
    /// The stable names of the needs, so that one can be marked as more or less important.
    pub needs: Table<Criterion, Need>,
    /// Worked examples to load.
    pub examples: Table<Example>,
}

/// The stable name of a [`Criterion`].
#[derive(Clone, Debug)]
pub struct Need(pub Box<str>);

/// All content of one assessment: a questionnaire, and what follows from its answers.
#[derive(Clone, Debug)]
pub struct Model {
    /// What is asked. A model stands for it wherever only that is needed.
    pub questionnaire: Questionnaire,
    /// Who says so.
    pub sources: Table<Source>,
    /// What a company may need from technology leadership.
    pub criteria: Table<Criterion>,
    /// The kinds of work of which the amount is estimated.
    pub workloads: Table<Workload>,
    /// The options to be ranked.
    pub roles: Table<Role>,
    /// From idea to large company.
    pub stages: Table<Stage>,
    /// Who says that a question matters.
    pub question_sources: Table<Question, Sources>,
    /// What follows from each choice.
    pub consequences: Table<Choice, Consequences>,
    /// Limits on what an option can score.
    pub caps: Table<Cap>,
    /// Numbers at which publications draw a line.
    pub thresholds: Table<Threshold>,
    /// The steps of a part-time engagement.
    pub phases: Table<Phase>,
    /// How many of the 1,000 parts of a score the form (full-time, part-time, none) decides.
    pub form_share: u32,
    /// Who says so, for [`Model::form_share`], the two leads and the share below.
    pub method_sources: Sources,
    /// From how many points (thousandths of a percent) the lead over second place is called clear.
    pub clear_lead: u32,
    /// Below how many points (thousandths of a percent) the lead is called close.
    pub close_lead: u32,
    /// From how many percent of the variations of all weights that an option stands first in, the result is called firm.
    pub firm_share: u32,
    /// The question whose choices are the stages.
    pub stage_question: Id<Question>,
}

/// The ids of sources that support a number.
pub type Sources = Box<[Id<Source>]>;

/// A publication that a number or statement rests on.
#[derive(Clone, Debug)]
pub struct Source {
    /// The stable name.
    pub key: Box<str>,
    /// Publisher and title.
    pub name: Box<str>,
    /// The year of publication, where known.
    pub year: Option<u16>,
    /// Where to read it; a founding document has none.
    pub url: Option<Box<str>>,
    /// Whether that party sells one of the options or advice on them.
    pub sells: bool,
}

/// Something a company may need from technology leadership.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// The stable name.
    pub key: Box<str>,
    /// How much it counts before any answer, in points.
    pub base: u32,
    /// Who says so.
    pub sources: Sources,
}

/// A kind of work of which the amount is estimated, in tenths of a day a month.
#[derive(Clone, Debug)]
pub struct Workload {
    /// The stable name.
    pub key: Box<str>,
    /// The estimate before any answer.
    pub prior: Estimate,
    /// Who says so.
    pub sources: Sources,
}

/// An amount of work with the trust put in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Tenths of a day a month, 0..=250.
    pub tenths: u32,
    /// How much it counts against other estimates of the same work.
    pub trust: u32,
}

/// One of the options to be ranked.
#[derive(Clone, Debug)]
pub struct Role {
    /// The stable name.
    pub key: Box<str>,
    /// How well it covers each need, 0..=100.
    pub ratings: Table<Criterion, Rating>,
    /// The kind of work whose amount decides whether the form of this option fits.
    pub workload: Id<Workload>,
    /// How well the form fits, by the amount of that work.
    pub form: Curve,
    /// Who says so.
    pub form_sources: Sources,
    /// Whether the option is a part-time one, so that it is worth telling which way it leans.
    pub part_time: bool,
    /// Whether a part-time leader may lean towards this option.
    pub is_side: bool,
}

/// How well an option covers a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// 0 (not at all) to 100 (as well as it can be).
    pub value: u32,
    /// Who says so.
    pub sources: Sources,
}

/// A sloped band: straight lines between points, level outside of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// (tenths of a day a month, rating 0..=100), by growing amount; never empty.
    points: Box<[(u32, u32)]>,
}

impl Curve {
    /// A curve through these points; `None` unless there is one and the amounts grow.
    pub fn new(points: Vec<(u32, u32)>) -> Option<Self> {
        let grows = points.windows(2).all(|pair| pair[0].0 < pair[1].0);
        (grows && !points.is_empty()).then(|| Curve { points: points.into() })
    }

    /// A curve that is 0 everywhere.
    pub(crate) fn flat() -> Self {
        Curve { points: [(0, 0)].into() }
    }

    /// The rating at an amount of work, rounded half up.
    pub fn at(&self, tenths: u32) -> u32 {
        let after = self.points.iter().position(|&(x, _)| x >= tenths);
        match after {
            Some(0) => self.points[0].1,
            None => self.points[self.points.len() - 1].1,
            Some(next) => {
                let (x0, y0) = self.points[next - 1];
                let (x1, y1) = self.points[next];
                let (run, into) = (x1 - x0, tenths - x0);
                (2 * (y0 * (run - into) + y1 * into) + run) / (2 * run)
            }
        }
    }
}

/// What is asked, on a page of its own.
#[derive(Clone, Debug)]
pub struct Question {
    /// The stable name.
    pub key: Box<str>,
    /// How many choices may be taken together; 1 for a single choice.
    pub most: usize,
    /// Whether the choices are a scale, from little to much, so that two of them can be some steps apart.
    pub is_ordered: bool,
    /// The choices, in the order shown.
    pub choices: Box<[Id<Choice>]>,
}

/// A possible answer.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The stable name, unique within its question.
    pub key: Box<str>,
    /// The question that it answers.
    pub question: Id<Question>,
    /// Whether it cannot be taken together with others ("none of these").
    pub is_exclusive: bool,
}

/// What follows from a choice.
#[derive(Clone, Debug)]
pub struct Consequences {
    /// How it moves the weights.
    pub effects: Box<[Effect]>,
    /// How it moves single ratings.
    pub skills: Box<[Skill]>,
    /// What it tells of the amount of work.
    pub evidence: Box<[Evidence]>,
    /// Who says so.
    pub sources: Sources,
}

/// "If chosen, this need counts so many points more (or less)."
#[derive(Clone, Debug)]
pub struct Effect {
    /// The need.
    pub criterion: Id<Criterion>,
    /// Points added to its weight.
    pub points: i32,
    /// What else must be answered for it to hold.
    pub when: Condition,
}

/// "If chosen, this option covers this need so much better (or worse)": an owner who can program, for example.
#[derive(Clone, Debug)]
pub struct Skill {
    /// The option.
    pub role: Id<Role>,
    /// The need.
    pub criterion: Id<Criterion>,
    /// Added to the rating, which stays within 0..=100.
    pub points: i32,
    /// What else must be answered for it to hold.
    pub when: Condition,
}

/// "If chosen, there is about so much of this work."
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The kind of work.
    pub workload: Id<Workload>,
    /// The amount, and the trust put in it.
    pub estimate: Estimate,
    /// What else must be answered for it to hold.
    pub when: Condition,
}

/// All groups must hold; a group holds when any of its choices is taken. No groups: always.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition(pub Box<[Box<[Id<Choice>]>]>);

impl Condition {
    /// Whether it holds, given which choices are taken.
    pub fn holds(&self, is_chosen: impl Fn(Id<Choice>) -> bool) -> bool {
        self.0.iter().all(|group| group.iter().any(|&choice| is_chosen(choice)))
    }
}

/// A limit on what some options can score, with its reason.
#[derive(Clone, Debug)]
pub struct Cap {
    /// The stable name.
    pub key: Box<str>,
    /// The options, each with the percent that it can score at most.
    pub limits: Box<[(Id<Role>, u32)]>,
    /// When it applies.
    pub when: Condition,
    /// Who says so.
    pub sources: Sources,
}

/// A number at which publications draw a line, such as the developers from which a full-time CTO is advised. The
/// ranking does not use it; it shows how far publications agree.
#[derive(Clone, Debug)]
pub struct Threshold {
    /// The stable name.
    pub key: Box<str>,
    /// The question that asks for this number.
    pub question: Id<Question>,
    /// Each publication with the lowest and the highest number that it names; never empty.
    pub said: Box<[(Id<Source>, u32, u32)]>,
}

impl Threshold {
    /// The lowest and the highest number that any publication names.
    pub fn span(&self) -> (u32, u32) {
        let low = self.said.iter().map(|said| said.1).min();
        let high = self.said.iter().map(|said| said.2).max();
        (low.unwrap_or(0), high.unwrap_or(0))
    }
}

/// A stage in the life of a company.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The stable name.
    pub key: Box<str>,
    /// The choice of [`Model::stage_question`] that says "we are here".
    pub choice: Id<Choice>,
    /// A better reading for companies at this stage.
    pub further: Option<Id<Source>>,
    /// The answers that a company gives at this stage, each with the condition on the visitor's own answers.
    pub answers: Box<[(Id<Choice>, Condition)]>,
    /// Who says so.
    pub sources: Sources,
}

/// A worked example.
#[derive(Clone, Debug)]
pub struct Example {
    /// The stable name.
    pub key: Box<str>,
    /// Its answers.
    pub choices: Box<[Id<Choice>]>,
}

/// A step of a part-time engagement.
#[derive(Clone, Debug)]
pub struct Phase {
    /// The stable name.
    pub key: Box<str>,
    /// First and last week, counted from the start.
    pub weeks: (u32, u32),
    /// Typical days a month, from and to, in tenths.
    pub days_a_month: (u32, u32),
    /// Whether it is repeated every quarter instead of ending.
    pub is_quarterly: bool,
    /// Who says so.
    pub sources: Sources,
}

macro_rules! keyed {
    ($($type:ty),*) => {
        $(impl Keyed for $type {
            fn key(&self) -> &str {
                &self.key
            }
        })*
    };
}
impl Keyed for Need {
    fn key(&self) -> &str {
        &self.0
    }
}
keyed!(Source, Criterion, Workload, Role, Stage, Question, Choice, Cap, Example, Phase, Threshold);

impl Deref for Model {
    type Target = Questionnaire;
    fn deref(&self) -> &Questionnaire {
        &self.questionnaire
    }
}

impl Questionnaire {
    /// The choice with this name among those of a question.
    pub fn find_choice(&self, question: Id<Question>, key: &str) -> Option<Id<Choice>> {
        let choices = &self.questions[question].choices;
        choices.iter().copied().find(|&choice| &*self.choices[choice].key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_straight_between_its_points_and_level_outside() {
        let curve = Curve::new(vec![(10, 0), (20, 100)]).unwrap();
        let ratings = [0, 10, 15, 18, 20, 250].map(|amount| curve.at(amount));
        assert_eq!(ratings, [0, 0, 50, 80, 100, 100]);
    }

    #[test]
    fn a_curve_must_have_growing_amounts() {
        assert_eq!(Curve::new(vec![(10, 0), (10, 1)]), None);
        assert_eq!(Curve::new(vec![]), None);
    }
}
