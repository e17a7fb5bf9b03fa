//! From the files of cost to [`Costs`] and [`CostText`].
//!
//! A figure is looked for at its option in a region, then among those that the region shares, then among those
//! that all regions share. Its range spans what publications say; a range of its own needs our own judgement as a source.

use super::model::{pair, source_ids};
use super::node::Node;
use super::questionnaire::{choice_of, rows, words_for};
use crate::base::table::{Id, Key, Keyed, Table};
use crate::model::*;
use crate::text::Words;
use crate::topics::cost::words::{CostText, ItemText, LineText, RegionText};
use crate::topics::cost::{
    Beside, Costs, Country, DaysRule, Figure, Item, Money, Payment, Quote, Region, RoleCost, Span, Total,
};

/// More than any figure of money. A day at that price, on all days of a year, stays within a `u32`.
const MOST: i32 = 10_000_000;

/// The most that a limit can be: money, tenths of a day a month, or percent and days a year.
fn most(item: Item) -> i32 {
    match item {
        _ if item.is_money() => MOST,
        _ if item.is_in_tenths() => 250,
        _ => 1_000,
    }
}

/// Reads the figures; what is wrong is in the node's log, and they are then not to be used.
pub(super) fn read(node: Node, model: &Model) -> Costs {
    node.only(&["regions", "offered", "country", "kinds", "limits", "days", "beside", "shared", "figures", "money"]);
    let regions = rows(&node.field("regions"), region);
    let kinds = words_for(&node.field("kinds"), &model.roles, kind);
    let limits = node.field("limits");
    limits.only(&Item::ALL.map(Item::key));
    let limits = Item::ALL.map(|item| grown(&limits.field(item.key()), most(item)));
    let reader = Reader { model, kinds: &kinds, limits: &limits, shared: node.field("shared") };
    reader.shared.only(&Item::ALL.map(Item::key));
    let figures = words_for(&node.field("figures"), &regions, |node| reader.region(node));
    let money_node = node.field("money");
    money_node.only(&["question", "choices"]);
    let money_question =
        money_node.field("question").id_in(&model.questionnaire.questions, "question").unwrap_or(Id::new(0));
    Costs {
        offered: node.field("offered").id_in(&regions, "region").unwrap_or(Id::new(0)),
        countries: countries(&node.field("country"), &regions, model),
        days: days(&node.field("days"), model),
        beside: beside(&node.field("beside"), model, limits[Item::DaysBeside as usize]),
        limits: limits.into(),
        regions,
        kinds,
        figures,
        money: money(&money_node.field("choices"), money_question, model),
        money_question,
    }
}

fn region(node: &Node, key: Key) -> Region {
    let field = node.field("currency");
    let currency = field.text();
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        field.problem(&["write the three capital letters of ISO 4217, such as EUR"]);
    }
    Region { key, currency }
}

fn kind(node: &Node) -> Payment {
    match &*node.text() {
        "permanent" => Payment::Permanent,
        "part_time" => Payment::PartTime,
        "own_time" => Payment::OwnTime,
        _ => {
            node.problem(&["write permanent, part_time or own_time"]);
            Payment::Permanent
        }
    }
}

/// `[low, high]`, the second not below the first.
fn grown(node: &Node, most: i32) -> Span {
    let (low, high) = pair(node, most, most);
    if low > high {
        node.problem(&["the first number is above the second; swap them"]);
    }
    Span { low, high }
}

fn days(node: &Node, model: &Model) -> DaysRule {
    node.only(&["least", "most", "band", "step", "sources"]);
    let rule = DaysRule {
        least: node.field("least").count(250),
        most: node.field("most").count(250),
        band: node.field("band").count(100),
        step: node.field("step").number(1, 10).unsigned_abs(),
        sources: source_ids(node, &model.sources),
    };
    if rule.least > rule.most {
        node.field("most").problem(&["it is below least; raise it"]);
    }
    rule
}

/// A region for each choice of the question about the country; `guides` are those without prices of their own.
fn countries(node: &Node, regions: &Table<Region>, model: &Model) -> Box<[Country]> {
    node.only(&["question", "choices", "guides"]);
    let question = node.field("question").id_in(&model.questionnaire.questions, "question").unwrap_or(Id::new(0));
    let choices = node.field("choices");
    let questionnaire = choices_of(&choices, question, model);
    let guides = node.field("guides").optional_items();
    let guides: Vec<Id<Choice>> =
        guides.iter().filter_map(|guide| choice_of(guide, &model.questionnaire, question, &guide.text())).collect();
    let countries = questionnaire.iter().filter_map(|&choice| {
        let region = choices.field(model.questionnaire.choices[choice].key()).id_in(regions, "region")?;
        Some(Country { choice, region, is_guide: guides.contains(&choice) })
    });
    countries.collect()
}

