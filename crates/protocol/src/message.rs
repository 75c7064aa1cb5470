//! The messages between the page and an engine, named by direction. They travel as postcard bytes.

use overlap_record::{Failure, Fault, Span, StrategyId};
use overlap_workloads::{Answer, Params, Task};
use serde::{Deserialize, Serialize};

/// From the page (or, for an isolated worker, from the engine that owns it) to an engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToEngine {
    /// Start the pool now, so that the repeats to come reuse it. Answered by `PoolReady`.
    StartPool {
        /// Whose pool.
        strategy: StrategyId,
        /// How many workers or threads.
        workers: u32,
    },
    /// Run one repeat. Answered by `Spans` …, then `Done`, `Failed` or `Cancelled`.
    Run(Job),
    /// Stop whatever runs. Answered by `Cancelled` at once.
    Cancel,
    /// Measure how many threads really compute at the same instant. Answered by `Calibrated`.
    Calibrate {
        /// Most threads to try.
        threads: u32,
    },
    /// To an isolated worker: a repeat begins, whose tasks follow in chunks.
    Enlist {
        /// The worker's lane.
        lane: u32,
        /// Its copy of the caller's collection.
        collection: Option<Vec<f64>>,
        /// Start of the repeat: ms since the Unix epoch.
        epoch_ms: f64,
        /// End of a warm-up: ms since the Unix epoch; none for a timed repeat.
        deadline_ms: Option<f64>,
        /// The failure to stage.
        fault: Option<Fault>,
    },
    /// To an isolated worker: a chunk of tasks, copied. Answered by `Answered`.
    Tasks {
        /// Index in task order, and the task.
        tasks: Vec<(u32, Task)>,
        /// When the sender began to copy: ms from the start of the repeat.
        sent_ms: f64,
    },
}

/// One repeat of one strategy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// How.
    pub strategy: StrategyId,
    /// Which workload.
    pub workload: String,
    /// Its parameters, complete.
    pub params: Params,
    /// Workers or threads of a strategy that has a pool.
    pub workers: u32,
    /// Timed, or a warm-up that skips waits and fetches.
    pub phase: Phase,
    /// The failure to stage.
    pub fault: Option<Fault>,
}

/// Whether a repeat is timed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Phase {
    /// A timed repeat.
    Timed,
    /// A pass over the computing steps only, that ends after `budget_ms` at the latest.
    WarmUp {
        /// Most time to spend, ms.
        budget_ms: f64,
    },
}

/// From an engine to the page (or to the engine that owns it).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromEngine {
    /// The engine is loaded; nothing is sent to it before this.
    Ready {
        /// Smallest step of its clock that was seen, microseconds.
        timer_resolution_us: f64,
    },
    /// The pool was started.
    PoolReady {
        /// How long that took, ms.
        startup_ms: f64,
    },
    /// What happened since the last such message.
    Spans {
        /// Spans that ended.
        spans: Vec<Span>,
        /// Spans still open; `end_ms` is now. For drawing only: each comes again when it has ended.
        open: Vec<Span>,
        /// Now: ms from the start of the repeat.
        now_ms: f64,
    },
    /// The repeat ended, every task with it.
    Done(Outcome),
    /// The repeat failed. The engine may be broken: end it.
    Failed(Failure),
    /// The run was stopped and the engine is idle.
    Cancelled,
    /// Threads that really computed at the same instant.
    Calibrated {
        /// For example 1.96 on two free cores.
        cores: f64,
    },
    /// From an isolated worker: the answers of a chunk, copied.
    Answered {
        /// The task's index, and its answer or why there is none.
        answers: Vec<(u32, Result<Answer, String>)>,
        /// This worker's memory, bytes.
        memory_bytes: f64,
        /// When the worker began to copy: ms from the start of the repeat.
        sent_ms: f64,
    },
}

/// What one repeat yielded. The spans went before, in `Spans`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// From the start of the repeat to the end of the last task, ms; includes `startup_ms`.
    pub total_ms: f64,
    /// Starting a pool within this repeat, ms.
    pub startup_ms: f64,
    /// Bytes of every wasm memory alive at the end.
    pub memory_bytes: f64,
    /// One answer a task, in task order; a task that failed has its error.
    pub answers: Vec<Result<Answer, String>>,
    /// What the caller's collection held afterwards.
    pub collection: Option<Vec<f64>>,
    /// Spans lost since a buffer was full.
    pub spans_lost: u64,
}
