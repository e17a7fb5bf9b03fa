//! What the visitor entered on the topics' screens.

use super::step::Topic;
use crate::base::json::Json;

/// What the visitor entered on the topics' screens.
///
/// It is kept as JSON, the form in which it is stored, because the types for it belong to the lazily loaded code. Each topic
/// reads and writes its own. They stand in the order of the topics, so that it does not matter which was entered first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopicInputs(Vec<(Topic, Json)>);

impl TopicInputs {
    /// What is entered on a topic, if anything.
    pub fn get(&self, topic: Topic) -> Option<&Json> {
        self.0.iter().find(|(entered, _)| *entered == topic).map(|(_, input)| input)
    }

    /// Replaces what was entered on a topic. `null` and an object without fields remove it.
    pub fn put(&mut self, topic: Topic, input: Json) {
        self.0.retain(|(entered, _)| *entered != topic);
        if !input.is_null() && !matches!(&input, Json::Object(fields) if fields.is_empty()) {
            let place = self.0.iter().filter(|(entered, _)| (*entered as usize) < topic as usize).count();
            self.0.insert(place, (topic, input));
        }
    }

    /// Whether nothing is entered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
