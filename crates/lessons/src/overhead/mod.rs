//! “When parallel loses”: document E's timings of waits and of tiny powers, and where work begins to pay for a pool.

use crate::{
    article::Article,
    checks,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::{Evidence, Missing},
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured},
    measured::Unit,
    prediction::Prediction,
    published::{Cell, Column, PARALLEL_PYTHON, Row, SLEEP_RANGE, SQUARE, Table},
    text,
    transfer::Transfer,
};
use overlap_findings::sweep::crossings;
use overlap_protocol::Vary;
use overlap_record::{
    SpanKind,
    format::{count, factor, ms, share},
    strategy::{GIL, ISOLATED, RAYON, SERIAL},
};

/// Threads for the thousand powers: one each would be a thousand workers of the browser.
const THREADS: u32 = 4;

/// Steps of a task in the sweep: from far below to far above what a pool's start costs.
const STEPS: [f64; 5] = [1e3, 1e5, 1e6, 5e6, 2e7];

pub(crate) static LESSON: Lesson = Lesson {
    id: "overhead",
    pictured: Pictured::Timeline("square"),
    prediction: Prediction::Scale {
        label: "How many times as long as serial",
        unit: Unit::Times,
        min: 0.1,
        max: 10_000.0,
        logarithmic: true,
        measured: |evidence| {
            let run = evidence.run("square")?;
            checks::ratio(&run.timed(ISOLATED)?, &run.timed(SERIAL)?, |timed| timed.totals())
        },
    },
    transfer: Transfer {
        spec: |cores| {
            // Compiled code does about 30,000 of these steps in 0.2 ms.
            let small = Setting::new("long_comp", cores).tasks(100).param("iterations", 30_000.0).workers(2);
            small.strategies(&[SERIAL, RAYON, ISOLATED]).repeats(3).spec()
        },
        unit: Unit::Times,
        ranges: &[[0.0, 0.8], [0.8, 1.25], [1.25, f64::MAX]],
        answer: 2,
        measured: |run| {
            let pool = run.timed(RAYON).or_else(|_| run.timed(ISOLATED))?;
            checks::ratio(&pool, &run.timed(SERIAL)?, |timed| timed.totals())
        },
    },
    claims: &[
        Claim {
            id: "overhead.tiny",
            test: |evidence| {
                let ratio = ratio(evidence)?;
                Finding::new(ratio >= 5.0, format!("isolated took {} times as long as serial", factor(ratio)))
            },
        },
        Claim {
            id: "overhead.startup",
            test: |evidence| {
                let timed = evidence.run("square")?.timed(ISOLATED)?;
                let part = timed.startup_ms() / timed.total_ms().max(f64::MIN_POSITIVE);
                Finding::new(
                    part > 0.5,
                    format!("isolated spent {} of its time starting its pool", share(part)),
                )
            },
        },
        Claim {
            id: "overhead.threads",
            test: |evidence| {
                let run = evidence.run("square")?;
                let threads = checks::ratio(&run.timed(GIL)?, &run.timed(SERIAL)?, |timed| timed.totals())?;
                Finding::new(
                    threads.value >= 5.0,
                    format!("gil took {} times as long as serial", factor(threads.value)),
                )
            },
        },
        Claim {
            id: "overhead.reuse",
            test: |evidence| {
                let fresh = evidence.run("square")?.timed(ISOLATED)?.total_ms();
                let kept = evidence.run("reused")?.timed(ISOLATED)?.total_ms();
                Finding::new(
                    kept <= 0.5 * fresh,
                    format!("with a pool that is kept it took {}, with a fresh one {}", ms(kept), ms(fresh)),
                )
            },
        },
        Claim {
            id: "overhead.longest",
            test: |evidence| checks::longest_wait_sets_time(&evidence.run("sleep")?, ISOLATED, 1.5),
        },
        Claim {
            id: "overhead.break_even",
            test: |evidence| {
                let sweep = evidence.sweep("size")?;
                if let Some((_, record)) = sweep.first() {
                    crate::evidence::Run { record }.at_once()?;
                }
                for (_, record) in &sweep {
                    crate::evidence::Run { record }.timed(RAYON)?;
                }
                let crossings = crossings(&sweep, SERIAL, RAYON);
                let held = !crossings.is_empty();
                Finding::new(held, break_even(&crossings))
            },
        },
    ],
    experiment: |cores| {
        let sleep = Setting::new("sleep_range", cores).workers(5).strategies(&[SERIAL, ISOLATED, GIL]);
        let square = || Setting::new("square", cores).strategies(&[SERIAL, ISOLATED, GIL]).threads(THREADS);
        let size = Setting::new("long_comp", cores).strategies(&[SERIAL, RAYON]).repeats(3);
        vec![
            Part::run("sleep", "Waits of 0 to 400 ms", sleep.repeats(2).spec()),
            Part::run("square", "A thousand powers, fresh pools", square().repeats(5).spec()),
            Part::run("reused", "A thousand powers, one pool", square().reused_pool().repeats(5).spec()),
            Part::sweep(
                "size",
                "From tiny to large tasks",
                size.sweep(Vary::Param("iterations".to_owned()), &STEPS),
            ),
        ]
    },
    observe,
    extra: |evidence, name| match name {
        "ratio" => ratio(evidence).map(factor),
        "break_even" => Ok(break_even(&crossings(&evidence.sweep("size")?, SERIAL, RAYON))),
        other => Err(Missing::NotRun { part: other.to_owned() }),
    },
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::OVERHEAD,
    sources: &[PARALLEL_PYTHON],
    published: &[Table {
        title: "Seconds, with a fresh pool for every call",
        source: PARALLEL_PYTHON,
        columns: &[
            Column::beside("waits of 0 to 4 s", "sleep"),
            Column::beside("a thousand powers", "square"),
        ],
        rows: &[
            Row {
                name: "serial",
                strategy: Some(SERIAL),
                cells: &[Cell::Time(SLEEP_RANGE.one_by_one), Cell::Time(SQUARE.one_by_one)],
            },
            Row {
                name: "processes",
                strategy: Some(ISOLATED),
                cells: &[Cell::Time(SLEEP_RANGE.processes), Cell::Time(SQUARE.processes)],
            },
            Row {
                name: "threads",
                strategy: Some(GIL),
                cells: &[Cell::Time(SLEEP_RANGE.threads), Cell::Time(SQUARE.threads)],
            },
        ],
    }],
    focus: &[
        Focus {
            file: SourceFile::Strategy(ISOLATED),
            excerpt: "start of the workers",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Startup),
            says: "No task is handed out before every worker has started: the upright bars come first.",
        },
        Focus {
            file: SourceFile::Strategy(ISOLATED),
            excerpt: "size of a chunk",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Copy),
            says: "Tasks are sent in chunks, four chunks for each worker. So a thousand tasks do not need a thousand messages.",
        },
        Focus {
            file: SourceFile::Python("square"),
            excerpt: "size of a chunk",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Copy),
            says: "In Python, `chunksize` sets how many tasks are in a chunk: here 100.",
        },
    ],
    claims: &[
        (
            "overhead.tiny",
            "For a thousand tiny tasks, a fresh pool takes at least 5 times as long as the plain loop.",
        ),
        ("overhead.startup", "With a fresh pool, over half of the time is start-up."),
        (
            "overhead.threads",
            "The start of threads takes long, too: four fresh threads take at least 5 times as long as `serial`.",
        ),
        ("overhead.reuse", "With a pool that is kept, the same tasks take at most half the time."),
        (
            "overhead.longest",
            "With a worker for each wait, the longest wait sets the time: without the start, all waits together take at most 1.5 times as long as that one.",
        ),
        (
            "overhead.break_even",
            "Somewhere between the smallest and the largest task there is a size above which the pool is faster.",
        ),
    ],
};

