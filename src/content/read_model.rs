//! From the model file to a [`Model`]: names become ids, in the order in which the tables depend on each other.

use super::node::Node;
use crate::model::*;

/// Reads everything; what is wrong is in the node's log, and the model is then not to be used.
pub(super) fn read(node: Node) -> Model {
    for list in ["stages", "examples", "phases"] {
        let list = node.field(list);
        if list.is_missing() {
            list.problem(&["the list is empty; give at least one"]);
        }
    }
    let sources = rows(&node.field("sources"), source);
    read_with(node, sources)
}

/// Reads a second model, whose numbers rest on the sources of the main one. It may do without stages, examples and
/// phases.
pub(super) fn read_second(node: Node, main: &Model) -> Model {
    read_with(node, main.sources.clone())
}

fn read_with(node: Node, sources: Table<Source>) -> Model {
    let criteria = rows(&node.field("criteria"), |node, key| Criterion {
        key,
        base: node.field("base").count(1_000),
        sources: source_ids(node, &sources),
    });
    let workloads = rows(&node.field("workloads"), |node, key| Workload {
        key,
        prior: estimate(&node.field("prior")),
        sources: source_ids(node, &sources),
    });
    let known = Known { sources: &sources, criteria: &criteria, workloads: &workloads };
    let roles = rows(&node.field("roles"), |node, key| known.role(node, key));
    let (questions, choices) = known.questions(&node.field("questions"));
    let asked = Asked { known: &known, questions: &questions, choices: &choices, roles: &roles };
    let choices = asked.choices_with_effects(&node.field("questions"));
    let asked = Asked { choices: &choices, ..asked };
    let caps = rows(&node.field("caps"), |node, key| asked.cap(node, key));
    let stages = optional_rows(&node.field("stages"), |node, key| asked.stage(node, key));
    let example = |node: &Node, key| Example { key, choices: asked.answers(&node.field("answers")) };
    let examples = optional_rows(&node.field("examples"), example);
    let phases = optional_rows(&node.field("phases"), |node, key| phase(node, key, &sources));
    let method = node.field("method");
    let stage_question =
        stages.rows().first().and_then(|stage| Some(choices.rows().get(stage.choice.index())?.question));
    Model {
        edition: node.field("edition").count(1_000_000),
        form_share: method.field("form_share").count(900),
        clear_lead: method.field("clear_lead").count(100_000),
        close_lead: method.field("close_lead").count(100_000),
        firm_share: method.field("firm_share").count(100),
        method_sources: source_ids(&method, &sources),
        stage_question: stage_question.unwrap_or(Id::new(0)),
        sources,
        criteria,
        workloads,
        roles,
        stages,
        questions,
        choices,
        caps,
        examples,
        phases,
    }
}

/// A list of objects with an `id` each, which must differ and be in `snake_case`.
pub(super) fn rows<'l, 'a, T>(node: &Node<'l, 'a>, mut read: impl FnMut(&Node<'l, 'a>, Box<str>) -> T) -> Table<T> {
    Table::new(keyed_items(node).into_iter().map(|(item, key)| read(&item, key)).collect())
}

/// The same, empty where the list is left out.
fn optional_rows<'l, 'a, T>(node: &Node<'l, 'a>, read: impl FnMut(&Node<'l, 'a>, Box<str>) -> T) -> Table<T> {
    if node.is_missing() { Table::new(Vec::new()) } else { rows(node, read) }
}

#[inline(never)]
fn keyed_items<'l, 'a>(node: &Node<'l, 'a>) -> Vec<(Node<'l, 'a>, Box<str>)> {
    let mut items: Vec<(Node, Box<str>)> = Vec::new();
    for item in node.items() {
        let key = key(&item);
        if items.iter().any(|(_, other)| *other == key) {
            item.field("id").problem(&["\"", &key, "\" is used twice; give each its own id"]);
        }
        items.push((item, key));
    }
    if items.is_empty() {
        node.problem(&["the list is empty; give at least one"]);
    }
    items
}

fn key(node: &Node) -> Box<str> {
    let field = node.field("id");
    let key = field.text();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !key.chars().all(fits) {
        field.problem(&["\"", &key, "\" is not an id; use small letters, digits and _ only"]);
    }
    key
}

