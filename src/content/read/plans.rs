//! From the two files on plans to [`Plans`]: steps by option, then words for every row.

use super::model::{source_ids, span};
use super::node::Node;
use super::questionnaire::{condition, rows, words_for};
use crate::base::table::{Key, Keyed, Table};
use crate::model::{Condition, Model};
use crate::topics::brief::Section;
use crate::topics::brief::words::{BriefWords, KeptWords, MandateWords};
use crate::topics::calendar::CalendarWords;
use crate::topics::plan::words::*;
use crate::topics::plan::{Excludes, PlanStep, Planned, Plans, PriorityRule, StartRule, StepKind, When};

/// Months and weeks that a plan may reach, two years.
const MONTHS: i32 = 24;
const WEEKS: i32 = 104;

/// Steps, the plan of each option, and the one with somebody who is kept.
pub(super) fn read(node: Node, model: &Model) -> Plans {
    let steps = rows(&node.field("steps"), |node, key| PlanStep { key, kind: kind(&node.field("kind")) });
    let roles = words_for(&node.field("plans"), &model.roles, |node| entries(node, &steps, model, false));
    let keep = entries(&node.field("keep"), &steps, model, true);
    let named = node.field("excludes");
    for (key, extra) in named.optional_fields() {
        extra.find(&model.roles, key, "role");
    }
    let excludes = model.roles.rows().iter().map(|role| {
        let node = named.field(role.key());
        if node.is_missing() {
            return Excludes::default();
        }
        let needs = node.field("needs").items();
        Excludes {
            needs: needs.iter().filter_map(|need| need.id_in(&model.needs, "need")).collect(),
            sources: source_ids(&node, &model.sources),
        }
    });
    let (start, priorities) = (node.field("start"), node.field("priorities"));
    start.only(&["weeks_to_find", "sources"]);
    priorities.only(&["worth_from", "sources"]);
    Plans {
        excludes: Table::new(excludes.collect()),
        steps,
        roles,
        keep,
        start: StartRule {
            weeks_to_find: start.field("weeks_to_find").count(WEEKS),
            sources: source_ids(&start, &model.sources),
        },
        priorities: PriorityRule {
            worth_from: priorities.field("worth_from").count(100),
            sources: source_ids(&priorities, &model.sources),
        },
    }
}

fn kind(node: &Node) -> StepKind {
    let key = node.text();
    let found = StepKind::ALL.iter().find(|(name, _)| *name == &*key);
    if found.is_none() {
        let known = StepKind::ALL.map(|(name, _)| name);
        node.problem(&["unknown kind \"", &key, "\"; known are: ", &known.join(", ")]);
    }
    found.map_or(StepKind::Prepare, |(_, kind)| *kind)
}

/// Each step once, with a meeting at least and one day to look again. With somebody who is kept, a step may hang on what
/// is said of them, `"when"`.
fn entries(node: &Node, steps: &Table<PlanStep>, model: &Model, is_keep: bool) -> Box<[Planned]> {
    let mut seen: Vec<Key> = Vec::new();
    let mut kinds: Vec<StepKind> = Vec::new();
    let mut all: Vec<Planned> = Vec::new();
    for item in node.items() {
        let (phase, step) = (item.field("phase"), item.field("step"));
        let name = if phase.is_missing() { &step } else { &phase };
        let key = name.text();
        if seen.contains(&key) {
            name.problem(&["\"", &key, "\" is in this plan already; keep one"]);
        }
        seen.push(key);
        if phase.is_missing() {
            let fields = ["step", "weeks", "months", "days_a_month", "sources", "when"];
            item.only(&fields[..fields.len() - usize::from(!is_keep)]);
            let told = item.field("when");
            let Some(step) = step.id_in(steps, "step") else { continue };
            kinds.push(steps[step].kind);
            all.push(Planned::Step {
                step,
                when: when(&item),
                days_a_month: span(&item.field("days_a_month"), 250),
                told: if told.is_missing() { Condition::default() } else { condition(&told, &model.questionnaire) },
                sources: source_ids(&item, &model.sources),
            });
        } else {
            item.only(&["phase"]);
            let Some(phase) = phase.id_in(&model.phases, "phase") else { continue };
            kinds.extend(model.phases[phase].is_quarterly.then_some(StepKind::Meeting));
            all.push(Planned::Phase(phase));
        }
    }
    if !kinds.contains(&StepKind::Meeting) {
        node.problem(&["there is no meeting; add a step of that kind"]);
    }
    if kinds.iter().filter(|&&kind| kind == StepKind::LookAgain).count() != 1 {
        node.problem(&["give one step of the kind look_again"]);
    }
    all.into()
}

