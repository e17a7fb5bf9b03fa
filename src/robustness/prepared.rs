//! Model and answers laid out so that changed answers are assessed thousands of times: choices as bits of one whole
//! number, conditions as masks, and everything that answers add up to in one row of numbers.
//!
//! The exact way shares the rounding of weights with the assessment. The quick way leaves that rounding out, whose
//! error is bounded, and only says whether first place is beyond that bound; it divides by nothing.

use crate::model::{Choice, Condition, Id, Keyed, Model, Role};
use crate::scoring::weights::{half_points, share_out};
use crate::scoring::workload::mean;
use crate::scoring::{PARTS, POINTS_PER_PERCENT};
use crate::session::{Answers, Importance};

/// The best rating, and no limit at all, in percent.
const WHOLE: i32 = 100;

/// A set of one choice. A model has at most 128 of them.
pub(super) fn bit(choice: Id<Choice>) -> u128 {
    u32::try_from(choice.index()).ok().and_then(|place| 1_u128.checked_shl(place)).unwrap_or(0)
}

/// A set of choices.
pub(super) fn bits(choices: &[Id<Choice>]) -> u128 {
    choices.iter().fold(0, |all, &choice| all | bit(choice))
}

/// Each number of the row that it adds to, with what it adds.
type Adds = Vec<(usize, i32)>;

/// All masks must meet the choices taken.
#[derive(PartialEq, Eq)]
struct Masks(Vec<u128>);

impl Masks {
    fn of(first: Option<Id<Choice>>, when: &Condition) -> Self {
        let groups = when.0.iter().map(|group| bits(group));
        Masks(first.map(bit).into_iter().chain(groups).collect())
    }

    fn hold(&self, chosen: u128) -> bool {
        self.0.iter().all(|mask| mask & chosen != 0)
    }
}

/// A cap.
struct Limited<'a> {
    when: Masks,
    limits: &'a [(Id<Role>, u32)],
}

/// Model and answers, ready for changes.
pub(super) struct Prepared<'a> {
    pub model: &'a Model,
    /// The option in first place.
    pub first: Id<Role>,
    chosen: u128,
    importance: Vec<Importance>,
    names: Vec<&'a str>,
    /// What each choice adds, whatever else is taken.
    always: Vec<Adds>,
    /// What is added under conditions.
    sometimes: Vec<(Masks, Adds)>,
    /// The caps.
    caps: Vec<Limited<'a>>,
    /// What the present answers add up to, without conditions: the points of the needs, of each kind of work the sum of
    /// amounts times trust, of each the trust, and of each option the ratings of the needs.
    row: Vec<i32>,
}

/// What a score is made of.
pub(super) struct Scored {
    /// The weights of the needs and the share of the form, in parts.
    pub weights: Vec<u32>,
    /// Of each option the ratings of the needs and of its form, 0..=100.
    pub ratings: Vec<Vec<u32>>,
    /// Of each option the percent that it can score at most.
    pub limits: Vec<u32>,
}

impl Scored {
    /// The option in first place.
    pub fn first(&self) -> Id<Role> {
        Id::new(self.first_by(&self.weights))
    }

    /// The option in first place when the weights are these, which need not sum to anything: the most points, of equal
    /// ones the one that a cap takes more from, then the one that the model names first.
    pub fn first_by(&self, weights: &[u32]) -> usize {
        let sum: u32 = weights.iter().sum();
        let mut best = (0, 0, 0);
        for (role, (ratings, limit)) in self.ratings.iter().zip(&self.limits).enumerate() {
            let points: u32 = weights.iter().zip(ratings).map(|(weight, rating)| weight * rating).sum();
            let capped = points.min(limit * sum);
            if role == 0 || (capped, points) > (best.0, best.1) {
                best = (capped, points, role);
            }
        }
        best.2
    }
}

impl<'a> Prepared<'a> {
    pub fn new(model: &'a Model, answers: &Answers) -> Self {
        let chosen: Vec<Id<Choice>> = answers.all_chosen().collect();
        let caps = model.caps.rows().iter();
        let mut prepared = Prepared {
            model,
            first: Id::new(0),
            chosen: bits(&chosen),
            importance: model.criteria.ids().map(|need| answers.importance(need)).collect(),
            names: model.criteria.rows().iter().map(Keyed::key).collect(),
            always: vec![Adds::new(); model.choices.len()],
            sometimes: Vec::new(),
            caps: caps.map(|cap| Limited { when: Masks::of(None, &cap.when), limits: &cap.limits }).collect(),
            row: row_of(model),
        };
        for choice in model.choices.ids() {
            prepared.lay_out(choice);
        }
        for choice in chosen {
            add(&mut prepared.row, &prepared.always[choice.index()], 1);
        }
        prepared.first = prepared.scored().first();
        prepared
    }

