//! Set-up: finds each tool the build and the tests need, and installs what is missing.
//!
//! Programs written in Rust go to `target/tools` and npm packages beside their `package.json`, so deleting the project
//! deletes them. Node.js and Chromium are the system's. Nothing is installed twice.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Result, Step, answer, quiet_in_a_log, root};
use crate::rust_tool::{self, RustTool};
use crate::system;

/// The last Trunk that this project's Rust version compiles.
const TRUNK: &str = "0.21.14";
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The tools of a build, all there.
pub struct Tools {
    /// `PATH` for programs that look for Trunk and wasm-bindgen.
    pub path: OsString,
}

/// Sets up what the build needs.
pub fn for_build() -> Result<Tools> {
    wasm_target()?;
    crates()?;
    let tools = Tools { path: rust_tool::path()? };
    system::node()?;
    npm_packages(&root().join("xtask"))?;
    RustTool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: &locked_version("wasm-bindgen")?,
        options: &[],
        duration: "1 to 2 minutes",
    }
    .set_up(&tools.path)?;
    RustTool {
        program: "trunk",
        package: "trunk",
        version: TRUNK,
        // The default features are a TLS client and a look for updates; a build here uses neither.
        options: &["--locked", "--no-default-features"],
        duration: "4 to 5 minutes",
    }
    .set_up(&tools.path)?;
    Ok(tools)
}

/// Sets up what only the tests need; returns the browser to test in.
pub fn for_tests() -> Result<PathBuf> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if answer(program, &["--version"]).is_none() {
            rustup(&["component", "add", component])?;
        }
    }
    npm_packages(&root().join("tests/browser"))?;
    system::chromium()
}

/// Rust's standard library for WebAssembly.
fn wasm_target() -> Result {
    let sysroot = answer("rustc", &["--print", "sysroot"]).ok_or("`rustc --print sysroot` failed")?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", WASM_TARGET])
}

/// Trunk builds offline, so that it never looks for tools of its own; the crates have to be there before.
fn crates() -> Result {
    let host = answer("rustc", &["--print", "host-tuple"]).ok_or("`rustc --print host-tuple` failed")?;
    Step::new("Fetching the crates that are missing", "cargo")
        .args(["fetch", "--locked", "--target", WASM_TARGET, "--target", &host])
        .args(quiet_in_a_log())
        .dir(&root())
        .run()
}

fn rustup(arguments: &[&str]) -> Result {
    Step::new("Adding to the Rust toolchain", "rustup").args(arguments).run()
}

/// The version of a package in `Cargo.lock`.
fn locked_version(package: &str) -> Result<String> {
    let file = root().join("Cargo.lock");
    let lock = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    version_in(&lock, package)
        .ok_or_else(|| format!("Cargo.lock does not name `{package}`; run `cargo update -p {package}`"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
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

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
