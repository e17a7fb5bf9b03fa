//! `cargo xtask`: everything a person does with this project, as one small program.
//!
//! Each command first sets up what it needs and lacks (see [`tools`]); a second run installs nothing.

mod bench;
mod bundle;
mod content;
mod first_file;
mod pseudo;
mod run;
mod size;
mod split;
mod system;
mod test;
mod toolchain;
mod tools;
mod wasm_flags;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use run::{Result, become_it, root};

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]  build the site and serve it on this machine
  build             build the site into dist/ and show its size
  content           compile the content into target/content (Trunk's page to work on needs it)
  check             pass what needs no browser: format, lints, tests of the assessment; about a minute
  test              pass every check and test, those in a browser too
  judge             measure how good the order is, on situations that took part and on those left out
  bench             measure how long an assessment takes
  bench growth      measure how time and memory grow with questions, options and saved assessments
  bench browser [--runs N] [--only NAME,NAME]
                    measure the built site against the same assessment by others, in a browser";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            return Ok(());
        }
        [] => return Err(format!("a command is missing\n\n{HELP}")),
        _ => toolchain::check()?,
    }
    match words.as_slice() {
        ["serve"] => serve(None),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve(Some(port)),
            Err(_) => Err(format!("`{port}` is not a port number (1 to 65535)")),
        },
        ["content"] => content::write(&root().join("target/content"), &content::all()?),
        ["build"] => build().map(|_| ()),
        ["check"] => test::check(),
        ["test"] => test::test(),
        ["judge"] => test::judge(),
        ["bench", "browser", options @ ..] => bench::browser(options),
        ["bench", "growth"] => bench::growth(),
        ["bench", options @ ..] => bench::core(options),
        _ => Err(format!("unknown: `{}`\n\n{HELP}", words.join(" "))),
    }
}

fn build() -> Result<PathBuf> {
    tools::for_build()?;
    let site = bundle::build()?;
    size::print(&site)?;
    Ok(site)
}

/// Builds the site and becomes the server, which is that of the browser tests.
fn serve(port: Option<u16>) -> Result {
    let site = build()?;
    let mut server = Command::new("node");
    server.arg(root().join("xtask/server.mjs")).arg(site).args(port.map(|port| port.to_string()));
    become_it(server)
}
