//! “Choose a tool”: six programs, each run with every tool, and which of them suits which.

use crate::{
    article::Article,
    checks,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::{Evidence, Missing, Run},
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured, nothing_extra},
    measured::Unit,
    prediction::Prediction,
    published::{Cell, Column, PARALLEL_COMPUTING, PYTHON_PARALLELISM, Row, Table, YOU_TOO_CAN_PARALLELISE},
    spans, text,
    tools::{Tool, best},
    transfer::Transfer,
};
use overlap_record::{
    SpanKind, StrategyId,
    format::{self, factor, ms},
    strategy::{ASYNC, GIL, ISOLATED, RAYON, SERIAL},
};

/// What can be chosen, by the names that a Python programmer knows.
static TOOLS: [Tool; 5] = [
    Tool { strategy: SERIAL, name: "a plain loop" },
    Tool { strategy: ASYNC, name: "asyncio" },
    Tool { strategy: GIL, name: "threads" },
    Tool { strategy: RAYON, name: "threads without a lock" },
    Tool { strategy: ISOLATED, name: "processes" },
];

/// The parts of the experiment that a tool is chosen for. Their titles stand in the text, too.
static CASES: [&str; 6] = ["requests", "loops", "tiny", "lists", "both", "append"];

/// A pool that is started for tiny work takes at least so many times as long as the loop.
const TINY: f64 = 5.0;

pub(crate) static LESSON: Lesson = Lesson {
    id: "choose",
    pictured: Pictured::Timeline("loops"),
    prediction: Prediction::Tools { tools: &TOOLS, cases: &CASES },
    transfer: Transfer {
        spec: |cores| {
            let waits = Setting::new("wait", cores).tasks(8).param("wait_ms", 100.0).workers(2).threads(8);
            waits.strategies(&[SERIAL, ISOLATED, GIL]).reused_pool().repeats(2).spec()
        },
        unit: Unit::Times,
        ranges: &[[0.0, 0.9], [1.1, f64::MAX], [0.9, 1.1]],
        answer: 1,
        measured: |run| checks::ratio(&run.timed(ISOLATED)?, &run.timed(GIL)?, |timed| timed.totals()),
    },
    claims: &[
        Claim {
            id: "choose.waits",
            test: |evidence| {
                let run = evidence.run("requests")?;
                let own = run.timed(ASYNC)?.total_ms();
                let mut next = f64::INFINITY;
                for strategy in [SERIAL, RAYON, ISOLATED, GIL] {
                    next = next.min(run.timed(strategy)?.total_ms());
                }
                Finding::new(
                    2.0 * own <= next,
                    format!("async took {}, and the fastest of the others {}", ms(own), ms(next)),
                )
            },
        },
        Claim { id: "choose.computes", test: |evidence| checks::gains(&evidence.run("loops")?, ISOLATED) },
        Claim {
            id: "choose.tiny",
            test: |evidence| {
                let run = evidence.run("tiny")?;
                let (serial, pool) = (run.timed(SERIAL)?.total_ms(), run.timed(ISOLATED)?.total_ms());
                if serial <= 0.0 {
                    return Err(Missing::TooCoarse);
                }
                Finding::new(
                    pool >= TINY * serial,
                    format!("isolated took {} times as long as serial", factor(pool / serial)),
                )
            },
        },
        Claim {
            id: "choose.both",
            test: |evidence| {
                let run = evidence.run("both")?;
                let serial = run.timed(SERIAL)?.total_ms();
                let (one, many) = (run.timed(ASYNC)?.total_ms(), run.timed(GIL)?.total_ms());
                Finding::new(
                    2.0 * one.max(many) <= serial,
                    format!("serial took {}, async {}, gil {}", ms(serial), ms(one), ms(many)),
                )
            },
        },
        Claim {
            id: "choose.list",
            test: |evidence| {
                let run = evidence.run("append")?;
                let own = items(&run, ISOLATED)?;
                let mut held = own == 0;
                let mut counts = vec![format!("{own} after isolated")];
                for strategy in [SERIAL, ASYNC, RAYON, GIL] {
                    let items = items(&run, strategy)?;
                    held &= items == run.record.spec.tasks as usize;
                    counts.push(format!("{items} after {strategy}"));
                }
                Finding::new(held, format!("the list held {}", format::list(&counts)))
            },
        },
        Claim { id: "choose.none", test: no_tool_for_all },
    ],
    experiment: |cores| {
        let requests = Setting::new("wait", cores).tasks(200).param("wait_ms", 5.0).threads(16);
        let loops = Setting::new("long_comp", cores).param("iterations", 10_000_000.0);
        let lists = Setting::new("find_max", cores).param("size", 5_000_000.0);
        let both = Setting::new("mix", cores).param("task_ms", 100.0).param("compute_share", 0.1);
        let append = Setting::new("shared_list", cores).tasks(100).threads(4);
        vec![
            Part::run(
                "requests",
                "Two hundred requests that wait 5 ms each",
                requests.reused_pool().repeats(3).spec(),
            ),
            Part::run("loops", "Four long loops of arithmetic", loops.repeats(3).spec()),
            Part::run(
                "tiny",
                "Five hundred tiny calculations",
                Setting::new("square", cores).tasks(500).threads(4).repeats(5).spec(),
            ),
            Part::run(
                "lists",
                "Three long lists, each built and searched by one task",
                lists.repeats(3).spec(),
            ),
            Part::run(
                "both",
                "Eight tasks that compute 10 ms and wait 90 ms",
                both.reused_pool().repeats(3).spec(),
            ),
            Part::run("append", "A hundred tasks that append to the caller’s list", append.repeats(5).spec()),
        ]
    },
    observe,
    extra: nothing_extra,
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::CHOOSE,
    sources: &[YOU_TOO_CAN_PARALLELISE, PARALLEL_COMPUTING, PYTHON_PARALLELISM],
    published: &[
        Table {
            title: "What to use for what",
            source: YOU_TOO_CAN_PARALLELISE,
            columns: &[Column::plain("advice")],
            rows: &[
                Row { name: "limited by waiting", strategy: None, cells: &[Cell::Text("concurrency")] },
                Row {
                    name: "limited by computing",
                    strategy: Some(RAYON),
                    cells: &[Cell::Text("parallelism")],
                },
                Row { name: "many connections", strategy: Some(ASYNC), cells: &[Cell::Text("asyncio")] },
            ],
        },
        Table {
            title: "Threads or processes",
            source: PARALLEL_COMPUTING,
            columns: &[Column::plain("advice")],
            rows: &[
                Row { name: "waiting", strategy: Some(GIL), cells: &[Cell::Text("threads")] },
                Row { name: "computing", strategy: Some(ISOLATED), cells: &[Cell::Text("processes")] },
            ],
        },
    ],
    focus: &[
        Focus {
            file: SourceFile::Python("wait"),
            excerpt: "all at once",
            strategy: Some(ASYNC),
            kind: Some(SpanKind::Wait),
            says: "asyncio: one thread holds all waits at once.",
        },
        Focus {
            file: SourceFile::Python("long_comp"),
            excerpt: "one process per core",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Run),
            says: "Processes: there is one for each core, and each does its share of the tasks.",
        },
    ],
    claims: &[
        ("choose.waits", "For two hundred waits, `async` is at least twice as fast as every other tool."),
        (
            "choose.computes",
            "Once started, `isolated` speeds up the long loops by a factor close to the number of workers that have a core each.",
        ),
        (
            "choose.tiny",
            "For five hundred tiny calculations, a new pool takes at least 5 times as long as the loop.",
        ),
        (
            "choose.both",
            "If a few tasks mostly wait, `async` and `gil` each take at most half the time of `serial`.",
        ),
        ("choose.list", "After `isolated` the caller's list is empty. After every other tool it is full."),
        ("choose.none", "No tool is the best for all six programs."),
    ],
};

