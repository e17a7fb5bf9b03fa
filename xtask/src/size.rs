//! How much a visitor downloads before the first question and in all, and the limits to both.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::Result;

/// The most bytes, brotli-compressed, that all files of the first load may have together.
const FIRST_LOAD_LIMIT: u64 = 81 * 1024;

/// The most bytes, brotli-compressed, that all files may have together: the first load, and what a visitor downloads
/// once they have begun.
const WHOLE_LIMIT: u64 = 252 * 1024;

/// One file that is shipped.
struct File {
    name: String,
    bytes: u64,
    brotli_bytes: u64,
    in_first_load: bool,
}

/// Some of the files, as one sum with its limit.
struct Sum<'a> {
    what: &'static str,
    files: Vec<&'a File>,
    limit: u64,
}

/// Prints the size of each file and the sums.
pub fn print(site: &Path) -> Result {
    let files = shipped(site)?;
    println!();
    row("File of the first load", "bytes", "brotli");
    files.iter().filter(|file| file.in_first_load).for_each(print_file);
    row("File that comes later", "bytes", "brotli");
    files.iter().filter(|file| !file.in_first_load).for_each(print_file);
    for sum in sums(&files) {
        let bytes: u64 = sum.files.iter().map(|file| file.bytes).sum();
        row(sum.what, bytes, sum.brotli_bytes());
        row("Limit", "", sum.limit);
    }
    Ok(())
}

/// Fails when a sum is above its limit.
pub fn check(site: &Path) -> Result {
    let files = shipped(site)?;
    let too_many: Vec<String> = sums(&files).iter().filter_map(Sum::too_many).collect();
    if too_many.is_empty() { Ok(()) } else { Err(too_many.join("\n")) }
}

fn print_file(file: &File) {
    row(&file.name, file.bytes, file.brotli_bytes);
}

fn row(name: &str, bytes: impl ToString, brotli_bytes: impl ToString) {
    println!("{name:<34} {:>9} {:>9}", bytes.to_string(), brotli_bytes.to_string());
}

fn sums(files: &[File]) -> [Sum<'_>; 2] {
    let first_load = files.iter().filter(|file| file.in_first_load).collect();
    [
        Sum { what: "Bytes to the first question", files: first_load, limit: FIRST_LOAD_LIMIT },
        Sum { what: "Bytes in all", files: files.iter().collect(), limit: WHOLE_LIMIT },
    ]
}

impl Sum<'_> {
    fn brotli_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.brotli_bytes).sum()
    }

    fn too_many(&self) -> Option<String> {
        let over = self.brotli_bytes().checked_sub(self.limit).filter(|&over| over > 0)?;
        let Sum { what, limit, .. } = self;
        Some(format!("{what}: {over} more (brotli) than the limit of {limit} in xtask/src/size.rs"))
    }
}

/// The files that `manifest.json` lists.
fn shipped(site: &Path) -> Result<Vec<File>> {
    let file = site.join("manifest.json");
    let unreadable = |error: String| format!("{}: {error}", file.display());
    let text = fs::read_to_string(&file).map_err(|error| unreadable(error.to_string()))?;
    let manifest: Value = serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    let entries = manifest["files"].as_array().ok_or_else(|| unreadable("`files` is missing".into()))?;
    entries
        .iter()
        .map(|entry| {
            Some(File {
                name: entry["file"].as_str()?.to_owned(),
                bytes: entry["bytes"].as_u64()?,
                brotli_bytes: entry["brotli_bytes"].as_u64()?,
                in_first_load: entry["first_load"].as_bool()?,
            })
        })
        .collect::<Option<_>>()
        .ok_or_else(|| unreadable("an entry of `files` is not complete".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(brotli_bytes: u64, in_first_load: bool) -> File {
        File { name: "file".into(), bytes: 0, brotli_bytes, in_first_load }
    }

    fn too_many(files: &[File]) -> Vec<&'static str> {
        let sums = sums(files);
        sums.iter().filter(|sum| sum.too_many().is_some()).map(|sum| sum.what).collect()
    }

    #[test]
    fn only_the_first_load_counts_for_the_first_question() {
        let rest = WHOLE_LIMIT - FIRST_LOAD_LIMIT;
        for (first, later, expected) in [
            (FIRST_LOAD_LIMIT, rest, vec![]),
            (FIRST_LOAD_LIMIT + 1, 0, vec!["Bytes to the first question"]),
            (0, WHOLE_LIMIT + 1, vec!["Bytes in all"]),
            (FIRST_LOAD_LIMIT, rest + 1, vec!["Bytes in all"]),
        ] {
            assert_eq!(too_many(&[file(first, true), file(later, false)]), expected, "{first} and {later}");
        }
    }
}