/// How many times as long as the plain loop a fresh pool takes for tiny tasks.
fn ratio(evidence: &Evidence) -> Result<f64, Missing> {
    let run = evidence.run("square")?;
    checks::ratio(&run.timed(ISOLATED)?, &run.timed(SERIAL)?, |timed| timed.totals()).map(|ratio| ratio.value)
}

fn break_even(crossings: &[f64]) -> String {
    match crossings {
        [] => "in this range, one of the two is always faster".to_owned(),
        [first, ..] => {
            format!("the pool is faster from about {} steps per task", count(rounded(*first) as u64))
        }
    }
}

/// To two digits, since the crossing lies between two points that are far apart.
fn rounded(value: f64) -> f64 {
    let unit = 10_f64.powf(value.max(1.0).log10().floor() - 1.0);
    (value / unit).round() * unit
}

/// What isolated workers spend most of the time on: starting, copying or computing.
fn observe(evidence: &Evidence) -> Result<usize, Missing> {
    let timed = evidence.run("square")?.timed(ISOLATED)?;
    let times = [timed.repeat.startup_ms, timed.sum_ms(SpanKind::Copy), timed.sum_ms(SpanKind::Run)];
    let most = (0..times.len()).max_by(|a, b| times[*a].total_cmp(&times[*b]));
    most.filter(|most| times[*most] > 0.0).ok_or(Missing::TooCoarse)
}
