//! “One loop, a thousand waits”: document D's event loop, and the coroutine that blocks it.

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
    published::{Cell, Column, Row, Table, YOU_TOO_CAN_PARALLELISE},
    text,
    transfer::Transfer,
};
use overlap_record::{
    SpanKind,
    format::{counted, factor, ms},
    strategy::{ASYNC, GIL, SERIAL},
};
use std::collections::BTreeSet;

const WAIT_MS: f64 = 5.0;
/// What the tasks of the programs ask to wait, ms.
const ASKED_MS: f64 = 50.0;

/// Eight waits, one `await` after the other.
const TURNS: &str = include_str!("turns.py");
/// The same eight waits, all started before any is awaited.
const GATHER: &str = include_str!("gather.py");
/// Eight tasks that wait, of which the last blocks the loop.
const BLOCKER: &str = include_str!("blocker.py");

pub(crate) static LESSON: Lesson = Lesson {
    id: "event_loop",
    pictured: Pictured::Timeline("blocked"),
    prediction: Prediction::Scale {
        label: "Time until the last of a thousand waits has ended",
        unit: Unit::Ms,
        min: 1.0,
        max: 10_000.0,
        logarithmic: true,
        measured: |evidence| checks::work(&evidence.run("many")?, ASYNC),
    },
    transfer: Transfer {
        spec: |cores| {
            let mix = Setting::new("mix", cores).param("task_ms", 100.0).param("compute_share", 1.0);
            mix.strategies(&[SERIAL, ASYNC]).repeats(3).spec()
        },
        unit: Unit::Times,
        ranges: &[[0.6, 1.6], [1.6, f64::MAX], [0.0, 0.6]],
        answer: 0,
        measured: |run| checks::speedup(run, ASYNC),
    },
    claims: &[
        Claim {
            id: "event_loop.thread",
            test: |evidence| {
                let timed = evidence.run("many")?.timed(ASYNC)?;
                let lanes: BTreeSet<u32> = timed.spans().iter().map(|span| span.lane).collect();
                let open = timed.at_once(SpanKind::Wait);
                Finding::new(
                    lanes.len() == 1 && 2 * open > timed.tasks as usize,
                    format!(
                        "{} waits were on {}, {open} of them open at once",
                        timed.tasks,
                        counted(lanes.len() as u64, "lane")
                    ),
                )
            },
        },
        Claim {
            id: "event_loop.faster",
            test: |evidence| {
                let run = evidence.run("many")?;
                let (one, pool) = (run.timed(ASYNC)?.work_ms(), run.timed(GIL)?.work_ms());
                Finding::new(one < pool, format!("async took {}, gil {}", ms(one), ms(pool)))
            },
        },
        Claim {
            id: "event_loop.pool",
            test: |evidence| {
                let timed = evidence.run("many")?.timed(GIL)?;
                let rounds = f64::from(timed.tasks.div_ceil(timed.result.workers.max(1)));
                let (least, work) = (rounds * WAIT_MS, timed.work_ms());
                Finding::new(
                    work >= 0.95 * least,
                    format!("{rounds} rounds of 5 ms take {}; gil took {}", ms(least), ms(work)),
                )
            },
        },
        Claim {
            id: "event_loop.gather",
            test: |evidence| {
                let turns = evidence.run("turns")?.timed(ASYNC)?.work_ms();
                let gather = evidence.run("gather")?.timed(ASYNC)?.work_ms();
                Finding::new(
                    turns >= 3.0 * gather,
                    format!("one after the other they took {}, with gather {}", ms(turns), ms(gather)),
                )
            },
        },
        Claim {
            id: "event_loop.blocked",
            test: |evidence| {
                let wait = first_wait_ms(evidence)?;
                Finding::new(
                    wait > 2.0 * ASKED_MS,
                    format!("the wait lasted {}, {} times 50 ms", ms(wait), factor(wait / ASKED_MS)),
                )
            },
        },
    ],
    experiment: |cores| {
        let many = Setting::new("wait", cores).tasks(1000).param("wait_ms", WAIT_MS).repeats(3);
        let program =
            |code, tasks| Setting::own(code, cores).tasks(tasks).strategies(&[ASYNC]).repeats(2).spec();
        vec![
            Part::run("many", "A thousand waits", many.reused_pool().strategies(&[ASYNC, GIL]).spec()),
            Part::run("turns", "Eight waits, one after the other", program(TURNS, 1)),
            Part::run("gather", "Eight waits with gather", program(GATHER, 1)),
            Part::run("blocked", "One of eight blocks", program(BLOCKER, 8)),
        ]
    },
    observe: |evidence| Ok(usize::from(first_wait_ms(evidence)? > 2.0 * ASKED_MS)),
    extra: |evidence, name| match name {
        "first_wait" => first_wait_ms(evidence).map(ms),
        other => Err(Missing::NotRun { part: other.to_owned() }),
    },
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::EVENT_LOOP,
    sources: &[YOU_TOO_CAN_PARALLELISE],
    published: &[Table {
        title: "What to use for what",
        source: YOU_TOO_CAN_PARALLELISE,
        columns: &[Column::plain("advice")],
        rows: &[
            Row { name: "limited by waiting", strategy: None, cells: &[Cell::Text("concurrency")] },
            Row { name: "limited by computing", strategy: None, cells: &[Cell::Text("parallelism")] },
            Row { name: "many connections", strategy: Some(ASYNC), cells: &[Cell::Text("an event loop")] },
        ],
    }],
    focus: &[
        Focus {
            file: SourceFile::Strategy(ASYNC),
            excerpt: "await",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "Here the coroutine pauses. It goes on when its timer has ended and the loop comes back to it.",
        },
        Focus {
            file: SourceFile::Strategy(ASYNC),
            excerpt: "no await",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Run),
            says: "No `await`: until this solid bar ends, the loop does nothing else.",
        },
        Focus {
            file: SourceFile::Python("mix"),
            excerpt: "a coroutine",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Run),
            says: "In Python: computing blocks every other coroutine, and the `await` lets them go on.",
        },
        Focus {
            file: SourceFile::Python("wait"),
            excerpt: "all at once",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "`gather` starts all the coroutines, and `await` waits until all of them have ended.",
        },
    ],
    claims: &[
        (
            "event_loop.thread",
            "One thread is enough: all thousand waits of `async` are on one lane, most of them open at the same instant.",
        ),
        (
            "event_loop.faster",
            "A thousand waits take less time on one thread of `async` than on 32 threads that each hold one wait at a time.",
        ),
        (
            "event_loop.pool",
            "The threads need at least the time of their rounds: a thousand divided by 32, rounded up, times 5 ms.",
        ),
        (
            "event_loop.gather",
            "Eight waits, each awaited before the next begins, take at least three times as long as eight with `gather`.",
        ),
        (
            "event_loop.blocked",
            "One task that blocks stops all the others: the first task asks to wait 50 ms, and waits more than 100 ms.",
        ),
    ],
};

/// How long the first task's wait lasted in the run that blocks, ms.
fn first_wait_ms(evidence: &Evidence) -> Result<f64, Missing> {
    let timed = evidence.run("blocked")?.timed(ASYNC)?;
    let own = || timed.spans().iter().filter(|span| span.task == Some(0) && span.kind == SpanKind::Wait);
    // The loop looks at a timer more than once, so one wait can be several spans.
    let start_ms = own().map(|span| span.start_ms).reduce(f64::min).ok_or(Missing::TooCoarse)?;
    let end_ms = own().map(|span| span.end_ms).fold(start_ms, f64::max);
    Ok(end_ms - start_ms)
}