/// `[low, high]` in tenths of a day a month, for those choices of a question that tell of any.
fn beside(node: &Node, model: &Model, limits: Span) -> Beside {
    node.only(&["question", "days", "sources"]);
    let question = node.field("question").id_in(&model.questionnaire.questions, "question").unwrap_or(Id::new(0));
    let days = node.field("days").fields().into_iter().filter_map(|(key, node)| {
        let days = grown(&node, most(Item::DaysBeside));
        if !limits.contains(days.low) || !limits.contains(days.high) {
            node.problem(&["it is not within the limits of ", Item::DaysBeside.key()]);
        }
        Some((choice_of(&node, &model.questionnaire, question, key)?, days))
    });
    let sources = source_ids(node, &model.sources);
    let is_estimate = sources.iter().any(|&source| is_own(model, source));
    let days = days.collect();
    Beside {
        days,
        figure: Figure { range: None, sources, said: Box::default(), left_out: Box::default(), is_estimate },
    }
}

/// The choices of a question, with a problem for each name that is none of them.
fn choices_of<'m>(choices: &Node, question: Id<Question>, model: &'m Model) -> &'m [Id<Choice>] {
    let questionnaire: &[Id<Choice>] =
        model.questionnaire.questions.rows().get(question.index()).map_or(&[], |row| &row.choices);
    let known: Vec<&str> = questionnaire.iter().map(|&choice| model.questionnaire.choices[choice].key()).collect();
    choices.only(&known);
    questionnaire
}

/// `[from, to]` for each choice of the question about money; without `to` there is no limit.
fn money(choices: &Node, question: Id<Question>, model: &Model) -> Box<[(Id<Choice>, Money)]> {
    let money = choices_of(choices, question, model).iter().map(|&choice| {
        let span = choices.field(model.questionnaire.choices[choice].key());
        let money = match &span.items()[..] {
            [from] => Money { from: from.count(MOST), to: None },
            _ => {
                let Span { low, high } = grown(&span, MOST);
                Money { from: low, to: Some(high) }
            }
        };
        (choice, money)
    });
    money.collect()
}

fn is_own(model: &Model, source: Id<Source>) -> bool {
    model.sources[source].is_own
}

struct Reader<'a, 'l> {
    model: &'a Model,
    kinds: &'a Table<Role, Payment>,
    limits: &'a [Span; Item::ALL.len()],
    shared: Node<'l, 'a>,
}

impl Reader<'_, '_> {
    fn region(&self, node: &Node) -> Table<Role, RoleCost> {
        node.only(&["shared", "roles"]);
        node.field("shared").only(&Item::ALL.map(Item::key));
        let roles = node.field("roles");
        let mut done: Vec<RoleCost> = Vec::new();
        for (key, role) in roles.optional_fields() {
            role.find(&self.model.roles, key, "role");
        }
        for (id, role) in self.model.roles.iter() {
            let role = roles.field(role.key());
            let own: Vec<&str> = self.kinds[id].items().iter().map(|item| item.key()).chain(["totals"]).collect();
            role.only(&own);
            let figures = self.kinds[id].items().iter().filter_map(|&item| {
                let found =
                    [role.field(item.key()), node.field("shared").field(item.key()), self.shared.field(item.key())];
                let given = found.iter().find(|node| !node.is_missing());
                if given.is_none() && item.is_optional() {
                    return None;
                }
                Some((item, self.figure(given.unwrap_or(&found[0]), item, &done)))
            });
            let cost = RoleCost { figures: figures.collect(), totals: self.totals(&role) };
            done.push(cost);
        }
        Table::new(done)
    }

    fn figure(&self, node: &Node, item: Item, done: &[RoleCost]) -> Figure {
        node.only(&["like", "range", "sources", "said", "left_out"]);
        let like = node.field("like");
        if !like.is_missing() {
            return self.like(&like, &node.field("sources"), item, done);
        }
        let said = self.said(&node.field("said"));
        let spoken = said
            .iter()
            .map(|said| said.span)
            .reduce(|all, span| Span { low: all.low.min(span.low), high: all.high.max(span.high) });
        let given = node.field("range");
        let range = if given.is_missing() { spoken } else { Some(grown(&given, MOST)) };
        let sources = if node.field("sources").is_missing() {
            said.iter().map(|said| said.source).collect()
        } else {
            source_ids(node, &self.model.sources)
        };
        if sources.is_empty() {
            node.problem(&["name at least one source, or what publications say"]);
        }
        let is_estimate = sources.iter().any(|&source| is_own(self.model, source));
        if range != spoken && !is_estimate {
            given.problem(&["it is not what the publications span; mend it, or name our own judgement as a source"]);
        }
        let limits = self.limits[item as usize];
        match range {
            // The days follow from the answers.
            _ if item == Item::DaysAMonth => {}
            None => node.problem(&["give a range, or what publications say"]),
            Some(range) if limits.contains(range.low) && limits.contains(range.high) => {}
            Some(_) => node.problem(&["it is not within the limits of ", item.key()]),
        }
        let range = range.filter(|_| item != Item::DaysAMonth);
        Figure { range, sources, said, left_out: self.said(&node.field("left_out")), is_estimate }
    }

