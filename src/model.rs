//! What the assessment is about: options, needs, questions, and the numbers that connect them.
//!
//! A [`Model`] is content, read once from JSON by [`crate::content`]. Strings live in the files; in here
//! everything is referred to by a typed, dense [`Id`] that cannot dangle: an id is only made while the table
//! it points into is being built. A [`Choice`] knows its question, so an answer to the wrong question cannot
//! be written. There are no words for the visitor here; those are in [`crate::text`].

use crate::base::table::{Id, Key, Keyed, Table};
use crate::base::words::Words;

/// Stands for "I don't know" where answers are named: the name of a choice that every question has.
pub const UNKNOWN: &str = "unknown";

/// Stands for the marks of importance where answers are named, beside the names of questions.
pub const IMPORTANCE: &str = "importance";

/// What is asked: all that the first screens need to know.
#[derive(Clone, Debug, Default)]
pub struct Questionnaire {
    /// The edition of the content, a whole number that grows with each published change.
    pub edition: u32,
    /// The questions, in the order asked.
    pub questions: Table<Question>,
    /// All choices of all questions, question by question.
    pub choices: Table<Choice>,
    /// What reasons are about, so that a theme can be marked as more or less important.
    pub themes: Table<Theme>,
    /// How many of the questions that follow from answers ([`Put::FollowUp`]) are put to one visitor at most.
    pub follow_ups: usize,
    /// Worked examples to load.
    pub examples: Table<Example>,
}

/// What a [`Reason`] is about: the amount of work, the people who are there, money.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The stable name.
    pub key: Key,
}

/// All content of one assessment: a questionnaire, and what follows from its answers.
#[derive(Clone, Debug)]
pub struct Model {
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// Who says so.
    pub sources: Table<Source>,
    /// What a company may need from technology leadership.
    pub needs: Table<Need>,
    /// The kinds of work of which the amount is estimated.
    pub workloads: Table<Workload>,
    /// The options to be ranked.
    pub roles: Table<Role>,
    /// What gives points to options and takes points from them.
    pub reasons: Table<Reason>,
    /// What an unanswered question would usually be, in the order in which it is looked up.
    pub presumptions: Box<[Presumption]>,
    /// Who is there already and fills a seat.
    pub keeps: Table<Keep>,
    /// Where the words for how sure a result is begin.
    pub confidence: ConfidenceRule,
    /// The answer that says that money is no limit.
    pub ample: Id<Choice>,
    /// From idea to large company.
    pub stages: Table<Stage>,
    /// Who says that a question matters.
    pub question_sources: Table<Question, Sources>,
    /// What follows from each choice.
    pub consequences: Table<Choice, Consequences>,
    /// Numbers at which publications draw a line.
    pub thresholds: Table<Threshold>,
    /// The steps of a part-time engagement.
    pub phases: Table<Phase>,
    /// Who says so, for the method.
    pub method_sources: Sources,
    /// The question whose choices are the stages.
    pub stage_question: Id<Question>,
}

/// The ids of sources that support a number.
pub type Sources = Box<[Id<Source>]>;

/// A publication that a number or statement rests on.
#[derive(Clone, Debug)]
pub struct Source {
    /// The stable name.
    pub key: Key,
    /// Publisher and title.
    pub name: Words,
    /// The year of publication, where known.
    pub year: Option<u16>,
    /// Where to read it; a founding document has none.
    pub url: Option<Words>,
    /// Whether that party sells one of the options or advice on them.
    pub sells: bool,
    /// Whether it is our own judgement.
    pub is_own: bool,
}

/// Something a company may need from technology leadership.
#[derive(Clone, Debug)]
pub struct Need {
    /// The stable name.
    pub key: Key,
    /// How much it counts before any answer, in points.
    pub base: u32,
    /// Who says so.
    pub sources: Sources,
}

/// A kind of work of which the amount is estimated, in tenths of a day a month.
#[derive(Clone, Debug)]
pub struct Workload {
    /// The stable name.
    pub key: Key,
    /// The estimate before any answer.
    pub prior: WorkEstimate,
    /// Who says so.
    pub sources: Sources,
}

/// An amount of work with the trust put in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkEstimate {
    /// Tenths of a day a month, 0..=250.
    pub tenths: u32,
    /// How much it counts against other estimates of the same work.
    pub trust: u32,
}

