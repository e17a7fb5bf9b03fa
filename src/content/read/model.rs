//! From the model file to a [`Model`]: names become ids, in the order in which the tables depend on each other.

use super::node::Node;
use super::questionnaire::{choice_named, choice_of, condition, rows, words_for};
use super::reasons;
use crate::base::table::{Id, Key, Keyed, Table};
use crate::model::*;

/// Reads everything; what is wrong is in the nodes' log, and the model is then not to be used. `reasons` is the file with
/// what the order of the options is made from.
pub(super) fn read(node: Node, reasons: Node, questionnaire: &Questionnaire) -> Model {
    for list in ["stages", "phases"] {
        let list = node.field(list);
        if list.is_missing() {
            list.problem(&["the list is empty; give at least one"]);
        }
    }
    let sources = rows(&node.field("sources"), source);
    let mut model = read_with(node, questionnaire, sources);
    reasons::read(reasons, &mut model);
    model
}

/// Reads a second model, whose numbers rest on the sources of the main one. It has no reasons, and may do without stages
/// and phases.
pub(super) fn read_second(node: Node, questionnaire: &Questionnaire, main: &Model) -> Model {
    read_with(node, questionnaire, main.sources.clone())
}

fn read_with(node: Node, questionnaire: &Questionnaire, sources: Table<Source>) -> Model {
    let needs = rows(&node.field("criteria"), |node, key| Need {
        key,
        base: node.field("base").count(1_000),
        sources: source_ids(node, &sources),
    });
    let workloads = rows(&node.field("workloads"), |node, key| Workload {
        key,
        prior: estimate(&node.field("prior")),
        sources: source_ids(node, &sources),
    });
    let known = Known { sources: &sources, needs: &needs, workloads: &workloads };
    let roles = rows(&node.field("roles"), |node, key| known.role(node, key, questionnaire));
    let names = Names { known: &known, questionnaire, roles: &roles };
    let questions = node.field("questions");
    let question_sources = words_for(&questions, &questionnaire.questions, |node| source_ids(node, &sources));
    let consequences = names.all_consequences(&questions);
    let stages = optional_rows(&node.field("stages"), |node, key| names.stage(node, key));
    let thresholds =
        optional_rows(&node.field("thresholds"), |node, key| threshold(node, key, questionnaire, &sources));
    let phases = optional_rows(&node.field("phases"), |node, key| phase(node, key, &sources));
    let method = node.field("method");
    let stage_question =
        stages.rows().first().and_then(|stage| Some(questionnaire.choices.rows().get(stage.choice.index())?.question));
    Model {
        questionnaire: questionnaire.clone(),
        method_sources: source_ids(&method, &sources),
        stage_question: stage_question.unwrap_or(Id::new(0)),
        reasons: Table::new(Vec::new()),
        presumptions: Box::default(),
        keeps: Table::new(Vec::new()),
        confidence: ConfidenceRule::default(),
        ample: Id::new(0),
        sources,
        needs,
        workloads,
        roles,
        stages,
        question_sources,
        consequences,
        thresholds,
        phases,
    }
}

/// A list of objects, empty where it is left out.
fn optional_rows<'l, 'a, T>(node: &Node<'l, 'a>, read: impl FnMut(&Node<'l, 'a>, Key) -> T) -> Table<T> {
    if node.is_missing() { Table::new(Vec::new()) } else { rows(node, read) }
}

fn threshold(node: &Node, key: Key, questionnaire: &Questionnaire, sources: &Table<Source>) -> Threshold {
    node.only(&["id", "question", "said"]);
    let said = node.field("said");
    let lines = said.fields().into_iter().filter_map(|(key, value)| {
        let (low, high) = span(&value, 1_000_000);
        if low > high {
            value.problem(&["write the lower number first"]);
        }
        Some((value.find(sources, key, "source")?, low, high))
    });
    let lines: Box<[_]> = lines.collect();
    if lines.is_empty() && !said.is_missing() {
        said.problem(&["name at least one source with its numbers"]);
    }
    Threshold {
        key,
        question: node.field("question").id_in(&questionnaire.questions, "question").unwrap_or(Id::new(0)),
        said: lines,
    }
}