fn source(node: &Node, key: Box<str>) -> Source {
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

/// `["question.choice", "question.choice|question.choice"]`: all must hold, of each any.
pub(super) fn condition(node: &Node, model: &Model) -> Condition {
    let known = Known { sources: &model.sources, criteria: &model.criteria, workloads: &model.workloads };
    let asked = Asked { known: &known, questions: &model.questions, choices: &model.choices, roles: &model.roles };
    asked.condition(node)
}

/// Groups of ratings that share their sources; each need must be rated exactly once.
pub(super) fn ratings(node: &Node, model: &Model) -> Table<Criterion, Rating> {
    let known = Known { sources: &model.sources, criteria: &model.criteria, workloads: &model.workloads };
    known.ratings(node)
}

/// `[tenths of a day a month, trust]`
fn estimate(node: &Node) -> Estimate {
    match &node.items()[..] {
        [tenths, trust] => Estimate { tenths: tenths.count(250), trust: trust.count(100) },
        _ => {
            node.problem(&["write [tenths of a day a month, trust]"]);
            Estimate { tenths: 0, trust: 0 }
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

fn phase(node: &Node, key: Box<str>, sources: &Table<Source>) -> Phase {
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
    criteria: &'a Table<Criterion>,
    workloads: &'a Table<Workload>,
}

impl Known<'_> {
    fn role(&self, node: &Node, key: Box<str>) -> Role {
        let form = node.field("form");
        Role {
            key,
            ratings: self.ratings(&node.field("ratings")),
            workload: form.field("workload").id_in(self.workloads, "workload").unwrap_or(Id::new(0)),
            form: curve(&form.field("curve")),
            form_sources: source_ids(&form, self.sources),
            part_time: node.field("part_time").flag(),
            is_side: node.field("side").flag(),
        }
    }

    fn ratings(&self, node: &Node) -> Table<Criterion, Rating> {
        let mut ratings: Vec<Option<Rating>> = vec![None; self.criteria.len()];
        for group in node.items() {
            let sources = source_ids(&group, self.sources);
            for (key, value) in group.field("of").fields() {
                let Some(criterion) = value.find(self.criteria, key, "need") else { continue };
                let rating = Rating { value: value.count(100), sources: sources.clone() };
                if ratings[criterion.index()].replace(rating).is_some() {
                    value.problem(&["rated twice; keep one"]);
                }
            }
        }
        let rows = ratings.into_iter().zip(self.criteria.rows());
        let rated = rows.map(|(rating, criterion)| {
            rating.unwrap_or_else(|| {
                node.problem(&["\"", &criterion.key, "\" has no rating; add one from 0 to 100"]);
                Rating { value: 0, sources: Box::default() }
            })
        });
        Table::new(rated.collect())
    }

    /// Questions and choices by name; what the choices bring about refers to other choices and comes later.
    fn questions(&self, node: &Node) -> (Table<Question>, Table<Choice>) {
        let mut choices: Vec<Choice> = Vec::new();
        let mut count = 0;
        let questions = rows(node, |node, key| {
            let question = Id::new(count);
            count += 1;
            let mut own: Vec<Id<Choice>> = Vec::new();
            for item in node.field("choices").items() {
                let key = self::key(&item);
                if own.iter().any(|&other| choices[other.index()].key == key) || &*key == UNKNOWN {
                    item.field("id").problem(&["\"", &key, "\" is taken within its question; use another id"]);
                }
                own.push(Id::new(choices.len()));
                choices.push(Choice {
                    key,
                    question,
                    is_exclusive: item.field("exclusive").flag(),
                    effects: Box::default(),
                    skills: Box::default(),
                    evidence: Box::default(),
                    sources: source_ids(&item, self.sources),
                });
            }
            if !(2..=6).contains(&own.len()) {
                node.field("choices").problem(&["give two to six choices"]);
            }
            let most = node.field("most");
            let most = if most.is_missing() { 1 } else { most.number(1, 6).unsigned_abs() as usize };
            let ordered = node.field("ordered");
            let is_ordered = ordered.flag();
            if is_ordered && most > 1 {
                ordered.problem(&["only the choices of which one is taken can be a scale; take \"ordered\" away"]);
            }
            if &*key == IMPORTANCE {
                node.field("id").problem(&["\"", IMPORTANCE, "\" stands for the marked needs; use another id"]);
            }
            Question { key, most, is_ordered, choices: own.into(), sources: source_ids(node, self.sources) }
        });
        if choices.len() > MOST_CHOICES {
            node.problem(&["there are more than ", &MOST_CHOICES.to_string(), " choices in all; take some away"]);
        }
        (questions, Table::new(choices))
    }
}

/// The name that stands for "I don't know" wherever a choice can stand.
pub const UNKNOWN: &str = "unknown";

/// The name that stands for the needs marked as more or less important wherever a question can stand.
pub const IMPORTANCE: &str = "importance";

/// How many choices all questions may have together, so that a set of them is one whole number of 128 bits.
const MOST_CHOICES: usize = 128;

fn curve(node: &Node) -> Curve {
    let points = node.items().iter().map(|point| pair(point, 250, 100)).collect();
    Curve::new(points).unwrap_or_else(|| {
        node.problem(&["write points [[tenths of a day, rating], ...] with growing tenths"]);
        Curve::flat()
    })
}

/// What follows from one choice.
#[derive(Default)]
struct Consequences {
    effects: Vec<Effect>,
    skills: Vec<Skill>,
    evidence: Vec<Evidence>,
}

/// The tables once the questions are known by name.
struct Asked<'a> {
    known: &'a Known<'a>,
    questions: &'a Table<Question>,
    choices: &'a Table<Choice>,
    roles: &'a Table<Role>,
}

impl Asked<'_> {
    fn choices_with_effects(&self, questions: &Node) -> Table<Choice> {
        let nodes = questions.items().into_iter().flat_map(|question| question.field("choices").items());
        let rows = self.choices.rows().iter().zip(nodes).map(|(choice, node)| {
            node.only(&["id", "exclusive", "weights", "ratings", "work", "also", "sources"]);
            let mut found = Consequences::default();
            self.consequences(&node, &Condition::default(), &mut found);
            for also in node.field("also").optional_items() {
                also.only(&["when", "weights", "ratings", "work"]);
                self.consequences(&also, &self.condition(&also.field("when")), &mut found);
            }
            Choice {
                effects: found.effects.into(),
                skills: found.skills.into(),
                evidence: found.evidence.into(),
                ..choice.clone()
            }
        });
        Table::new(rows.collect())
    }

    fn consequences(&self, node: &Node, when: &Condition, found: &mut Consequences) {
        for (key, value) in node.field("weights").optional_fields() {
            if let Some(criterion) = value.find(self.known.criteria, key, "need") {
                found.effects.push(Effect { criterion, points: value.number(-1_000, 1_000), when: when.clone() });
            }
        }
        for (key, value) in node.field("ratings").optional_fields() {
            let Some(role) = value.find(self.roles, key, "role") else { continue };
            for (key, value) in value.fields() {
                if let Some(criterion) = value.find(self.known.criteria, key, "need") {
                    let points = value.number(-100, 100);
                    found.skills.push(Skill { role, criterion, points, when: when.clone() });
                }
            }
        }
        for (key, value) in node.field("work").optional_fields() {
            if let Some(workload) = value.find(self.known.workloads, key, "workload") {
                found.evidence.push(Evidence { workload, estimate: estimate(&value), when: when.clone() });
            }
        }
    }

    fn condition(&self, node: &Node) -> Condition {
        let groups = node.items().into_iter().map(|group| {
            let text = group.text();
            text.split('|').filter_map(|name| self.choice_named(&group, name)).collect()
        });
        Condition(groups.collect())
    }

    fn choice_named(&self, node: &Node, name: &str) -> Option<Id<Choice>> {
        let Some((question, choice)) = name.split_once('.') else {
            node.problem(&["\"", name, "\" does not name a choice; write question.choice"]);
            return None;
        };
        let question = node.find(self.questions, question, "question")?;
        self.choice_of(node, question, choice)
    }

    fn choice_of(&self, node: &Node, question: Id<Question>, key: &str) -> Option<Id<Choice>> {
        let choices = &self.questions[question].choices;
        let found = choices.iter().copied().find(|&choice| *self.choices[choice].key == *key);
        if found.is_none() {
            let known: Vec<&str> = choices.iter().map(|&choice| &*self.choices[choice].key).collect();
            node.problem(&["unknown choice \"", key, "\"; known are: ", &known.join(", ")]);
        }
        found
    }

    /// `{"question": "choice", "question": ["choice", "choice"]}`
    fn answers(&self, node: &Node) -> Box<[Id<Choice>]> {
        let mut answers = Vec::new();
        for (key, value) in node.fields() {
            let Some(question) = value.find(self.questions, key, "question") else { continue };
            let items = value.items();
            answers.extend(items.iter().filter_map(|item| self.choice_of(item, question, &item.text())));
        }
        answers.into()
    }

    fn cap(&self, node: &Node, key: Box<str>) -> Cap {
        let limits = node.field("at_most").fields().into_iter();
        Cap {
            key,
            limits: limits
                .filter_map(|(key, value)| Some((value.find(self.roles, key, "role")?, value.count(100))))
                .collect(),
            when: self.condition(&node.field("when")),
            sources: source_ids(node, self.known.sources),
        }
    }

    fn stage(&self, node: &Node, key: Box<str>) -> Stage {
        let choice = node.field("choice");
        let answers = node.field("answers").items().into_iter().flat_map(|item| {
            let when = item.field("when");
            let when = if when.is_missing() { Condition::default() } else { self.condition(&when) };
            let choices = item.field("choose").items();
            let chosen = choices.iter().filter_map(|choice| self.choice_named(choice, &choice.text()));
            chosen.map(|choice| (choice, when.clone())).collect::<Vec<_>>()
        });
        let further = node.field("further");
        Stage {
            key,
            further: (!further.is_missing()).then(|| further.id_in(self.known.sources, "source")).flatten(),
            answers: answers.collect(),
            choice: self.choice_named(&choice, &choice.text()).unwrap_or(Id::new(0)),
            sources: source_ids(node, self.known.sources),
        }
    }
}
