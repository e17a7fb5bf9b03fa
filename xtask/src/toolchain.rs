//! The Rust that this project is built with.
//!
//! The size of what is built is checked to the byte, and another compiler writes other bytes; so the version is fixed.
//! There is no `rust-toolchain.toml`: it asks rustup for a toolchain of that very name, and cargo then stops on a machine
//! that has the same version under the name `stable` and may not download. Here the version itself is asked for, and a
//! toolchain is only installed where another version is in use.

use std::process::Command;

use crate::run::{Result, Step, answer, become_it};

/// The version, as `rustc --version` says it. It is also the name of the toolchain.
const RUST: &str = "1.95.0";

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The variable that tells rustup which toolchain to use.
const CHOICE: &str = "RUSTUP_TOOLCHAIN";

/// Goes on with the project's version of Rust: where another is in use, this program starts itself again with that.
pub fn use_pinned() -> Result {
    let said = answer("rustc", &["--version"]).ok_or("`rustc --version` failed")?;
    if is_pinned(&said) {
        return Ok(());
    }
    let is_chosen = std::env::var(CHOICE).is_ok_and(|name| name == RUST);
    if is_chosen || answer("rustup", &["--version"]).is_none() {
        return Err(format!(
            "this project is built with Rust {RUST}, and `rustc` is {said}. \
             Install rustup (https://rustup.rs), which brings that version, or Rust {RUST} itself"
        ));
    }
    if !answer("rustup", &["run", RUST, "rustc", "--version"]).is_some_and(|said| is_pinned(&said)) {
        Step::new(format!("Installing Rust {RUST}, beside {said}"), "rustup")
            .args(["toolchain", "install", RUST, "--no-self-update", "--profile", "minimal"])
            .args(["--component", "rustfmt", "--component", "clippy", "--target", WASM_TARGET])
            .run()?;
    }
    println!("This project is built with Rust {RUST}; {said} stays what other projects use.");
    let itself = std::env::current_exe().map_err(|error| format!("this program does not know where it is: {error}"))?;
    let mut again = Command::new(itself);
    again.args(std::env::args_os().skip(1)).env(CHOICE, RUST);
    become_it(again)
}

fn is_pinned(said: &str) -> bool {
    said.split(' ').nth(1) == Some(RUST)
}

/// Makes sure that Rust's standard library for WebAssembly is there.
pub fn wasm_target() -> Result {
    let sysroot = answer("rustc", &["--print", "sysroot"]).ok_or("`rustc --print sysroot` failed")?;
    if std::path::Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", WASM_TARGET])
}

/// Makes sure that formatter and linter are there.
pub fn checkers() -> Result {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if answer(program, &["--version"]).is_none() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str]) -> Result {
    Step::new("Adding to the Rust toolchain", "rustup").args(arguments).run()
}

#[cfg(test)]
mod tests {
    use super::is_pinned;

    #[test]
    fn only_the_very_version_is_the_projects() {
        assert!(is_pinned("rustc 1.95.0 (59807616e 2026-04-14)"));
        for other in ["rustc 1.95.0-nightly (0 2026-01-01)", "rustc 1.95.1 (0 2026-05-01)", "rustc 1.96.0", "rustc", ""]
        {
            assert!(!is_pinned(other), "{other}");
        }
    }
}
