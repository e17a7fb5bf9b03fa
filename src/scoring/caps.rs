//! Which caps hold an option down for these answers.

use crate::model::{Cap, Id, Model, Role};
use crate::order::ordered;
use crate::session::Answers;

/// Every cap that applies to an option, with the percent that it can score at most, the lowest first; of equal ones
/// the one that the model names first. The first is the one that limits the option, if its points reach so far.
pub fn applying_caps(model: &Model, answers: &Answers, role: Id<Role>) -> Vec<(Id<Cap>, u32)> {
    let caps: Vec<Id<Cap>> = holding_caps(model, answers).collect();
    let limits: Vec<(Id<Cap>, u32)> = limits(model, &caps, role).collect();
    let order = ordered(limits.len(), &|a, b| limits[a].1 <= limits[b].1);
    order.into_iter().map(|place| limits[place]).collect()
}

/// The caps whose condition holds, in the order of the model.
pub(super) fn holding_caps(model: &Model, answers: &Answers) -> impl Iterator<Item = Id<Cap>> {
    let caps = model.caps.iter();
    caps.filter(|(_, cap)| cap.when.holds(|choice| answers.is_chosen(model, choice))).map(|(id, _)| id)
}

/// Those of these caps that limit an option, with the percent.
pub(super) fn limits(model: &Model, caps: &[Id<Cap>], role: Id<Role>) -> impl Iterator<Item = (Id<Cap>, u32)> {
    let all = caps.iter().flat_map(|&cap| model.caps[cap].limits.iter().map(move |limit| (cap, limit)));
    all.filter(move |(_, (limited, _))| *limited == role).map(|(cap, (_, percent))| (cap, *percent))
}
