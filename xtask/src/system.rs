//! What comes from the operating system: Node.js with npm, and a browser.

use std::path::PathBuf;

use crate::run::{Result, Step, answer, find};

/// What esbuild and playwright-core ask for, and what Debian 12 has.
const OLDEST_NODE: u32 = 18;

/// Makes sure that Node.js and npm are there.
pub fn node() -> Result {
    let said = answer("node", &["--version"]);
    let npm = answer("npm", &["--version"]);
    if said.is_none() || npm.is_none() {
        let missing = [("nodejs", said.is_none()), ("npm", npm.is_none())];
        let missing: Vec<&str> = missing.iter().filter(|(_, it)| *it).map(|(name, _)| *name).collect();
        apt_install(&missing)?;
    }
    let said = answer("node", &["--version"]).ok_or("`node --version` failed")?;
    let major: Option<u32> = said.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(format!("Node.js {said} is too old: install version {OLDEST_NODE} or newer")),
    }
}

/// The browser: `CHROMIUM` if set, else the system's, else Debian's, installed now.
pub fn chromium() -> Result<PathBuf> {
    if let Some(given) = std::env::var_os("CHROMIUM") {
        let given = PathBuf::from(given);
        return if given.is_file() {
            Ok(given)
        } else {
            Err(format!("CHROMIUM names {}, which is not a file", given.display()))
        };
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    if let Some(found) = names.iter().find_map(|name| find(name, &path)) {
        return Ok(found);
    }
    apt_install(&["chromium"])?;
    find("chromium", &path).ok_or_else(|| "Chromium was installed, but is not on PATH".to_owned())
}

/// Installs Debian packages when that is allowed, else says how to.
fn apt_install(packages: &[&str]) -> Result {
    let names = packages.join(" ");
    if answer("apt-get", &["--version"]).is_none() {
        return Err(format!(
            "needed and missing: {names}. Install with your system's package manager (Node.js {OLDEST_NODE} or newer), then run this command again"
        ));
    }
    if answer("id", &["-u"]).as_deref() != Some("0") {
        return Err(format!(
            "needed and missing: {names}. Run\n\n    sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}\n\nand then this command again"
        ));
    }
    Step::new("Asking Debian for its list of packages", "apt-get").args(["update", "-qq"]).run()?;
    Step::new(format!("Installing from Debian: {names}"), "apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(["-o", "Dpkg::Use-Pty=0"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()
}