    /// The figure of an earlier option in the same region, for want of one: our own judgement, with further sources.
    fn like(&self, node: &Node, further: &Node, item: Item, done: &[RoleCost]) -> Figure {
        let other = node.id_in(&self.model.roles, "role").and_then(|role| done.get(role.index()));
        let found = other.and_then(|cost| cost.figure(item));
        if found.is_none() {
            node.problem(&["name a role that stands before this one in the model and has such a figure"]);
        }
        let own = self.model.sources.ids().filter(|&source| is_own(self.model, source));
        let further = further.optional_items().into_iter().filter_map(|node| node.id_in(&self.model.sources, "source"));
        let sources = found.iter().flat_map(|figure| figure.sources.iter().copied()).chain(further).chain(own);
        Figure {
            range: found.and_then(|figure| figure.range),
            sources: sources.collect(),
            said: found.map_or(Box::default(), |figure| figure.said.clone()),
            left_out: found.map_or(Box::default(), |figure| figure.left_out.clone()),
            is_estimate: true,
        }
    }

    /// `[["source", low, high], ...]`
    fn said(&self, node: &Node) -> Box<[Quote]> {
        let items = node.optional_items().into_iter();
        let said = items.filter_map(|node| match &node.items()[..] {
            [source, low, high] => {
                let span = Span { low: low.count(MOST), high: high.count(MOST) };
                if span.is_crossed() {
                    node.problem(&["the first number is above the second; swap them"]);
                }
                Some(Quote { source: source.id_in(&self.model.sources, "source")?, span })
            }
            _ => {
                node.problem(&["write [source, low, high]"]);
                None
            }
        });
        said.collect()
    }

    fn totals(&self, role: &Node) -> Box<[Total]> {
        let totals = role.field("totals");
        totals.only(&["first_year", "each_year"]);
        let of = |name, is_first_year| {
            let said = self.said(&totals.field(name));
            said.into_iter().map(move |said| Total { said, is_first_year })
        };
        of("first_year", true).chain(of("each_year", false)).collect()
    }
}

/// Reads the words; what is wrong is in the node's log, and they are then not to be used. The labels of the screen,
/// under `ui`, are read by whoever shows them.
pub(super) fn read_text(node: Node, costs: &Costs, model: &Model) -> CostText {
    node.only(&["regions", "notes", "items", "lines", "ui"]);
    let items = node.field("items");
    items.only(&Item::ALL.map(Item::key));
    let lines = node.field("lines");
    lines.only(&Item::LINES.map(Item::key));
    let notes = node.field("notes");
    CostText {
        regions: words_for(&node.field("regions"), &costs.regions, |node| RegionText {
            name: node.field("name").text(),
            note: node.field("note").text(),
        }),
        notes: Table::new(
            costs.regions.iter().map(|(id, row)| region_notes(&notes.field(row.key()), costs, id, model)).collect(),
        ),
        items: Item::ALL
            .iter()
            .map(|item| {
                let node = items.field(item.key());
                ItemText {
                    name: node.field("name").text(),
                    unit: node.field("unit").text(),
                    plain: node.field("plain").text(),
                }
            })
            .collect(),
        lines: Item::LINES
            .iter()
            .map(|&item| {
                let node = lines.field(item.key());
                (item, LineText { name: node.field("name").text(), how: node.field("how").text() })
            })
            .collect(),
    }
}

/// The notes of a region; one must be there where pay is our own estimate or where figures are left out.
fn region_notes(node: &Node, costs: &Costs, region: Id<Region>, model: &Model) -> Table<Role, Option<Words>> {
    for (key, extra) in node.optional_fields() {
        extra.find(&model.roles, key, "role");
    }
    let notes = model.roles.iter().map(|(role, row)| {
        let note = node.field(row.key());
        let needs = |item| {
            let figure = costs.of(region, role).figure(item);
            figure.is_some_and(|figure| figure.is_estimate || !figure.left_out.is_empty())
        };
        if needs(Item::Salary) || needs(Item::DayRate) { Some(note.text()) } else { note.optional_text() }
    });
    Table::new(notes.collect())
}
