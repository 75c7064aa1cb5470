//! “One loop, a thousand waits”: document D's event loop, and the coroutine that blocks it.

use crate::{
    article::Article,
    checks,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::{Evidence, Missing},
    experiment::{Part, Setting},
    lesson::Lesson,
    measured::Unit,
    prediction::Prediction,
    published::{Cell, Column, Row, Table, YOU_TOO_CAN_PARALLELISE},
    text,
    transfer::Transfer,
};
use overlap_record::{
    SpanKind,
    format::{counted, factor, ms},
    strategy::{ASYNC, RAYON, SERIAL},
};
use std::collections::BTreeSet;

const WAIT_MS: f64 = 5.0;
/// What each task of the second run asks to wait, ms: half of its 100 ms.
const ASKED_MS: f64 = 50.0;

pub(crate) static LESSON: Lesson = Lesson {
    id: "event_loop",
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
                        "{} waits lay on {}, {open} of them open at once",
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
                let (one, pool) = (run.timed(ASYNC)?.work_ms(), run.timed(RAYON)?.work_ms());
                Finding::new(one < pool, format!("async took {}, rayon {}", ms(one), ms(pool)))
            },
        },
        Claim {
            id: "event_loop.pool",
            test: |evidence| {
                let timed = evidence.run("many")?.timed(RAYON)?;
                let rounds = f64::from(timed.tasks.div_ceil(timed.result.workers.max(1)));
                let (least, work) = (rounds * WAIT_MS, timed.work_ms());
                Finding::new(
                    work >= 0.95 * least,
                    format!("{rounds} rounds of 5 ms are {}; rayon took {}", ms(least), ms(work)),
                )
            },
        },
        Claim {
            id: "event_loop.blocked",
            test: |evidence| {
                let wait = first_wait_ms(evidence)?;
                Finding::new(
                    wait > 2.0 * ASKED_MS,
                    format!("it lasted {}, {} times what was asked", ms(wait), factor(wait / ASKED_MS)),
                )
            },
        },
    ],
    experiment: |cores| {
        let many = Setting::new("wait", cores).tasks(1000).param("wait_ms", WAIT_MS).repeats(3);
        let blocked = Setting::new("mix", cores).param("task_ms", 2.0 * ASKED_MS);
        vec![
            Part::run("many", "A thousand waits", many.strategies(&[ASYNC, RAYON]).spec()),
            Part::run("blocked", "Eight that block", blocked.strategies(&[SERIAL, ASYNC]).repeats(2).spec()),
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
            Row { name: "limited by computing", strategy: Some(RAYON), cells: &[Cell::Text("parallelism")] },
            Row { name: "many connections", strategy: Some(ASYNC), cells: &[Cell::Text("an event loop")] },
        ],
    }],
    focus: &[
        Focus {
            file: SourceFile::Strategy(ASYNC),
            marker: "let slept = self.ports.reactor.sleep(*ms).await",
            lines: 1,
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "Here the coroutine steps aside; it goes on when its timer rang and the loop comes round to it.",
        },
        Focus {
            file: SourceFile::Strategy(ASYNC),
            marker: "let result = work.run(&mut Turn(self))",
            lines: 1,
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Run),
            says: "No `await`: for the length of this solid bar the loop does nothing else.",
        },
        Focus {
            file: SourceFile::Python("mix"),
            marker: "answer = compute(i, steps)  # blocks every other coroutine",
            lines: 3,
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Run),
            says: "In Python the same two lines do the same: the first blocks everyone, the second lets the others go on.",
        },
    ],
    claims: &[
        (
            "event_loop.thread",
            "One thread is enough: all thousand waits of `async` lie on one lane, most of them open at the same instant.",
        ),
        (
            "event_loop.faster",
            "A thousand waits on one thread take less time than on a pool whose workers stand still.",
        ),
        (
            "event_loop.pool",
            "The pool needs at least its rounds of waits: a thousand over the number of workers, times 5 ms.",
        ),
        (
            "event_loop.blocked",
            "One who blocks, blocks all: the first task's wait of 50 ms lasts more than twice as long.",
        ),
    ],
};

/// How long the first task's wait lasted in the run that blocks, ms.
fn first_wait_ms(evidence: &Evidence) -> Result<f64, Missing> {
    let timed = evidence.run("blocked")?.timed(ASYNC)?;
    let wait = timed.spans().iter().find(|span| span.task == Some(0) && span.kind == SpanKind::Wait);
    wait.map(overlap_record::Span::duration_ms).ok_or(Missing::TooCoarse)
}
