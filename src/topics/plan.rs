//! What to do once an option is chosen: a plan with dates.
//!
//! Each option has a list of steps, some lasting for weeks, some held at months; a start date makes days of them.
//! A part-time leader's steps are the [`Phase`]s of the model. Steps begin and end, and meetings are held, on days from
//! Monday to Friday; public holidays are not known here. Everything is counted from the first working day on or
//! after the start, never from the step before, so that nothing drifts. The amounts are content with sources.

mod frame;
mod input;
mod proposal;
pub mod words;

use crate::base::date::Date;
use crate::base::sort::sorted_indices;
use crate::base::table::{Id, Key, Keyed, Table};
use crate::model::{Condition, Model, Need, Phase, Role, Sources, Stage};
use crate::session::Answers;
use crate::text::ResultText;
use crate::timeline;
pub use frame::{Frame, Kept, priorities};
pub use input::PlanInput;
pub use proposal::{Proposal, is_engagement_near};

/// Quarters in a plan.
pub const QUARTERS: usize = 4;
/// Needs that a quarter takes on at most.
pub const PRIORITIES: usize = 3;
/// The last day on which a plan can start: every date of it then is within the calendar.
pub const LATEST_START: Date = match Date::new(9_900, 12, 31) {
    Some(day) => day,
    None => Date::FIRST,
};

/// What plans are made of.
#[derive(Clone, Debug)]
pub struct Plans {
    /// Everything that can be a step of a plan, besides the phases of the model.
    pub steps: Table<PlanStep>,
    /// The steps of each option.
    pub roles: Table<Role, Box<[Planned]>>,
    /// The steps with somebody who is there already and is kept.
    pub keep: Box<[Planned]>,
    /// The needs that an option is not there for, so that they are no priority of its plan.
    pub excludes: Table<Role, Excludes>,
    /// When a plan begins unless the visitor sets a day.
    pub start: StartRule,
    /// Which gaps are priorities.
    pub priorities: PriorityRule,
}

/// When a plan begins unless the visitor sets a day.
#[derive(Clone, Debug)]
pub struct StartRule {
    /// The weeks that it takes to find a part-time leader before their plan begins. The plans of other options have the
    /// search among their steps.
    pub weeks_to_find: u32,
    /// Who says so.
    pub sources: Sources,
}

/// Which gaps are priorities of a plan.
#[derive(Clone, Debug)]
pub struct PriorityRule {
    /// Gaps below this share of the widest one, in percent, are no priority.
    pub worth_from: u32,
    /// Who says so.
    pub sources: Sources,
}

/// Needs that an option is not there for.
#[derive(Clone, Debug, Default)]
pub struct Excludes {
    /// The needs.
    pub needs: Box<[Id<Need>]>,
    /// Who says so.
    pub sources: Sources,
}

/// A step by its name; the time it takes differs by option.
#[derive(Clone, Debug)]
pub struct PlanStep {
    /// The stable name.
    pub key: Key,
    /// What sort of step.
    pub kind: StepKind,
}

impl Keyed for PlanStep {
    fn key(&self) -> &str {
        &self.key
    }
}

/// Sorts of steps; they say whose days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The owner or a director prepares something.
    Prepare,
    /// Somebody looks after technology until the person hired can.
    Cover,
    /// Somebody from outside helps whoever is there already.
    Help,
    /// The leader works.
    Lead,
    /// The owner's habit.
    Habit,
    /// A meeting on one day.
    Meeting,
    /// The day on which to ask the question anew.
    LookAgain,
}

impl StepKind {
    /// All kinds with their stable names.
    pub const ALL: [(&str, StepKind); 7] = [
        ("prepare", StepKind::Prepare),
        ("cover", StepKind::Cover),
        ("help", StepKind::Help),
        ("lead", StepKind::Lead),
        ("habit", StepKind::Habit),
        ("meeting", StepKind::Meeting),
        ("look_again", StepKind::LookAgain),
    ];