fn source(node: &Node, key: Key) -> Source {
    let (year, url) = (node.field("year"), node.field("url"));
    let address = url.optional_text();
    if let Some(address) = &address
        && !address.starts_with("https://")
        && !address.starts_with("http://")
    {
        url.problem(&["an address must begin with https:// or http://"]);
    }
    Source {
        key,
        name: node.field("name").text(),
        year: (!year.is_missing()).then(|| u16::try_from(year.count(9_999)).unwrap_or(0)),
        url: address,
        sells: node.field("sells").flag(),
        is_own: node.field("own").flag(),
    }
}

/// Every number must say where it is from: at least one source.
pub(super) fn source_ids(node: &Node, sources: &Table<Source>) -> Sources {
    let field = node.field("sources");
    let items = field.items();
    if items.is_empty() && !field.is_missing() {
        field.problem(&["name at least one source"]);
    }
    items.iter().filter_map(|item| item.id_in(sources, "source")).collect()
}

/// Groups of ratings that share their sources; each need must be rated exactly once.
pub(super) fn ratings(node: &Node, model: &Model) -> Table<Need, Rating> {
    let known = Known { sources: &model.sources, needs: &model.needs, workloads: &model.workloads };
    known.ratings(node)
}

/// `[tenths of a day a month, trust]`
fn estimate(node: &Node) -> WorkEstimate {
    match &node.items()[..] {
        [tenths, trust] => WorkEstimate { tenths: tenths.count(250), trust: trust.count(100) },
        _ => {
            node.problem(&["write [tenths of a day a month, trust]"]);
            WorkEstimate { tenths: 0, trust: 0 }
        }
    }
}

/// `[from, to]`
pub(super) fn span(node: &Node, most: i32) -> (u32, u32) {
    pair(node, most, most)
}

/// Two numbers, each with the most that it can be.
pub(super) fn pair(node: &Node, most: i32, most_second: i32) -> (u32, u32) {
    match &node.items()[..] {
        [first, second] => (first.count(most), second.count(most_second)),
        _ => {
            node.problem(&["write two numbers [..., ...]"]);
            (0, 0)
        }
    }
}

fn phase(node: &Node, key: Key, sources: &Table<Source>) -> Phase {
    Phase {
        key,
        weeks: span(&node.field("weeks"), 520),
        days_a_month: span(&node.field("days_a_month"), 250),
        is_quarterly: node.field("quarterly").flag(),
        sources: source_ids(node, sources),
    }
}

/// The tables that everything else refers to.
struct Known<'a> {
    sources: &'a Table<Source>,
    needs: &'a Table<Need>,
    workloads: &'a Table<Workload>,
}

impl Known<'_> {
    fn role(&self, node: &Node, key: Key, questionnaire: &Questionnaire) -> Role {
        let misfits = optional_rows(&node.field("not_when"), |node, key| {
            node.only(&["id", "when", "new_only", "sources"]);
            Misfit {
                key,
                when: condition(&node.field("when"), questionnaire),
                is_new_only: node.field("new_only").flag(),
                sources: source_ids(node, self.sources),
            }
        });
        Role {
            key,
            ratings: self.ratings(&node.field("ratings")),
            workload: node.field("workload").id_in(self.workloads, "workload").unwrap_or(Id::new(0)),
            misfits,
            part_time: node.field("part_time").flag(),
            is_side: node.field("side").flag(),
        }
    }

    fn ratings(&self, node: &Node) -> Table<Need, Rating> {
        let mut ratings: Vec<Option<Rating>> = vec![None; self.needs.len()];
        for group in node.items() {
            let sources = source_ids(&group, self.sources);
            for (key, value) in group.field("of").fields() {
                let Some(need) = value.find(self.needs, key, "need") else { continue };
                let rating = Rating { value: value.count(100), sources: sources.clone() };
                if ratings[need.index()].replace(rating).is_some() {
                    value.problem(&["rated twice; keep one"]);
                }
            }
        }
        let rows = ratings.into_iter().zip(self.needs.rows());
        let rated = rows.map(|(rating, need)| {
            rating.unwrap_or_else(|| {
                node.problem(&["\"", &need.key, "\" has no rating; add one from 0 to 100"]);
                Rating { value: 0, sources: Box::default() }
            })
        });
        Table::new(rated.collect())
    }
}

