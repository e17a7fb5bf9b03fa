//! The content of each language: read and checked as authors write it, and compiled to what visitors download.

use std::fs;
use std::path::Path;

use role_fit::base::json::Json;
use role_fit::base::problem::Problem;
use role_fit::content::compact::{write_questionnaire, write_result};
use role_fit::content::{files, read};
use role_fit::ui::edition::Edition;
use role_fit::ui::prerender;

use crate::run::Result;

/// A language, and all its files by their names.
pub struct Language {
    /// The BCP 47 tag, which is the name of its folder.
    pub tag: String,
    /// The files, those of words among them.
    pub files: Json,
}

/// All languages of the project.
pub fn all() -> Result<Vec<Language>> {
    let tags = files::languages().map_err(lines)?;
    tags.into_iter().map(|tag| Ok(Language { files: files::files(&tag).map_err(lines)?, tag })).collect()
}

/// Compiles languages into a folder: `questions.<tag>.bin`, `result.<tag>.bin` and the start page of each, and `languages.json` with what
/// the widget says where none of that arrives.
pub fn write(folder: &Path, languages: &[Language]) -> Result {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut known = Vec::new();
    for Language { tag, files } in languages {
        let told = |problems| format!("the content in {tag}:\n{}", lines(problems));
        let questionnaire = read::questionnaire(files).map_err(told)?;
        let result = read::content(files, &questionnaire.questionnaire).map_err(told)?;
        let language = questionnaire.text.language;
        if *language != **tag {
            return Err(format!(
                "the folder {tag} has words in {language:?}; rename it or mend `language` in questions.json"
            ));
        }
        put(folder, &format!("questions.{tag}.bin"), &write_questionnaire(&questionnaire))?;
        put(folder, &format!("result.{tag}.bin"), &write_result(&result))?;
        known.push((tag.as_str().into(), Json::object([("failed", Json::text(questionnaire.text.ui.failed()))])));
        // An edition lives as long as the program.
        let edition = Box::leak(Box::new(Edition::new(questionnaire)));
        put(folder, &format!("start.{tag}.html"), prerender::start_page(edition).as_bytes())?;
    }
    put(folder, "languages.json", Json::Object(known).write().as_bytes())
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result {
    let file = folder.join(name);
    fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))
}

fn lines(problems: Vec<Problem>) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}
