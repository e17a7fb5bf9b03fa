//! The visitor's own figures in place of published ones: a sparse list, saved with the answers.
//!
//! A figure out of its limits is not taken. A lower end above the higher one is taken, since one of the two must be
//! typed first, and is told by [`CostEstimate::crossed`](super::CostEstimate::crossed) until it is mended; nothing is swapped.

use super::{Bound, Costs, Item, Region, Span};
use crate::base::json::Json;
use crate::base::problem::Problem;
use crate::base::table::{Id, Keyed};
use crate::model::{Model, Role};

/// Which figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureKey {
    /// Where.
    pub region: Id<Region>,
    /// Of which option.
    pub role: Id<Role>,
    /// What.
    pub item: Item,
    /// Which end; [`Bound::Low`] where there is one value only.
    pub bound: Bound,
}

/// What may be entered instead, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowed(pub Span);

/// All figures that the visitor entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// Each place at most once, by growing place.
    list: Vec<(FigureKey, u32)>,
}

impl Edits {
    /// Nothing entered.
    pub fn none() -> Self {
        Edits::default()
    }

    /// Whether nothing is entered.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All figures entered, by growing place.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FigureKey, u32)> {
        self.list.iter().copied()
    }

    /// The figure entered for a place.
    pub fn get(&self, place: FigureKey) -> Option<u32> {
        self.list.iter().find(|(other, _)| *other == place).map(|(_, value)| *value)
    }

    /// Takes a figure, in the unit of the item (tenths for days a month).
    ///
    /// # Errors
    /// What would be allowed, where the value is outside of it; then nothing changes. For an item that this option does
    /// not have, or the higher end of a single value, that is from 0 to 0, and no value is taken at all.
    pub fn put(&mut self, costs: &Costs, place: FigureKey, value: u32) -> Result<(), Allowed> {
        if !is_there(costs, place) {
            return Err(Allowed(Span::default()));
        }
        let limits = costs.limits(place.item);
        if !limits.contains(value) {
            return Err(Allowed(limits));
        }
        self.clear(place);
        let after = self.list.partition_point(|(other, _)| *other < place);
        self.list.insert(after, (place, value));
        Ok(())
    }

    /// Goes back to the published figure.
    pub fn clear(&mut self, place: FigureKey) {
        self.list.retain(|(other, _)| *other != place);
    }

    /// Goes back to the published figures for one option in one region.
    pub fn clear_role(&mut self, region: Id<Region>, role: Id<Role>) {
        self.list.retain(|(place, _)| (place.region, place.role) != (region, role));
    }

    /// Whether any figure of this option in this region is the visitor's own.
    pub fn has(&self, region: Id<Region>, role: Id<Role>) -> bool {
        self.list.iter().any(|(place, _)| (place.region, place.role) == (region, role))
    }

    /// The figures by stable names: `{"uk.cio.salary.low": 130000, "uk.cio.working_days": 220}`.
    pub fn to_json(&self, costs: &Costs, model: &Model) -> Json {
        let named = self.list.iter().map(|(place, value)| (name(costs, model, *place).into(), Json::number(*value)));
        Json::Object(named.collect())
    }

    /// The figures meant by such an object, and a problem for each that means nothing or is out of its limits; those
    /// are left out.
    pub fn from_json(costs: &Costs, model: &Model, named: &Json) -> (Self, Vec<Problem>) {
        let mut edits = Edits::none();
        let mut problems = Vec::new();
        let Json::Object(named) = named else {
            let message = "give an object such as { \"uk.cio.salary.low\": 130000 }".to_string();
            return (edits, vec![Problem { path: "costs".to_string(), message }]);
        };
        for (key, value) in named {
            let read = match find(costs, model, key) {
                Some(place) => edits.put_json(costs, place, value),
                None => Err("no figure has this name; write region.role.figure.low or .high".to_string()),
            };
            if let Err(message) = read {
                problems.push(Problem { path: ["costs.", key].concat(), message });
            }
        }
        (edits, problems)
    }

    fn put_json(&mut self, costs: &Costs, place: FigureKey, value: &Json) -> Result<(), String> {
        let number = value.as_whole().and_then(|number| u32::try_from(number).ok());
        number.ok_or(Allowed(costs.limits(place.item))).and_then(|number| self.put(costs, place, number)).map_err(
            |Allowed(limits)| {
                ["give a whole number from ", &limits.low.to_string(), " to ", &limits.high.to_string()].concat()
            },
        )
    }
}

/// Whether an option has such a figure with such an end.
fn is_there(costs: &Costs, place: FigureKey) -> bool {
    costs.has(place.role, place.item) && place.item.bounds().contains(&place.bound)
}

fn name(costs: &Costs, model: &Model, place: FigureKey) -> String {
    let (region, role) = (costs.regions[place.region].key(), model.roles[place.role].key());
    let bound = match place.bound {
        _ if place.item.is_single() => "",
        Bound::Low => ".low",
        Bound::High => ".high",
    };
    [region, ".", role, ".", place.item.key(), bound].concat()
}

fn find(costs: &Costs, model: &Model, name: &str) -> Option<FigureKey> {
    let mut parts = name.split('.');
    let region = costs.regions.find(parts.next()?)?;
    let role = model.roles.find(parts.next()?)?;
    let key = parts.next()?;
    let item = Item::ALL.into_iter().find(|item| item.key() == key)?;
    let bound = match (item.is_single(), parts.next()) {
        (true, None) | (false, Some("low")) => Bound::Low,
        (false, Some("high")) => Bound::High,
        _ => return None,
    };
    let place = FigureKey { region, role, item, bound };
    (parts.next().is_none() && is_there(costs, place)).then_some(place)
}
