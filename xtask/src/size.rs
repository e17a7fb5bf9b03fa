//! How much a visitor downloads before the first question, and the limit to it.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::Result;

/// The most bytes, brotli-compressed, that all files of the first load may have together.
const FIRST_LOAD_LIMIT: u64 = 110 * 1024;

/// One file of the first load.
struct File {
    name: String,
    bytes: u64,
    brotli_bytes: u64,
}

/// Prints the size of each file of the first load and their sum.
pub fn print(site: &Path) -> Result {
    let files = first_load(site)?;
    println!("\n{:<34} {:>9} {:>9}", "File of the first load", "bytes", "brotli");
    for File { name, bytes, brotli_bytes } in &files {
        println!("{name:<34} {bytes:>9} {brotli_bytes:>9}");
    }
    let bytes: u64 = files.iter().map(|file| file.bytes).sum();
    let brotli_bytes = sum(&files);
    println!("{:<34} {bytes:>9} {brotli_bytes:>9}", "Bytes to the first question");
    println!("{:<34} {:>9} {FIRST_LOAD_LIMIT:>9}", "Limit", "");
    Ok(())
}

/// Fails when the first load is above the limit.
pub fn check(site: &Path) -> Result {
    let brotli_bytes = sum(&first_load(site)?);
    if brotli_bytes > FIRST_LOAD_LIMIT {
        return Err(format!(
            "the first load has {brotli_bytes} bytes (brotli), {} more than the limit in xtask/src/size.rs",
            brotli_bytes - FIRST_LOAD_LIMIT
        ));
    }
    Ok(())
}

fn sum(files: &[File]) -> u64 {
    files.iter().map(|file| file.brotli_bytes).sum()
}

/// The files that `manifest.json` marks as part of the first load.
fn first_load(site: &Path) -> Result<Vec<File>> {
    let file = site.join("manifest.json");
    let unreadable = |error: String| format!("{}: {error}", file.display());
    let text = fs::read_to_string(&file).map_err(|error| unreadable(error.to_string()))?;
    let manifest: Value = serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    let entries = manifest["files"].as_array().ok_or_else(|| unreadable("`files` is missing".into()))?;
    entries
        .iter()
        .filter(|entry| entry["first_load"] == true)
        .map(|entry| {
            Some(File {
                name: entry["file"].as_str()?.to_owned(),
                bytes: entry["bytes"].as_u64()?,
                brotli_bytes: entry["brotli_bytes"].as_u64()?,
            })
        })
        .collect::<Option<_>>()
        .ok_or_else(|| unreadable("an entry of `files` is not complete".into()))
}
