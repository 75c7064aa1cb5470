//! Why a browser could not be driven.

use std::{io, path::PathBuf, time::Duration};
use thirtyfour::error::WebDriverError;
use thiserror::Error;

/// Anything that keeps a test from an answer.
#[derive(Debug, Error)]
pub enum Error {
    /// A program is not installed.
    #[error("{program} is not on PATH; on Debian: {install}")]
    Missing {
        /// The program.
        program: &'static str,
        /// The command that installs it.
        install: &'static str,
    },
    /// The driver did not come up.
    #[error("{program} did not say that it listens within {within:?}; it said: {said}")]
    Silent {
        /// The driver.
        program: &'static str,
        /// How long it was given.
        within: Duration,
        /// Its output.
        said: String,
    },
    /// There is no site to test.
    #[error("there is no built site at {0}: run `cargo xtask dist` first, or name one in OVERLAP_DIST")]
    NoSite(PathBuf),
    /// A script for the tests is not there.
    #[error("a script cannot be read at {}: {source}; run `cargo xtask setup --browsers`, or name its file in {variable}", path.display())]
    NoScript {
        /// The variable of the environment that names it.
        variable: &'static str,
        /// Where it should be.
        path: PathBuf,
        /// Why it cannot be read.
        source: io::Error,
    },
    /// The page did not come to a state in time.
    #[error("after {within:?} the page is not {wanted}, but {found}")]
    Late {
        /// What was waited for.
        wanted: String,
        /// How long.
        within: Duration,
        /// What the page looks like instead.
        found: String,
    },
    /// The page has no such element, or it is empty.
    #[error("the page at {url} has nothing at `{selector}`")]
    Nothing {
        /// The CSS selector.
        selector: String,
        /// Where.
        url: String,
    },
    /// A record that is none.
    #[error("the page's run record cannot be read: {0}")]
    Record(#[from] serde_json::Error),
    /// A record that its schema does not allow.
    #[error("the page's run record breaks its schema: {0}")]
    Schema(String),
    /// The page logged what it should not, or asked for what it should not.
    #[error("the page was not quiet: {0}")]
    Noisy(String),
    /// The browser refused a command.
    #[error("the browser's driver: {0}")]
    WebDriver(String),
    /// A file, a socket or a process.
    #[error("{doing}: {source}")]
    Io {
        /// What was being done.
        doing: String,
        /// Why it failed.
        source: io::Error,
    },
}

impl Error {
    /// Says what was being done when an operation of the system failed.
    pub fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { doing: doing.into(), source }
    }
}

impl From<WebDriverError> for Error {
    /// Without the addresses in the driver's own code, which chromedriver appends.
    fn from(error: WebDriverError) -> Self {
        let text = error.to_string();
        let told = text.split("Stacktrace:").next().unwrap_or_default();
        Self::WebDriver(told.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
