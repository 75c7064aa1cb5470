//! “One lock, many threads”: beyond the documents, a sweep over the share of the work under a lock, and two locks.

use crate::{
    article::Article,
    checks,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::{Evidence, Missing, Run},
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured},
    measured::Unit,
    prediction::Prediction,
    published::{Cell, Column, Row, SYSTEM_DEADLOCKS, Table},
    text,
    transfer::Transfer,
};
use overlap_findings::{Counted, counted};
use overlap_protocol::{Spec, Vary};
use overlap_record::{
    SpanKind,
    format::{factor, ms},
    strategy::{ISOLATED, RAYON, SERIAL},
};

/// Shares of the work under the lock.
const SHARES: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

const TASKS: u32 = 8;

/// How far above the limit a speed-up may lie, for the spread of times.
const SLACK: f64 = 1.15;

pub(crate) static LESSON: Lesson = Lesson {
    id: "contention",
    pictured: Pictured::Timeline("share"),
    prediction: Prediction::Scale {
        label: "How many times as fast as serial, with half of the work under the lock",
        unit: Unit::Times,
        min: 0.5,
        max: 16.0,
        logarithmic: true,
        measured: |evidence| checks::work_speedup(&at(evidence, 0.5)?, RAYON),
    },
    transfer: Transfer {
        spec: |cores| {
            let all = Setting::new("locked_share", cores).tasks(TASKS).param("locked_share", 1.0);
            all.param("task_ms", 40.0).strategies(&[SERIAL, ISOLATED]).reused_pool().repeats(5).spec()
        },
        unit: Unit::Times,
        ranges: &[[0.0, 0.8], [0.8, 1.25], [1.25, f64::MAX]],
        answer: 2,
        measured: |run| {
            run.at_once()?;
            checks::work_speedup(run, ISOLATED)
        },
    },
    claims: &[
        Claim { id: "contention.free", test: |evidence| checks::gains(&at(evidence, 0.0)?, RAYON) },
        Claim {
            id: "contention.all",
            test: |evidence| {
                let run = at(evidence, 1.0)?;
                run.at_once()?;
                checks::no_gain(&run, RAYON)
            },
        },
        Claim { id: "contention.limit", test: limit },
        Claim {
            id: "contention.deadlock",
            test: |evidence| {
                let run = evidence.run("opposite")?;
                run.at_once()?;
                let found = deadlocks(&run)?;
                Finding::new(found.most > 0, format!("the watchdog of rayon found {}", found.words()))
            },
        },
        Claim {
            id: "contention.order",
            test: |evidence| {
                let run = evidence.run("same")?;
                run.at_once()?;
                let found = deadlocks(&run)?;
                Finding::new(found.most == 0, format!("the watchdog of rayon found {}", found.words()))
            },
        },
        Claim {
            id: "contention.time",
            test: |evidence| {
                let (opposite, same) = (evidence.run("opposite")?, evidence.run("same")?);
                opposite.at_once()?;
                let (long, short) = (opposite.timed(RAYON)?.work_ms(), same.timed(RAYON)?.work_ms());
                Finding::new(
                    long > short,
                    format!("with opposite orders it took {}, with the same order {}", ms(long), ms(short)),
                )
            },
        },
    ],
    experiment: |cores| {
        let share = Setting::new("locked_share", cores).tasks(TASKS).param("task_ms", 40.0);
        let share = share.strategies(&[SERIAL, RAYON]).reused_pool().repeats(5);
        vec![
            Part::sweep(
                "share",
                "More and more under the lock",
                share.sweep(Vary::Param("locked_share".to_owned()), &SHARES),
            ),
            Part::run("opposite", "Two locks in opposite orders", two_locks(cores, 0.0)),
            Part::run("same", "Two locks in the same order", two_locks(cores, 1.0)),
        ]
    },
    observe: |evidence| Ok(usize::from(!checks::one_computes(&at(evidence, 1.0)?, RAYON)?.held)),
    extra: |evidence, name| {
        let speedup = |share| Ok(factor(checks::work_speedup(&at(evidence, share)?, RAYON)?.value));
        match name {
            "free" => speedup(0.0),
            "half" => speedup(0.5),
            "all" => speedup(1.0),
            other => Err(Missing::NotRun { part: other.to_owned() }),
        }
    },
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::CONTENTION,
    sources: &[SYSTEM_DEADLOCKS],
    published: &[Table {
        title: "What a deadlock needs, all four at once",
        source: SYSTEM_DEADLOCKS,
        columns: &[Column::plain("here")],
        rows: &[
            Row {
                name: "mutual exclusion",
                strategy: Some(RAYON),
                cells: &[Cell::Text("only one task can hold a lock")],
            },
            Row {
                name: "wait for",
                strategy: Some(RAYON),
                cells: &[Cell::Text("a task keeps one lock while it waits for the other")],
            },
            Row {
                name: "no preemption",
                strategy: Some(RAYON),
                cells: &[Cell::Text("no task has to give its lock back early")],
            },
            Row {
                name: "circular wait",
                strategy: Some(RAYON),
                cells: &[Cell::Text("each waits for the lock that the other holds")],
            },
        ],
    }],
    focus: &[
        Focus {
            file: SourceFile::Python("locked_share"),
            excerpt: "a share under the lock",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Lock),
            says: "Only one task at a time runs the line below `with lock`. The line after that needs no lock, so no task queues for it.",
        },
        Focus {
            file: SourceFile::Python("two_locks"),
            excerpt: "two locks and a watchdog",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Lock),
            says: "A task waits for the second lock only for a limited time. Without the limit, two tasks can wait for each other forever.",
        },
        Focus {
            file: SourceFile::Python("two_locks"),
            excerpt: "the order of the locks",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Lock),
            says: "With `same_order` every task takes A first, so tasks cannot wait for each other in a circle.",
        },
    ],
    claims: &[
        (
            "contention.free",
            "Without the lock, `rayon` reaches at least 0.7 times the best speed-up that workers and cores allow.",
        ),
        ("contention.all", "With all of the work under the lock, `rayon` is no faster than `serial`."),
        (
            "contention.limit",
            "With a share s of the work under the lock, no speed-up exceeds 1 / s by more than 15 %. This is tested only where the cores alone would allow more.",
        ),
        ("contention.deadlock", "With opposite orders, the watchdog finds deadlocks under `rayon`."),
        ("contention.order", "With the same order, the watchdog finds no deadlocks."),
        ("contention.time", "The deadlocks cost time: with the same order, `rayon` takes less time."),
    ],
};

