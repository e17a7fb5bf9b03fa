//! The Rust that this project is built with.
//!
//! `rust-toolchain.toml` names it, and rustup brings it. Whoever overrides that (`RUSTUP_TOOLCHAIN`, or Rust without rustup)
//! is asked for the same version: the size of what is built is checked to the byte.

use crate::run::{Result, Step, answer, root};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Fails where another version than the project's is in use.
pub fn check() -> Result {
    let file = root().join("rust-toolchain.toml");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let pinned = version_in(&text).ok_or_else(|| format!("{}: `channel` is missing", file.display()))?;
    let said = answer("rustc", &["--version"]).ok_or("`rustc --version` failed")?;
    if said.split(' ').nth(1) == Some(pinned) {
        return Ok(());
    }
    Err(format!(
        "this project is built with Rust {pinned}, and `rustc` is {said}. Install rustup (https://rustup.rs), which brings \
         that version, and do not override it (RUSTUP_TOOLCHAIN)"
    ))
}

/// The version that a toolchain file names.
fn version_in(toolchain: &str) -> Option<&str> {
    let line = toolchain.lines().find_map(|line| line.strip_prefix("channel = \""))?;
    line.strip_suffix('"')
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
    use super::version_in;

    #[test]
    fn the_version_is_that_of_the_channel() {
        assert_eq!(version_in("# a line\n[toolchain]\nchannel = \"1.95.0\"\n"), Some("1.95.0"));
        assert_eq!(version_in("[toolchain]\n"), None);
    }
}
