//! “Waiting is not working”: document A's table of two workloads, measured again.

use crate::{
    article::Article,
    checks,
    claim::Claim,
    code::{Focus, SourceFile},
    evidence::{Evidence, Missing},
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured, nothing_extra},
    measured::Unit,
    prediction::Prediction,
    published::{Cell, Column, FACTORIAL, PARALLELISATION_IN_PYTHON, Row, Table, WAIT},
    text,
    transfer::Transfer,
};
use overlap_record::{
    SpanKind, StrategyId,
    strategy::{ASYNC, GIL, ISOLATED, RAYON, SERIAL},
};

const WAIT_MS: f64 = 100.0;

pub(crate) static LESSON: Lesson = Lesson {
    id: "waiting",
    pictured: Pictured::Timeline("wait"),
    prediction: Prediction::Bars {
        label: "Time for seven waits of 100 ms, without starting workers",
        unit: Unit::Ms,
        strategies: &[SERIAL, ASYNC, RAYON],
        max: 1000.0,
        measured: |evidence, strategy| checks::work(&evidence.run("wait")?, strategy),
    },
    transfer: Transfer {
        spec: |cores| {
            let waits = Setting::new("wait", cores).tasks(20).param("wait_ms", 50.0).workers(4);
            waits.strategies(&[SERIAL, RAYON, ISOLATED]).repeats(2).spec()
        },
        unit: Unit::Ms,
        ranges: &[[0.0, 150.0], [150.0, 600.0], [600.0, f64::MAX]],
        answer: 1,
        measured: |run| checks::work(run, RAYON).or_else(|_| checks::work(run, ISOLATED)),
    },
    claims: &[
        Claim {
            id: "waiting.overlap",
            test: |evidence| checks::longest_wait_sets_time(&evidence.run("wait")?, ASYNC, 1.5),
        },
        Claim {
            id: "waiting.threads",
            test: |evidence| checks::longest_wait_sets_time(&evidence.run("wait")?, GIL, 1.5),
        },
        Claim {
            id: "waiting.rounds",
            test: |evidence| {
                let run = evidence.run("wait")?;
                let isolated = checks::waits_in_rounds(&run, ISOLATED, WAIT_MS)?;
                // Without threads there is no `rayon` to say something else.
                let rayon = checks::waits_in_rounds(&run, RAYON, WAIT_MS).ok();
                Ok(rayon.filter(|rayon| !rayon.held).unwrap_or(isolated))
            },
        },
        Claim {
            id: "waiting.computing",
            test: |evidence| checks::no_gain(&evidence.run("factorial")?, ASYNC),
        },
        Claim { id: "waiting.locked", test: |evidence| checks::no_gain(&evidence.run("factorial")?, GIL) },
        Claim { id: "waiting.cores", test: |evidence| checks::gains(&evidence.run("factorial")?, RAYON) },
        Claim {
            id: "waiting.processes",
            test: |evidence| checks::gains(&evidence.run("factorial")?, ISOLATED),
        },
    ],
    experiment: |cores| {
        let wait = Setting::new("wait", cores).param("wait_ms", WAIT_MS).repeats(3).spec();
        let factorial = Setting::new("factorial", cores).param("to", 2999.0).repeats(3).spec();
        vec![
            Part::run("wait", "Seven tasks that wait", wait),
            Part::run("factorial", "Seven tasks that compute", factorial),
        ]
    },
    observe,
    extra: nothing_extra,
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::WAITING,
    sources: &[PARALLELISATION_IN_PYTHON],
    published: &[Table {
        title: "Seconds for seven tasks",
        source: PARALLELISATION_IN_PYTHON,
        columns: &[Column::beside("waiting", "wait"), Column::beside("computing", "factorial")],
        rows: &[
            row("not parallelised", SERIAL, &[Cell::Time(WAIT.one_by_one), Cell::Time(FACTORIAL.one_by_one)]),
            row(
                "multi-threading, a pool of 8",
                GIL,
                &[Cell::Time(WAIT.threads), Cell::Time(FACTORIAL.threads)],
            ),
            row(
                "multi-processing, one worker per core",
                ISOLATED,
                &[Cell::Time(WAIT.processes), Cell::Time(FACTORIAL.processes)],
            ),
        ],
    }],
    focus: &[
        Focus {
            file: SourceFile::Strategy(SERIAL),
            excerpt: "one task after another",
            strategy: Some(SERIAL),
            kind: Some(SpanKind::Wait),
            says: "A plain loop: the next bar begins where the last one ends.",
        },
        Focus {
            file: SourceFile::Strategy(ASYNC),
            excerpt: "wait",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "At `await` the task leaves the thread to others until its timer ends, so hatched bars overlap.",
        },
        Focus {
            file: SourceFile::Python("wait"),
            excerpt: "all at once",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "The same in Python: `gather` starts all waits, and the code goes on when the last one has ended.",
        },
        Focus {
            file: SourceFile::Strategy(RAYON),
            excerpt: "parallel iterator",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Run),
            says: "A parallel iterator hands the tasks out to the workers: solid bars lie on several lanes at the same instant.",
        },
    ],
    claims: &[
        (
            "waiting.overlap",
            "The waits of `async` overlap: together they take at most 1.5 times as long as the longest one.",
        ),
        (
            "waiting.threads",
            "The waits of threads overlap too, even under one lock: they take at most 1.5 times the longest one.",
        ),
        (
            "waiting.rounds",
            "Workers of `isolated` and `rayon` block while their task waits, so they need rounds: tasks divided by workers, rounded up. Late timers may add 30 % and 20 ms.",
        ),
        ("waiting.computing", "When nothing waits, `async` is no faster than `serial`."),
        ("waiting.locked", "Threads under one lock compute no faster than `serial`."),
        (
            "waiting.cores",
            "When tasks compute, `rayon` comes near the best speed-up that workers and cores allow.",
        ),
        ("waiting.processes", "`isolated` comes near that speed-up too, once its workers have started."),
    ],
};

const fn row(name: &'static str, strategy: StrategyId, cells: &'static [Cell]) -> Row {
    Row { name, strategy: Some(strategy), cells }
}

/// One, as many as workers, or all.
fn observe(evidence: &Evidence) -> Result<usize, Missing> {
    let timed = evidence.run("wait")?.timed(ASYNC)?;
    Ok(match timed.at_once(SpanKind::Wait) {
        0 => return Err(Missing::TooCoarse),
        1 => 0,
        open if open >= timed.tasks as usize => 2,
        _ => 1,
    })
}