    /// Where in the row the parts begin: work, trust, ratings.
    fn places(&self) -> (usize, usize, usize) {
        let (needs, kinds) = (self.model.criteria.len(), self.model.workloads.len());
        (needs, needs + kinds, needs + 2 * kinds)
    }

    /// What a choice adds.
    fn lay_out(&mut self, choice: Id<Choice>) {
        let (work, trust, ratings) = self.places();
        let needs = self.model.criteria.len();
        let row = &self.model.consequences[choice];
        let mut adds: Vec<(&Condition, usize, i32)> = Vec::new();
        adds.extend(row.effects.iter().map(|effect| (&effect.when, effect.criterion.index(), effect.points)));
        for told in &row.evidence {
            let (kind, estimate) = (told.workload.index(), told.estimate);
            adds.push((&told.when, work + kind, signed(estimate.tenths * estimate.trust)));
            adds.push((&told.when, trust + kind, signed(estimate.trust)));
        }
        let skills = row.skills.iter();
        adds.extend(
            skills.map(|skill| {
                (&skill.when, ratings + skill.role.index() * needs + skill.criterion.index(), skill.points)
            }),
        );
        for (when, place, points) in adds {
            if when.0.is_empty() {
                self.always[choice.index()].push((place, points));
                continue;
            }
            let masks = Masks::of(Some(choice), when);
            match self.sometimes.iter_mut().rev().find(|(other, _)| *other == masks) {
                Some((_, adds)) => adds.push((place, points)),
                None => self.sometimes.push((masks, vec![(place, points)])),
            }
        }
    }

    /// The row and the choices taken once choices are let go of and others taken: (before, after) of some questions.
    fn changed(&self, moves: &[(u128, u128)], row: &mut Vec<i32>) -> u128 {
        row.clone_from(&self.row);
        let mut chosen = self.chosen;
        for &(before, after) in moves {
            self.add_all(row, before, -1);
            self.add_all(row, after, 1);
            chosen = chosen & !before | after;
        }
        for (masks, adds) in &self.sometimes {
            if masks.hold(chosen) {
                add(row, adds, 1);
            }
        }
        chosen
    }

    fn add_all(&self, row: &mut [i32], mut choices: u128, times: i32) {
        while choices != 0 {
            add(row, &self.always[choices.trailing_zeros() as usize], times);
            choices &= choices - 1;
        }
    }

    /// What the score of the present answers is made of.
    pub fn scored(&self) -> Scored {
        let mut row = Vec::new();
        let chosen = self.changed(&[], &mut row);
        self.score(&row, chosen)
    }

    fn score(&self, row: &[i32], chosen: u128) -> Scored {
        let elicited: Vec<u32> = self.elicited(row).collect();
        let mut weights = share_out(&elicited, &self.names, PARTS.saturating_sub(self.model.form_share));
        weights.push(self.model.form_share);
        let ratings = self.model.roles.iter().map(|(id, role)| {
            let ratings = self.ratings(row, id).iter().map(|rating| rating.clamp(&0, &WHOLE).unsigned_abs());
            ratings.chain([self.form(row, role)]).collect()
        });
        let mut scored = Scored { weights, ratings: ratings.collect(), limits: Vec::new() };
        self.limit(chosen, &mut scored.limits);
        scored
    }

    fn elicited(&self, row: &[i32]) -> impl Iterator<Item = u32> {
        row.iter().zip(&self.importance).map(|(&points, &importance)| half_points(points.into(), importance))
    }

