//! “Limits”: a semaphore, a time-out, and what is cancelled.

use crate::{
    article::Article,
    checks,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::{Evidence, Missing, Run, Timed},
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured},
    measured::{Measured, Unit},
    prediction::Prediction,
    published::{Cell, Column, Row, Table, YOU_TOO_CAN_PARALLELISE},
    text,
    transfer::Transfer,
};
use overlap_protocol::Vary;
use overlap_record::{
    SpanKind, Value,
    format::{counted, ms},
    strategy::{ASYNC, GIL, ISOLATED, SERIAL},
};

const TASKS: u32 = 24;
const WAIT_MS: f64 = 50.0;
const TIMEOUT_MS: f64 = 225.0;
/// When the last reply of `late` comes, ms.
const SLOWEST_MS: f64 = 400.0;
/// Replies of `late` that come after the time-out.
const LATE: usize = 4;

pub(crate) static LESSON: Lesson = Lesson {
    id: "limits",
    pictured: Pictured::Timeline("late"),
    prediction: Prediction::Scale {
        label: "Time until the last of 24 waits has ended, four at once",
        unit: Unit::Ms,
        min: 10.0,
        max: 3000.0,
        logarithmic: true,
        measured: |evidence| Measured::of(at(&points(evidence)?, 4.0)?.works()).ok_or(Missing::TooCoarse),
    },
    transfer: Transfer {
        spec: |cores| {
            let own = Setting::new("limited", cores).tasks(8).param("wait_ms", 100.0).param("limit", 1.0);
            own.workers(2).chunk(1).strategies(&[SERIAL, ISOLATED]).repeats(2).spec()
        },
        unit: Unit::Ms,
        ranges: &[[0.0, 250.0], [250.0, 650.0], [650.0, f64::MAX]],
        answer: 1,
        measured: |run| checks::work(run, ISOLATED),
    },
    claims: &[
        Claim {
            id: "limits.at_once",
            test: |evidence| {
                let points = points(evidence)?;
                let wrong = points.iter().find(|(limit, timed)| {
                    timed.at_once(SpanKind::Wait) as f64 != limit.min(f64::from(TASKS))
                });
                Finding::new(
                    wrong.is_none(),
                    match wrong {
                        None => format!("each of {} limits was reached, none was exceeded", points.len()),
                        Some((limit, timed)) => {
                            format!(
                                "with a limit of {limit}, {} waited at once",
                                timed.at_once(SpanKind::Wait)
                            )
                        }
                    },
                )
            },
        },
        Claim {
            id: "limits.rounds",
            test: |evidence| {
                let points = points(evidence)?;
                let expected = |limit: f64| (f64::from(TASKS) / limit).ceil() * WAIT_MS;
                let off = points.iter().find(|(limit, timed)| {
                    let expected = expected(*limit);
                    !(0.95 * expected..=1.3 * expected + 20.0).contains(&timed.work_ms())
                });
                let (limit, timed) = match off {
                    Some(off) => off,
                    None => points.first().ok_or(Missing::TooCoarse)?,
                };
                let (expected, took) = (ms(expected(*limit)), ms(timed.work_ms()));
                Finding::new(
                    off.is_none(),
                    format!("with a limit of {limit} the rounds take {expected}; measured {took}"),
                )
            },
        },
        Claim {
            id: "limits.queue",
            test: |evidence| {
                let points = points(evidence)?;
                let one = at(&points, 1.0)?;
                let (queued, waited) = (one.sum_ms(SpanKind::Lock), one.sum_ms(SpanKind::Wait));
                Finding::new(
                    queued > waited,
                    format!(
                        "with one permit, all tasks together queued for {} and waited for {}",
                        ms(queued),
                        ms(waited)
                    ),
                )
            },
        },
        Claim {
            id: "limits.given_up",
            test: |evidence| {
                let given_up = given_up(evidence)?;
                Finding::new(given_up == LATE, format!("{} gave up", counted(given_up as u64, "task")))
            },
        },
        Claim {
            id: "limits.cancelled",
            test: |evidence| {
                let took = evidence.run("late")?.timed(ASYNC)?.work_ms();
                Finding::new(
                    took < 0.85 * SLOWEST_MS,
                    format!("it took {}, and the slowest reply comes after {}", ms(took), ms(SLOWEST_MS)),
                )
            },
        },
    ],
    experiment: |cores| {
        let limited = Setting::new("limited", cores).tasks(TASKS).param("wait_ms", WAIT_MS);
        let limited = limited.strategies(&[ASYNC]).repeats(3);
        let late = Setting::new("time_out", cores).param("timeout_ms", TIMEOUT_MS).threads(8).repeats(3);
        vec![
            Part::sweep(
                "limit",
                "More and more at once",
                limited.sweep(Vary::Param("limit".to_owned()), &[1.0, 2.0, 4.0, 8.0, 24.0]),
            ),
            Part::run("late", "Replies that come too late", late.strategies(&[ASYNC, GIL]).spec()),
        ]
    },
    observe: |evidence| {
        let longest = evidence.run("late")?.timed(ASYNC)?.longest_wait_ms()?;
        Ok(usize::from(longest < 0.85 * SLOWEST_MS))
    },
    extra: |evidence, name| {
        let took = |limit| Ok(ms(at(&points(evidence)?, limit)?.work_ms()));
        match name {
            "one" => took(1.0),
            "four" => took(4.0),
            "all" => took(24.0),
            "given_up" => Ok(given_up(evidence)?.to_string()),
            other => Err(Missing::NotRun { part: other.to_owned() }),
        }
    },
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::LIMITS,
    sources: &[YOU_TOO_CAN_PARALLELISE],
    published: &[Table {
        title: "What to use for what",
        source: YOU_TOO_CAN_PARALLELISE,
        columns: &[Column::plain("advice")],
        rows: &[Row {
            name: "many connections",
            strategy: Some(ASYNC),
            cells: &[Cell::Text("an event loop")],
        }],
    }],
    focus: &[
        Focus {
            file: SourceFile::Python("limited"),
            excerpt: "coroutines with a semaphore",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Lock),
            says: "`async with permits` takes a permit, or queues for one (the dotted bar). It gives the permit back at the end of the block.",
        },
        Focus {
            file: SourceFile::Python("time_out"),
            excerpt: "a time-out",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "`wait_for` ends the wait when the time is over, and cancels what it waited for.",
        },
        Focus {
            file: SourceFile::Python("limited"),
            excerpt: "a queue with room for a few",
            strategy: None,
            kind: None,
            says: "Back-pressure: `put` waits while the queue is full, so the task that fills the queue is never far ahead.",
        },
        Focus {
            file: SourceFile::Strategy(ASYNC),
            excerpt: "a race",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "The page does the same. It takes the reply or the timer, whichever is ready first, and drops the other one.",
        },
    ],
    claims: &[
        ("limits.at_once", "As many tasks wait at once as the semaphore has permits, never more."),
        (
            "limits.rounds",
            "Each round takes 50 ms, and there are as many rounds as 24 divided by the limit, rounded up. Late timers may add up to 30 % plus 20 ms.",
        ),
        ("limits.queue", "With one permit, the tasks together queue for longer than they wait."),
        (
            "limits.given_up",
            "Four of the eight tasks give up, under `async` and, where it runs, under `gil`.",
        ),
        ("limits.cancelled", "A wait ends at its time-out, so the run ends well before the slowest reply."),
    ],
};