/// `"weeks": [from, to]` or `"months": [1, 2, ...]`
fn when(node: &Node) -> When {
    let (weeks, months) = (node.field("weeks"), node.field("months"));
    if weeks.is_missing() == months.is_missing() {
        node.problem(&["write either \"weeks\": [from, to] or \"months\": [1, 2, ...]"]);
        return When::Weeks(0, 0);
    }
    if months.is_missing() {
        let (from, to) = span(&weeks, WEEKS);
        if from > to {
            weeks.problem(&["the weeks end before they begin"]);
        }
        return When::Weeks(from, to);
    }
    let all: Box<[u32]> = months.items().iter().map(|month| month.number(1, MONTHS).unsigned_abs()).collect();
    if all.is_empty() || all.windows(2).any(|pair| pair[0] >= pair[1]) {
        months.problem(&["write months that grow, such as [3, 6, 9, 12]"]);
    }
    When::Months(all)
}

/// The words for all of it. The labels of the screens, `ui`, are read elsewhere.
pub(super) fn read_words(node: Node, model: &Model, steps: &Table<PlanStep>) -> PlanWords {
    node.only(&["steps", "needs", "roles", "brief", "calendar", "ui"]);
    let sources = &model.sources;
    PlanWords {
        steps: words_for(&node.field("steps"), steps, |node| StepWords {
            name: node.field("name").text(),
            what: node.field("what").text(),
            result: node.field("result").optional_text(),
        }),
        needs: words_for(&node.field("needs"), &model.needs, |node| NeedWords {
            first_step: node.field("first_step").text(),
            better: node.field("better").text(),
            sources: source_ids(node, sources),
        }),
        roles: words_for(&node.field("roles"), &model.roles, |node| RoleWords {
            intro: node.field("intro").text(),
            signs: node.field("signs").texts(),
            sources: source_ids(node, sources),
        }),
    }
}

/// The frame of calendar entries.
pub(super) fn read_calendar(node: Node) -> CalendarWords {
    let node = node.field("calendar");
    CalendarWords { summary: node.field("summary").text(), next_stage: node.field("next_stage").text() }
}

/// The frame of briefs, and the mandates of all options.
pub(super) fn read_brief(file: Node, model: &Model) -> BriefWords {
    let node = file.field("brief");
    let sections = node.field("sections");
    sections.only(&Section::ALL.map(Section::key));
    BriefWords {
        title: node.field("title").text(),
        sections: Section::ALL.map(|section| sections.field(section.key()).text()),
        parties: node.field("parties").texts(),
        parties_kept: node.field("parties_kept").texts(),
        kept: words_for(&node.field("kept"), &model.keeps, |node| KeptWords {
            title: node.field("title").text(),
            line: node.field("line").text(),
        }),
        beside: node.field("beside").text(),
        priority: node.field("priority").text(),
        no_priority: node.field("no_priority").text(),
        meeting: node.field("meeting").text(),
        meeting_once: node.field("meeting_once").text(),
        blank: node.field("blank").text(),
        mandates: words_for(&file.field("roles"), &model.roles, |node| MandateWords {
            purpose: node.field("purpose").optional_text(),
            alone: node.field("alone").texts(),
            together: node.field("together").texts(),
            money: node.field("money").texts(),
            success: node.field("success").texts(),
            not_this: node.field("not_this").texts(),
            sources: source_ids(node, &model.sources),
        }),
    }
}
