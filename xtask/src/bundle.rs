//! The build: Cargo compiles, the program is cut in two, `bundle.mjs` makes of it the files that are shipped, and `dist/`
//! is replaced in one move.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::run::{Result, Step, quiet_in_a_log, root};
use crate::{split, wasm_flags};

/// How the program is compiled; the checks for WebAssembly do it alike, to share the work.
pub const COMPILED: [&str; 5] = ["--release", "--target", "wasm32-unknown-unknown", "--features", "split"];

/// Builds the site; returns its folder, `dist/`.
pub fn build() -> Result<PathBuf> {
    let root = root();
    let next = root.join("target/dist-next");
    let dist = root.join("dist");

    Step::new("Compiling to WebAssembly (the first time: 2 to 3 minutes)", "cargo")
        .args(["build", "--locked"])
        .args(quiet_in_a_log())
        .args(COMPILED)
        .env(wasm_flags::VARIABLE, wasm_flags::wasm_flags())
        .dir(&root)
        .run()?;

    let parts = split::split(&root.join("target/wasm32-unknown-unknown/release/role-fit.wasm"))?;
    remove(&next)?;
    Step::new("Bundling", "node").args([Path::new("xtask/bundle.mjs"), &parts, &next]).dir(&root).run()?;

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
