//! A person in mind: which hat (option) fits them, and which of the company's needs they would cover.
//!
//! Another model file: the questions are the needs, the answers how much experience the person has, and an experience
//! makes its need count more. A hat is rated by how much it makes use of each need, its form by the time that the
//! person has, and caps keep hats away from people who lack their core ([`hats`]). What is not known of a person is not
//! "none". The numbers and their sources are in `content/person.json`.
//!
//! Its sources are those of the main model, so their ids are the same. All other ids are of one model or the other:
//! options and needs go from one to the other by name, through [`Person::role`] and [`Person::needs`].

pub mod hats;
mod input;

use crate::base::round::{percent, ratio};
use crate::base::table::{Id, Keyed, Table};
use crate::model::{Choice, Keep, Model, Need, Question, Role, Sources};
use crate::scoring::Assessment;
use crate::session::{Answer, Answers};
use crate::text::{QuestionText, Words};
use hats::{Cap, Fit, hats_in_order};
pub use input::PersonInput;

/// The questions on a person, with their words.
#[derive(Clone, Debug)]
pub struct Person {
    /// Questions, hats and numbers.
    pub model: Model,
    /// What decides, besides the needs, how well a hat suits.
    pub fit: Fit,
    /// For each need of the main model the question on it in [`Person::model`].
    pub needs: Table<Need, Id<Question>>,
    /// How strong somebody is who gives this answer, 0..=100; `None` for answers that are not on a need.
    pub strengths: Table<Choice, Option<u32>>,
    /// From which strength on, 0..=100, a need is partly covered.
    pub partly_from: u32,
    /// From which strength on, 0..=100, a need is covered.
    pub covers_from: u32,
    /// From how many percent on a hat is said to fit.
    pub fits_from: u32,
    /// How many needs must be rated before a hat is named.
    pub enough_from: usize,
    /// The options of the main model that bring nobody new to the company, such as leaving technology with the owner.
    pub nobody_new: Box<[Id<Role>]>,
    /// Who says so, for the six above.
    pub sources: Sources,
}

/// The words that belong to [`Person::model`]. Needs and hats have the names that they have elsewhere.
#[derive(Clone, Debug)]
pub struct PersonText {
    /// The questions.
    pub questions: Table<Question, QuestionText>,
    /// The choices.
    pub choices: Table<Choice, Words>,
    /// Why a hat is limited.
    pub caps: Table<Cap, Words>,
}

impl Person {
    /// The option of the main model that this hat is.
    pub fn role(&self, main: &Model, hat: Id<Role>) -> Option<Id<Role>> {
        main.roles.find(self.model.roles[hat].key())
    }
}

/// How a person would cover a need of the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonCover {
    /// 0..=100; 0 where nothing is said.
    pub strength: u32,
    /// In a word.
    pub level: PersonLevel,
}

/// How a person would cover a need, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonLevel {
    /// Nothing is said, or it is not known.
    NotSaid,
    /// It stays open.
    Open,
    /// Partly.
    Partly,
    /// Well.
    Covered,
}

/// How the person would cover each need.
pub fn cover(person: &Person, answers: &Answers) -> Table<Need, PersonCover> {
    let covers = person.needs.rows().iter().map(|&question| {
        let Some(Answer::Chosen(choices)) = answers.get(question) else {
            return PersonCover { strength: 0, level: PersonLevel::NotSaid };
        };
        let strength = choices.iter().filter_map(|&choice| person.strengths[choice]).max().unwrap_or(0);
        let level = match strength {
            well if well >= person.covers_from => PersonLevel::Covered,
            partly if partly >= person.partly_from => PersonLevel::Partly,
            _ => PersonLevel::Open,
        };
        PersonCover { strength, level }
    });
    Table::new(covers.collect())
}

/// Which hats fit a person, as options of the main model.
///
/// The order of the hats ([`hats_in_order`]) is worth showing where something is named here. Before, it would rest on
/// what is not known of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hats {
    /// Fewer needs than [`Person::enough_from`] are rated.
    TooLittle,
    /// Of what is rated the person covers nothing well.
    Weak,
    /// No hat fits ([`Person::fits_from`]); this one comes closest, with its percent.
    Near(Id<Role>, u32),
    /// These fit best, with their percent; several only where they are level.
    Fit(Vec<Id<Role>>, u32),
}

/// The person beside the company, in a few numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The share of the weight of the rated needs that the person covers, in percent, rounded half up: the mean of the
    /// strengths by weight. `None` where nothing with a weight is rated.
    pub covered: Option<u32>,
    /// The share of the weight of all needs that is rated, in percent, rounded half up.
    pub rated: u32,
    /// Which hats fit.
    pub hats: Hats,
    /// Whether one of the hats that fit is an option in first place for the company.
    pub is_same: bool,
    /// Who is there already and fills the company's first option. Where there is somebody, a person in mind is only
    /// needed if they leave.
    pub keep: Option<Id<Keep>>,
    /// Whether the company's first option brings nobody new: somebody fills it already, or it is one of
    /// [`Person::nobody_new`].
    pub is_nobody_new: bool,
    /// The needs that stay open or are only partly covered, the weightiest first. Those that are not rated are not
    /// among them.
    pub open: Vec<Id<Need>>,
}

/// The person beside the company.
pub fn verdict(main: &Model, company: &Assessment, person: &Person, answers: &Answers) -> Verdict {
    let cover = cover(person, answers);
    let (mut all, mut rated, mut covered) = (0, 0, 0);
    for (id, &weight) in company.weights.iter() {
        all += weight;
        if cover[id].level != PersonLevel::NotSaid {
            rated += weight;
            covered += weight * cover[id].strength;
        }
    }
    let open = company
        .needs_by_weight()
        .into_iter()
        .filter(|&id| company.weights[id] > 0 && matches!(cover[id].level, PersonLevel::Open | PersonLevel::Partly));
    let hats = fitting(main, person, answers, &cover);
    let first = company.placements.first();
    Verdict {
        covered: (rated > 0).then(|| ratio(covered.into(), rated.into())),
        rated: percent(rated, all),
        is_same: matches!(&hats, Hats::Fit(best, _) if company.first().any(|first| best.contains(&first.role))),
        keep: kept(company),
        is_nobody_new: first.is_some_and(|first| first.keep.is_some() || person.nobody_new.contains(&first.role)),
        hats,
        open: open.collect(),
    }
}

/// Who is there already and fills the company's first option.
pub fn kept(company: &Assessment) -> Option<Id<Keep>> {
    company.placements.first().and_then(|first| first.keep)
}

fn fitting(main: &Model, person: &Person, answers: &Answers, cover: &Table<Need, PersonCover>) -> Hats {
    let levels = cover.rows().iter().map(|cover| cover.level);
    if levels.clone().filter(|&level| level != PersonLevel::NotSaid).count() < person.enough_from {
        return Hats::TooLittle;
    }
    if !levels.into_iter().any(|level| level == PersonLevel::Covered) {
        return Hats::Weak;
    }
    let order = hats_in_order(&person.model, &person.fit, answers);
    let percent = order.first().map_or(0, |hat| hat.percent());
    let first = order.iter().filter(|hat| hat.rank == 1);
    let best: Vec<Id<Role>> = first.filter_map(|hat| person.role(main, hat.role)).collect();
    match best.first() {
        None => Hats::Weak,
        Some(&closest) if percent < person.fits_from => Hats::Near(closest, percent),
        Some(_) => Hats::Fit(best, percent),
    }
}
