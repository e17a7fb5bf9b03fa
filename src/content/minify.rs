//! Build script: the content files without their white space, which every visitor would download.

use std::path::Path;
use std::{env, fs};

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    for (file, name) in [("src/content/model.json", "model.json"), ("src/content/text/en.json", "en.json")] {
        println!("cargo::rerun-if-changed={file}");
        let json = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
        // What is not valid JSON goes through as it is, so that the one reader of content tells what is wrong.
        let minified = serde_json::from_str::<serde_json::Value>(&json).map_or(json, |value| value.to_string());
        fs::write(Path::new(&out).join(name), minified).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
