//! “Pools and chunks”: how many tasks a pool hands out at a time, what copying costs, and the powers of document D.

mod measures;

use crate::{
    article::Article,
    checks,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::Missing,
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured},
    measured::{Measured, Unit},
    prediction::Prediction,
    published::{Cell, Column, PARALLEL_PYTHON, Row, SQUARE, Table, YOU_TOO_CAN_PARALLELISE},
    text,
    transfer::Transfer,
};
use measures::{large_chunks, messages, share_of_a_lane};
use overlap_protocol::Vary;
use overlap_record::{
    SpanKind,
    format::{factor, ms},
    strategy::{ISOLATED, RAYON, SERIAL},
};

/// Uneven tasks. Most numbers of workers divide it.
const TASKS: u32 = 24;

/// How much longer large chunks have to take at least.
const CLEARLY: f64 = 1.15;

pub(crate) static LESSON: Lesson = Lesson {
    id: "pools",
    pictured: Pictured::Timeline("chunks"),
    prediction: Prediction::Choice {
        unit: Unit::Times,
        ranges: &[[0.0, 1.1], [1.1, 2.0], [2.0, f64::MAX]],
        measured: |evidence| Ok(Measured::exact(large_chunks(evidence)?)),
    },
    transfer: Transfer {
        spec: |cores| {
            let waits = Setting::new("sleep_range", cores).tasks(8).param("unit_ms", 100.0);
            waits.workers(2).chunk(4).strategies(&[SERIAL, ISOLATED]).repeats(2).spec()
        },
        unit: Unit::Ms,
        ranges: &[[0.0, 1800.0], [1800.0, 2600.0], [2600.0, f64::MAX]],
        answer: 1,
        measured: |run| checks::work(run, ISOLATED),
    },
    claims: &[
        Claim {
            id: "pools.order",
            test: |evidence| {
                let run = evidence.run("power")?;
                let serial = &run.result(SERIAL)?.answers;
                let mut differ = 0;
                for strategy in [RAYON, ISOLATED] {
                    let answers = &run.result(strategy)?.answers;
                    differ += serial.len().abs_diff(answers.len());
                    differ += serial.iter().zip(answers).filter(|(one, other)| one != other).count();
                }
                Finding::new(differ == 0, format!("{differ} of {} answers differ", 2 * serial.len()))
            },
        },
        Claim {
            id: "pools.chunks",
            test: |evidence| {
                let ratio = large_chunks(evidence)?;
                Finding::new(
                    ratio >= CLEARLY,
                    format!("with one large chunk for each worker it took {} times as long", factor(ratio)),
                )
            },
        },
        Claim {
            id: "pools.messages",
            test: |evidence| {
                let ratio = messages(evidence)?;
                Finding::new(
                    ratio >= 2.0,
                    format!(
                        "tiny tasks sent one at a time took {} times as long as in the best chunks",
                        factor(ratio)
                    ),
                )
            },
        },
        Claim {
            id: "pools.copying",
            test: |evidence| {
                let timed = evidence.run("copied")?.timed(ISOLATED)?;
                let (copy, run) = (timed.sum_ms(SpanKind::Copy), timed.sum_ms(SpanKind::Run));
                Finding::new(
                    copy > run,
                    format!("isolated copied for {} and computed for {}", ms(copy), ms(run)),
                )
            },
        },
        Claim {
            id: "pools.shared",
            test: |evidence| {
                let run = evidence.run("copied")?;
                let (rayon, isolated) = (run.timed(RAYON)?, run.timed(ISOLATED)?);
                let copied = rayon.sum_ms(SpanKind::Copy);
                let (shared, own) = (rayon.work_ms(), isolated.work_ms());
                Finding::new(
                    copied == 0.0 && 2.0 * shared <= own,
                    format!(
                        "rayon copied for {} and took {}; isolated took {}",
                        ms(copied),
                        ms(shared),
                        ms(own)
                    ),
                )
            },
        },
    ],
    experiment: |cores| {
        let uneven = Setting::new("uneven", cores).tasks(TASKS).param("task_ms", 1.0).param("growth_ms", 1.0);
        let uneven = uneven.strategies(&[RAYON, ISOLATED]).reused_pool().repeats(3);
        let tiny = Setting::new("square", cores).strategies(&[ISOLATED]).reused_pool().repeats(3);
        let copied = Setting::new("copied", cores).reused_pool().repeats(3);
        let power = Setting::new("power", cores).tasks(400).repeats(2);
        vec![
            Part::sweep("chunks", "Uneven tasks in chunks", uneven.sweep(Vary::Chunk, &chunks(cores))),
            Part::sweep("tiny", "Tiny tasks in chunks", tiny.sweep(Vary::Chunk, &[1.0, 10.0, 100.0])),
            Part::run("copied", "A megabyte per task", copied.strategies(&[SERIAL, RAYON, ISOLATED]).spec()),
            Part::run("power", "Powers", power.strategies(&[SERIAL, RAYON, ISOLATED]).spec()),
        ]
    },
    observe: |evidence| {
        // A lane that is done before 80 % of the time has waited for another.
        Ok(usize::from(share_of_a_lane(evidence)? < 0.8))
    },
    extra: |evidence, name| match name {
        "uneven_ratio" => large_chunks(evidence).map(factor),
        "messages_ratio" => messages(evidence).map(factor),
        other => Err(Missing::NotRun { part: other.to_owned() }),
    },
};

