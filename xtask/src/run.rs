//! Running other programs, and saying plainly which one failed.

use std::ffi::OsStr;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What went wrong, as a sentence for the person at the terminal.
pub type Result<T = ()> = std::result::Result<T, String>;

/// The folder of the project.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// One program to run, with a title that is printed before it starts.
pub struct Step {
    title: String,
    command: Command,
}

impl Step {
    /// `title` says to the reader what happens, `program` is looked up on `PATH`.
    pub fn new(title: impl Into<String>, program: impl AsRef<OsStr>) -> Self {
        Self { title: title.into(), command: Command::new(program) }
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets a variable of the environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets the folder to run in.
    pub fn dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs to the end; what the program prints is shown as it comes.
    pub fn run(mut self) -> Result {
        let line = line(&self.command);
        timed(&self.title, || {
            let status = self.command.stdin(Stdio::null()).status();
            match status.map_err(|error| format!("{}: `{line}` did not start: {error}", self.title))? {
                status if status.success() => Ok(()),
                status => Err(format!("{}: `{line}` failed ({status})", self.title)),
            }
        })
    }
}

/// Does something under a title, and says how long it took.
pub fn timed<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n==> {title}");
    let start = Instant::now();
    let done = work()?;
    println!("    took {:.0} s", start.elapsed().as_secs_f32());
    Ok(done)
}

/// Becomes another program, so that whoever stops this one stops that one.
#[cfg(unix)]
pub fn become_it(mut command: Command) -> Result {
    let error = std::os::unix::process::CommandExt::exec(&mut command);
    Err(format!("`{}` did not start: {error}", line(&command)))
}

/// Runs another program as the last thing this one does.
#[cfg(not(unix))]
pub fn become_it(mut command: Command) -> Result {
    match command.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(1)),
        Err(error) => Err(format!("`{}` did not start: {error}", line(&command))),
    }
}

/// The first line a program prints, or nothing when it is missing or fails.
pub fn answer(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let first = text.lines().next()?.trim().to_owned();
    output.status.success().then_some(first)
}

/// The first file called `program` in the folders of `path`.
pub fn find(program: &str, path: &OsStr) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// On a terminal cargo shows a bar; in a log its progress would be hundreds of lines.
pub fn quiet_in_a_log() -> Option<&'static str> {
    (!std::io::stderr().is_terminal()).then_some("--quiet")
}

/// The command as it would be typed.
fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
