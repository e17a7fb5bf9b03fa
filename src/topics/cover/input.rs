//! What is entered on the screen on who covers what, and how it is stored.

use super::{Cover, Coverers};
use crate::base::json::Json;
use crate::base::problem::{Problem, unknown_name};
use crate::base::table::{Id, Keyed};
use crate::model::{Model, Need};
use crate::topics::input::Unknown;

/// What is entered on the screen on who covers what.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverInput {
    /// Who covers what, as far as it is said.
    pub said: Cover,
    unknown: Unknown,
}

impl CoverInput {
    /// Nothing entered.
    pub fn none(model: &Model) -> Self {
        CoverInput { said: Cover::none(model), unknown: Unknown::default() }
    }

    /// Reads what is stored: `{"compliance": ["owner"]}`. A need with a name in it that is not known any more is left out.
    pub fn read(stored: &Json, coverers: &Coverers, model: &Model) -> Self {
        CoverInput {
            said: Cover::from_json(coverers, model, stored).0,
            unknown: Unknown::of(stored, |name| model.needs.find(name).is_some()),
        }
    }

    /// The form in which it is stored; an object without fields where nothing is entered.
    pub fn write(&self, coverers: &Coverers, model: &Model) -> Json {
        self.unknown.with(self.said.named(coverers, model))
    }
}

impl Cover {
    /// As an object by the name of the need: a list of the names of the parties. Needs of which nothing is said are
    /// left out.
    pub fn to_json(&self, coverers: &Coverers, model: &Model) -> Json {
        Json::Object(self.named(coverers, model))
    }

    fn named(&self, coverers: &Coverers, model: &Model) -> Vec<(Box<str>, Json)> {
        let said = self.by.iter().filter(|(_, said)| !said.is_empty());
        let named = said.map(|(need, said)| {
            let names = said.iter().map(|&coverer| Json::text(coverers.rows[coverer].key()));
            (model.needs[need].key().into(), Json::List(names.collect()))
        });
        named.collect()
    }

    /// What such an object means, and a problem for each name that means nothing; a need with one is left out.
    pub fn from_json(coverers: &Coverers, model: &Model, named: &Json) -> (Cover, Vec<Problem>) {
        let mut cover = Cover::none(model);
        let mut problems = Vec::new();
        let Json::Object(named) = named else {
            let message = "give an object such as { compliance: [\"owner\"] }".to_string();
            return (cover, vec![Problem { path: "cover".to_string(), message }]);
        };
        for (key, names) in named {
            let read = match model.needs.find(key) {
                Some(need) => cover.read(coverers, need, names),
                None => Err(unknown_name("need", key, model.needs.rows().iter().map(Keyed::key).collect())),
            };
            if let Err(message) = read {
                problems.push(Problem { path: ["cover.", key].concat(), message });
            }
        }
        (cover, problems)
    }

    /// Reads one need whole or not at all.
    fn read(&mut self, coverers: &Coverers, need: Id<Need>, names: &Json) -> Result<(), String> {
        let Json::List(names) = names else { return Err("give a list of names".to_string()) };
        for (place, name) in names.iter().enumerate() {
            let name = name.as_text().unwrap_or_default();
            let found = coverers.rows.find(name);
            if let Some(coverer) = found {
                self.set(coverers, need, coverer, true);
            }
            if found.is_none() || self.of(need).len() <= place {
                self.by.set(need, Vec::new());
                let known = coverers.rows.rows().iter().map(Keyed::key).collect();
                return Err(match found {
                    None => unknown_name("party", name, known),
                    Some(_) => "these do not go together; give each once, or an exclusive one alone".to_string(),
                });
            }
        }
        Ok(())
    }
}