/// One task, about a quarter and half of a worker's share, and the whole share.
fn chunks(cores: u32) -> Vec<f64> {
    let share = TASKS.div_ceil(Setting::new("uneven", cores).spec().workers);
    let mut sizes = vec![1, (share / 4).max(1), (share / 2).max(1), share];
    sizes.dedup();
    sizes.into_iter().map(f64::from).collect()
}

pub(crate) static ARTICLE: Article = Article {
    text: &text::POOLS,
    sources: &[YOU_TOO_CAN_PARALLELISE, PARALLEL_PYTHON],
    published: &[
        Table {
            title: "n to the power of n, for n from 0 to 9999",
            source: YOU_TOO_CAN_PARALLELISE,
            columns: &[Column::plain("workers"), Column::plain("order of the results")],
            rows: &[Row {
                name: "map over a pool",
                strategy: Some(ISOLATED),
                cells: &[Cell::Text("8"), Cell::Text("task order")],
            }],
        },
        Table {
            title: "A thousand powers of two",
            source: PARALLEL_PYTHON,
            columns: &[Column::plain("time")],
            rows: &[
                Row { name: "a plain loop", strategy: Some(SERIAL), cells: &[Cell::Time(SQUARE.one_by_one)] },
                Row { name: "processes", strategy: Some(ISOLATED), cells: &[Cell::Time(SQUARE.processes)] },
            ],
        },
    ],
    focus: &[
        Focus {
            file: SourceFile::Python("uneven"),
            excerpt: "one task at a time",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Run),
            says: "`chunksize=1` hands out one task at a time, so no process is left with a row of long tasks.",
        },
        Focus {
            file: SourceFile::Python("copied"),
            excerpt: "data that is pickled",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Copy),
            says: "Python copies `data` to a process for every task. The crossed bars show how long `isolated` copies.",
        },
        Focus {
            file: SourceFile::Strategy(RAYON),
            excerpt: "parallel iterator",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Run),
            says: "A free worker takes another chunk and runs the tasks in it one after another.",
        },
        Focus {
            file: SourceFile::Strategy(ISOLATED),
            excerpt: "next chunk",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Copy),
            says: "A worker gets its next chunk when its answers to the last one are back. A crossed bar shows the message.",
        },
    ],
    claims: &[
        (
            "pools.order",
            "A map gives its results in task order: `rayon` and `isolated` give the same list as `serial`.",
        ),
        (
            "pools.chunks",
            "Uneven tasks in one large chunk for each worker take at least 1.15 times as long as one at a time.",
        ),
        ("pools.messages", "Tiny tasks sent one by one take at least twice as long as in the best chunks."),
        (
            "pools.copying",
            "When data is copied to isolated workers, copying it takes longer than adding it up.",
        ),
        (
            "pools.shared",
            "Workers that share memory copy nothing, and take at most half the time of isolated workers.",
        ),
    ],
};
