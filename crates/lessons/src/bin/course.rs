//! Writes the course's static pages into a folder: `cargo run --package overlap-lessons --bin course -- FOLDER`.

use overlap_lessons::{ALL, html};
use overlap_record::RunRecord;
use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};
use thiserror::Error;

#[derive(Debug, Error)]
enum Error {
    #[error("name the folder for the pages, and nothing else, for example `dist/lessons`")]
    Usage,
    #[error("{}: cannot be {action} ({source})", path.display())]
    File { action: &'static str, path: PathBuf, source: io::Error },
    #[error("{}: {source}; record the lesson again", path.display())]
    Recording { path: PathBuf, source: serde_json::Error },
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("course: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    let mut arguments = env::args_os().skip(1);
    let folder = arguments.next().map(PathBuf::from).ok_or(Error::Usage)?;
    if arguments.next().is_some() {
        return Err(Error::Usage);
    }
    let file = |action, path: &Path| {
        let path = path.to_owned();
        move |source| Error::File { action, path, source }
    };
    fs::create_dir_all(&folder).map_err(file("created", &folder))?;
    let mut pages = vec![("index".to_owned(), html::index()), ("glossary".to_owned(), html::glossary())];
    for lesson in ALL {
        pages.push((lesson.id.to_owned(), html::page(lesson, &recorded(lesson.id)?)));
    }
    for (name, page) in pages {
        let path = folder.join(format!("{name}.html"));
        fs::write(&path, page).map_err(file("written", &path))?;
    }
    Ok(())
}

/// The recorded run of a lesson; nothing where none was recorded.
fn recorded(id: &str) -> Result<Vec<RunRecord>, Error> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("recorded").join(format!("{id}.json"));
    match fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text).map_err(|source| Error::Recording { path, source }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(Error::File { action: "read", path, source }),
    }
}
