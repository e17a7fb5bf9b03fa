//! What comes from the operating system: Node.js with npm, and a browser.

use std::path::PathBuf;

use crate::run::{Result, Step, answer, find};

/// The first version that can run test files side by side; Debian 12 has a newer one.
const OLDEST_NODE: [u32; 2] = [18, 19];

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
    match version(&said) {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        _ => Err(format!("Node.js {said} is too old: install version {} or newer", oldest_node())),
    }
}

/// The first two numbers of a version: of `v18.20.4`, 18 and 20.
fn version(said: &str) -> Option<[u32; 2]> {
    let mut numbers = said.trim_start_matches('v').split('.').map(|number| number.parse().ok());
    Some([numbers.next()??, numbers.next()??])
}

fn oldest_node() -> String {
    OLDEST_NODE.map(|number| number.to_string()).join(".")
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
            "needed and missing: {names}. Install with your system's package manager (Node.js {} or newer), then run this command again",
            oldest_node()
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

#[cfg(test)]
mod tests {
    use super::{OLDEST_NODE, version};

    #[test]
    fn versions_are_compared_number_by_number() {
        for (said, is_enough) in [("v18.20.4", true), ("v20.2.0", true), ("v18.9.0", false), ("v16.20.0", false)] {
            assert_eq!(version(said).map(|version| version >= OLDEST_NODE), Some(is_enough), "{said}");
        }
        assert_eq!(version("no version"), None);
    }
}
