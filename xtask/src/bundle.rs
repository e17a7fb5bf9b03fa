//! The build: the content of each language is compiled, Cargo compiles the program, it is cut in two, `bundle.mjs` makes of
//! all that the files that are shipped, and `dist/` is replaced in one move.
//!
//! Beside it, `target/pseudo` is the same site with languages that nobody speaks ([`crate::pseudo`]), for the tests.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::run::{Result, Step, quiet_in_a_log, root};
use crate::{content, pseudo, split, wasm_flags};

/// How the program is compiled; the checks for WebAssembly do it alike, to share the work.
pub const COMPILED: [&str; 3] = ["--release", "--target", "wasm32-unknown-unknown"];

/// What makes two files of it, instead of the one that is for working on it.
pub const IN_TWO: [&str; 2] = ["--features", "split"];

/// Builds the site; returns its folder, `dist/`.
pub fn build() -> Result<PathBuf> {
    let root = root();
    let next = root.join("target/dist-next");
    let dist = root.join("dist");
    let [compiled_content, pseudo_content] = ["target/content", "target/pseudo-content"].map(|name| root.join(name));
    let with_pseudo = root.join("target/pseudo");
    for folder in [&compiled_content, &pseudo_content, &with_pseudo] {
        remove(folder)?;
    }

    let languages = content::all()?;
    content::write(&compiled_content, &languages)?;
    content::write(&pseudo_content, &pseudo::beside(languages)?)?;

    Step::new("Compiling to WebAssembly (the first time: 2 to 3 minutes)", "cargo")
        .args(["build", "--locked"])
        .args(quiet_in_a_log())
        .args(COMPILED)
        .args(IN_TWO)
        .env(wasm_flags::VARIABLE, wasm_flags::wasm_flags())
        .dir(&root)
        .run()?;

    let parts = split::split(&root.join("target/wasm32-unknown-unknown/release/role-fit.wasm"))?;
    remove(&next)?;
    Step::new("Bundling", "node")
        .args([Path::new("xtask/bundle.mjs"), &parts, &compiled_content, &next])
        .args([&pseudo_content, &with_pseudo])
        .dir(&root)
        .run()?;

    let old = root.join("target/dist-old");
    remove(&old)?;
    if dist.exists() {
        rename(&dist, &old)?;
    }
    rename(&next, &dist)?;
    remove(&old)?;
    Ok(dist)
}

fn rename(from: &Path, to: &Path) -> Result {
    fs::rename(from, to).map_err(|error| format!("moving {} to {}: {error}", from.display(), to.display()))
}

fn remove(folder: &Path) -> Result {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(format!("deleting {}: {error}", folder.display())),
        _ => Ok(()),
    }
}
