//! Fields that a stored object has and this version does not know.

use crate::base::json::Json;

/// The unknown fields of an object. Where a known field is an object with unknown fields in it, it stands here by its
/// name with just those.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rest(Vec<(Box<str>, Json)>);

impl Rest {
    /// The fields of an object that are not known by their name.
    pub fn of(object: Option<&Json>, is_known: &dyn Fn(&str) -> bool) -> Self {
        let Some(Json::Object(fields)) = object else { return Rest::default() };
        Rest(fields.iter().filter(|(name, _)| !is_known(name)).cloned().collect())
    }

    /// Adds the unknown fields within the known field of this name.
    pub fn with(mut self, name: &str, within: Rest) -> Self {
        if !within.is_empty() {
            self.0.push((name.into(), Json::Object(within.0)));
        }
        self
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds them to the fields that are written, each where it stood.
    pub fn put_back(&self, fields: &mut Vec<(Box<str>, Json)>) {
        put_back(&self.0, fields);
    }
}

fn put_back(rest: &[(Box<str>, Json)], fields: &mut Vec<(Box<str>, Json)>) {
    for (name, value) in rest {
        match (fields.iter_mut().find(|(written, _)| written == name), value) {
            (Some((_, Json::Object(within))), Json::Object(rest)) => put_back(rest, within),
            (Some(_), _) => {}
            (None, _) => fields.push((name.clone(), value.clone())),
        }
    }
}