    /// The stable name.
    pub fn key(self) -> &'static str {
        StepKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(key, _)| key)
    }
}

/// A step of an option's plan.
#[derive(Clone, Debug)]
pub enum Planned {
    /// A phase of the model, with the weeks and days that stand there.
    Phase(Id<Phase>),
    /// A step of its own.
    Step {
        /// Which one.
        step: Id<PlanStep>,
        /// When, counted from the start.
        when: When,
        /// Days a month, from and to, in tenths.
        days_a_month: (u32, u32),
        /// What must be said of somebody who is kept, so that this is a step with them.
        told: Condition,
        /// Who says so.
        sources: Sources,
    },
}

/// When a step is, counted from the start of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// From the end of the first number of weeks to the end of the second; one day where they are equal.
    Weeks(u32, u32),
    /// On one day after each of these numbers of months, growing.
    Months(Box<[u32]>),
}

/// What an entry is about; its words are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A phase of the model.
    Phase(Id<Phase>),
    /// A step of the plan.
    Step(Id<PlanStep>),
}

/// A plan with dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The option.
    pub role: Id<Role>,
    /// Who is there already and is kept.
    pub kept: Option<Kept>,
    /// The seat that a part-time leader leans to.
    pub lean: Option<Id<Role>>,
    /// The first day: the start, or the Monday after where that is a weekend.
    pub start: Date,
    /// By first day, then last day, then as in the content.
    pub entries: Vec<Entry>,
    /// Four of them.
    pub quarters: Vec<Quarter>,
    /// The stage whose sign says that it is time to look again, if there is a further one.
    pub next_stage: Option<Id<Stage>>,
}

/// A step with its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What sort of step.
    pub kind: StepKind,
    /// Which step.
    pub what: What,
    /// The first day.
    pub from: Date,
    /// The last day; the first one for a step of one day.
    pub until: Date,
    /// Days a month, from and to, in tenths; whose days, [`Entry::kind`] says.
    pub days_a_month: (u32, u32),
    /// Who says so.
    pub sources: Sources,
}

/// Three months with their priorities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarter {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Three needs at most, the most urgent first.
    pub needs: Vec<Id<Need>>,
}

impl Plan {
    /// The entries of one sort.
    pub fn of_kind(&self, kind: StepKind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// Whether it is with somebody who fills the seat already, so that nobody is searched for.
    pub fn is_kept(&self) -> bool {
        self.kept.is_some_and(|kept| kept.is_seat)
    }

    /// The leader's first day; that of an owner and of somebody who is there already is the start.
    pub fn first_day(&self) -> Date {
        let first = self.of_kind(StepKind::Lead).next().filter(|_| !self.is_kept());
        first.map_or(self.start, |entry| entry.from)
    }

    /// What the option is called; a part-time leader by what they lean to.
    pub fn name<'a>(&self, text: &'a ResultText) -> &'a str {
        let leaning = self.lean.and_then(|lean| text.roles[lean].part_time_name.as_deref());
        leaning.unwrap_or(&text.roles[self.role].name)
    }

    /// The day on which to ask the question anew.
    pub fn look_again(&self) -> Option<Date> {
        self.of_kind(StepKind::LookAgain).next().map(|entry| entry.from)
    }
}

/// The plan of an option from this start, with somebody new. A need given twice counts where it stands first; what four
/// quarters cannot take is left out, and so is what the option is not there for. A start after [`LATEST_START`] is
/// taken as that day.
pub fn plan(
    plans: &Plans,
    model: &Model,
    role: Id<Role>,
    start: Date,
    priorities: &[Id<Need>],
    next_stage: Option<Id<Stage>>,
) -> Plan {
    plan_in(plans, model, role, Frame::default(), start, priorities, next_stage)
}

