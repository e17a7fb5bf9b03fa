//! Languages that nobody speaks, made of the English words: they show whether anything on a screen does not come from the
//! content, and whether there is room for longer words and for the other direction of writing.
//!
//! `en-XA` is English with an accent on each letter and a third longer. `ar-XB` is the same from right to left. Both tags are
//! those that Unicode's CLDR uses for this.

use role_fit::base::json::Json;
use role_fit::content::files::USUAL_LANGUAGE;

use crate::content::Language;
use crate::run::Result;

/// The letters with an accent, from `a` to `z`.
const SMALL: &str = "áƀçđéƒğĥíĵķļɱñöþɋŕšťûṽŵẋýž";

/// The same from `A` to `Z`.
const CAPITAL: &str = "ÁƁÇĐÉƑĞĤÍĴĶĻṀÑÖÞɊŔŠŤÛṼŴẊÝŽ";

/// Begins what is written from right to left whatever its letters are, and ends it.
const RIGHT_TO_LEFT: [char; 2] = ['\u{202e}', '\u{202c}'];

/// Fields of text files that hold names of files to be saved.
const FILE_NAMES: [&str; 2] = ["calendar_file", "brief_file"];

/// These languages, and two that nobody speaks.
pub fn beside(mut languages: Vec<Language>) -> Result<Vec<Language>> {
    let english = languages.iter().find(|language| language.tag == USUAL_LANGUAGE);
    let english = english.ok_or_else(|| format!("there is no language {USUAL_LANGUAGE}"))?.files.clone();
    for (tag, direction) in [("en-XA", "ltr"), ("ar-XB", "rtl")] {
        let mut files = english.clone();
        if let Json::Object(files) = &mut files {
            files.iter_mut().filter(|(name, _)| name.ends_with("_text")).for_each(|(_, file)| {
                change(file, direction == "rtl");
                set(file, "language", tag);
                set(file, "direction", direction);
            });
        }
        languages.push(Language { tag: tag.to_string(), files });
    }
    Ok(languages)
}

/// Sets a field where it is one of this file.
fn set(file: &mut Json, name: &str, text: &str) {
    if let Json::Object(fields) = file {
        let fields = fields.iter_mut().filter(|(field, _)| **field == *name);
        fields.for_each(|(_, value)| *value = Json::text(text));
    }
}

fn change(value: &mut Json, is_right_to_left: bool) {
    match value {
        Json::Text(text) => *text = pseudo(text, is_right_to_left).into(),
        Json::List(items) => items.iter_mut().for_each(|item| change(item, is_right_to_left)),
        Json::Object(fields) => {
            // A list of sources holds their names in the model.
            let is_words = |name: &str, value: &Json| {
                !(FILE_NAMES.contains(&name) || name == "sources" && matches!(value, Json::List(_)))
            };
            let words = fields.iter_mut().filter(|(name, value)| is_words(name, value));
            words.for_each(|(_, value)| change(value, is_right_to_left));
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// A text with accents, a third longer; `{name}`s stay as they are.
fn pseudo(text: &str, is_right_to_left: bool) -> String {
    let mut changed = String::new();
    for (index, piece) in text.split_inclusive(['{', '}']).enumerate() {
        let is_name = index > 0 && piece.ends_with('}');
        if is_name {
            changed.push_str(piece);
        } else if is_right_to_left {
            let (words, brace) = piece.strip_suffix('{').map_or((piece, ""), |words| (words, "{"));
            changed.push(RIGHT_TO_LEFT[0]);
            changed.extend(words.chars().map(accented));
            changed.push(RIGHT_TO_LEFT[1]);
            changed.push_str(brace);
        } else {
            changed.extend(piece.chars().map(accented));
        }
    }
    // In pieces, so that lines can be broken as between words.
    let more = text.chars().count().div_ceil(3);
    changed.extend((0..more).map(|place| if place % 7 == 0 { ' ' } else { '·' }));
    changed
}

fn accented(letter: char) -> char {
    let of = |letters: &str, first: char| letters.chars().nth(letter as usize - first as usize).unwrap_or(letter);
    match letter {
        'a'..='z' => of(SMALL, 'a'),
        'A'..='Z' => of(CAPITAL, 'A'),
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::pseudo;

    #[test]
    fn letters_get_an_accent_and_names_stay() {
        assert_eq!(pseudo("{n} of {total}, so far", false), "{n} öƒ {total}, šö ƒáŕ ······ ");
        let all: String = ('a'..='z').chain('A'..='Z').collect();
        let changed = pseudo(&all, false);
        assert!(changed.chars().all(|letter| !letter.is_ascii_alphabetic()), "{changed}");
    }

    #[test]
    fn words_are_turned_and_names_stay() {
        assert_eq!(pseudo("of {n}", true), "\u{202e}öƒ \u{202c}{n} ·");
    }
}