fn two_locks(cores: u32, same_order: f64) -> Spec {
    let setting = Setting::new("two_locks", cores).param("same_order", same_order);
    setting.strategies(&[SERIAL, RAYON]).reused_pool().repeats(10).spec()
}

/// The run of the sweep in which this share of the work was done under the lock.
fn at<'a>(evidence: &Evidence<'a>, share: f64) -> Result<Run<'a>, Missing> {
    let sweep = evidence.sweep("share")?;
    let found = sweep.iter().find(|(value, _)| *value == share);
    let (_, record) = found.ok_or_else(|| Missing::NotRun { part: format!("share {share}") })?;
    Ok(Run { record })
}

/// That no speed-up passes 1 / share, of the shares with which it could: those whose limit is lower than that of the cores.
fn limit(evidence: &Evidence) -> Result<Finding, Missing> {
    let mut nearest: Option<(f64, f64, f64)> = None;
    for value in SHARES.into_iter().filter(|value| *value > 0.0) {
        let run = at(evidence, value)?;
        if run.at_once()? * value <= 1.0 {
            continue;
        }
        let speedup = checks::work_speedup(&run, RAYON)?.value;
        let part = speedup * value;
        if nearest.is_none_or(|(most, ..)| part > most) {
            nearest = Some((part, value, speedup));
        }
    }
    let (part, value, speedup) = nearest.ok_or(Missing::TooCoarse)?;
    Finding::new(
        part <= SLACK,
        format!(
            "the share {value} came nearest to its limit: {} times as fast, and the limit is {}",
            factor(speedup),
            factor(1.0 / value)
        ),
    )
}

/// How many deadlocks the watchdog found under `rayon`.
fn deadlocks(run: &Run) -> Result<Counted, Missing> {
    counted(run.timed(RAYON)?.result).ok_or(Missing::NotCounted { strategy: RAYON })
}
