//! Which laws and demands may apply to the company, from its answers: orientation, not legal advice.
//!
//! Each law has rules in order; the first whose condition holds gives the status. Where none holds nothing can be told,
//! and the open questions are named. An answer that was not given never excludes a law: the reader of the content
//! refuses a rule that says so without a condition, and what is only proposed, such as the country of the browser's
//! language, excludes none either. The conditions and their sources are in `content/laws.json`.

use crate::base::date::Date;
use crate::base::sort::indices_descending;
use crate::base::table::{Id, Key, Keyed, Table};
use crate::model::{Choice, ChoiceSet, Condition, Model, Put, Question, Questionnaire, Sources};
use crate::session::Answers;
use crate::text::Words;

/// A law, or a demand of customers or authorities.
#[derive(Clone, Debug)]
pub struct Law {
    /// The stable name.
    pub key: Key,
    /// Whether it is a law, in contrast to a demand of customers.
    pub is_law: bool,
    /// In order; the first that holds decides.
    pub rules: Box<[Rule]>,
    /// From when it holds, in parts; never empty.
    pub starts: Box<[Start]>,
    /// When the statements on it were last compared with their sources.
    pub checked: Date,
    /// Who says so.
    pub sources: Sources,
}

/// "On these answers, this status."
#[derive(Clone, Debug)]
pub struct Rule {
    /// The stable name, unique within its law.
    pub key: Key,
    /// What follows.
    pub status: Status,
    /// When it does.
    pub when: Condition,
    /// Who says so.
    pub sources: Sources,
}

/// From when a part of a law holds.
#[derive(Clone, Debug)]
pub struct Start {
    /// The stable name, unique within its law.
    pub key: Key,
    /// The day; `None` where it holds already, or differs from place to place.
    pub day: Option<Date>,
    /// Who says so.
    pub sources: Sources,
}

/// Whether a law applies, as far as the answers tell; in the order in which findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It applies on what was said.
    Applies,
    /// It may apply; to be checked.
    MayApply,
    /// The answers do not tell.
    CannotTell,
    /// It does not seem to apply.
    SeemsNot,
}

/// A law in words.
#[derive(Clone, Debug)]
pub struct LawText {
    /// As a headline, the abbreviation explained.
    pub name: Words,
    /// What it is, in one sentence.
    pub what: Words,
    /// Where in the world it holds.
    pub scope: Words,
    /// What it means for who must be responsible.
    pub responsible: Words,
    /// What it does not ask for.
    pub not_required: Words,
    /// Why the status is as it is, rule by rule.
    pub rules: Box<[Words]>,
    /// Why nothing can be told, and what would tell.
    pub cannot_tell: Words,
    /// What holds from when, start by start.
    pub starts: Box<[Words]>,
}

impl Keyed for Law {
    fn key(&self) -> &str {
        &self.key
    }
}

/// What the answers tell about one law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The law.
    pub law: Id<Law>,
    /// Whether it applies.
    pub status: Status,
    /// The place of the rule in [`Law::rules`] that decided, and of its words in [`LawText::rules`]; `None` where
    /// nothing can be told.
    pub rule: Option<usize>,
    /// The answers that it rests on.
    pub because: Vec<Id<Choice>>,
    /// The open questions of which an answer would move it; only where it may apply or cannot be told.
    pub ask: Vec<Id<Question>>,
}

impl Finding {
    /// Why, in words.
    pub fn why<'a>(&self, words: &'a Table<Law, LawText>) -> &'a str {
        let text = &words[self.law];
        self.rule.and_then(|rule| text.rules.get(rule)).unwrap_or(&text.cannot_tell)
    }
}

/// What the answers tell about each law: what applies first, what does not seem to last; of equal ones in the order of
/// the file.
pub fn laws(laws: &Table<Law>, model: &Model, answers: &Answers) -> Vec<Finding> {
    in_order(laws.iter().map(|(id, law)| finding(id, law, model, answers)).collect())
}

/// The same, with what is only proposed put in beside the answers. It can make a law doubtful but never excludes one;
/// it is never named as what was said, and where it would exclude, its question is asked.
pub fn laws_with(laws: &Table<Law>, model: &Model, answers: &Answers, proposed: &Answers) -> Vec<Finding> {
    let found = laws.iter().map(|(id, law)| {
        let mut found = finding(id, law, model, proposed);
        if found.status == Status::SeemsNot {
            found = finding(id, law, model, answers);
            if found.status == Status::Applies {
                found.status = Status::MayApply;
                found.ask = open_questions(law, model, answers);
            }
        }
        found.because.retain(|&choice| answers.is_chosen(&model.questionnaire, choice));
        found
    });
    in_order(found.collect())
}

fn in_order(found: Vec<Finding>) -> Vec<Finding> {
    let order = indices_descending(found.iter().map(|finding| -(finding.status as i64)));
    order.into_iter().map(|place| found[place].clone()).collect()
}

fn finding(id: Id<Law>, law: &Law, model: &Model, answers: &Answers) -> Finding {
    let counted = answers.counted(&model.questionnaire);
    let rule = deciding(law, counted);
    let status = rule.map_or(Status::CannotTell, |rule| law.rules[rule].status);
    let because = rule.map_or(ChoiceSet::EMPTY, |rule| law.rules[rule].when.named()).common(counted).iter().collect();
    let ask = match status {
        Status::MayApply | Status::CannotTell => open_questions(law, model, answers),
        Status::Applies | Status::SeemsNot => Vec::new(),
    };
    Finding { law: id, status, rule, because, ask }
}

/// The questions that are not put before the result and that laws look at, so that they are put beside the laws.
pub fn asked_aside(laws: &Table<Law>, questionnaire: &Questionnaire) -> Vec<Id<Question>> {
    let rules = laws.rows().iter().flat_map(|law| law.rules.iter());
    let named = rules.fold(ChoiceSet::EMPTY, |all, rule| all.with(rule.when.named()));
    let questions = questionnaire.questions.iter();
    questions.filter(|(_, row)| row.put == Put::Aside && row.choice_set().meets(named)).map(|(id, _)| id).collect()
}

/// The questions without an answer that would move a law, in the order of its rules.
fn open_questions(law: &Law, model: &Model, answers: &Answers) -> Vec<Id<Question>> {
    let mut open: Vec<Id<Question>> = Vec::new();
    let named = law.rules.iter().flat_map(|rule| rule.when.named().iter());
    for question in named.map(|choice| model.questionnaire.choices[choice].question) {
        let is_new = answers.chosen(question).is_empty() && !open.contains(&question);
        if is_new && would_tell_more(law, model, answers, question) {
            open.push(question);
        }
    }
    open
}

/// The place of the first rule that holds.
fn deciding(law: &Law, counted: ChoiceSet) -> Option<usize> {
    law.rules.iter().position(|rule| rule.when.holds(counted))
}

/// Whether another rule would decide after one of the answers to this question. A question that is not put to this
/// visitor would not.
fn would_tell_more(law: &Law, model: &Model, answers: &Answers, question: Id<Question>) -> bool {
    let now = deciding(law, answers.counted(&model.questionnaire));
    model.questionnaire.questions[question].choices.iter().any(|&choice| {
        let mut answered = answers.clone();
        answered.choose(&model.questionnaire, choice, true);
        deciding(law, answered.counted(&model.questionnaire)) != now
    })
}
