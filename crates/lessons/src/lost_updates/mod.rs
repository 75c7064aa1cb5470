//! “Lost updates”: beyond the documents, a counter that several threads read and write.

use crate::{
    article::Article,
    checks,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::{Missing, Run},
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured, nothing_extra},
    measured::{Measured, Unit},
    prediction::Prediction,
    published::{Cell, Column, PYTHON_FAQ, Row, Table},
    text,
    transfer::Transfer,
};
use overlap_findings::Counted;
use overlap_record::{
    SpanKind, StrategyId, format,
    strategy::{ASYNC, GIL, RAYON, SERIAL},
};

/// Repeats of the counter without a lock, and the fewest that a claim about chance takes.
const REPEATS: u32 = 120;
const FEWEST: usize = 100;

/// Updates of all tasks together.
const ALL: f64 = 200_000.0;

const UPDATES: Unit = Unit::Things("update");

pub(crate) static LESSON: Lesson = Lesson {
    id: "lost_updates",
    pictured: Pictured::Timeline("counter"),
    prediction: Prediction::Scale {
        label: "What the counter holds in the end, after 200,000 updates",
        unit: UPDATES,
        min: 0.0,
        max: ALL,
        logarithmic: false,
        measured: |evidence| counts(&evidence.run("counter")?, RAYON),
    },
    transfer: Transfer {
        spec: |cores| {
            let one = Setting::new("counter", cores).workers(1).reused_pool();
            one.strategies(&[SERIAL, RAYON]).repeats(10).spec()
        },
        unit: UPDATES,
        ranges: &[[ALL, ALL], [ALL / 2.0, ALL - 1.0], [0.0, ALL / 2.0]],
        answer: 0,
        measured: |run| counts(run, RAYON),
    },
    claims: &[
        Claim {
            id: "lost_updates.threads",
            test: |evidence| {
                let run = evidence.run("counter")?;
                run.at_once()?;
                loses(&run, RAYON)
            },
        },
        Claim {
            id: "lost_updates.lock",
            test: |evidence| {
                let run = evidence.run("counter")?;
                // Tasks that are over before another thread asks for the lock are never interrupted.
                if run.timed(GIL)?.sum_ms(SpanKind::Lock) <= 0.0 {
                    return Err(Missing::NeverInterrupted);
                }
                loses(&run, GIL)
            },
        },
        Claim { id: "lost_updates.one", test: |evidence| keeps(&evidence.run("counter")?, &[SERIAL, ASYNC]) },
        Claim {
            id: "lost_updates.repaired",
            test: |evidence| {
                let locked = keeps(&evidence.run("locked")?, &[RAYON, GIL])?;
                let summed = keeps(&evidence.run("summed")?, &[RAYON, GIL])?;
                Finding::new(
                    locked.held && summed.held,
                    format!("with a lock {}; with sums {}", locked.shows, summed.shows),
                )
            },
        },
        Claim {
            id: "lost_updates.price",
            test: |evidence| {
                let run = evidence.run("locked")?;
                run.at_once()?;
                checks::no_gain(&run, RAYON)
            },
        },
        Claim { id: "lost_updates.summed", test: |evidence| checks::gains(&evidence.run("summed")?, RAYON) },
    ],
    experiment: |cores| {
        let plain = Setting::new("counter", cores).strategies(&[SERIAL, ASYNC, RAYON, GIL]).repeats(REPEATS);
        let repaired = |id| {
            let setting = Setting::new(id, cores).strategies(&[SERIAL, RAYON, GIL]).repeats(10);
            setting.reused_pool().spec()
        };
        let watched = Setting::new("counter_watched", cores).strategies(&[RAYON, GIL]).repeats(10);
        vec![
            Part::run("counter", "No lock", plain.reused_pool().spec()),
            Part::run("locked", "A lock around each update", repaired("counter_locked")),
            Part::run("summed", "One sum per task", repaired("counter_summed")),
            Part::run("watched", "Each access noted", watched.reused_pool().spec()),
        ]
    },
    observe: |evidence| {
        let counted = counted(&evidence.run("counter")?, RAYON)?;
        Ok(match (counted.least, counted.most) {
            (least, most) if least < most => 1,
            (least, _) if Some(least) == counted.added => 2,
            _ => 0,
        })
    },
    extra: nothing_extra,
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::LOST_UPDATES,
    sources: &[PYTHON_FAQ],
    published: &[Table {
        title: "Lines of Python that are one step under its lock, and lines that are not",
        source: PYTHON_FAQ,
        columns: &[Column::plain("one step?")],
        rows: &[
            Row { name: "x = y", strategy: Some(GIL), cells: &[Cell::Text("yes")] },
            Row { name: "L.append(x)", strategy: Some(GIL), cells: &[Cell::Text("yes")] },
            Row { name: "i = i + 1", strategy: Some(GIL), cells: &[Cell::Text("no")] },
            Row { name: "D[x] = D[x] + 1", strategy: Some(GIL), cells: &[Cell::Text("no")] },
        ],
    }],
    focus: &[
        Focus {
            file: SourceFile::Python("counter"),
            excerpt: "an update in three steps",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Run),
            says: "Read, add, write: between the first and the last of these lines, another thread may write.",
        },
        Focus {
            file: SourceFile::Python("counter_locked"),
            excerpt: "an update under a lock",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Lock),
            says: "The lock is held from reading to writing. It helps only if all code that uses `counter` takes it.",
        },
        Focus {
            file: SourceFile::Python("counter_summed"),
            excerpt: "one update a task",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Run),
            says: "Each task counts in a variable that no other task sees, and takes the lock only once.",
        },
    ],
    claims: &[
        (
            "lost_updates.threads",
            "Under `rayon`, without a lock, the counter ends below 200,000 in at least one repeat.",
        ),
        ("lost_updates.lock", "It also does under `gil`, although only one thread computes at a time."),
        ("lost_updates.one", "On one thread, neither `serial` nor `async` loses an update."),
        (
            "lost_updates.repaired",
            "With a lock around each update, or with one sum per task, no update is lost in any repeat.",
        ),
        ("lost_updates.price", "With a lock around each update, `rayon` is no faster than `serial`."),
        (
            "lost_updates.summed",
            "With one sum per task, `rayon` comes near the best speed-up that workers and cores allow.",
        ),
    ],
};

