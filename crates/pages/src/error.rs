//! What may be wrong with the folders that the pages are made of.

use overlap_lessons::ExcerptError;
use overlap_record::ReadError;
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use thiserror::Error;

/// Why the pages could not be written.
#[derive(Debug, Error)]
pub enum Error {
    /// The program was called in another way.
    #[error(
        "name two folders, of the recordings and of the site, for example `crates/lessons/recorded dist`"
    )]
    Usage,
    /// A file or a folder.
    #[error("{}: cannot be {action} ({source})", path.display())]
    File {
        /// What was to be done, as in `read`.
        action: &'static str,
        /// Which.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A lesson's recorded run.
    #[error("{}: {source}; record the lesson again", path.display())]
    Recording {
        /// Its file.
        path: PathBuf,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// A recorded run of CPython or of the lab.
    #[error("{}: {source}; record it again", path.display())]
    Record {
        /// Its file.
        path: PathBuf,
        /// What is wrong.
        source: ReadError,
    },
    /// Lines of code that a lesson shows.
    #[error("the lesson `{lesson}`: {source}")]
    Excerpt {
        /// The lesson's id.
        lesson: &'static str,
        /// Which lines.
        source: ExcerptError,
    },
    /// A place in a page of `www` that this program fills.
    #[error("{}: it has no `{slot}`; build the site anew, or put that back into the page of this name in `www`", path.display())]
    Slot {
        /// The page.
        path: PathBuf,
        /// What marks the place.
        slot: &'static str,
    },
    /// What a link preview says of a page is taken from the page.
    #[error("{}: it has no {lacks}, which the preview of a link to it shows; write one into its head", path.display())]
    Head {
        /// The page.
        path: PathBuf,
        /// What is missing, as in `description`.
        lacks: &'static str,
    },
    /// The site's address.
    #[error("`{text}` is not the address of a site: {problem}; give one like `https://example.org/overlap/`")]
    Address {
        /// What was given.
        text: String,
        /// What is wrong.
        problem: String,
    },
    /// The picture of a link preview.
    #[error("{}: its preview cannot be drawn: {problem}", path.display())]
    Picture {
        /// The page.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
}

impl Error {
    /// Makes an error of a file's error.
    pub(crate) fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::File { action, path, source }
    }
}

/// Reads a text.
///
/// # Errors
/// `File`.
pub(crate) fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::file("read", path))
}

/// Writes a file, into a folder that is there.
///
/// # Errors
/// `File`.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
    fs::write(path, content).map_err(Error::file("written", path))
}
