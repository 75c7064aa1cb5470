//! Records a run of every lesson's experiment, for the course's static pages, and one of the lab's, for where nothing can run.
//!
//! `cargo run -p overlap-browser-tests --bin record -- [LESSON …|lab|cpython]`; `cpython` records in CPython, by `overlap.py`, what some
//! lessons run.
#![allow(
    clippy::disallowed_methods,
    reason = "this program never runs in a browser: it drives one from outside"
)]

use overlap_browser_tests::{Error, cpython, driver::Browser, page::Page, server::Site, suite};
use overlap_drawing::export;
use overlap_findings::statistics::representative;
use overlap_lessons::{ALL, Lesson};
use overlap_protocol::{
    SweepError, code,
    cpython::{CODE_FILE, arguments},
    permalink::{self, Settings},
};
use overlap_record::RunRecord;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};
use thiserror::Error as ErrorMessage;

/// Why a lesson was not recorded.
#[derive(Debug, ErrorMessage)]
enum Failure {
    /// The page or its browser.
    #[error(transparent)]
    Browser(#[from] Error),
    /// The lesson's sweep.
    #[error(transparent)]
    Sweep(#[from] SweepError),
    /// No lesson has the name that was given.
    #[error(
        "there is no lesson `{0}`, and it is neither `lab` nor `cpython`; without a name all are recorded"
    )]
    NoLesson(String),
    /// The page that shows the lab's run does not say where the last one was recorded.
    #[error("index.html does not have the label of the run that it shows, `{0}`")]
    NoLabel(String),
}

/// What the lab's own run is called.
const LAB: &str = "lab";

/// What the runs in CPython are called, and the lessons that show some.
const CPYTHON: &str = "cpython";
const IN_CPYTHON: [&str; 3] = ["waiting", "lock", "free_threading"];

/// Longest time of one run: each is meant to take ten seconds on two cores.
const WITHIN: Duration = Duration::from_secs(120);

fn main() -> ExitCode {
    match record(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("record: {error}");
            ExitCode::FAILURE
        }
    }
}

