//! Writes into the folder of a built site what is made of the lessons and of the table of strategies: the course's pages, the style sheet with the
//! strategies' colours, and their boxes on the page about embedding. `cargo run --package overlap-lessons --bin course -- FOLDER`.

use overlap_drawing::strategies_css;
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
    #[error("name the folder of the site, and nothing else, for example `dist`")]
    Usage,
    #[error("{}: cannot be {action} ({source})", path.display())]
    File { action: &'static str, path: PathBuf, source: io::Error },
    #[error("{}: {source}; record the lesson again", path.display())]
    Recording { path: PathBuf, source: serde_json::Error },
    #[error("{}: it has no `{slot}`; build the site anew, or put that back into the page of this name in `www`", path.display())]
    Slot { path: PathBuf, slot: &'static str },
}

impl Error {
    /// What to make of a file's error.
    fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::File { action, path, source }
    }
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
    let site = arguments.next().map(PathBuf::from).ok_or(Error::Usage)?;
    if arguments.next().is_some() {
        return Err(Error::Usage);
    }
    let folder = site.join("lessons");
    fs::create_dir_all(&folder).map_err(Error::file("created", &folder))?;
    let mut pages = vec![("index".to_owned(), html::index()), ("glossary".to_owned(), html::glossary())];
    for lesson in ALL {
        pages.push((lesson.id.to_owned(), html::page(lesson, &recorded(lesson.id)?)));
    }
    for (name, page) in pages {
        write(&folder.join(format!("{name}.html")), &page)?;
    }
    write(&site.join("strategies.css"), &strategies_css())?;
    fill(&site.join("embed/index.html"), html::STRATEGIES_SLOT, &html::strategy_boxes())
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(Error::file("written", path))
}

/// Puts a text in the place that a page keeps for it.
fn fill(path: &Path, slot: &'static str, with: &str) -> Result<(), Error> {
    let page = fs::read_to_string(path).map_err(Error::file("read", path))?;
    if !page.contains(slot) {
        return Err(Error::Slot { path: path.to_owned(), slot });
    }
    write(path, &page.replace(slot, with))
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
