//! What the later screens are given: all that [`Ctx`] has, and the content.

use std::ops::Deref;

use super::ctx::Ctx;
use crate::content::{Content, Topics};
use crate::model::{Id, Model, Role};
use crate::scoring::{Assessment, Placement};
use crate::text::{ResultUi, Text, fill};

/// Handed to every later view by value. Nobody can have one before the content has arrived.
#[derive(Clone, Copy)]
pub struct Full {
    ctx: Ctx,
    content: &'static Content,
}

impl Deref for Full {
    type Target = Ctx;
    fn deref(&self) -> &Ctx {
        &self.ctx
    }
}

impl Full {
    /// A context for the later screens.
    pub fn new(ctx: Ctx, content: &'static Content) -> Self {
        Full { ctx, content }
    }

    /// What the first screens are given.
    pub fn ctx(self) -> Ctx {
        self.ctx
    }

    /// The model.
    pub fn model(self) -> &'static Model {
        &self.content.model
    }

    /// The words of the later screens.
    pub fn text(self) -> &'static Text {
        &self.content.text
    }

    /// What the topics beyond the ranking rest on.
    pub fn topics(self) -> &'static Topics {
        &self.content.topics
    }

    /// The content itself.
    pub fn content(self) -> &'static Content {
        self.content
    }

    /// The labels of the later screens.
    pub fn ui(self) -> &'static ResultUi {
        &self.content.text.ui
    }

    /// An option's name; a part-time leader is named by what they should lean to with the answers shown.
    pub fn role_name(self, role: Id<Role>) -> &'static str {
        if self.model().roles[role].part_time {
            let (_, assessment) = self.assessed();
            return self.name_in(&assessment, role);
        }
        &self.text().roles[role].name
    }

    /// The same in an assessment of other answers.
    pub fn name_in(self, assessment: &Assessment, role: Id<Role>) -> &'static str {
        let name = self.lean_of(assessment, role).and_then(|lean| self.text().roles[lean].part_time_name.as_deref());
        name.unwrap_or(&self.text().roles[role].name)
    }

    /// The same as a label in a picture or the head of a column.
    pub fn short_in(self, assessment: &Assessment, role: Id<Role>) -> &'static str {
        let short = self.lean_of(assessment, role).and_then(|lean| self.text().roles[lean].part_time_short.as_deref());
        short.unwrap_or(&self.text().roles[role].short)
    }

    /// What a part-time leader should lean to; nothing for other options.
    fn lean_of(self, assessment: &Assessment, role: Id<Role>) -> Option<Id<Role>> {
        let is_part_time = self.model().roles[role].part_time;
        is_part_time.then(|| assessment.lean(self.model())).flatten()
    }

    /// What an option comes to for this company: "Keep your CTO" where somebody is there already, else its name.
    pub fn advice(self, assessment: &Assessment, placement: &Placement) -> &'static str {
        match placement.keep {
            Some(keep) => &self.text().keeps[keep].headline,
            None => self.name_in(assessment, placement.role),
        }
    }

    /// The same in a sentence.
    pub fn advice_sentence(self, placement: &Placement) -> &'static str {
        match placement.keep {
            Some(keep) => &self.text().keeps[keep].sentence,
            None => &self.text().roles[placement.role].sentence,
        }
    }

    /// "146 points"
    pub fn points(self, points: i32) -> String {
        self.counted_points(points, self.whole(points))
    }

    /// "+20 points", "−20 points"
    pub fn points_more(self, points: i32) -> String {
        self.counted_points(points, self.signed(points))
    }

    /// "+20", "−20"
    pub fn signed(self, points: i32) -> String {
        if points > 0 { ["+", &self.whole(points)].concat() } else { self.whole(points) }
    }

    fn counted_points(self, points: i32, number: String) -> String {
        let ui = self.ui();
        let template = if points.abs() == 1 { ui.points_one() } else { ui.points_many() };
        fill(template, &[("n", &number)])
    }
}