fn record(wanted: &[String]) -> Result<(), Failure> {
    let is_unknown = |id: &&String| *id != LAB && *id != CPYTHON && overlap_lessons::find(id).is_none();
    if let Some(id) = wanted.iter().find(is_unknown) {
        return Err(Failure::NoLesson(id.clone()));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("crates").join("lessons/recorded");
    fs::create_dir_all(&folder).map_err(Error::io(format!("creating {}", folder.display())))?;
    let page = Page::open(Browser::Chromium, Site::new(suite::site()))?;
    page.load("")?;
    let cores = page.session.script("return navigator.hardwareConcurrency;", Vec::new())?;
    let cores = cores.as_u64().and_then(|cores| u32::try_from(cores).ok()).unwrap_or(1);
    let is_wanted = |id: &str| wanted.is_empty() || wanted.iter().any(|name| name == id);
    if is_wanted(CPYTHON) {
        in_cpython(&folder.join(CPYTHON), cores)?;
    }
    if is_wanted(LAB) {
        println!("{}", lab(&page)?.display());
    }
    for lesson in ALL.iter().filter(|lesson| is_wanted(lesson.id)) {
        let file = write(&folder, lesson.id, &run(&page, lesson, cores)?)?;
        println!("{}", file.display());
    }
    Ok(())
}

/// Runs what stands in for the lab where nothing can run: seven waits, the document's own number. Its record and its picture go
/// into the site, and its label into the page that shows them.
fn lab(page: &Page) -> Result<PathBuf, Failure> {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (file, html) = (site.join("www/recorded/wait.json"), site.join("index.html"));
    let read =
        |path: &Path| fs::read_to_string(path).map_err(Error::io(format!("reading {}", path.display())));
    let write = |path: &Path, text: String| {
        fs::write(path, text).map_err(Error::io(format!("writing {}", path.display())))
    };
    let before: RunRecord = serde_json::from_str(&read(&file)?).map_err(Error::from)?;
    let label = before.environment.summary();
    let text = read(&html)?;
    if !text.contains(&label) {
        return Err(Failure::NoLabel(label));
    }
    let mut record = page.measure(
        "?v=1&workload=wait&tasks=7&wait_ms=200&strategies=serial,async,rayon,isolated,gil&workers=2&repeats=3",
        WITHIN,
    )?;
    round(&mut record);
    write(&html, text.replace(&label, &record.environment.summary()))?;
    write(&file.with_extension("svg"), export::svg(&record, &record.spec.strategies))?;
    write(&file, overlap_record::json(&record).map_err(Error::from)?)?;
    Ok(file)
}

/// Runs everything that a lesson runs.
fn run(page: &Page, lesson: &Lesson, cores: u32) -> Result<Vec<RunRecord>, Failure> {
    let mut records = Vec::new();
    for part in lesson.parts(cores) {
        for spec in part.specs()? {
            // A program of the lesson's own is in the fragment.
            let fragment = spec.code.as_deref().map(code::stored_fragment).unwrap_or_default();
            let query = permalink::encode(&Settings::of(spec));
            // An address that differs in its fragment alone loads nothing.
            page.load("")?;
            records.push(page.measure(&format!("{query}{fragment}"), WITHIN)?);
        }
    }
    records.iter_mut().for_each(thin_out);
    Ok(records)
}

/// Runs in CPython every part of some lessons that is one run, one file a part.
fn in_cpython(folder: &Path, cores: u32) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(Error::io(format!("creating {}", folder.display())))?;
    for lesson in ALL.iter().filter(|lesson| IN_CPYTHON.contains(&lesson.id)) {
        for part in lesson.parts(cores) {
            for spec in part.specs()? {
                let mut arguments = arguments(&spec);
                if let Some(code) = &spec.code {
                    let file = env::temp_dir().join(CODE_FILE);
                    fs::write(&file, code).map_err(Error::io(format!("writing {}", file.display())))?;
                    let own = arguments.iter_mut().filter(|argument| *argument == CODE_FILE);
                    own.for_each(|argument| *argument = file.display().to_string());
                }
                let mut record = cpython::run(&arguments)?;
                thin_out(&mut record);
                let file = folder.join(format!("{}-{}.json", lesson.id, part.id));
                let text = overlap_record::json(&record).map_err(Error::from)?;
                fs::write(&file, text).map_err(Error::io(format!("writing {}", file.display())))?;
                println!("{}", file.display());
            }
        }
    }
    Ok(())
}

/// Only the repeat that is drawn keeps its spans, since of the others nothing but the totals is asked.
fn thin_out(record: &mut RunRecord) {
    for result in &mut record.results {
        let drawn = representative(&result.repeats);
        let others = result.repeats.iter_mut().enumerate().filter(|(index, _)| Some(*index) != drawn);
        others.for_each(|(_, repeat)| repeat.spans.clear());
    }
    round(record);
}

/// Takes the digits below a microsecond from the spans: the clock has none.
fn round(record: &mut RunRecord) {
    let repeats = record.results.iter_mut().flat_map(|result| &mut result.repeats);
    for span in repeats.flat_map(|repeat| &mut repeat.spans) {
        span.start_ms = to_microseconds(span.start_ms);
        span.end_ms = to_microseconds(span.end_ms);
    }
}

fn to_microseconds(ms: f64) -> f64 {
    (ms * 1000.0).round() / 1000.0
}

/// Writes records as one JSON array.
fn write(folder: &Path, id: &str, records: &[RunRecord]) -> Result<PathBuf, Error> {
    let texts = records.iter().map(overlap_record::json).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<&str> = texts.iter().map(|text| text.trim_end()).collect();
    let file = folder.join(format!("{id}.json"));
    fs::write(&file, format!("[\n{}\n]\n", texts.join(",\n")))
        .map_err(Error::io(format!("writing {}", file.display())))?;
    Ok(file)
}
