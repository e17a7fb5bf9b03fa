//! Set-up: finds each tool that a command needs, and installs what is missing.
//!
//! What is written in Rust is part of this program. npm packages go beside their `package.json`, so deleting the project
//! deletes them. Node.js and Chromium are the system's. Nothing is installed twice.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Result, Step, root};
use crate::{system, toolchain};

/// Sets up what the build needs.
pub fn for_build() -> Result {
    toolchain::wasm_target()?;
    system::node()?;
    npm_packages(&root().join("xtask"))
}

/// Sets up what the checks without a browser need.
pub fn for_checks() -> Result {
    toolchain::checkers()?;
    system::node()
}

/// Sets up what the tests in a browser need; returns the browser.
pub fn for_browser() -> Result<PathBuf> {
    npm_packages(&root().join("tests/browser"))?;
    system::chromium()
}

/// Installs the packages of `folder`'s lock file, unless they are there already.
pub fn npm_packages(folder: &Path) -> Result {
    let file = folder.join("package-lock.json");
    let lock = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|it| it == lock) {
        return Ok(());
    }
    let name = folder.strip_prefix(root()).unwrap_or(folder).display();
    Step::new(format!("Installing the npm packages of {name}"), "npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"])
        .dir(folder)
        .run()?;
    fs::write(&installed, lock).map_err(|error| format!("{}: {error}", installed.display()))
}
