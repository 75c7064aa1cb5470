//! Writes the course's static pages: `cargo run --package overlap-pages -- RECORDINGS FOLDER`.
//!
//! RECORDINGS is the folder with the recorded run of each lesson, and the pages are written into FOLDER. This is the only
//! program that imports both the lessons and the strategies, whose code the lessons show.

use overlap_lessons::{ALL, ExcerptError, html};
use overlap_record::RunRecord;
use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};
use thiserror::Error;

#[derive(Debug, Error)]
enum Error {
    #[error(
        "name two folders, of the recordings and for the pages, for example `crates/lessons/recorded dist/lessons`"
    )]
    Usage,
    #[error("{}: cannot be {action} ({source})", path.display())]
    File { action: &'static str, path: PathBuf, source: io::Error },
    #[error("{}: {source}; record the lesson again", path.display())]
    Recording { path: PathBuf, source: serde_json::Error },
    #[error("the lesson `{lesson}`: {source}")]
    Excerpt { lesson: &'static str, source: ExcerptError },
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pages: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [recordings, folder] = folders.as_slice() else { return Err(Error::Usage) };
    let file = |action, path: &Path| {
        let path = path.to_owned();
        move |source| Error::File { action, path, source }
    };
    fs::create_dir_all(folder).map_err(file("created", folder))?;
    let mut pages = vec![("index", html::index()), ("glossary", html::glossary())];
    for lesson in ALL {
        let page = html::page(lesson, &recorded(recordings, lesson.id)?, &overlap_strategies::source)
            .map_err(|source| Error::Excerpt { lesson: lesson.id, source })?;
        pages.push((lesson.id, page));
    }
    for (name, page) in pages {
        let path = folder.join(format!("{name}.html"));
        fs::write(&path, page).map_err(file("written", &path))?;
    }
    Ok(())
}

/// The recorded run of a lesson; nothing where none was recorded.
fn recorded(recordings: &Path, id: &str) -> Result<Vec<RunRecord>, Error> {
    let path = recordings.join(format!("{id}.json"));
    match fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text).map_err(|source| Error::Recording { path, source }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(Error::File { action: "read", path, source }),
    }
}
