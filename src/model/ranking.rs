//! The options, and what decides their order.

use super::{Choice, Condition, Need, Sources, Theme, Workload};
use crate::base::table::{Id, Key, Table};

/// One of the options to be ranked.
#[derive(Clone, Debug)]
pub struct Role {
    /// The stable name.
    pub key: Key,
    /// How well it covers each need.
    pub ratings: Table<Need, Rating>,
    /// The kind of work that this option does most.
    pub workload: Id<Workload>,
    /// When it does not fit. Each of these is stated beside the option wherever it holds.
    pub misfits: Table<Misfit>,
    /// Whether it is a part-time option, for which the result states which full-time seat it leans towards.
    pub part_time: bool,
    /// Whether a part-time leader may lean towards this option.
    pub is_side: bool,
}

/// How well an option covers a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// 0 (not at all) to 100 (as well as it can be).
    pub value: u32,
    /// The sources that support it.
    pub sources: Sources,
}

/// "This option does not fit when ..." The guide says the same in words.
#[derive(Clone, Debug)]
pub struct Misfit {
    /// The stable name, unique within its option.
    pub key: Key,
    /// When it holds.
    pub when: Condition,
    /// Whether it holds only if the option means somebody new.
    pub is_new_only: bool,
    /// The sources that support it.
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
    /// Whole points for each option. They are 0 for an option that the reason is not about.
    pub points: Table<Role, i32>,
    /// Whether it counts only for options that mean somebody new, since whoever is kept is paid already.
    pub is_new_only: bool,
    /// The sources that support it.
    pub sources: Sources,
}

/// "Where the question is not answered, this is usual for such a company."
#[derive(Clone, Debug)]
pub struct Presumption {
    /// The choice that is presumed.
    pub choice: Id<Choice>,
    /// When it is presumed.
    pub when: Condition,
    /// The sources that support it.
    pub sources: Sources,
}

/// Somebody who is there and fills the seat of an option. The option then means keeping them.
#[derive(Clone, Debug)]
pub struct Keep {
    /// The stable name.
    pub key: Key,
    /// The option.
    pub role: Id<Role>,
    /// When it holds.
    pub when: Condition,
    /// The sources that support it.
    pub sources: Sources,
}

/// The limits from which a result is called clear or leaning. They were set on situations that were left out when the
/// points were fitted.
#[derive(Clone, Debug, Default)]
pub struct ConfidenceRule {
    /// The smallest lead of a clear result, in points.
    pub clear_lead: u32,
    /// The smallest share of variations in which the first option of a clear result stays first, in percent.
    pub clear_share: u32,
    /// The smallest lead of a leaning result, in points.
    pub leaning_lead: u32,
    /// The smallest share of variations in which the first option of a leaning result stays first, in percent.
    pub leaning_share: u32,
    /// How well the first option of a clear result must cover the greatest needs on average, 0..=100.
    pub covers_from: u32,
    /// An option with fewer points than this does not fit well.
    pub fits_from: i32,
    /// How far the points of a reason go up or down in a variation at most, in percent.
    pub spread: u32,
    /// The sources that support it.
    pub sources: Sources,
}
