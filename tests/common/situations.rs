//! The published and constructed situations with two blind readers' answers each, and the fit of points to them.
//!
//! A point is fitted by softmax regression on soft targets with a strong pull (ridge) to the points as first judged
//! (`tests/situations/judged.json`), over all reasons at once, and rounded to whole tens. The function to be minimised is
//! strictly convex, so any way of descending ends at the same points.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use role_fit::base::table::Id;
use role_fit::model::{Reason, Role};
use role_fit::scoring::Facts;
use role_fit::session::Answers;
use serde_json::Value;

use super::{answers, model};

/// Where a situation comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A published account.
    Published,
    /// Written for this purpose.
    Constructed,
}

/// A situation with what is said of it.
pub struct Situation {
    pub id: String,
    pub kind: Kind,
    pub text: String,
    /// The option that was chosen, or that most readings put first; `None` where the readings have no majority.
    pub chosen: Option<Id<Role>>,
    /// Whether it is sure enough to count for first place.
    pub counts: bool,
    pub acceptable: BTreeSet<Id<Role>>,
    pub unacceptable: BTreeSet<Id<Role>>,
    pub is_kept: bool,
    /// The answers of the two readers.
    pub answers: Vec<Answers>,
    /// The same by name, as the readers gave them.
    pub named: Vec<Value>,
}

/// All situations.
pub fn situations() -> &'static [Situation] {
    static ALL: LazyLock<Vec<Situation>> = LazyLock::new(read);
    &ALL
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("a test file is valid JSON")
}

fn roles(value: &Value) -> BTreeSet<Id<Role>> {
    let names = value.as_array().map(Vec::as_slice).unwrap_or_default();
    names.iter().map(|name| super::role(name.as_str().expect("a name"))).collect()
}

fn read() -> Vec<Situation> {
    let published = parsed(include_str!("../situations/published.json"));
    let constructed = parsed(include_str!("../situations/constructed.json"));
    let given = parsed(include_str!("../situations/answers.json"));
    let list = |value: &Value| value["situations"].as_array().expect("a list").clone();
    let situation = |kind, row: &Value, chosen: &Value, counts, acceptable: &Value, unacceptable: &Value| {
        let id = row["id"].as_str().expect("an id").to_string();
        let named: Vec<Value> =
            given["readers"].as_array().expect("two readers").iter().map(|reader| reader[&id].clone()).collect();
        let chosen = chosen.as_str().map(super::role);
        let mut acceptable = roles(acceptable);
        if acceptable.is_empty() {
            acceptable.extend(chosen);
        }
        Situation {
            kind,
            text: row["text"].as_str().expect("a text").to_string(),
            counts: counts && chosen.is_some(),
            chosen,
            acceptable,
            unacceptable: roles(unacceptable),
            is_kept: row["keep"].as_bool().unwrap_or(false),
            answers: named.iter().map(|named| answers(&named.to_string())).collect(),
            named,
            id,
        }
    };
    let published = list(&published).into_iter().map(|row| {
        let is_sure = row["confidence"] != "low";
        let (acceptable, unacceptable) = (&row["acceptable_roles"], &row["unacceptable_roles"]);
        situation(Kind::Published, &row, &row["expected_role"], is_sure, acceptable, unacceptable)
    });
    let published: Vec<Situation> = published.collect();
    let constructed = list(&constructed).into_iter().map(|row| {
        situation(Kind::Constructed, &row, &row["majority"], true, &row["acceptable"], &row["unacceptable"])
    });
    published.into_iter().chain(constructed.collect::<Vec<_>>()).collect()
}

/// A number to be fitted: what a reason gives to one option, or to the four full-time executives alike.
#[derive(Clone, Debug)]
pub struct Parameter {
    pub reason: Id<Reason>,
    pub roles: Vec<Id<Role>>,
    /// As first judged, in tens of points.
    pub judged: f64,
}

const EXECUTIVES: [&str; 4] = ["cto_full_time", "cio", "cio_cto_combined", "caio"];

/// All of them.
pub fn parameters() -> Vec<Parameter> {
    let judged = parsed(include_str!("../situations/judged.json"));
    let mut all = Vec::new();
    for (reason, points) in judged["points"].as_object().expect("an object") {
        let reason = model().reasons.find(reason).unwrap_or_else(|| panic!("there is no reason {reason}"));
        for (role, points) in points.as_object().expect("an object") {
            let names = if role == "executives" { EXECUTIVES.to_vec() } else { vec![role.as_str()] };
            let roles = names.into_iter().map(super::role).collect();
            all.push(Parameter { reason, roles, judged: points.as_f64().expect("a number") });
        }
    }
    all
}

/// One reader's answers to a situation, ready to be fitted.
pub struct Row {
    pub situation: usize,
    /// Of each option the parameters that count for it.
    counted: Vec<Vec<usize>>,
    target: Vec<f64>,
}

/// What a softmax makes of a point.
const SCALE: f64 = 0.25;
/// The share of the target that the chosen option gets; less where it does not count for first place.
const CHOSEN: f64 = 0.7;
const CHOSEN_WEAKLY: f64 = 0.4;

/// Every reader's answers to every situation.
pub fn rows(parameters: &[Parameter]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, situation) in situations().iter().enumerate() {
        for answers in &situation.answers {
            let facts = Facts::of(model(), answers);
            let facts = facts.all();
            let holding: Vec<usize> = (0..parameters.len())
                .filter(|&index| model().reasons[parameters[index].reason].when.holds(facts))
                .collect();
            let counted = model().roles.ids().map(|role| {
                let is_kept = model().kept(role, facts).is_some();
                let counts = |&index: &usize| {
                    let Parameter { reason, roles, .. } = &parameters[index];
                    roles.contains(&role) && !(is_kept && model().reasons[*reason].is_new_only)
                };
                holding.iter().copied().filter(counts).collect()
            });
            rows.push(Row { situation: place, counted: counted.collect(), target: target(situation) });
        }
    }
    rows
}

