//! The border where content comes in. Past it, content is known to be valid.
//!
//! It comes in two parts. The first screens need only the [`QuestionnaireContent`]; all that follows from the answers is the
//! [`ResultContent`], which a visitor downloads once they have begun. Both come in by one of two doors: `read` takes the
//! JSON that authors write and reports every problem at once; [`compact`] takes what the build has made of that, a file of
//! each part and language. A site's own model would come as JSON too; those readers are downloaded only where they are used,
//! which is nowhere yet.

pub mod compact;
#[cfg(not(target_family = "wasm"))]
pub mod files;
#[cfg(not(target_family = "wasm"))]
pub mod read;

use crate::base::table::Table;
use crate::model::{Model, Questionnaire};
use crate::text::{QuestionnaireText, ResultText};
use crate::topics::brief::words::BriefWords;
use crate::topics::calendar::CalendarWords;
use crate::topics::cost::Costs;
use crate::topics::cost::words::CostText;
use crate::topics::cover::{Coverer, CovererText, Coverers};
use crate::topics::labels::{CostLabels, CoverLabels, LawLabels, PeersLabels, PersonLabels, PlanLabels};
use crate::topics::law::{Law, LawText};
use crate::topics::peers::{Case, CaseText, Cases};
use crate::topics::person::{Person, PersonText};
use crate::topics::plan::Plans;
use crate::topics::plan::words::PlanWords;

/// What the first screens need.
#[derive(Clone, Debug)]
pub struct QuestionnaireContent {
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// The words.
    pub text: QuestionnaireText,
}

/// All that follows from the answers.
#[derive(Clone, Debug)]
pub struct ResultContent {
    /// The numbers.
    pub model: Model,
    /// The words.
    pub text: ResultText,
    /// What the topics beyond the ranking rest on.
    pub topics: Topics,
}

/// What a topic rests on: rules and figures, their words in one language, and the labels of its screen.
#[derive(Clone, Debug)]
pub struct TopicContent<Rules, Words, Labels> {
    /// Rules and figures, with their sources.
    pub rules: Rules,
    /// The words that belong to them.
    pub words: Words,
    /// Labels and sentences of the screen.
    pub labels: Labels,
}

/// The topics that build on the ranking.
#[derive(Clone, Debug)]
pub struct Topics {
    /// What the options cost.
    pub costs: TopicContent<Costs, CostText, CostLabels>,
    /// What laws and demands may apply.
    pub laws: TopicContent<Table<Law>, Table<Law, LawText>, LawLabels>,
    /// Who may cover a need.
    pub cover: TopicContent<Coverers, Table<Coverer, CovererText>, CoverLabels>,
    /// A person in mind.
    pub person: TopicContent<Person, PersonText, PersonLabels>,
    /// What to do.
    pub plans: TopicContent<Plans, PlanTopicWords, PlanLabels>,
    /// Published accounts of other companies.
    pub peers: TopicContent<Cases, Table<Case, CaseText>, PeersLabels>,
}

/// The words of plan, brief and calendar file.
#[derive(Clone, Debug)]
pub struct PlanTopicWords {
    /// The steps, what to do about each need, and each option's plan.
    pub steps: PlanWords,
    /// The mandate brief.
    pub brief: BriefWords,
    /// The calendar file.
    pub calendar: CalendarWords,
}
