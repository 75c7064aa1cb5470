//! Records a run of every lesson's experiment, for the course's static pages.
//!
//! `cargo run -p overlap-browser-tests --bin record -- [LESSON …]`
#![allow(
    clippy::disallowed_methods,
    reason = "this program never runs in a browser: it drives one from outside"
)]

use overlap_browser_tests::{Error, driver::Browser, page::Page, server::Site, suite};
use overlap_lessons::{ALL, Lesson};
use overlap_protocol::{
    SweepError,
    permalink::{self, Settings},
};
use overlap_trace::{RunRecord, export, statistics::representative};
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
    #[error("there is no lesson `{0}`; without a name all of them are recorded")]
    NoLesson(String),
}

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
    if let Some(id) = wanted.iter().find(|id| overlap_lessons::find(id).is_none()) {
        return Err(Failure::NoLesson(id.clone()));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("crates").join("lessons/recorded");
    fs::create_dir_all(&folder).map_err(Error::io(format!("creating {}", folder.display())))?;
    let page = Page::open(Browser::Chromium, Site::new(suite::site()))?;
    page.load("")?;
    let cores = page.session.script("return navigator.hardwareConcurrency;", Vec::new())?;
    let cores = cores.as_u64().and_then(|cores| u32::try_from(cores).ok()).unwrap_or(1);
    for lesson in ALL.iter().filter(|lesson| wanted.is_empty() || wanted.iter().any(|id| id == lesson.id)) {
        let file = write(&folder, lesson.id, &run(&page, lesson, cores)?)?;
        println!("{}", file.display());
    }
    Ok(())
}

/// Runs everything that a lesson runs.
fn run(page: &Page, lesson: &Lesson, cores: u32) -> Result<Vec<RunRecord>, Failure> {
    let mut records = Vec::new();
    for part in lesson.parts(cores) {
        for spec in part.specs()? {
            let settings = Settings { spec, sweep: None, lesson: None, embed: false, theme: None };
            records.push(page.measure(&permalink::encode(&settings), WITHIN)?);
        }
    }
    records.iter_mut().for_each(thin_out);
    Ok(records)
}

/// Only the repeat that is drawn keeps its spans, since of the others nothing but the totals is asked; and no span keeps digits
/// below a microsecond, of which the clock has none.
fn thin_out(record: &mut RunRecord) {
    for result in &mut record.results {
        let drawn = representative(&result.repeats);
        let others = result.repeats.iter_mut().enumerate().filter(|(index, _)| Some(*index) != drawn);
        others.for_each(|(_, repeat)| repeat.spans.clear());
        for span in result.repeats.iter_mut().flat_map(|repeat| &mut repeat.spans) {
            span.start_ms = to_microseconds(span.start_ms);
            span.end_ms = to_microseconds(span.end_ms);
        }
    }
}

fn to_microseconds(ms: f64) -> f64 {
    (ms * 1000.0).round() / 1000.0
}

/// Writes records as one JSON array.
fn write(folder: &Path, id: &str, records: &[RunRecord]) -> Result<PathBuf, Error> {
    let texts = records.iter().map(export::json).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<&str> = texts.iter().map(|text| text.trim_end()).collect();
    let file = folder.join(format!("{id}.json"));
    fs::write(&file, format!("[\n{}\n]\n", texts.join(",\n")))
        .map_err(Error::io(format!("writing {}", file.display())))?;
    Ok(file)
}
