//! Measuring: the core by itself, how it grows, and the built site against others in a browser.

use std::path::Path;

use crate::run::{Result, Step, root};
use crate::{bundle, size, system, tools};

/// How long an assessment takes; `options` go to the benchmark.
pub fn core(options: &[&str]) -> Result {
    native("Measuring the assessment", "assess", options)
}

/// How time and memory grow with the questionnaire; writes `docs/growth.svg` and `docs/growth.md`.
pub fn growth() -> Result {
    native("Measuring how it grows (about two minutes)", "growth", &[])
}

fn native(title: &str, name: &str, options: &[&str]) -> Result {
    let cargo = Step::new(title, "cargo").args(["bench", "--no-default-features", "--bench", name]);
    cargo.args(options).dir(&root()).run()
}

/// The built site and its peers in a browser; `options` go to the benchmark. Builds the site where there is none.
pub fn browser(options: &[&str]) -> Result {
    let root = root();
    let (bench, out) = (root.join("benches/browser"), root.join("target/bench"));
    let (site, peers) = (root.join("dist"), out.join("peers"));
    system::node()?;
    tools::npm_packages(&bench)?;
    let browser = system::chromium()?;
    if site.join("manifest.json").is_file() {
        println!("\n==> Using dist/ as it is; `cargo xtask build` makes it anew");
    } else {
        tools::for_build()?;
        size::print(&bundle::build()?)?;
    }
    Step::new("Building the peers", "node").args([&bench.join("build.mjs"), &peers]).dir(&root).run()?;
    let named: [(&str, &Path); 4] = [("--dist", &site), ("--peers", &peers), ("--out", &out), ("--browser", &browser)];
    let mut measuring =
        Step::new("Measuring in the browser (about two minutes a round)", "node").args([bench.join("bench.mjs")]);
    for (name, path) in named {
        measuring = measuring.args([Path::new(name), path]);
    }
    measuring.args(options).dir(&root).run()
}
