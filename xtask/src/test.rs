//! The checks and tests, cheapest first; the first failure ends the run.
//!
//! Native runs leave out the feature `ui`, so that Leptos is only ever compiled for WebAssembly. The checks for
//! WebAssembly use the release profile to share the compiled macros with the release build.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::run::{Result, Step, root};
use crate::{bundle, size, tools, wasm_flags};

/// Passes what needs neither a browser nor WebAssembly.
pub fn check() -> Result {
    let start = Instant::now();
    tools::for_checks()?;
    without_browser()?;
    println!("\nThe checks passed, in {} s.", start.elapsed().as_secs());
    Ok(())
}

/// Passes everything, or says what failed.
pub fn test() -> Result {
    let start = Instant::now();
    tools::for_checks()?;
    tools::for_build()?;
    let browser = tools::for_browser()?;

    without_browser()?;

    let site = bundle::build()?;
    size::print(&site)?;
    size::check(&site)?;

    for (title, features) in [("in two parts", &bundle::IN_TWO[..]), ("in one piece", &[])] {
        Step::new(format!("Lints, for WebAssembly {title}"), "cargo")
            .args(["clippy", "--quiet"])
            .args(bundle::COMPILED)
            .args(features)
            .args(["--", "-D", "warnings"])
            .env(wasm_flags::VARIABLE, wasm_flags::wasm_flags())
            .dir(&root())
            .run()?;
    }
    Step::new("Documentation", "cargo")
        .env(wasm_flags::VARIABLE, wasm_flags::wasm_flags())
        .args(["doc", "--no-deps"])
        .args(bundle::COMPILED)
        .args(bundle::IN_TWO)
        .env("RUSTDOCFLAGS", "-D warnings")
        .dir(&root())
        .run()?;

    in_browser(&site, &browser)?;
    println!("\nEverything passed, in {} s.", start.elapsed().as_secs());
    Ok(())
}

/// Measures how good the order is.
pub fn judge() -> Result {
    let judge = ["test", "--quiet", "--no-default-features", "--test", "judge"];
    cargo("How good the order is", &judge, &["--", "--nocapture", "--test-threads", "1"])
}

fn without_browser() -> Result {
    cargo("Formatting", &["fmt", "--all", "--check"], &[])?;
    let native = ["clippy", "--workspace", "--all-targets", "--no-default-features"];
    cargo("Lints, without a browser", &native, &["--", "-D", "warnings"])?;
    // With what the tests print, so that each run shows how good the order is.
    let core = ["test", "--quiet", "--workspace", "--no-default-features"];
    cargo("Tests of the assessment and of the tools", &core, &["--", "--show-output"])?;
    Step::new("Tests of the tools in JavaScript", "node")
        .args(["--test", "--test-reporter=spec"])
        .args(test_files("xtask")?)
        .dir(&root())
        .run()
}

fn cargo(title: &str, arguments: &[&str], more: &[&str]) -> Result {
    Step::new(title, "cargo").args(arguments).args(more).dir(&root()).run()
}

/// The tests in a real browser, against the files that are shipped.
fn in_browser(site: &Path, browser: &Path) -> Result {
    Step::new(format!("Tests in {}", browser.display()), "node")
        // Two files at once: most of the time a visit waits for its browser. More would wait for each other.
        .args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
        .args(test_files("tests/browser")?)
        .env("ROLE_FIT_DIST", site)
        .env("CHROMIUM", browser)
        .dir(&root())
        .run()
}

/// Named one by one, because Node's versions differ in what `node --test <folder>` means.
fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let is_test = |file: &PathBuf| file.to_string_lossy().ends_with(".test.mjs");
    let mut tests: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_test).collect();
    tests.sort();
    if tests.is_empty() {
        return Err(format!("{folder} has no file called *.test.mjs"));
    }
    Ok(tests)
}
