//! The compiler's flags for WebAssembly, the same for the build and for the checks so that they share their work.

use std::env;
use std::path::PathBuf;

/// The variable that cargo reads the flags from.
pub const VARIABLE: &str = "CARGO_ENCODED_RUSTFLAGS";

/// The flags, in cargo's encoding.
///
/// The stack is the first thing in Wasm memory: 128 KiB instead of the linker's 1 MiB. Paths in panic messages lose
/// the folders of the machine that builds: they tell a visitor nothing, and two machines would build different bytes.
/// Relocations tell the splitting tool what refers to what.
pub fn wasm_flags() -> String {
    let registry = cargo_home().join("registry/src");
    let mut flags = ["-zstack-size=131072", "--emit-relocs"].map(|flag| format!("-Clink-arg={flag}")).to_vec();
    flags.extend(folders_in(registry).map(|folder| format!("--remap-path-prefix={}=crates", folder.display())));
    flags.join("\u{1f}")
}

fn cargo_home() -> PathBuf {
    let home = || env::home_dir().unwrap_or_default().join(".cargo");
    env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from)
}

fn folders_in(folder: PathBuf) -> impl Iterator<Item = PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    entries.map(|entry| entry.path())
}
