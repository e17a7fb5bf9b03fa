//! The screens a visitor can be on.

use crate::base::table::Id;
use crate::model::Question;

/// A topic that builds on the ranking, with a screen of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Who covers what today.
    Cover,
    /// What the options cost.
    Costs,
    /// What laws and demands may apply.
    Law,
    /// What to do.
    Plan,
    /// A person in mind.
    Person,
}

impl Topic {
    /// All of them, in the order shown.
    pub const ALL: [Topic; 5] = [Topic::Cover, Topic::Costs, Topic::Law, Topic::Plan, Topic::Person];

    /// The stable name.
    pub fn key(self) -> &'static str {
        match self {
            Topic::Cover => "cover",
            Topic::Costs => "costs",
            Topic::Law => "law",
            Topic::Plan => "plan",
            Topic::Person => "person",
        }
    }
}

/// The screen that the visitor is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What this is, how long it takes, and the examples.
    Start,
    /// One question.
    Question(Id<Question>),
    /// All answers, each of which can be changed.
    Check,
    /// The ranking and what follows from it.
    Result,
    /// A topic that builds on the ranking, with a screen of its own.
    Topic(Topic),
    /// The roles side by side, readable without answering.
    Guide,
}

impl Step {
    /// Whether the screen needs the lazily loaded code.
    pub fn is_lazy(self) -> bool {
        matches!(self, Step::Result | Step::Topic(_) | Step::Guide)
    }
}
