//! The cut: what Cargo has compiled becomes two Wasm files, of which a visitor downloads the second once they have begun.
//!
//! `src/ui/later.rs` says where the cut goes. What can be reached only through it goes to the second file, data and
//! function pointers included.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::run::{Result, Step, root};
use crate::tools::Tools;

/// The program as Cargo has compiled it.
const COMPILED: &str = "target/wasm32-unknown-unknown/release/role-fit.wasm";

/// Cuts the program and has wasm-bindgen make its glue; returns the folder with `role-fit.js`, `role-fit_bg.wasm` (the
/// first part) and `split_later.wasm` (the second).
pub fn split(tools: &Tools) -> Result<PathBuf> {
    let out = root().join("target/split");
    let first = out.join("role-fit.wasm");
    let compiled = root().join(COMPILED);
    let wasm = fs::read(&compiled).map_err(|error| format!("{}: {error}", compiled.display()))?;
    let mut options = Options::new(&wasm);
    options.output_dir = &out;
    options.main_out_path = &first;
    let parts = transform(options).map_err(|error| format!("splitting {}: {error:#}", compiled.display()))?;
    let names: Vec<_> = parts.split_modules.iter().filter_map(|file| file.file_name()).collect();
    if names != ["split_later.wasm"] {
        return Err(format!("splitting {}: expected one part, split_later.wasm; got {names:?}", compiled.display()));
    }
    Step::new("Making the glue", "wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "role-fit", "--out-dir"])
        .args([Path::new(&out), &first])
        .env("PATH", &tools.path)
        .dir(&root())
        .run()?;
    Ok(out)
}
