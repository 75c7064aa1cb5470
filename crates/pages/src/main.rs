//! Writes into the folder of a built site what is made of the lessons, the workloads and the table of strategies: the course's pages, the
//! tasks' Python, the style sheet with the strategies' colours, what the element shows at first, the boxes on the page about embedding, and the
//! parameters that notebooks may set.
//!
//! `cargo run --package overlap-pages -- RECORDINGS SITE`, where RECORDINGS is the folder with the recorded run of each lesson.
//! This is the only program that imports both the lessons and the strategies, whose code the lessons show.

mod pictures;

use overlap_drawing::{export::svg, strategies_css};
use overlap_lessons::{ALL, ExcerptError, Lesson, html};
use overlap_record::{ReadError, RunRecord, read_record};
use overlap_workloads as workloads;
use std::{
    collections::BTreeSet,
    env, fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};
use thiserror::Error;

/// The folder of the lessons' pages in the site.
const LESSONS: &str = "lessons";
/// The script of a page that is the first of its folder, which lies beside it and in the folder above.
const SLASH: &str = "slash.js";
/// The module for notebooks in the site, and where it wants the names of the workloads' parameters.
const NOTEBOOK_MODULE: &str = "overlap.mjs";
const PARAMETERS_SLOT: &str = "/* parameters */";
/// The folder of the runs in CPython among the recordings, and in that of the lessons' pages.
const CPYTHON: &str = "cpython";

#[derive(Debug, Error)]
enum Error {
    #[error(
        "name two folders, of the recordings and of the site, for example `crates/lessons/recorded dist`"
    )]
    Usage,
    #[error("{}: cannot be {action} ({source})", path.display())]
    File { action: &'static str, path: PathBuf, source: io::Error },
    #[error("{}: {source}; record the lesson again", path.display())]
    Recording { path: PathBuf, source: serde_json::Error },
    #[error("{}: {source}; record it again", path.display())]
    CPython { path: PathBuf, source: ReadError },
    #[error("the lesson `{lesson}`: {source}")]
    Excerpt { lesson: &'static str, source: ExcerptError },
    #[error("{}: it has no `{slot}`; build the site anew, or put that back into the page of this name in `www`", path.display())]
    Slot { path: PathBuf, slot: &'static str },
}

impl Error {
    /// Makes an error of a file's error.
    fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::File { action, path, source }
    }
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
    let [recordings, site] = folders.as_slice() else { return Err(Error::Usage) };
    let folder = site.join(LESSONS);
    fs::create_dir_all(&folder).map_err(Error::file("created", &folder))?;
    let mut pages = vec![("index", html::index()), ("glossary", html::glossary())];
    for lesson in ALL {
        let cpython = in_cpython(recordings, site, lesson)?;
        let page =
            html::page(lesson, &recorded(recordings, lesson.id)?, &cpython, &overlap_strategies::source)
                .map_err(|source| Error::Excerpt { lesson: lesson.id, source })?;
        pages.push((lesson.id, page));
    }
    for (name, page) in pages {
        write(&folder.join(format!("{name}.html")), &page)?;
    }
    for first in [LESSONS, "embed"] {
        let (from, to) = (site.join(SLASH), site.join(first).join(SLASH));
        fs::copy(&from, &to).map_err(Error::file("copied", &from))?;
    }
    write_tasks(&site.join("source/python"))?;
    write(&site.join("strategies.css"), &strategies_css())?;
    write(&site.join("element/pictures.js"), &pictures::pictures_js())?;
    let embed = site.join("embed/index.html");
    fill(&embed, html::STRATEGIES_SLOT, &html::strategy_boxes())?;
    fill(&embed, html::WORKLOADS_SLOT, &html::workload_options())?;
    fill(&site.join(NOTEBOOK_MODULE), PARAMETERS_SLOT, &parameters())
}

/// The names of all workloads' own parameters, each once, as the items of a JavaScript array.
fn parameters() -> String {
    let all = workloads::all().iter().flat_map(|workload| workload.params.iter().skip(1));
    let names: BTreeSet<_> = all.map(|param| format!("\"{}\"", param.id)).collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(Error::file("written", path))
}

/// Writes beside each workload's Python the part of it that runs in the page.
fn write_tasks(folder: &Path) -> Result<(), Error> {
    for workload in workloads::all() {
        if let Some(task) = workloads::source::task(workload.id) {
            write(&folder.join(format!("{}.task.py", workload.id)), &task)?;
        }
    }
    Ok(())
}

/// Puts a text in the place that a page keeps for it.
fn fill(path: &Path, slot: &'static str, with: &str) -> Result<(), Error> {
    let page = fs::read_to_string(path).map_err(Error::file("read", path))?;
    if !page.contains(slot) {
        return Err(Error::Slot { path: path.to_owned(), slot });
    }
    write(path, &page.replace(slot, with))
}

/// The recorded runs of a lesson in CPython, whose records it puts into the site: one for each part that has a file
/// `<lesson>-<part>.json`.
fn in_cpython(recordings: &Path, site: &Path, lesson: &Lesson) -> Result<Vec<html::InCPython>, Error> {
    let (from, to) = (recordings.join(CPYTHON), site.join(LESSONS).join(CPYTHON));
    fs::create_dir_all(&to).map_err(Error::file("created", &to))?;
    let mut found = Vec::new();
    for part in lesson.parts(1) {
        let name = format!("{}-{}.json", lesson.id, part.id);
        let file = from.join(&name);
        if !file.exists() {
            continue;
        }
        let text = fs::read_to_string(&file).map_err(Error::file("read", &file))?;
        let record = read_record(&text).map_err(|source| Error::CPython { path: file.clone(), source })?;
        write(&to.join(&name), &text)?;
        write(&to.join(&name).with_extension("svg"), &svg(&record, &record.spec.strategies))?;
        found.push(html::InCPython { path: format!("{LESSONS}/{CPYTHON}/{name}"), record });
    }
    Ok(found)
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