/// What follows from one choice, as far as it is read.
#[derive(Default)]
struct Found {
    effects: Vec<Effect>,
    skills: Vec<Skill>,
    evidence: Vec<Evidence>,
}

/// All that can be named in a consequence.
struct Names<'a> {
    known: &'a Known<'a>,
    questionnaire: &'a Questionnaire,
    roles: &'a Table<Role>,
}

impl Names<'_> {
    /// `{"question": {"choices": {"choice": {...}}}}`
    fn all_consequences(&self, questions: &Node) -> Table<Choice, Consequences> {
        for (id, question) in self.questionnaire.questions.iter() {
            for (key, extra) in questions.field(question.key()).field("choices").optional_fields() {
                choice_of(&extra, self.questionnaire, id, key);
            }
        }
        let rows = self.questionnaire.choices.rows().iter().map(|choice| {
            let question = questions.field(self.questionnaire.questions[choice.question].key());
            let node = question.field("choices").field(choice.key());
            node.only(&["weights", "ratings", "work", "also", "sources"]);
            let mut found = Found::default();
            self.consequences(&node, &Condition::default(), &mut found);
            for also in node.field("also").optional_items() {
                also.only(&["when", "weights", "ratings", "work"]);
                self.consequences(&also, &condition(&also.field("when"), self.questionnaire), &mut found);
            }
            Consequences {
                effects: found.effects.into(),
                skills: found.skills.into(),
                evidence: found.evidence.into(),
                sources: source_ids(&node, self.known.sources),
            }
        });
        Table::new(rows.collect())
    }

    fn consequences(&self, node: &Node, when: &Condition, found: &mut Found) {
        for (key, value) in node.field("weights").optional_fields() {
            if let Some(need) = value.find(self.known.needs, key, "need") {
                found.effects.push(Effect { need, points: value.number(-1_000, 1_000), when: when.clone() });
            }
        }
        for (key, value) in node.field("ratings").optional_fields() {
            let Some(role) = value.find(self.roles, key, "role") else { continue };
            for (key, value) in value.fields() {
                if let Some(need) = value.find(self.known.needs, key, "need") {
                    let points = value.number(-100, 100);
                    found.skills.push(Skill { role, need, points, when: when.clone() });
                }
            }
        }
        for (key, value) in node.field("work").optional_fields() {
            if let Some(workload) = value.find(self.known.workloads, key, "workload") {
                found.evidence.push(Evidence { workload, estimate: estimate(&value), when: when.clone() });
            }
        }
    }

    fn stage(&self, node: &Node, key: Key) -> Stage {
        node.only(&["id", "choice", "people", "clears", "answers", "sources", "further"]);
        let choice = node.field("choice");
        let answers = node.field("answers").items().into_iter().flat_map(|item| {
            let when = item.field("when");
            let when = if when.is_missing() { Condition::default() } else { condition(&when, self.questionnaire) };
            let choices = item.field("choose").items();
            let chosen = choices.iter().filter_map(|choice| choice_named(choice, self.questionnaire, &choice.text()));
            chosen.map(|choice| (choice, when.clone())).collect::<Vec<_>>()
        });
        let further = node.field("further");
        let clears = node.field("clears").optional_items();
        let clears = clears.iter().filter_map(|item| item.id_in(&self.questionnaire.questions, "question"));
        Stage {
            key,
            people: condition(&node.field("people"), self.questionnaire).named(),
            clears: clears.collect(),
            further: (!further.is_missing()).then(|| further.id_in(self.known.sources, "source")).flatten(),
            answers: answers.collect(),
            choice: choice_named(&choice, self.questionnaire, &choice.text()).unwrap_or(Id::new(0)),
            sources: source_ids(node, self.known.sources),
        }
    }
}
