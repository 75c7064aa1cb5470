//! “Python without the lock”: the same program on threads with one lock, on threads without it, and on an interpreter a worker.

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
    published::{Cell, Column, LONG_COMP, PARALLEL_COMPUTING, Row, Table},
    text,
    transfer::Transfer,
};
use overlap_record::{
    SpanKind,
    format::{factor, ms},
    strategy::{GIL, ISOLATED, RAYON, SERIAL},
};

/// Four tasks that compute in pure Python.
const LOOP: &str = include_str!("loop.py");
/// Tasks that wait 100 ms each.
const WAITS: &str = include_str!("waits.py");

/// The least that threads without a lock gain over threads with one, on two cores. CPython's free-threaded build gains nearly 2 on such a loop; the
/// page's interpreter 1.5 to 1.85 (measured in Chromium 156 on two cores), and other programs may be busy.
const CLEARLY: f64 = 1.25;

pub(crate) static LESSON: Lesson = Lesson {
    id: "free_threading",
    pictured: Pictured::Timeline("loop"),
    prediction: Prediction::Scale {
        label: "How many times as fast as serial",
        unit: Unit::Times,
        min: 0.5,
        max: 8.0,
        logarithmic: true,
        measured: |evidence| checks::work_speedup(&evidence.run("loop")?, RAYON),
    },
    transfer: Transfer {
        spec: |cores| {
            let waits = Setting::own(WAITS, cores).tasks(6).workers(6).threads(6);
            waits.strategies(&[SERIAL, RAYON, GIL]).repeats(2).spec()
        },
        unit: Unit::Times,
        ranges: &[[1.5, f64::MAX], [0.67, 1.5], [0.0, 0.67]],
        answer: 1,
        measured: |run| checks::ratio(&run.timed(GIL)?, &run.timed(RAYON)?, |timed| timed.works()),
    },
    claims: &[
        Claim { id: "free_threading.locked", test: |evidence| checks::no_gain(&evidence.run("loop")?, GIL) },
        Claim {
            id: "free_threading.instant",
            test: |evidence| {
                let run = evidence.run("loop")?;
                run.at_once()?;
                let at_once = run.timed(RAYON)?.at_once(SpanKind::Run);
                Finding::new(
                    at_once >= 2,
                    format!("at most {at_once} tasks of rayon computed at the same instant"),
                )
            },
        },
        Claim {
            id: "free_threading.gain",
            test: |evidence| {
                let run = evidence.run("loop")?;
                run.at_once()?;
                let (with, without) = (run.timed(GIL)?.work_ms(), run.timed(RAYON)?.work_ms());
                Finding::new(
                    with >= CLEARLY * without,
                    format!("with the lock {}, without it {}", ms(with), ms(without)),
                )
            },
        },
        Claim {
            id: "free_threading.memory",
            test: |evidence| {
                let run = evidence.run("loop")?;
                let (own, shared) = (run.timed(ISOLATED)?.memory_bytes(), run.timed(RAYON)?.memory_bytes());
                if shared <= 0.0 {
                    return Err(Missing::TooCoarse);
                }
                Finding::new(
                    own > shared,
                    format!("isolated held {} times the memory of rayon", factor(own / shared)),
                )
            },
        },
    ],
    experiment: |cores| {
        let ways = [SERIAL, RAYON, ISOLATED, GIL];
        let program = Setting::own(LOOP, cores).tasks(4).strategies(&ways).repeats(3).spec();
        vec![Part::run("loop", "Four tasks that compute in Python", program)]
    },
    observe,
    extra: nothing_extra,
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::FREE_THREADING,
    sources: &[PARALLEL_COMPUTING],
    published: &[Table {
        title: "Four tasks of arithmetic, with the lock",
        source: PARALLEL_COMPUTING,
        columns: &[Column::plain("time")],
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
    }],
    focus: &[
        Focus {
            file: SourceFile::Python("long_comp"),
            excerpt: "a pool of threads",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Run),
            says: "These lines are the same with and without the lock. Only the interpreter differs.",
        },
        Focus {
            file: SourceFile::Strategy(GIL),
            excerpt: "waiting for the lock",
            strategy: Some(GIL),
            kind: Some(SpanKind::Lock),
            says: "With the lock, a thread queues until it may compute. A dotted bar shows that.",
        },
    ],
    claims: &[
        ("free_threading.locked", "Threads with the lock run the loop no faster than `serial`."),
        ("free_threading.instant", "Without the lock, two or more threads compute at the same instant."),
        (
            "free_threading.gain",
            "Threads without the lock are faster: threads with the lock take at least 1.25 times as long.",
        ),
        (
            "free_threading.memory",
            "One interpreter for each worker takes more memory than one interpreter that all threads share.",
        ),
    ],
};

/// What the lanes of `gil` have and those of `rayon` have not: queueing, computing or starting up.
fn observe(evidence: &Evidence) -> Result<usize, Missing> {
    let run = evidence.run("loop")?;
    let has = |strategy, kind| -> Result<bool, Missing> {
        Ok(run.timed(strategy)?.spans().iter().any(|span| span.kind == kind))
    };
    for (option, kind) in [SpanKind::Lock, SpanKind::Run, SpanKind::Startup].into_iter().enumerate() {
        if has(GIL, kind)? && !has(RAYON, kind)? {
            return Ok(option);
        }
    }
    Err(Missing::TooCoarse)
}