/// The same in the frame that the answers give.
pub fn plan_in(
    plans: &Plans,
    model: &Model,
    role: Id<Role>,
    frame: Frame,
    start: Date,
    priorities: &[Id<Need>],
    next_stage: Option<Id<Stage>>,
) -> Plan {
    let start = start.min(LATEST_START).or_monday();
    let needs: Vec<_> = priorities.iter().copied().filter(|need| !plans.excludes[role].needs.contains(need)).collect();
    Plan {
        role,
        kept: frame.kept,
        lean: frame.lean,
        start,
        entries: entries(plans, model, role, frame, start),
        quarters: quarters(start, &needs),
        next_stage,
    }
}

/// All entries, by first day, then last day.
fn entries(plans: &Plans, model: &Model, role: Id<Role>, frame: Frame, start: Date) -> Vec<Entry> {
    let kept = frame.kept.filter(|kept| kept.is_seat);
    let steps = if kept.is_some() { &plans.keep } else { &plans.roles[role] };
    let mut unordered: Vec<Entry> = Vec::new();
    for planned in steps {
        match planned {
            Planned::Phase(phase) => {
                let row = &model.phases[*phase];
                let kind = if row.is_quarterly { StepKind::Meeting } else { StepKind::Lead };
                let own_days = frame.days_a_month.filter(|_| kind == StepKind::Lead);
                let days = own_days.unwrap_or(row.days_a_month);
                add(&mut unordered, start, (kind, What::Phase(*phase)), &phase_when(row), days, &row.sources);
            }
            Planned::Step { told, .. } if kept.is_some_and(|kept| !told.holds(kept.told)) => {}
            Planned::Step { step, when, days_a_month, sources, .. } => {
                let place = (plans.steps[*step].kind, What::Step(*step));
                add(&mut unordered, start, place, when, *days_a_month, sources);
            }
        }
    }
    let days = |place: usize| (unordered[place].from, unordered[place].until);
    let order = sorted_indices(unordered.len(), &|a, b| days(a) <= days(b));
    order.into_iter().map(|place| unordered[place].clone()).collect()
}

/// The stage after the one that the visitor says they are at.
pub fn next_stage(model: &Model, answers: &Answers) -> Option<Id<Stage>> {
    let here = timeline::here(model, answers)?;
    model.stages.ids().find(|&stage| stage > here)
}

/// A phase that is repeated is a day at the end of each quarter that its weeks reach.
fn phase_when(phase: &Phase) -> When {
    let (from, to) = phase.weeks;
    if !phase.is_quarterly {
        return When::Weeks(from, to);
    }
    When::Months((from.div_ceil(13)..=to / 13).map(|quarter| quarter * 3).collect())
}

/// The step's entries: one, or one for each of its months.
fn add(
    entries: &mut Vec<Entry>,
    start: Date,
    (kind, what): (StepKind, What),
    when: &When,
    days_a_month: (u32, u32),
    sources: &Sources,
) {
    let mut push = |from: Date, until: Date| {
        entries.push(Entry { kind, what, from, until, days_a_month, sources: sources.clone() });
    };
    match when {
        When::Weeks(first, last) => {
            let from = start.plus_weeks(signed(*first));
            push(from, start.plus_weeks(signed(*last)).plus_days(-1).or_friday().max(from));
        }
        When::Months(months) => {
            for &month in months {
                let day = start.plus_months(signed(month)).or_monday();
                push(day, day);
            }
        }
    }
}

fn quarters(start: Date, priorities: &[Id<Need>]) -> Vec<Quarter> {
    let mut needs: Vec<Id<Need>> = Vec::new();
    for &need in priorities {
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    let mut groups = needs.chunks(PRIORITIES);
    let begin = |quarter: usize| start.plus_months(3 * quarter as i32);
    let quarter = |quarter| Quarter {
        from: begin(quarter),
        until: begin(quarter + 1).plus_days(-1),
        needs: groups.next().unwrap_or_default().to_vec(),
    };
    (0..QUARTERS).map(quarter).collect()
}

/// Weeks and months of the content are a few hundred at most.
fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
