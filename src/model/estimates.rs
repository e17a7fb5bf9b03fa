//! What is estimated beside the ranking: what a leader has to cover, and how many days that takes.

use super::{Condition, Role, Sources};
use crate::base::table::{Id, Key};

/// Something a company may need from technology leadership.
#[derive(Clone, Debug)]
pub struct Need {
    /// The stable name.
    pub key: Key,
    /// How much it counts before any answer, in points.
    pub base: u32,
    /// The sources that support it.
    pub sources: Sources,
}

/// A kind of work whose amount is estimated.
#[derive(Clone, Debug)]
pub struct Workload {
    /// The stable name.
    pub key: Key,
    /// The estimate before any answer.
    pub prior: WorkEstimate,
    /// The sources that support it.
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

/// What follows from a choice for the estimates.
#[derive(Clone, Debug)]
pub struct Consequences {
    /// How it changes weights of needs.
    pub effects: Box<[Effect]>,
    /// How it changes single ratings.
    pub skills: Box<[Skill]>,
    /// What it says about the amount of work.
    pub evidence: Box<[Evidence]>,
    /// The sources that support it.
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

/// "If chosen, this option covers this need so much better (or worse)." An owner who can program is an example.
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
