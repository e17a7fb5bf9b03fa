//! What is entered on the screen on plan and brief: an option, a start, two names, and the rewritten parts of briefs.

use super::LATEST_START;
use crate::base::date::Date;
use crate::base::json::Json;
use crate::base::table::{Id, Keyed};
use crate::model::{Model, Role};
use crate::topics::brief::BriefEdits;
use crate::topics::input::Unknown;

const ROLE: &str = "role";
const START: &str = "start";
const COMPANY: &str = "company";
const PERSON: &str = "person";
const BRIEF: &str = "brief";

/// What is entered on the screen on plan and brief.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanInput {
    /// The option to plan for; `None` for the one in first place.
    pub role: Option<Id<Role>>,
    /// The first day, at most [`LATEST_START`]; `None` for what is proposed.
    pub start: Option<Date>,
    /// The company's name; a blank one is not kept.
    pub company: Box<str>,
    /// The person's name; a blank one is not kept.
    pub person: Box<str>,
    /// The parts of briefs that the visitor rewrote.
    pub brief: BriefEdits,
    unknown: Unknown,
}

impl PlanInput {
    /// Reads what is stored: `{"role": "cio", "start": "2027-01-04", "company": "...", "person": "...", "brief": {...}}`.
    /// What is not known any more, and a start that is no day or too late, is left out.
    pub fn read(stored: &Json, model: &Model) -> Self {
        let text = |name| stored.get(name).and_then(Json::as_text);
        let name = |name| text(name).filter(|text| !text.trim().is_empty()).unwrap_or_default().into();
        PlanInput {
            role: text(ROLE).and_then(|key| model.roles.find(key)),
            start: text(START).and_then(Date::parse).filter(|&day| day <= LATEST_START),
            company: name(COMPANY),
            person: name(PERSON),
            brief: stored.get(BRIEF).map(|edits| BriefEdits::from_json(model, edits)).unwrap_or_default(),
            unknown: Unknown::of(stored, |name| [ROLE, START, COMPANY, PERSON, BRIEF].contains(&name)),
        }
    }

    /// The form in which it is stored; an object without fields where nothing is entered.
    pub fn write(&self, model: &Model) -> Json {
        let text = |name: &str, text: &str| (!text.trim().is_empty()).then(|| (name.into(), Json::text(text)));
        let role = self.role.and_then(|role| text(ROLE, model.roles[role].key()));
        let start = self.start.and_then(|day| text(START, &day.iso()));
        let brief = (!self.brief.is_empty()).then(|| (BRIEF.into(), self.brief.to_json(model)));
        let names = [text(COMPANY, &self.company), text(PERSON, &self.person)];
        self.unknown.with([role, start].into_iter().chain(names).chain([brief]).flatten())
    }
}