/// One of the options to be ranked.
#[derive(Clone, Debug)]
pub struct Role {
    /// The stable name.
    pub key: Key,
    /// How well it covers each need, 0..=100.
    pub ratings: Table<Need, Rating>,
    /// The kind of work that this option does most.
    pub workload: Id<Workload>,
    /// When it does not fit; each is said beside the option wherever it holds.
    pub misfits: Table<Misfit>,
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

/// "This option does not fit when ..."; the guide says the same in words.
#[derive(Clone, Debug)]
pub struct Misfit {
    /// The stable name, unique within its option.
    pub key: Key,
    /// When it holds.
    pub when: Condition,
    /// Whether it holds only where the option means somebody new.
    pub is_new_only: bool,
    /// Who says so.
    pub sources: Sources,
}

/// "If this holds, these options gain or lose so many points."
#[derive(Clone, Debug)]
pub struct Reason {
    /// The stable name.
    pub key: Key,
    /// What it is about.
    pub theme: Id<Theme>,
    /// When it holds.
    pub when: Condition,
    /// Whole points for each option; 0 where it says nothing of one.
    pub points: Table<Role, i32>,
    /// Whether it holds only for options that mean somebody new: whoever is kept is paid already.
    pub is_new_only: bool,
    /// Who says so.
    pub sources: Sources,
}

/// "Where the question is not answered, this is usual for such a company."
#[derive(Clone, Debug)]
pub struct Presumption {
    /// What is taken as the answer.
    pub choice: Id<Choice>,
    /// When it is.
    pub when: Condition,
    /// Who says so.
    pub sources: Sources,
}

/// Somebody who is there and fills the seat of an option, so that it means to keep them.
#[derive(Clone, Debug)]
pub struct Keep {
    /// The stable name.
    pub key: Key,
    /// The option.
    pub role: Id<Role>,
    /// When it holds.
    pub when: Condition,
    /// Who says so.
    pub sources: Sources,
}

/// Where the words for how sure a result is begin; set on situations that were left out when points were fitted.
#[derive(Clone, Debug, Default)]
pub struct ConfidenceRule {
    /// The lead in points from which a result can be called clear.
    pub clear_lead: u32,
    /// The percent of the variations in which a clear first place stands first at least.
    pub clear_share: u32,
    /// The lead in points from which a result can be called leaning.
    pub leaning_lead: u32,
    /// The percent of the variations in which a leaning first place stands first at least.
    pub leaning_share: u32,
    /// How well the first option covers the greatest needs at least, 0..=100, where a result is called clear.
    pub covers_from: u32,
    /// With fewer points than this no option fits well.
    pub fits_from: i32,
    /// By how many percent the points of a reason go up or down at most in a variation.
    pub spread: u32,
    /// Who says so.
    pub sources: Sources,
}

/// What is asked, on a page of its own.
#[derive(Clone, Debug)]
pub struct Question {
    /// The stable name.
    pub key: Key,
    /// How many choices may be taken together; 1 for a single choice.
    pub max_choices: usize,
    /// Whether the choices are a scale, from little to much, so that two of them can be some steps apart.
    pub is_ordered: bool,
    /// The choices, in the order shown.
    pub choices: Box<[Id<Choice>]>,
    /// The same as a set.
    pub(crate) set: ChoiceSet,
    /// To whom it is put.
    pub put: Put,
    /// What must be answered before for it to be put.
    pub when: Condition,
    /// Answers after which it is not put.
    pub unless: ChoiceSet,
}

impl Question {
    /// The choices as a set.
    pub fn choice_set(&self) -> ChoiceSet {
        self.set
    }
}

/// To whom a question is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// To everybody whose earlier answers leave it open.
    Always,
    /// To those whose earlier answers call for it, up to [`Questionnaire::follow_ups`].
    FollowUp,
    /// To nobody; it can be answered on the screen that needs it and does not touch the order of the options.
    Aside,
}

/// A possible answer.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The stable name, unique within its question.
    pub key: Key,
    /// The question that it answers.
    pub question: Id<Question>,
    /// Whether it cannot be taken together with others ("none of these").
    pub is_exclusive: bool,
    /// The regions (ISO 3166-1 alpha-2) of a browser's language in which it is proposed before the visitor answers.
    pub regions: Box<[Key]>,
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
    pub need: Id<Need>,
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
    pub need: Id<Need>,
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
    pub estimate: WorkEstimate,
    /// What else must be answered for it to hold.
    pub when: Condition,
}

