//! The pages' content: the course's pages, the tasks' Python, the style sheet with the strategies' colours, what the element shows at first, the
//! boxes on the page about embedding, and the parameters that notebooks may set.

use crate::{
    error::{Error, read, write},
    pictures::pictures_js,
};
use overlap_drawing::{export::svg, strategies_css};
use overlap_lessons::{ALL, Lesson, html};
use overlap_record::{RunRecord, read_record};
use overlap_workloads as workloads;
use std::{collections::BTreeSet, fs, io, path::Path};

/// The folder of the lessons' pages in the site.
const LESSONS: &str = "lessons";
/// The script of a page that is the first of its folder, which lies beside it and in the folder above.
const SLASH: &str = "slash.js";
/// The module for notebooks in the site, and where it wants the names of the workloads' parameters.
const NOTEBOOK_MODULE: &str = "overlap.mjs";
const PARAMETERS_SLOT: &str = "/* parameters */";
/// The folder of the runs in CPython among the recordings, and in that of the lessons' pages.
const CPYTHON: &str = "cpython";

/// Writes into the folder of a built site what is made of the lessons, the workloads and the table of strategies. `recordings` is the folder
/// with the recorded run of each lesson.
///
/// # Errors
/// When a file cannot be read or written, or has not what belongs into a page.
pub fn write_content(recordings: &Path, site: &Path) -> Result<(), Error> {
    let folder = site.join(LESSONS);
    fs::create_dir_all(&folder).map_err(Error::file("created", &folder))?;
    let named = |name: &str, page: String| (name.to_owned(), page);
    let mut pages = vec![
        named("index", html::index()),
        named("glossary", html::glossary()),
        named("guide", html::guide()),
        named("sources", html::sources()),
        named("teachers", html::teachers()),
        named("test", html::test()),
    ];
    for lesson in ALL {
        let (recorded, cpython) = (recorded(recordings, lesson.id)?, in_cpython(recordings, site, lesson)?);
        let page = html::page(lesson, &recorded, &cpython, &overlap_strategies::source)
            .map_err(|source| Error::Excerpt { lesson: lesson.id, source })?;
        let projected = html::project(lesson, &recorded, &overlap_strategies::source)
            .map_err(|source| Error::Excerpt { lesson: lesson.id, source })?;
        pages.push(named(lesson.id, page));
        pages.push((format!("{}.teacher", lesson.id), html::teacher(lesson, &recorded)));
        pages.push((format!("{}.project", lesson.id), projected));
        pages.push((format!("{}.questions", lesson.id), html::questions(lesson)));
    }
    for (name, page) in pages {
        write(&folder.join(format!("{name}.html")), page)?;
    }
    for first in [LESSONS, "embed"] {
        let (from, to) = (site.join(SLASH), site.join(first).join(SLASH));
        fs::copy(&from, &to).map_err(Error::file("copied", &from))?;
    }
    write_tasks(&site.join("source/python"))?;
    write(&site.join("strategies.css"), strategies_css())?;
    write(&site.join("element/pictures.js"), pictures_js())?;
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

/// Writes beside each workload's Python the part of it that runs in the page.
fn write_tasks(folder: &Path) -> Result<(), Error> {
    for workload in workloads::all() {
        if let Some(task) = workloads::source::task(workload.id) {
            write(&folder.join(format!("{}.task.py", workload.id)), task)?;
        }
    }
    Ok(())
}

/// Puts a text in the place that a page keeps for it.
fn fill(path: &Path, slot: &'static str, with: &str) -> Result<(), Error> {
    let page = read(path)?;
    if !page.contains(slot) {
        return Err(Error::Slot { path: path.to_owned(), slot });
    }
    write(path, page.replace(slot, with))
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
        let text = read(&file)?;
        let record = read_record(&text).map_err(|source| Error::Record { path: file.clone(), source })?;
        write(&to.join(&name), &text)?;
        write(&to.join(&name).with_extension("svg"), svg(&record, &record.spec.strategies))?;
        found.push(html::InCPython { path: format!("{LESSONS}/{CPYTHON}/{name}"), record });
    }
    Ok(found)
}

/// The recorded run of a lesson; nothing where none was recorded.
///
/// # Errors
/// When there is one that cannot be read.
pub(crate) fn recorded(recordings: &Path, id: &str) -> Result<Vec<RunRecord>, Error> {
    let path = recordings.join(format!("{id}.json"));
    match fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text).map_err(|source| Error::Recording { path, source }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(Error::File { action: "read", path, source }),
    }
}
