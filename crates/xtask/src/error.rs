//! What can go wrong, said so that the reader knows what to do next.

use std::{io, path::PathBuf};
use thiserror::Error;

/// The result of every step.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a command of xtask stopped.
#[derive(Debug, Error)]
pub enum Error {
    /// The command line makes no sense.
    #[error("{0}")]
    Usage(String),
    /// Started without cargo, so that the checkout is unknown.
    #[error("xtask does not know its checkout: start it as `cargo xtask …`, inside the checkout")]
    NoWorkspace,
    /// A program could not be started.
    #[error("cannot start `{program}`: {source}; is it installed, and in a folder on PATH?")]
    Start {
        /// The program.
        program: String,
        /// What the system says.
        source: io::Error,
    },
    /// A program ended with an error.
    #[error("`{command}` failed ({status}); its own message is above")]
    Failed {
        /// The command line.
        command: String,
        /// How it ended.
        status: String,
    },
    /// A file or folder could not be used.
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        /// What was tried, as a verb.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file does not hold what it should.
    #[error("{}: {problem}", path.display())]
    Content {
        /// Which file.
        path: PathBuf,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// A tool is missing or of the wrong version.
    #[error("{name} {version} is needed, but {found}; `cargo xtask setup` installs it")]
    Tool {
        /// The tool.
        name: &'static str,
        /// The version that is needed.
        version: String,
        /// What was found instead.
        found: String,
    },
    /// Browsers or drivers are missing and may not be installed from here.
    #[error(
        "the browser tests need {missing}; install them with\n\n    {command}\n\nor run `cargo xtask test --fast`, which leaves the browsers out"
    )]
    Browsers {
        /// The missing programs.
        missing: String,
        /// The command that installs them.
        command: String,
    },
    /// The page has grown over its limit.
    #[error(
        "{page} is {bytes} bytes compressed, over its limit of {limit}; the table above says where they are"
    )]
    TooLarge {
        /// Which page.
        page: String,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A program printed something else than was agreed.
    #[error("`{program}` printed {problem}")]
    Output {
        /// The program.
        program: String,
        /// What was wrong with it.
        problem: String,
    },
}

impl Error {
    /// Wraps a file error, to be used with `map_err`.
    pub fn file(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { action, path, source }
    }
}
