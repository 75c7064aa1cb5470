//! “Many hands, real requests”: the waits of documents B, C and D, and the log that they print.

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
    published::{
        Cell, Column, FIND_MAX_WAIT, LONG_IO, PARALLEL_COMPUTING, PYTHON_PARALLELISM, Row, Table,
        YOU_TOO_CAN_PARALLELISE,
    },
    spans, text,
    transfer::Transfer,
};
use overlap_record::{
    SpanKind, Value,
    strategy::{ASYNC, GIL, ISOLATED, SERIAL},
};

pub(crate) static LESSON: Lesson = Lesson {
    id: "requests",
    pictured: Pictured::Timeline("url"),
    prediction: Prediction::Scale {
        label: "Time for all ten, without starting the threads",
        unit: Unit::Ms,
        min: 0.0,
        max: 2000.0,
        logarithmic: false,
        measured: |evidence| checks::work(&evidence.run("find")?, GIL),
    },
    transfer: Transfer {
        spec: |cores| {
            let waits = Setting::new("long_io", cores).tasks(50).param("wait_ms", 100.0);
            waits.strategies(&[ASYNC]).repeats(3).spec()
        },
        unit: Unit::Ms,
        ranges: &[[0.0, 250.0], [250.0, 1500.0], [1500.0, f64::MAX]],
        answer: 0,
        measured: |run| checks::work(run, ASYNC),
    },
    claims: &[
        Claim {
            id: "requests.longest",
            test: |evidence| checks::longest_wait_sets_time(&evidence.run("find")?, GIL, 1.5),
        },
        Claim {
            id: "requests.loop",
            test: |evidence| {
                let at_once = evidence.run("io")?.timed(SERIAL)?.at_once(SpanKind::Wait);
                Finding::new(at_once == 1, format!("serial had at most {at_once} of its waits open at once"))
            },
        },
        Claim {
            id: "requests.started",
            test: |evidence| {
                let timed = evidence.run("url")?.timed(ASYNC)?;
                let started = spans::started_before_an_end(timed.spans());
                Finding::new(
                    started == timed.tasks as usize,
                    format!("{started} of {} tasks had started before the first ended", timed.tasks),
                )
            },
        },
        Claim {
            id: "requests.replies",
            test: |evidence| {
                let run = evidence.run("url")?;
                let mut good = 0;
                let mut all = 0;
                for strategy in [SERIAL, ASYNC, GIL] {
                    // A strategy that cannot run here has no replies to speak of.
                    let Ok(result) = run.result(strategy) else { continue };
                    all += result.answers.len();
                    good += result.answers.iter().filter(|answer| is_ok(answer)).count();
                }
                Finding::new(good == all && all > 0, format!("{good} of {all} replies had status 200"))
            },
        },
        Claim {
            id: "requests.processes",
            test: |evidence| checks::longest_wait_sets_time(&evidence.run("io")?, ISOLATED, 1.5),
        },
        Claim {
            id: "requests.four",
            test: |evidence| {
                let speedup = checks::speedup(&evidence.run("io")?, ASYNC)?;
                Finding::new(
                    speedup.value >= 2.5,
                    format!("async was {} as fast", speedup.words(Unit::Times)),
                )
            },
        },
    ],
    experiment: |cores| {
        let ways = [SERIAL, ASYNC, GIL];
        let waits = |workload, ms| Setting::new(workload, cores).param("wait_ms", ms).strategies(&ways);
        let long_io = waits("long_io", 200.0).strategies(&[SERIAL, ASYNC, ISOLATED, GIL]);
        vec![
            Part::run("io", "Four long waits", long_io.workers(4).repeats(3).spec()),
            Part::run("find", "Ten lists", waits("find_max_wait", 150.0).repeats(3).spec()),
            Part::run("url", "Three requests", waits("open_url", 150.0).repeats(2).spec()),
        ]
    },
    observe,
    extra: nothing_extra,
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::REQUESTS,
    sources: &[PARALLEL_COMPUTING, PYTHON_PARALLELISM, YOU_TOO_CAN_PARALLELISE],
    published: &[
        Table {
            title: "Four waits of 2 s",
            source: PARALLEL_COMPUTING,
            columns: &[Column::beside("time", "io")],
            rows: &[
                Row {
                    name: "one after another",
                    strategy: Some(SERIAL),
                    cells: &[Cell::Time(LONG_IO.one_by_one)],
                },
                Row { name: "threads", strategy: Some(GIL), cells: &[Cell::Time(LONG_IO.threads)] },
                Row { name: "processes", strategy: Some(ISOLATED), cells: &[Cell::Time(LONG_IO.processes)] },
            ],
        },
        Table {
            title: "Ten lists, ten waits of 10 s",
            source: PYTHON_PARALLELISM,
            columns: &[Column::beside("time", "find")],
            rows: &[Row {
                name: "ten threads",
                strategy: Some(GIL),
                cells: &[Cell::Time(FIND_MAX_WAIT.threads)],
            }],
        },
        Table {
            title: "Three requests after 3 s",
            source: YOU_TOO_CAN_PARALLELISE,
            columns: &[Column::plain("they start"), Column::plain("they end")],
            rows: &[Row {
                name: "three threads",
                strategy: Some(GIL),
                cells: &[Cell::Text("1, 2, 3"), Cell::Text("in any order")],
            }],
        },
    ],
    focus: &[
        Focus {
            file: SourceFile::Strategy(ASYNC),
            excerpt: "fetch",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "A request is one more thing to `await`. The hatched bar lasts until the reply has arrived.",
        },
        Focus {
            file: SourceFile::Strategy(ASYNC),
            excerpt: "place of an answer",
            strategy: Some(ASYNC),
            kind: None,
            says: "Whichever reply comes first, each answer goes to its task's own place.",
        },
        Focus {
            file: SourceFile::Python("open_url"),
            excerpt: "a thread for a blocking call",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "`urlopen` blocks the thread that calls it, so a coroutine has to hand the call to another thread.",
        },
    ],
    claims: &[
        (
            "requests.longest",
            "Ten threads that wait take at most 1.5 times as long as the longest of their waits.",
        ),
        ("requests.loop", "In a plain loop no wait begins before the previous one has ended."),
        ("requests.started", "All three requests of `async` are under way before the first has its reply."),
        ("requests.replies", "Every request was answered with status 200, under every strategy that ran."),
        (
            "requests.processes",
            "The waits of isolated workers overlap too: four workers wait for four tasks at once.",
        ),
        (
            "requests.four",
            "Four waits take about a quarter of the plain loop's time: `async` is at least 2.5 times as fast.",
        ),
    ],
};

fn is_ok(answer: &Value) -> bool {
    matches!(answer, Value::Text(text) if text.starts_with("200,"))
}

/// How many tasks had started before the first ended: one, some or all.
fn observe(evidence: &Evidence) -> Result<usize, Missing> {
    let timed = evidence.run("url")?.timed(ASYNC)?;
    match spans::started_before_an_end(timed.spans()) {
        0 => Err(Missing::TooCoarse),
        1 => Ok(0),
        started if started >= timed.tasks as usize => Ok(2),
        _ => Ok(1),
    }
}
