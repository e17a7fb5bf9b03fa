//! The content of this project as authors write it: a folder of JSON files, and one more of words for each language.
//!
//! Only the build and the tests read them; a visitor gets what the build makes of them ([`super::compact`]).

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::read::parse;
use crate::base::json::Json;
use crate::base::problem::Problem;

/// The languages, in alphabetical order: each folder in `src/content/text` is one, called by its BCP 47 tag.
///
/// # Errors
/// What is in the way of reading the folder.
pub fn languages() -> Result<Vec<String>, Vec<Problem>> {
    let folders = entries(&folder().join("text"))?.into_iter().filter(|entry| entry.is_dir());
    Ok(folders.filter_map(|folder| name(folder.file_name())).collect())
}

/// All files of a language, as an object: those with words under `<name>_text`, those without under `<name>`.
///
/// # Errors
/// What is in the way of reading them, and where they are not JSON.
pub fn files(language: &str) -> Result<Json, Vec<Problem>> {
    let mut files = Vec::new();
    for (folder, suffix) in [(folder(), ""), (folder().join("text").join(language), "_text")] {
        for file in entries(&folder)?.into_iter().filter(|file| file.extension() == Some(OsStr::new("json"))) {
            let json = fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
            let name = [&name(file.file_stem()).unwrap_or_default(), suffix].concat();
            let value = parse(&name, &json)?;
            files.push((name.into(), value));
        }
    }
    Ok(Json::Object(files))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content")
}

/// What is in a folder, in alphabetical order.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    Ok(entries)
}

fn name(name: Option<&OsStr>) -> Option<String> {
    name?.to_str().map(str::to_string)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Vec<Problem> {
    vec![Problem { path: path.display().to_string(), message: error.to_string() }]
}