/// A set of choices, one bit each; a questionnaire has at most 128 of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChoiceSet(u128);

impl ChoiceSet {
    /// The set without any choice.
    pub const EMPTY: ChoiceSet = ChoiceSet(0);

    /// The set of one choice.
    pub fn one(choice: Id<Choice>) -> Self {
        let place = u32::try_from(choice.index()).ok();
        ChoiceSet(place.and_then(|place| 1_u128.checked_shl(place)).unwrap_or(0))
    }

    /// The set of these choices.
    pub fn of(choices: &[Id<Choice>]) -> Self {
        choices.iter().fold(ChoiceSet::EMPTY, |all, &choice| all.with(ChoiceSet::one(choice)))
    }

    /// All that is in one or the other.
    pub fn with(self, other: ChoiceSet) -> Self {
        ChoiceSet(self.0 | other.0)
    }

    /// What is in this one only.
    pub fn without(self, other: ChoiceSet) -> Self {
        ChoiceSet(self.0 & !other.0)
    }

    /// What is in both.
    pub fn common(self, other: ChoiceSet) -> Self {
        ChoiceSet(self.0 & other.0)
    }

    /// Whether they have a choice in common.
    pub fn meets(self, other: ChoiceSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a choice is in it.
    pub fn contains(self, choice: Id<Choice>) -> bool {
        self.meets(ChoiceSet::one(choice))
    }

    /// Whether no choice is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many choices are in it.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The choices, in the order of the questionnaire.
    pub fn iter(self) -> impl Iterator<Item = Id<Choice>> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let place = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(Id::new(place))
        })
    }
}

/// All groups must hold; a group holds when any of its choices is taken. No groups: always.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition(pub Box<[ChoiceSet]>);

impl Condition {
    /// Whether it holds when these choices are taken.
    pub fn holds(&self, taken: ChoiceSet) -> bool {
        self.0.iter().all(|group| group.meets(taken))
    }

    /// Every choice that it names.
    pub fn named(&self) -> ChoiceSet {
        self.0.iter().fold(ChoiceSet::EMPTY, |all, &group| all.with(group))
    }
}

/// A number at which publications draw a line, such as the developers from which a full-time CTO is advised. The
/// ranking does not use it; it shows how far publications agree.
#[derive(Clone, Debug)]
pub struct Threshold {
    /// The stable name.
    pub key: Key,
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
    pub key: Key,
    /// The choice of [`Model::stage_question`] that says "we are here".
    pub choice: Id<Choice>,
    /// The headcounts from which it is presumed where the visitor does not say otherwise.
    pub people: ChoiceSet,
    /// Answers that tell of today only, and are not taken along to this stage.
    pub clears: Box<[Id<Question>]>,
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
    pub key: Key,
    /// Its answers.
    pub choices: Box<[Id<Choice>]>,
}

/// A step of a part-time engagement.
#[derive(Clone, Debug)]
pub struct Phase {
    /// The stable name.
    pub key: Key,
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
keyed!(Source, Need, Workload, Role, Misfit, Reason, Keep, Theme, Stage, Question, Choice, Example, Phase, Threshold);

impl Model {
    /// Who is there already and fills the seat of an option, if these are the facts.
    pub fn kept(&self, role: Id<Role>, facts: ChoiceSet) -> Option<Id<Keep>> {
        self.keeps.iter().find(|(_, keep)| keep.role == role && keep.when.holds(facts)).map(|(id, _)| id)
    }
}

impl Questionnaire {
    /// The choice with this name among those of a question.
    pub fn find_choice(&self, question: Id<Question>, key: &str) -> Option<Id<Choice>> {
        let choices = &self.questions[question].choices;
        choices.iter().copied().find(|&choice| &*self.choices[choice].key == key)
    }

    /// How many questions are put to one visitor at most.
    pub fn most_put(&self) -> usize {
        let count = |put| self.questions.rows().iter().filter(|question| question.put == put).count();
        count(Put::Always) + self.follow_ups.min(count(Put::FollowUp))
    }

    /// The choice that is proposed in a region (ISO 3166-1 alpha-2) before the visitor answers, if there is one.
    pub fn proposed_in(&self, region: &str) -> Option<Id<Choice>> {
        let named = |choice: &Choice| choice.regions.iter().any(|known| known.eq_ignore_ascii_case(region));
        self.choices.iter().find(|(_, choice)| named(choice)).map(|(id, _)| id)
    }
}
