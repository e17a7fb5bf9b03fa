//! Every check and test, cheapest first; the first failure ends the run.
//!
//! Native runs leave out the feature `ui`, so that Leptos is only ever compiled for WebAssembly. The checks for
//! WebAssembly use the release profile to share the compiled macros with the release build.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::run::{Result, Step, root};
use crate::{bundle, size, tools, wasm_flags};

const WASM: [&str; 3] = ["--release", "--target", "wasm32-unknown-unknown"];

/// Passes everything, or says what failed.
pub fn test() -> Result {
    let start = Instant::now();
    let tools = tools::for_build()?;
    let browser = tools::for_tests()?;

    cargo("Formatting", &["fmt", "--all", "--check"], &[])?;
    let native = ["clippy", "--workspace", "--all-targets", "--no-default-features"];
    cargo("Lints, without a browser", &native, &["--", "-D", "warnings"])?;
    let core = ["test", "--workspace", "--no-default-features"];
    cargo("Tests of the assessment and of the tools", &core, &[])?;
    // Once more with what it prints, so that each run shows how good the order is.
    let judge = ["test", "--quiet", "--no-default-features", "--test", "judge"];
    cargo("How good the order is", &judge, &["--", "--nocapture", "--test-threads", "1"])?;

    let site = bundle::build(&tools)?;
    size::print(&site)?;
    size::check(&site)?;

    Step::new("Lints, for WebAssembly", "cargo")
        .args(["clippy"])
        .args(WASM)
        .args(["--", "-D", "warnings"])
        .env(wasm_flags::VARIABLE, wasm_flags::wasm_flags())
        .dir(&root())
        .run()?;
    Step::new("Documentation", "cargo")
        .env(wasm_flags::VARIABLE, wasm_flags::wasm_flags())
        .args(["doc", "--no-deps"])
        .args(WASM)
        .env("RUSTDOCFLAGS", "-D warnings")
        .dir(&root())
        .run()?;

    in_browser(&site, &browser)?;
    println!("\nEverything passed, in {} s.", start.elapsed().as_secs());
    Ok(())
}

fn cargo(title: &str, arguments: &[&str], more: &[&str]) -> Result {
    Step::new(title, "cargo").args(arguments).args(more).dir(&root()).run()
}

/// The tests in a real browser, against the files that are shipped.
fn in_browser(site: &Path, browser: &Path) -> Result {
    let tests = browser_tests(&root().join("tests/browser"))?;
    Step::new(format!("Tests in {}", browser.display()), "node")
        .args(["--test", "--test-reporter=spec"])
        .args(tests)
        .env("ROLE_FIT_DIST", site)
        .env("CHROMIUM", browser)
        .dir(&root())
        .run()
}

/// Named one by one, because Node's versions differ in what `node --test <folder>` means.
fn browser_tests(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let is_test = |file: &PathBuf| file.to_string_lossy().ends_with(".test.mjs");
    let mut tests: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_test).collect();
    tests.sort();
    if tests.is_empty() {
        return Err(format!("{} has no file called *.test.mjs", folder.display()));
    }
    Ok(tests)
}