    fn ratings<'r>(&self, row: &'r [i32], role: Id<Role>) -> &'r [i32] {
        let needs = self.model.criteria.len();
        let start = self.places().2 + role.index() * needs;
        &row[start..start + needs]
    }

    /// How well the form of an option suits the amount of work.
    fn form(&self, row: &[i32], role: &Role) -> u32 {
        let (work, trust, _) = self.places();
        let kind = role.workload.index();
        role.form.at(mean(row[work + kind].unsigned_abs(), row[trust + kind].unsigned_abs()))
    }

    /// Of each option the percent that it can score at most.
    fn limit(&self, chosen: u128, limits: &mut Vec<u32>) {
        limits.clear();
        limits.resize(self.model.roles.len(), WHOLE.unsigned_abs());
        for cap in self.caps.iter().filter(|cap| cap.when.hold(chosen)) {
            for &(role, percent) in cap.limits {
                limits[role.index()] = percent.min(limits[role.index()]);
            }
        }
    }
}

/// A search through many changes, with room to count that is used again and again.
pub(super) struct Search<'p, 'a> {
    prepared: &'p Prepared<'a>,
    row: Vec<i32>,
    elicited: Vec<i64>,
    limits: Vec<u32>,
}

impl<'a> Prepared<'a> {
    /// Begins a search.
    pub fn search(&self) -> Search<'_, 'a> {
        Search { prepared: self, row: Vec::new(), elicited: Vec::new(), limits: Vec::new() }
    }
}

impl Search<'_, '_> {
    /// The option in first place after these changes, if it is another one than now.
    pub fn flip(&mut self, moves: &[(u128, u128)]) -> Option<Id<Role>> {
        let chosen = self.prepared.changed(moves, &mut self.row);
        if self.surely_stays(chosen) {
            return None;
        }
        let first = self.prepared.score(&self.row, chosen).first();
        Some(first).filter(|&first| first != self.prepared.first)
    }

    /// Whether first place stays where it is, however the weights are rounded.
    ///
    /// Points are counted times the sum of what was elicited, so that nothing is divided or rounded. Sharing out moves
    /// each weight by less than a part, up or down, and the largest remainders go up: of n weights k go up by at most
    /// k * (n - k) / n <= n / 4 parts together, and the others go down by as many. With ratings up to 100 an option's
    /// points move by at most n * 25.
    fn surely_stays(&mut self, chosen: u128) -> bool {
        let (prepared, model) = (self.prepared, self.prepared.model);
        self.elicited.clear();
        self.elicited.extend(prepared.elicited(&self.row).map(i64::from));
        let mut sum: i64 = self.elicited.iter().sum();
        if sum == 0 {
            self.elicited.fill(1);
            sum = self.elicited.len() as i64;
        }
        prepared.limit(chosen, &mut self.limits);
        let error = sum * self.elicited.len() as i64 * i64::from(WHOLE) / 4 + 1;
        let (form_share, row) = (i64::from(model.form_share), &self.row);
        // Points and the most that they can be, both times the sum.
        let points = |id: Id<Role>, role: &Role| {
            let ratings = prepared.ratings(row, id).iter().map(|&rating| i64::from(rating.clamp(0, WHOLE)));
            let needs: i64 = ratings.zip(&self.elicited).map(|(rating, elicited)| rating * elicited).sum();
            let form = form_share * i64::from(prepared.form(row, role));
            let limit = i64::from(self.limits[id.index()] * POINTS_PER_PERCENT);
            (needs * (i64::from(PARTS) - form_share) + sum * form, sum * limit)
        };
        let (least, limit) = points(prepared.first, &model.roles[prepared.first]);
        let least = least - error;
        let least_capped = least.min(limit);
        model.roles.iter().filter(|&(id, _)| id != prepared.first).all(|(id, role)| {
            let (most, limit) = points(id, role);
            let most = most + error;
            let most_capped = most.min(limit);
            least_capped > most_capped || (least_capped == most_capped && least > most)
        })
    }
}

/// The numbers before any answer.
fn row_of(model: &Model) -> Vec<i32> {
    let bases = model.criteria.rows().iter().map(|need| need.base);
    let work = model.workloads.rows().iter().map(|work| work.prior.tenths * work.prior.trust);
    let trust = model.workloads.rows().iter().map(|work| work.prior.trust);
    let ratings = model.roles.rows().iter().flat_map(|role| role.ratings.rows()).map(|rating| rating.value);
    bases.chain(work).chain(trust).chain(ratings).map(signed).collect()
}

fn add(row: &mut [i32], adds: &[(usize, i32)], times: i32) {
    for &(place, points) in adds {
        row[place] += times * points;
    }
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
