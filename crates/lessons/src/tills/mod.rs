//! “One till, many customers”: document D's supermarket, driven by the spans of a real run.

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
    published::{Cell, Column, Row, Table, YOU_TOO_CAN_PARALLELISE},
    spans, text,
    transfer::Transfer,
};
use overlap_record::{
    SpanKind,
    format::ms,
    strategy::{ASYNC, RAYON, SERIAL},
};

pub(crate) static LESSON: Lesson = Lesson {
    id: "tills",
    pictured: Pictured::Timeline("mix"),
    prediction: Prediction::Scale {
        label: "How many times as fast as serial",
        unit: Unit::Times,
        min: 0.5,
        max: 6.0,
        logarithmic: false,
        measured: |evidence| checks::speedup(&evidence.run("mix")?, ASYNC),
    },
    transfer: Transfer {
        spec: |cores| {
            let mix = Setting::new("mix", cores).tasks(6).param("compute_share", 0.9);
            mix.strategies(&[SERIAL, ASYNC]).repeats(2).spec()
        },
        unit: Unit::Times,
        ranges: &[[0.0, 1.3], [1.3, 2.5], [2.5, f64::MAX]],
        answer: 0,
        measured: |run| checks::speedup(run, ASYNC),
    },
    claims: &[
        Claim { id: "tills.one", test: |evidence| checks::one_computes(&evidence.run("mix")?, ASYNC) },
        Claim {
            id: "tills.meanwhile",
            test: |evidence| {
                let both =
                    spans::both_ms(evidence.run("mix")?.timed(ASYNC)?.spans(), SpanKind::Run, SpanKind::Wait);
                Finding::new(both > 0.0, format!("for {} one task computed while another waited", ms(both)))
            },
        },
        Claim {
            id: "tills.bound",
            test: |evidence| {
                let timed = evidence.run("mix")?.timed(ASYNC)?;
                let (total, run) = (timed.repeat.total_ms, timed.sum_ms(SpanKind::Run));
                Finding::new(
                    total >= 0.98 * run,
                    format!("async took {}, of which {} was computing", ms(total), ms(run)),
                )
            },
        },
        Claim {
            id: "tills.gain",
            test: |evidence| {
                let speedup = checks::speedup(&evidence.run("mix")?, ASYNC)?;
                Finding::new(
                    speedup.value >= 1.3,
                    format!("async was {} as fast", speedup.words(Unit::Times)),
                )
            },
        },
        Claim {
            id: "tills.instant",
            test: |evidence| {
                let run = evidence.run("mix")?;
                run.at_once()?;
                let at_once = run.timed(RAYON)?.at_once(SpanKind::Run);
                Finding::new(
                    at_once >= 2,
                    format!("at most {at_once} tasks of rayon computed at the same instant"),
                )
            },
        },
    ],
    experiment: |cores| {
        let mix = Setting::new("mix", cores).tasks(6).strategies(&[SERIAL, ASYNC, RAYON]).repeats(3);
        vec![Part::run("mix", "Six customers", mix.spec())]
    },
    observe: |evidence: &Evidence| -> Result<usize, Missing> {
        // Neighbours may touch where the clock is coarse; a customer served together with another is served for long.
        let served = checks::one_computes(&evidence.run("mix")?, ASYNC)?;
        Ok(usize::from(!served.held))
    },
    extra: nothing_extra,
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::TILLS,
    sources: &[YOU_TOO_CAN_PARALLELISE],
    published: &[Table {
        title: "The picture's three shops",
        source: YOU_TOO_CAN_PARALLELISE,
        columns: &[Column::plain("name"), Column::plain("served at the same instant")],
        rows: &[
            Row {
                name: "one till, the whole queue waits",
                strategy: Some(SERIAL),
                cells: &[Cell::Text("serial"), Cell::Text("one")],
            },
            Row {
                name: "one till, the next customer is served",
                strategy: Some(ASYNC),
                cells: &[Cell::Text("concurrency"), Cell::Text("one")],
            },
            Row {
                name: "more tills",
                strategy: Some(RAYON),
                cells: &[Cell::Text("parallelism"), Cell::Text("one per till")],
            },
        ],
    }],
    focus: &[
        Focus {
            file: SourceFile::Strategy(ASYNC),
            excerpt: "compute",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Run),
            says: "There is no `await` in this code: a task keeps the thread while it computes, so solid bars never overlap on this lane.",
        },
        Focus {
            file: SourceFile::Python("mix"),
            excerpt: "a coroutine",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "The same in Python: at `await` the customer leaves the till, and the thread turns to another task.",
        },
        Focus {
            file: SourceFile::Strategy(RAYON),
            excerpt: "thread of a lane",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Run),
            says: "Each thread of the pool is a till with a lane of its own.",
        },
    ],
    claims: &[
        (
            "tills.one",
            "Even a clever till serves one customer at a time: two tasks of `async` never compute at once.",
        ),
        ("tills.meanwhile", "Under `async`, one task computes while another waits."),
        (
            "tills.bound",
            "Whatever the order of the tasks, `async` takes at least as long as all their computing together.",
        ),
        ("tills.gain", "The clever till is at least 1.3 times as fast as the plain one."),
        ("tills.instant", "Several tills serve at the same instant: two tasks of `rayon` compute at once."),
    ],
};
