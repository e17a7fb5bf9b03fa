//! The frame of every screen beyond the ranking, and what each of them reads and writes.

use super::app::screen_heading;
use super::el::{El, classed, el};
use super::full::Full;
use super::result_parts::result_parts;
use crate::json::Json;
use crate::model::{Id, Role};
use crate::scoring::{Assessment, assess};
use crate::session::{Action, Answers, Step, Topic};

/// Links to the other parts, the heading, and an introduction.
pub fn topic_page(full: Full, topic: Topic, title: &str, intro: &str) -> El {
    let head =
        classed("header", "rf-topic__head").child(screen_heading(title)).child(classed("p", "rf-lead").text(intro));
    classed("article", "rf-result rf-topic").child(result_parts(full, Step::Topic(topic))).child(head)
}

/// A section with its heading.
pub fn section(class: &'static str, title: &str) -> El {
    classed("section", class).child(el("h3").text(title))
}

impl Full {
    /// What is noted on a topic; `null` if nothing is.
    pub fn note(self, topic: Topic) -> Json {
        self.read(|session| session.notes.get(topic).cloned().unwrap_or_default())
    }

    /// The same, and the view that calls this is drawn anew whenever anything changes.
    pub fn watch_note(self, topic: Topic) -> Json {
        self.watch(|session| session.notes.get(topic).cloned().unwrap_or_default())
    }

    /// Notes something on a topic.
    pub fn put_note(self, topic: Topic, note: Json) {
        self.dispatch(Action::Note(topic, note));
    }

    /// The answers shown and their assessment.
    pub fn assessed(self) -> (Answers, Assessment) {
        let answers = self.answers();
        let assessment = assess(self.model(), &answers);
        (answers, assessment)
    }

    /// The option in first place.
    pub fn first(self) -> Id<Role> {
        let (_, assessment) = self.assessed();
        assessment.placements.first().map_or(Id::new(0), |first| first.role)
    }
}
