//! Programs that come as Rust packages: used when found, fetched ready-made when possible, else built.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::PathBuf;

use crate::run::{Result, Step, answer, find, quiet_in_a_log, root};

/// `PATH` with the folder of the project's own programs first.
pub fn path() -> Result<OsString> {
    let others = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(home().join("bin")).chain(std::env::split_paths(&others));
    std::env::join_paths(folders).map_err(|error| format!("the project's folder cannot be part of PATH: {error}"))
}

/// Where programs go that the system lacks.
fn home() -> PathBuf {
    root().join("target/tools")
}

/// A program that is published as a Rust package.
pub struct RustTool<'a> {
    /// The name it is called by.
    pub program: &'a str,
    pub package: &'a str,
    pub version: &'a str,
    /// Options of `cargo install`.
    pub options: &'a [&'a str],
    /// How long building takes on two cores.
    pub duration: &'a str,
}

impl RustTool<'_> {
    /// Makes sure that the very version is there: found, fetched ready-made, or built.
    pub fn set_up(&self, path: &OsStr) -> Result {
        if self.is_there(path) {
            return Ok(());
        }
        if answer("cargo", &["binstall", "-V"]).is_some() && self.fetch().is_ok() && self.is_there(path) {
            return Ok(());
        }
        self.build()?;
        if self.is_there(path) {
            return Ok(());
        }
        let Self { program, version, .. } = self;
        Err(format!("{program} was built, but does not answer with version {version}"))
    }

    fn is_there(&self, path: &OsStr) -> bool {
        find(self.program, path)
            .and_then(|file| answer(file, &["--version"]))
            .is_some_and(|said| said.split(' ').nth(1) == Some(self.version))
    }

    fn fetch(&self) -> Result {
        let Self { package, version, .. } = self;
        Step::new(format!("Looking for a ready-made {package} {version}"), "cargo")
            .args(["binstall", "--no-confirm", "--disable-strategies", "compile"])
            .args(["--root".as_ref(), home().as_os_str()])
            .args([format!("{package}@{version}")])
            .run()
    }

    /// The tools run for seconds and compile for minutes, so whatever makes compiling longer is off.
    fn build(&self) -> Result {
        let Self { program, package, version, options, duration } = self;
        let scratch = home().join("build");
        Step::new(format!("Building {package} {version}: {duration} on two cores, only once"), "cargo")
            .args(["install", "--force", "--bin", program])
            .args(quiet_in_a_log())
            .args(*options)
            .args(["--root".as_ref(), home().as_os_str()])
            .args([format!("{package}@{version}")])
            .env("CARGO_TARGET_DIR", &scratch)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "2")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env("CARGO_PROFILE_RELEASE_STRIP", "none")
            .dir(&root())
            .run()?;
        // Much space for what nothing needs again; left behind it does no harm.
        let _ = fs::remove_dir_all(&scratch);
        Ok(())
    }
}
