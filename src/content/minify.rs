//! Build script: puts the content files together, without the white space that every visitor would download.
//!
//! `opening.json` is what the first screens need, `content.json` everything else. Each is an object with the files by
//! their names; a file in `text/<language>` is called `<name>_text`. `xtask/bundle.mjs` makes the same of them.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;

/// The files of the opening.
const OPENING: [&str; 2] = ["questions", "questions_text"];

fn main() {
    let mut files = BTreeMap::new();
    read(Path::new("src/content"), "", &mut files);
    read(Path::new("src/content/text/en"), "_text", &mut files);
    let (opening, content): (BTreeMap<_, _>, BTreeMap<_, _>) =
        files.into_iter().partition(|(name, _)| OPENING.contains(&name.as_str()));
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    for (name, files) in [("opening.json", opening), ("content.json", content)] {
        let json = serde_json::to_string(&files).expect("values from JSON become JSON");
        fs::write(Path::new(&out).join(name), json).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

fn read(folder: &Path, suffix: &str, files: &mut BTreeMap<String, Value>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for file in entries.map(|entry| entry.expect("a folder that can be read").path()) {
        if file.extension().is_some_and(|extension| extension == "json") {
            println!("cargo::rerun-if-changed={}", file.display());
            let json = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let stem = file.file_stem().and_then(|stem| stem.to_str()).expect("a name in UTF-8");
            files.insert([stem, suffix].concat(), value);
        }
    }
}
