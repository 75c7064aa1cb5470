//! On which build of the interpreter a run's strategies ran.

use crate::verdict::words::names;
use overlap_record::{Build, RunRecord, StrategyId};

/// Those that ran on a build; with none, those of which it is not known.
fn on(record: &RunRecord, build: Option<Build>) -> Vec<StrategyId> {
    let ran = record.results.iter().filter(|result| !result.repeats.is_empty() && result.build == build);
    ran.map(|result| result.strategy).collect()
}

/// The build that every strategy of a run ran on; none where they differ or it is not known of each.
#[must_use]
pub fn common_build(record: &RunRecord) -> Option<Build> {
    let [unknown, plain, threads] = [None, Some(Build::Plain), Some(Build::Threads)].map(|it| on(record, it));
    match (unknown.is_empty(), plain.is_empty(), threads.is_empty()) {
        (true, false, true) => Some(Build::Plain),
        (true, true, false) => Some(Build::Threads),
        _ => None,
    }
}

/// That the strategies of a run ran on different builds, as a sentence without a full stop, where they did.
pub(crate) fn different(record: &RunRecord) -> Option<String> {
    let [plain, threads] = [Build::Plain, Build::Threads].map(|build| on(record, Some(build)));
    (!plain.is_empty() && !threads.is_empty()).then(|| {
        format!(
            "{} ran on the interpreter’s build {}, {} on the one {}: the two are not equally fast, so a speed-up between them says nothing",
            names(&plain),
            Build::Plain.label(),
            names(&threads),
            Build::Threads.label(),
        )
    })
}

/// Which build of the interpreter ran, as a sentence; none for Rust, and where it is not known.
#[must_use]
pub fn interpreter(record: &RunRecord) -> Option<String> {
    let common = common_build(record)
        .map(|build| format!("All strategies ran on the interpreter’s build {}.", build.label()));
    common.or_else(|| different(record).map(|text| overlap_record::format::sentence(&text)))
}
