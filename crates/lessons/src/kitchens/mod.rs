//! “Separate kitchens”: the shared list of documents B and E, and the memory of document C.

use crate::{
    article::Article,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::{Evidence, Missing, Run},
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured, nothing_extra},
    measured::{Measured, Unit},
    prediction::Prediction,
    published::{Cell, Column, PARALLEL_COMPUTING, PARALLEL_PYTHON, PYTHON_PARALLELISM, Row, Table},
    text,
    transfer::Transfer,
};
use overlap_protocol::Spec;
use overlap_record::{
    SpanKind, StrategyId, Value, format,
    strategy::{ASYNC, GIL, ISOLATED, RAYON, SERIAL},
};

/// Numbers in a list, which take 4 bytes each.
const SIZE: f64 = 5_000_000.0;

pub(crate) static LESSON: Lesson = Lesson {
    id: "kitchens",
    pictured: Pictured::Timeline("list"),
    prediction: Prediction::Choice {
        unit: Unit::Things("number"),
        ranges: &[[20.0, 20.0], [1.0, 19.0], [0.0, 0.0]],
        measured: |evidence| Ok(Measured::exact(items(&evidence.run("list")?, ISOLATED)? as f64)),
    },
    transfer: Transfer {
        spec: |cores| builds(cores, 4, &[SERIAL, ISOLATED]),
        unit: Unit::Times,
        ranges: &[[0.0, 1.5], [1.5, 3.0], [3.0, 6.0]],
        answer: 2,
        measured: |run| Ok(Measured::exact(memory_ratio(run)?)),
    },
    claims: &[
        Claim {
            id: "kitchens.shared",
            test: |evidence| {
                let run = evidence.run("list")?;
                let mut held = true;
                let mut counts = Vec::new();
                for strategy in [SERIAL, ASYNC, RAYON, GIL] {
                    let items = items(&run, strategy)?;
                    held &= items == run.record.spec.tasks as usize;
                    counts.push(format!("{items} after {strategy}"));
                }
                Finding::new(held, format!("the list held {}", format::list(&counts)))
            },
        },
        Claim {
            id: "kitchens.empty",
            test: |evidence| {
                let items = items(&evidence.run("list")?, ISOLATED)?;
                Finding::new(items == 0, format!("the list held {items} numbers"))
            },
        },
        Claim {
            id: "kitchens.returned",
            test: |evidence| {
                let run = evidence.run("list")?;
                let answers = &run.result(ISOLATED)?.answers;
                let in_order = |(index, answer): (u32, &Value)| *answer == Value::Number(f64::from(index));
                let right = (0..).zip(answers).filter(|pair| in_order(*pair)).count();
                Finding::new(
                    right == run.record.spec.tasks as usize,
                    format!("{right} of {} answers came back in the right place", run.record.spec.tasks),
                )
            },
        },
        Claim {
            id: "kitchens.memory",
            test: |evidence| {
                let run = evidence.run("memory")?;
                let (ratio, workers) = (memory_ratio(&run)?, f64::from(run.record.spec.workers));
                Finding::new(
                    ratio >= 0.8 * workers,
                    format!(
                        "{workers} isolated workers held {} times the memory of serial",
                        format::factor(ratio)
                    ),
                )
            },
        },
    ],
    experiment: |cores| {
        let list = Setting::new("shared_list", cores).spec();
        vec![
            Part::run("list", "Twenty tasks, one list", list),
            Part::run("memory", "Three lists of 20 MB", builds(cores, 3, &[SERIAL, RAYON, ISOLATED])),
        ]
    },
    observe,
    extra: nothing_extra,
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::KITCHENS,
    sources: &[PARALLEL_COMPUTING, PYTHON_PARALLELISM, PARALLEL_PYTHON],
    published: &[
        Table {
            title: "What the caller's dictionary held afterwards",
            source: PARALLEL_COMPUTING,
            columns: &[Column::plain("dictionary")],
            rows: &[
                Row { name: "threads", strategy: Some(GIL), cells: &[Cell::Text("full")] },
                Row { name: "processes", strategy: Some(ISOLATED), cells: &[Cell::Text("{}")] },
            ],
        },
        Table {
            title: "What the caller's list held afterwards",
            source: PARALLEL_PYTHON,
            columns: &[Column::plain("list of 20")],
            rows: &[
                Row { name: "threads", strategy: Some(GIL), cells: &[Cell::Text("full")] },
                Row { name: "processes", strategy: Some(ISOLATED), cells: &[Cell::Text("[]")] },
            ],
        },
        Table {
            title: "Memory of three lists at once",
            source: PYTHON_PARALLELISM,
            columns: &[Column::plain("compared with one")],
            rows: &[Row { name: "three processes", strategy: Some(ISOLATED), cells: &[Cell::Times(3.0)] }],
        },
    ],
    focus: &[
        Focus {
            file: SourceFile::Strategy(ISOLATED),
            excerpt: "copy of the collection",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Copy),
            says: "Before its first task, each worker gets its own copy of the caller's collection. No other worker sees this copy.",
        },
        Focus {
            file: SourceFile::Strategy(ISOLATED),
            excerpt: "copy of the answers",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Copy),
            says: "Answers come back in a message, as a copy. A crossed bar shows how long that takes.",
        },
        Focus {
            file: SourceFile::Python("shared_list"),
            excerpt: "a pool of processes",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Copy),
            says: "Nothing in this call shows that Python copies the list on the way to the processes.",
        },
    ],
    claims: &[
        (
            "kitchens.shared",
            "Where memory is shared, the caller's list is full: after `serial`, `async`, `rayon` and `gil`.",
        ),
        ("kitchens.empty", "After `isolated`, the caller's list is still empty."),
        ("kitchens.returned", "Everything that the tasks return comes back from `isolated`, in task order."),
        (
            "kitchens.memory",
            "If n isolated workers each build a list, together they hold at least 0.8 n times the memory of `serial`.",
        ),
    ],
};

fn builds(cores: u32, tasks: u32, strategies: &[StrategyId]) -> Spec {
    Setting::new("find_max", cores)
        .tasks(tasks)
        .param("size", SIZE)
        .workers(tasks)
        .strategies(strategies)
        .spec()
}

/// What the caller's list held.
fn items(run: &Run, strategy: StrategyId) -> Result<usize, Missing> {
    Ok(run.result(strategy)?.collection.as_ref().map_or(0, Vec::len))
}

fn memory_ratio(run: &Run) -> Result<f64, Missing> {
    let serial = run.timed(SERIAL)?.memory_bytes();
    let isolated = run.timed(ISOLATED)?.memory_bytes();
    if serial > 0.0 { Ok(isolated / serial) } else { Err(Missing::TooCoarse) }
}

/// The kind that isolated workers have and the others have not: queueing, copying or waiting.
fn observe(evidence: &Evidence) -> Result<usize, Missing> {
    let run = evidence.run("list")?;
    let has = |strategy, kind| -> Result<bool, Missing> {
        Ok(run.timed(strategy)?.spans().iter().any(|span| span.kind == kind))
    };
    for (option, kind) in [SpanKind::Lock, SpanKind::Copy, SpanKind::Wait].into_iter().enumerate() {
        if has(ISOLATED, kind)? && !has(SERIAL, kind)? && !has(ASYNC, kind)? {
            return Ok(option);
        }
    }
    Err(Missing::TooCoarse)
}