/// What the counter held over the repeats of a strategy whose answers were right.
fn counted(run: &Run, strategy: StrategyId) -> Result<Counted, Missing> {
    let timed = run.timed(strategy)?;
    overlap_findings::counted(timed.result).ok_or(Missing::NotCounted { strategy })
}

/// The same as a value with its spread.
fn counts(run: &Run, strategy: StrategyId) -> Result<Measured, Missing> {
    let repeats = &run.timed(strategy)?.result.repeats;
    let held = repeats.iter().filter_map(|repeat| repeat.counted).map(|held| held as f64).collect();
    Measured::of(held).ok_or(Missing::TooCoarse)
}

/// That a strategy lost updates in some repeat of many.
fn loses(run: &Run, strategy: StrategyId) -> Result<Finding, Missing> {
    let counted = counted(run, strategy)?;
    if counted.repeats < FEWEST {
        return Err(Missing::TooFew { repeats: counted.repeats, wanted: FEWEST });
    }
    Finding::new(
        counted.added.is_some_and(|added| counted.least < added),
        format!("under {strategy} the counter held {}", counted.words()),
    )
}

/// That strategies lost no update in any repeat.
fn keeps(run: &Run, strategies: &[StrategyId]) -> Result<Finding, Missing> {
    let (mut held, mut shows) = (true, Vec::new());
    for strategy in strategies {
        let counted = counted(run, *strategy)?;
        held &= Some(counted.least) == counted.added && Some(counted.most) == counted.added;
        shows.push(format!("it held {} under {strategy}", counted.words()));
    }
    Finding::new(held, format::list(&shows))
}