/// The sweep, each limit with what was timed.
fn points<'a>(evidence: &Evidence<'a>) -> Result<Vec<(f64, Timed<'a>)>, Missing> {
    let sweep = evidence.sweep("limit")?;
    sweep.into_iter().map(|(limit, record)| Ok((limit, (Run { record }).timed(ASYNC)?))).collect()
}

fn at<'a>(points: &[(f64, Timed<'a>)], limit: f64) -> Result<Timed<'a>, Missing> {
    let found = points.iter().find(|(at, _)| *at == limit);
    found.map(|(_, timed)| *timed).ok_or_else(|| Missing::NotRun { part: format!("limit {limit}") })
}

/// How many tasks of `late` gave up; threads have to agree where they ran.
fn given_up(evidence: &Evidence) -> Result<usize, Missing> {
    let run = evidence.run("late")?;
    let count = |answers: &[Value]| answers.iter().filter(|answer| matches!(answer, Value::Text(_))).count();
    let own = count(&run.timed(ASYNC)?.result.answers);
    let threads = run.timed(GIL).ok().map(|threads| count(&threads.result.answers));
    // Where the two differ, the one that is further from what is claimed counts.
    let furthest = |a: usize, b: usize| if a.abs_diff(LATE) >= b.abs_diff(LATE) { a } else { b };
    Ok(threads.map_or(own, |threads| furthest(own, threads)))
}