fn target(situation: &Situation) -> Vec<f64> {
    let chosen = match (situation.chosen, situation.counts) {
        (None, _) => 0.0,
        (Some(_), true) => CHOSEN,
        (Some(_), false) => CHOSEN_WEAKLY,
    };
    let share = (1.0 - chosen) / situation.acceptable.len() as f64;
    let of = |role| {
        let is_chosen = situation.chosen == Some(role);
        chosen * f64::from(u8::from(is_chosen)) + share * f64::from(u8::from(situation.acceptable.contains(&role)))
    };
    let target: Vec<f64> = model().roles.ids().map(of).collect();
    let sum: f64 = target.iter().sum();
    target.into_iter().map(|part| part / sum).collect()
}

/// The parameters fitted to these rows: gradient descent with momentum (Nesterov).
pub fn fit(parameters: &[Parameter], rows: &[&Row], ridge: f64) -> Vec<f64> {
    const STEPS: usize = 400;
    let judged: Vec<f64> = parameters.iter().map(|parameter| parameter.judged).collect();
    // A bound of the curvature: each row adds at most SCALE^2 / 2 times the squares of what it counts.
    let counts = |row: &&Row| row.counted.iter().map(Vec::len).sum::<usize>() as f64;
    let widest = rows.iter().map(counts).fold(0.0, f64::max);
    let mut often = vec![0.0_f64; parameters.len()];
    for row in rows {
        row.counted.iter().flatten().for_each(|&index| often[index] += 1.0);
    }
    let bound = |often: f64| ridge + SCALE * SCALE * 0.5 * often * (widest / 12.0);
    let step: Vec<f64> = often.iter().map(|&often| 1.0 / bound(often)).collect();
    let (mut now, mut ahead) = (judged.clone(), judged.clone());
    let mut momentum = 1.0_f64;
    for _ in 0..STEPS {
        let slope = gradient(&ahead, &judged, rows, ridge);
        let next: Vec<f64> = (0..now.len()).map(|index| ahead[index] - step[index] * slope[index]).collect();
        let later = (1.0 + (1.0 + 4.0 * momentum * momentum).sqrt()) / 2.0;
        let push = (momentum - 1.0) / later;
        ahead = next.iter().zip(&now).map(|(next, now)| next + push * (next - now)).collect();
        (now, momentum) = (next, later);
    }
    now
}

fn gradient(at: &[f64], judged: &[f64], rows: &[&Row], ridge: f64) -> Vec<f64> {
    let mut slope: Vec<f64> = at.iter().zip(judged).map(|(at, judged)| ridge * (at - judged)).collect();
    for row in rows {
        let scores: Vec<f64> =
            row.counted.iter().map(|counted| SCALE * counted.iter().map(|&i| at[i]).sum::<f64>()).collect();
        let most = scores.iter().copied().fold(f64::MIN, f64::max);
        let raised: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
        let sum: f64 = raised.iter().sum();
        for ((counted, raised), target) in row.counted.iter().zip(&raised).zip(&row.target) {
            let pull = SCALE * (raised / sum - target);
            counted.iter().for_each(|&index| slope[index] += pull);
        }
    }
    slope
}

/// The options by points with these parameters, best first, with their points. What smaller changes have more is counted in.
pub fn order(fitted: &[f64], row: &Row) -> Vec<(Id<Role>, i32)> {
    let mut order: Vec<(Id<Role>, i32)> = model()
        .roles
        .ids()
        .zip(&row.counted)
        .map(|(role, counted)| {
            (role, residue(role) + counted.iter().map(|&i| 10 * fitted[i].round() as i32).sum::<i32>())
        })
        .collect();
    order.sort_by_key(|&(_, points)| -points);
    order
}

/// The few points by which a smaller change begins ahead.
fn residue(role: Id<Role>) -> i32 {
    let start = model().reasons.rows().iter().find(|reason| reason.when.0.is_empty());
    start.map_or(0, |start| start.points[role].rem_euclid(10))
}

/// By which of the folds a situation is left out.
pub fn fold(situation: usize, seed: usize, folds: usize) -> usize {
    // A fixed shuffle: the ids' places, mixed by a multiplication.
    let shuffled = (seed as u64 + 1).wrapping_mul(0x94d0_49bb_1331_11eb);
    let mixed = (situation as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(shuffled);
    ((mixed ^ (mixed >> 31)) >> 16) as usize % folds
}

/// How often the readers agree, question by question: (both told, same, at least one common of several).
pub fn agreement() -> BTreeMap<String, (usize, usize)> {
    let mut all = BTreeMap::new();
    for situation in situations() {
        let [one, other] = &situation.named[..] else { panic!("two readers") };
        for (key, said) in one.as_object().expect("an object") {
            let names = |value: &Value| -> BTreeSet<String> {
                let list = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
                list.iter().filter_map(Value::as_str).filter(|name| *name != "unknown").map(str::to_string).collect()
            };
            let (one, other) = (names(said), names(&other[key]));
            let entry: &mut (usize, usize) = all.entry(key.clone()).or_default();
            if !one.is_empty() && !other.is_empty() {
                entry.0 += 1;
                entry.1 += usize::from(if said.is_array() { !one.is_disjoint(&other) } else { one == other });
            }
        }
    }
    all
}
