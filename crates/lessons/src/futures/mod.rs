//! “Futures”: the factorials of document E, a task that fails, and the order in which tasks end.

use crate::{
    article::Article,
    checks,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::{Evidence, Missing},
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured},
    measured::{Measured, Unit},
    prediction::Prediction,
    published::{Cell, Column, PARALLEL_PYTHON, Row, Table, YOU_TOO_CAN_PARALLELISE},
    spans, text,
    transfer::Transfer,
};
use overlap_record::{
    SpanKind, Value,
    format::{ms, share},
    strategy::{GIL, ISOLATED, RAYON, SERIAL},
};

/// The task that fails.
const FAILING: u32 = 3;

pub(crate) static LESSON: Lesson = Lesson {
    id: "futures",
    pictured: Pictured::Timeline("power"),
    prediction: Prediction::Choice {
        unit: Unit::Things("answer"),
        ranges: &[[0.0, 0.0], [1.0, 8.0], [9.0, 9.0]],
        measured: |evidence| Ok(Measured::exact(answered(evidence)? as f64)),
    },
    transfer: Transfer {
        spec: |cores| {
            let sleeps = Setting::new("sleep_range", cores).param("unit_ms", 100.0).workers(2);
            sleeps.strategies(&[SERIAL, ISOLATED]).repeats(2).spec()
        },
        unit: Unit::Ms,
        ranges: &[[0.0, 500.0], [500.0, 800.0], [800.0, f64::MAX]],
        answer: 1,
        measured: |run| checks::work(run, ISOLATED),
    },
    claims: &[
        Claim {
            id: "futures.known",
            test: |evidence| {
                let run = evidence.run("small")?;
                let published = [1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40320.0, 362_880.0];
                let right = |answers: &[Value]| answers.iter().eq(published.map(Value::Number).iter());
                let held = right(&run.result(RAYON)?.answers) && right(&run.result(ISOLATED)?.answers);
                Finding::new(
                    held,
                    if held { "every answer is the published one" } else { "some answers are different" }
                        .to_owned(),
                )
            },
        },
        Claim {
            id: "futures.completion",
            test: |evidence| {
                let disorder = disorder(evidence)?;
                Finding::new(
                    disorder > 0,
                    format!("{disorder} tasks in the log end right after one with a higher number"),
                )
            },
        },
        Claim {
            id: "futures.failure",
            test: |evidence| {
                let answered = answered(evidence)?;
                Finding::new(answered == 9, format!("{answered} of the 9 others answered"))
            },
        },
        Claim {
            id: "futures.startup",
            test: |evidence| {
                let timed = evidence.run("small")?.timed(ISOLATED)?;
                let (startup, total) = (timed.startup_ms(), timed.total_ms());
                Finding::new(
                    startup > 0.5 * total,
                    format!(
                        "isolated took {}, of which {} was starting its pool",
                        ms(total),
                        share(startup / total.max(f64::MIN_POSITIVE))
                    ),
                )
            },
        },
    ],
    experiment: |cores| {
        let ways = [SERIAL, RAYON, ISOLATED];
        let small = |id: &'static str| Setting::new(id, cores).strategies(&ways);
        vec![
            Part::run("small", "Ten factorials", small("small_factorial").repeats(3).spec()),
            Part::run("failing", "One of ten fails", small("small_factorial").failing(FAILING).spec()),
            Part::run("power", "Powers", small("power").tasks(400).repeats(2).spec()),
        ]
    },
    observe: |evidence| Ok(usize::from(disorder(evidence)? > 0)),
    extra: |evidence, name| match name {
        "disorder" => Ok(disorder(evidence)?.to_string()),
        "answered" => Ok(answered(evidence)?.to_string()),
        other => Err(Missing::NotRun { part: other.to_owned() }),
    },
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::FUTURES,
    sources: &[YOU_TOO_CAN_PARALLELISE, PARALLEL_PYTHON],
    published: &[Table {
        title: "Factorials of 0 to 9",
        source: PARALLEL_PYTHON,
        columns: &[Column::plain("results")],
        rows: &[
            Row {
                name: "a pool of processes",
                strategy: Some(ISOLATED),
                cells: &[Cell::Text("1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880")],
            },
            Row {
                name: "a pool of threads",
                strategy: Some(GIL),
                cells: &[Cell::Text("1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880")],
            },
        ],
    }],
    focus: &[
        Focus {
            file: SourceFile::Strategy(RAYON),
            excerpt: "place of an answer",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Run),
            says: "When a task ends, its answer goes to that task's own place.",
        },
        Focus {
            file: SourceFile::Python("small_factorial"),
            excerpt: "done and a callback",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Run),
            says: "`submit` returns a future at once. Each callback adds its future to a list, so the list is in the order of completion.",
        },
        Focus {
            file: SourceFile::Python("small_factorial"),
            excerpt: "a failure in its place",
            strategy: Some(RAYON),
            kind: None,
            says: "The program asks each future for its own result, so an error costs only one answer.",
        },
        Focus {
            file: SourceFile::Python("small_factorial"),
            excerpt: "a pool of processes",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Startup),
            says: "The pool is shut down at the end of the `with` block. The upright bars show how `isolated` starts its workers.",
        },
    ],
    claims: &[
        ("futures.known", "The pools answer with the published factorials."),
        (
            "futures.completion",
            "Futures complete in any order: under `rayon` some task ends before one with a lower number.",
        ),
        ("futures.failure", "A task that fails stops no other task: the nine others answer."),
        ("futures.startup", "For ten tiny tasks, starting the pool takes over half of the whole time."),
    ],
};

/// How many of the tasks that were not made to fail gave their answer on a pool.
fn answered(evidence: &Evidence) -> Result<usize, Missing> {
    let run = evidence.run("failing")?;
    // Either pool will do. The record calls the answers wrong where it expected none to fail, so they are read as they came.
    let result = run.result(RAYON).or_else(|_| run.result(ISOLATED))?;
    let others = (0..).zip(&result.answers).filter(|(task, _)| *task != FAILING);
    Ok(others.filter(|(_, answer)| matches!(answer, Value::Number(_))).count())
}

/// Neighbours in the log of `power` whose ends are not in task order.
fn disorder(evidence: &Evidence) -> Result<usize, Missing> {
    let run = evidence.run("power")?;
    let timed = run.timed(RAYON).or_else(|_| run.timed(ISOLATED))?;
    Ok(spans::out_of_order(timed.spans()))
}
