//! Running other programs.

use crate::error::{Error, Result};
use std::{
    env,
    process::{Command, Stdio},
};

/// Variables with which cargo builds every package with the features that the whole workspace asks for
/// (<https://github.com/rust-lang/cargo/issues/14774>): whoever has built the workspace then builds none of its packages again.
pub const UNIFIED: [(&str, &str); 2] =
    [("CARGO_UNSTABLE_FEATURE_UNIFICATION", "true"), ("CARGO_RESOLVER_FEATURE_UNIFICATION", "workspace")];

/// The cargo that runs this program.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The cargo that runs this program, where another one at work is to come first.
pub fn cargo_in_second_place() -> Command {
    if !cfg!(unix) {
        return cargo();
    }
    let mut command = Command::new("nice");
    command.arg("-n10").arg(cargo().get_program());
    command
}

/// Runs a program to its end. What it prints goes to the terminal as it comes.
///
/// # Errors
/// `Start` and `Failed`.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().map_err(|source| start_error(command, source))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Failed { command: line(command), status: status.to_string() })
}

/// Runs a program to its end and returns what it wrote to standard output.
///
/// # Errors
/// `Start` and `Failed`.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| start_error(command, source))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Error::Failed { command: line(command), status: output.status.to_string() })
}

/// Runs a program in the place of this one, so that a signal to stop reaches it, not only its parent.
///
/// # Errors
/// `Start`; where a program cannot be replaced, also `Failed`.
pub fn become_program(command: &mut Command) -> Result<()> {
    #[cfg(unix)]
    {
        let source = std::os::unix::process::CommandExt::exec(command);
        Err(start_error(command, source))
    }
    #[cfg(not(unix))]
    run(command)
}

fn start_error(command: &Command, source: std::io::Error) -> Error {
    Error::Start { program: command.get_program().to_string_lossy().into_owned(), source }
}

/// The command as one would type it, with the program's name without its folder.
fn line(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
