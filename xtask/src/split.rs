//! The cut: what Cargo has compiled becomes two Wasm files, of which a visitor downloads the second once they have begun.
//!
//! `src/ui/screens.rs` says where the cut goes. What can be reached only through it goes to the second file, data and
//! function pointers included.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use crate::first_file;
use crate::run::{Result, root, timed};

/// The second file, named after the part that the border in `src/ui/screens.rs` names.
const LATER: &str = "split_later.wasm";

/// Cuts the program and makes the JavaScript around it; returns the folder with `role-fit.js`, `role-fit_bg.wasm` (the
/// first part) and `split_later.wasm` (the second).
pub fn split(compiled: &Path) -> Result<PathBuf> {
    let out = root().join("target/split");
    let whole_first = out.join("role-fit.wasm");
    // What is left from another day is not taken for a part of this program.
    if out.exists() {
        fs::remove_dir_all(&out).map_err(|error| format!("deleting {}: {error}", out.display()))?;
    }
    timed("Cutting the program in two", || cut(compiled, &out, &whole_first))?;
    timed("Making the JavaScript around it", || {
        Bindgen::new()
            .input_path(&whole_first)
            .web(true)
            .and_then(|it| {
                let it = it.typescript(false).keep_lld_exports(true).omit_default_module_path(false);
                it.demangle(false).out_name("role-fit").generate(&out)
            })
            .map_err(|error| format!("wasm-bindgen, {}: {error:#}", whole_first.display()))
    })?;
    let [first, later] = ["role-fit_bg.wasm", LATER].map(|name| out.join(name));
    let [first, later] = [read(&first)?, read(&later)?];
    first_file::check(&first, &later)?;
    Ok(out)
}

fn cut(compiled: &Path, out: &Path, first: &Path) -> Result {
    let wasm = read(compiled)?;
    let mut options = Options::new(&wasm);
    options.output_dir = out;
    options.main_out_path = first;
    let parts = transform(options).map_err(|error| format!("splitting {}: {error:#}", compiled.display()))?;
    let names: Vec<_> = parts.split_modules.iter().filter_map(|file| file.file_name()).collect();
    if names != [LATER] {
        return Err(format!("splitting {}: expected one part, {LATER}; got {names:?}", compiled.display()));
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(|error| format!("reading {}: {error}", file.display()))
}