/// That each tool is beaten somewhere.
fn no_tool_for_all(evidence: &Evidence) -> Result<Finding, Missing> {
    let mut winners = Vec::new();
    for case in CASES {
        let run = evidence.run(case)?;
        for Tool { strategy, .. } in &TOOLS {
            run.result(*strategy)?;
        }
        winners.push(best(&run, &TOOLS)?);
    }
    let times = |tool: &Tool| winners.iter().filter(|best| best.contains(&tool.strategy)).count();
    let counts: Vec<String> =
        TOOLS.iter().map(|tool| format!("{} in {}", tool.strategy, times(tool))).collect();
    let held = TOOLS.iter().all(|tool| times(tool) < CASES.len());
    Finding::new(
        held,
        format!("the best tool was {} of six programs; in a tie, each tool counts", format::list(&counts)),
    )
}

/// What the caller's list held.
fn items(run: &Run, strategy: StrategyId) -> Result<usize, Missing> {
    Ok(run.result(strategy)?.collection.as_ref().map_or(0, Vec::len))
}

/// Which strategies compute at the same instant: those of one lock or one thread, those with workers of their own, or all.
fn observe(evidence: &Evidence) -> Result<usize, Missing> {
    let run = evidence.run("loops")?;
    // One step of a coarse clock can make neighbours seem to overlap.
    let together = |strategy| -> Result<bool, Missing> {
        let timed = run.timed(strategy)?;
        let all = timed.sum_ms(SpanKind::Run);
        Ok(spans::overlapping_ms(timed.spans(), SpanKind::Run) > 0.02 * all)
    };
    let in_turns = together(ASYNC)? || together(GIL).unwrap_or(false);
    let at_once = together(ISOLATED)? || together(RAYON).unwrap_or(false);
    match (in_turns, at_once) {
        (true, false) => Ok(0),
        (false, true) => Ok(1),
        (true, true) => Ok(2),
        (false, false) => Err(Missing::OneCore),
    }
}
