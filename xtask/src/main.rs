//! `cargo xtask`: everything a person does with this project, as one small program.
//!
//! Each command first sets up what it needs and lacks (see [`tools`]); a second run installs nothing.

mod bundle;
mod content;
mod pseudo;
mod run;
mod rust_tool;
mod serve;
mod size;
mod split;
mod system;
mod test;
mod tools;
mod wasm_flags;

use std::process::ExitCode;

use run::{Result, Step, root};

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]  build the site and serve it on this machine
  build             build the site into dist/ and show its size
  test              pass every check and test, those in a browser too
  judge             measure how good the order is, on situations that took part and on those left out
  bench             measure how long an assessment takes";

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
        ["serve"] => serve::serve(None),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve::serve(Some(port)),
            Err(_) => Err(format!("`{port}` is not a port number (1 to 65535)")),
        },
        ["build"] => size::print(&bundle::build(&tools::for_build()?)?),
        ["test"] => test::test(),
        ["judge"] => Step::new("Judging", "cargo")
            .args(["test", "--quiet", "--no-default-features", "--test", "judge"])
            .args(["--", "--nocapture", "--test-threads", "1"])
            .dir(&root())
            .run(),
        ["bench", options @ ..] => {
            Step::new("Measuring", "cargo").args(["bench", "--no-default-features"]).args(options).dir(&root()).run()
        }
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        [] => Err(format!("a command is missing\n\n{HELP}")),
        _ => Err(format!("unknown: `{}`\n\n{HELP}", words.join(" "))),
    }
}
