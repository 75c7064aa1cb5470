//! “The lock on the till”: the computing of documents B and C on threads under one lock.

use crate::{
    article::Article,
    checks,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::{Evidence, Missing},
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured, nothing_extra},
    measured::Unit,
    prediction::Prediction,
    published::{Cell, Column, FIND_MAX, LONG_COMP, PARALLEL_COMPUTING, PYTHON_PARALLELISM, Row, Table},
    text,
    transfer::Transfer,
};
use overlap_record::{
    SpanKind,
    format::ms,
    strategy::{GIL, ISOLATED, RAYON, SERIAL},
};

/// Four threads a task each; or as many as there are cores; or no gain; or a loss.
const RANGES: &[[f64; 2]] = &[[3.0, f64::MAX], [1.3, 3.0], [0.77, 1.3], [0.0, 0.77]];

pub(crate) static LESSON: Lesson = Lesson {
    id: "lock",
    pictured: Pictured::Timeline("long_comp"),
    prediction: Prediction::Choice {
        unit: Unit::Times,
        ranges: RANGES,
        measured: |evidence| checks::work_speedup(&evidence.run("long_comp")?, GIL),
    },
    transfer: Transfer {
        spec: |cores| {
            let waits = Setting::new("wait", cores).tasks(4).param("wait_ms", 100.0).threads(4);
            waits.strategies(&[SERIAL, GIL]).repeats(3).spec()
        },
        unit: Unit::Times,
        ranges: &[[0.0, 1.5], [1.5, 3.0], [3.0, f64::MAX]],
        answer: 2,
        measured: |run| checks::work_speedup(run, GIL),
    },
    claims: &[
        Claim { id: "lock.one", test: |evidence| checks::one_computes(&evidence.run("long_comp")?, GIL) },
        Claim { id: "lock.arithmetic", test: |evidence| checks::no_gain(&evidence.run("long_comp")?, GIL) },
        Claim { id: "lock.search", test: |evidence| checks::no_gain(&evidence.run("find_max")?, GIL) },
        Claim {
            id: "lock.queue",
            test: |evidence| {
                let timed = evidence.run("long_comp")?.timed(GIL)?;
                let (lock, run) = (timed.sum_ms(SpanKind::Lock), timed.sum_ms(SpanKind::Run));
                Finding::new(lock > run, format!("they queued for {} and computed for {}", ms(lock), ms(run)))
            },
        },
        Claim { id: "lock.free", test: |evidence| checks::gains(&evidence.run("long_comp")?, ISOLATED) },
    ],
    experiment: |cores| {
        let ways = [SERIAL, RAYON, ISOLATED, GIL];
        let long_comp = Setting::new("long_comp", cores).in_python().strategies(&ways).repeats(3).spec();
        let find_max = Setting::new("find_max", cores).in_python().strategies(&ways).repeats(3).spec();
        vec![Part::run("long_comp", "Arithmetic", long_comp), Part::run("find_max", "A search", find_max)]
    },
    observe,
    extra: nothing_extra,
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::LOCK,
    sources: &[PARALLEL_COMPUTING, PYTHON_PARALLELISM],
    published: &[
        Table {
            title: "Four tasks of arithmetic",
            source: PARALLEL_COMPUTING,
            columns: &[Column::beside("time", "long_comp")],
            rows: &[
                Row {
                    name: "one after another",
                    strategy: Some(SERIAL),
                    cells: &[Cell::Time(LONG_COMP.one_by_one)],
                },
                Row { name: "four threads", strategy: Some(GIL), cells: &[Cell::Time(LONG_COMP.threads)] },
                Row {
                    name: "four processes on four cores",
                    strategy: Some(ISOLATED),
                    cells: &[Cell::Time(LONG_COMP.processes)],
                },
            ],
        },
        Table {
            title: "The largest of 100 million numbers",
            source: PYTHON_PARALLELISM,
            columns: &[Column::beside("time", "find_max")],
            rows: &[
                Row { name: "one search", strategy: None, cells: &[Cell::Time(FIND_MAX.one_task)] },
                Row {
                    name: "three, in threads",
                    strategy: Some(GIL),
                    cells: &[Cell::Time(FIND_MAX.threads)],
                },
                Row {
                    name: "three, in processes",
                    strategy: Some(ISOLATED),
                    cells: &[Cell::Time(FIND_MAX.processes)],
                },
            ],
        },
    ],
    focus: &[
        Focus {
            file: SourceFile::Strategy(GIL),
            excerpt: "waiting for the lock",
            strategy: Some(GIL),
            kind: Some(SpanKind::Lock),
            says: "A thread that finds the lock taken queues for it, and a dotted bar shows that.",
        },
        Focus {
            file: SourceFile::Strategy(GIL),
            excerpt: "giving the lock back",
            strategy: Some(GIL),
            kind: Some(SpanKind::Wait),
            says: "A thread gives up the lock before it waits, so hatched bars can overlap, but solid bars cannot.",
        },
        Focus {
            file: SourceFile::Python("long_comp"),
            excerpt: "a pool of threads",
            strategy: Some(GIL),
            kind: Some(SpanKind::Run),
            says: "Nothing in the Python code shows the lock: the interpreter takes it for you.",
        },
    ],
    claims: &[
        ("lock.one", "Under the lock, no two tasks compute at the same instant."),
        ("lock.arithmetic", "Four threads under the lock do the arithmetic no faster than `serial`."),
        ("lock.search", "Three threads under the lock search no faster than `serial`."),
        ("lock.queue", "Together, the four threads queue for longer than they compute."),
        (
            "lock.free",
            "With one interpreter per worker, `isolated` comes near the best speed-up that the cores allow.",
        ),
    ],
};

/// What the lanes spend most of their time on: computing, queueing or waiting.
fn observe(evidence: &Evidence) -> Result<usize, Missing> {
    let timed = evidence.run("long_comp")?.timed(GIL)?;
    let times = [SpanKind::Run, SpanKind::Lock, SpanKind::Wait].map(|kind| timed.sum_ms(kind));
    let most = (0..times.len()).max_by(|a, b| times[*a].total_cmp(&times[*b]));
    most.filter(|most| times[*most] > 0.0).ok_or(Missing::TooCoarse)
}
