//! The messages between the page and an engine, named by direction. They travel as postcard bytes.

use overlap_record::{Access, Failure, Fault, Span, StrategyId};
use overlap_workloads::{Params, Task, TaskResult};
use serde::{Deserialize, Serialize};

/// From the page or, for an isolated worker, from the engine that owns it, to an engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToEngine {
    /// Start the pool now, so that the repeats to come reuse it. Answered by `PoolReady`.
    StartPool {
        /// The strategy that has the pool.
        strategy: StrategyId,
        /// Number of workers or threads.
        workers: u32,
    },
    /// Run one round. Answered by `Spans` any number of times, then by `Done`, `Failed` or `Cancelled`.
    RunRound(Job),
    /// Stop what runs now. Answered by `Cancelled` at once.
    Cancel,
    /// Measure how many threads really compute at the same time. Answered by `Calibrated`.
    Calibrate {
        /// Most threads to try.
        threads: u32,
    },
    /// Compile a program, without running it. Answered by `Checked`.
    Check(Program),
    /// To an isolated worker: a round begins, and its tasks follow in chunks. Not answered.
    Prepare(Preparation),
    /// To an isolated worker: run a chunk of tasks. Answered by `ChunkDone`, `Failed` or `Cancelled`.
    RunChunk(Chunk),
}

/// A program that tasks are run by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// Its source, which defines `task(i)`.
    pub code: String,
    /// Names that have a value before its code runs: the workload's parameters.
    pub globals: Params,
}

/// Which program runs the tasks of a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Code {
    /// The workload's twin.
    Twin,
    /// The reader's own.
    Own(String),
}

/// What is wrong with code that does not compile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeError {
    /// A sentence.
    pub message: String,
    /// Line, from 1; 0 where none is to blame.
    pub line: u32,
    /// Column, in characters, from 1; 0 where it is not known.
    pub column: u32,
}

/// What a program does that is neither an answer nor a span.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ProgramEvent {
    /// It printed.
    Printed {
        /// The task that did; `None` while the program itself is loaded.
        task: Option<u32>,
        /// Its lane.
        lane: u32,
        /// What it printed, line breaks included.
        text: String,
    },
    /// It raised an exception that nothing caught.
    Raised {
        /// The task that did; `None` while the program itself is loaded.
        task: Option<u32>,
        /// Its lane.
        lane: u32,
        /// Innermost line of the program, from 1; `None` where none is to blame.
        line: Option<u32>,
        /// The exception in a sentence, without its place.
        message: String,
        /// The traceback.
        text: String,
    },
    /// A call blocked an event loop, and with it every other task.
    Blocked {
        /// The task that called.
        task: u32,
        /// Line of the call, from 1.
        line: u32,
    },
}

/// One round: a timed repeat, or a warm-up, of one strategy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// The strategy to run.
    pub strategy: StrategyId,
    /// The workload's id.
    pub workload: String,
    /// Every parameter of the workload.
    pub params: Params,
    /// The program that runs its tasks; `None` where they are compiled.
    pub code: Option<Code>,
    /// Number of workers or threads, for a strategy that has a pool.
    pub workers: u32,
    /// Tasks that are handed out at a time; `None` for the strategy's own number.
    pub chunk: Option<u32>,
    /// Timed, or a warm-up that skips waits and fetches.
    pub phase: Phase,
    /// The failure to cause on purpose.
    pub fault: Option<Fault>,
}

/// Whether a round is timed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Phase {
    /// A timed repeat.
    Timed,
    /// A pass over the computing steps only, which ends after `budget_ms` at the latest.
    WarmUp {
        /// Time limit, ms.
        budget_ms: f64,
    },
}

/// What an isolated worker needs to know before a round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preparation {
    /// The worker's lane.
    pub lane: u32,
    /// The worker's copy of the caller's collection; `None` where the workload has none.
    pub collection: Option<Vec<f64>>,
    /// The program that runs the tasks; `None` where they are compiled.
    pub program: Option<Program>,
    /// Start of the round, ms since the Unix epoch.
    pub epoch_ms: f64,
    /// End of a warm-up, ms since the Unix epoch; `None` for a timed repeat.
    pub deadline_ms: Option<f64>,
    /// The failure to cause on purpose.
    pub fault: Option<Fault>,
}

/// Tasks that are copied to an isolated worker together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chunk {
    /// Each task with its index in the plan.
    pub tasks: Vec<(u32, Task)>,
    /// When the owner began to copy, ms from the start of the round.
    pub sent_ms: f64,
}

/// What an isolated worker sends back for a [`Chunk`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChunkOutcome {
    /// Each answer with its task's index in the plan.
    pub answers: Vec<(u32, TaskResult)>,
    /// Size of the worker's memory, bytes.
    pub memory_bytes: f64,
    /// When the worker began to copy, ms from the start of the round.
    pub sent_ms: f64,
    /// How long it took to load the program before the first chunk, ms; 0 for any later chunk.
    pub load_ms: f64,
}

/// From an engine to the page or, for an isolated worker, to the engine that owns it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromEngine {
    /// The engine is loaded. Nothing is sent to it before this message.
    Ready {
        /// The smallest change that was seen of its clock, microseconds.
        timer_resolution_us: f64,
    },
    /// The pool was started.
    PoolReady {
        /// Time that the start took, ms.
        startup_ms: f64,
    },
    /// Spans that ended since the last such message, and the spans that are open.
    Spans {
        /// Spans that ended.
        spans: Vec<Span>,
        /// Open spans, with the time of sending as `end_ms`. For drawing only: each is sent again when it has ended.
        open: Vec<Span>,
        /// Time of sending, ms from the start of the round.
        now_ms: f64,
    },
    /// What programs did since the last such message.
    Program(Vec<ProgramEvent>),
    /// The program was compiled, or what is wrong with it.
    Checked(Result<(), CodeError>),
    /// The round ended, and every task in it.
    Done(Outcome),
    /// The round failed. The engine may be broken, so its worker has to be ended.
    Failed(Failure),
    /// The run was stopped and the engine is idle.
    Cancelled,
    /// The cores were measured.
    Calibrated {
        /// Threads that really computed at the same time, for example 1.96 on two free cores.
        cores: f64,
    },
    /// From an isolated worker: a chunk is done.
    ChunkDone(ChunkOutcome),
}

/// What one round yielded. Its spans were sent before, in `Spans`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// From the start of the round to the end of its last task, ms; includes `startup_ms`.
    pub total_ms: f64,
    /// Time that a pool took to start within this round, ms; 0 where the pool was running already.
    pub startup_ms: f64,
    /// Size of every wasm memory that was alive at the end, bytes.
    pub memory_bytes: f64,
    /// One result per task, in the plan's order.
    pub answers: Vec<TaskResult>,
    /// The caller's collection after the round; `None` where the workload has none.
    pub collection: Option<Vec<f64>>,
    /// What the caller's counter holds after the round; `None` where the workload has none.
    pub counted: Option<u64>,
    /// How one update of it was lost, as [`overlap_record::Repeat::interleaving`] says it; empty where none was, or accesses are not noted.
    pub interleaving: Vec<Access>,
    /// Number of spans that were lost because a buffer was full.
    pub spans_lost: u64,
}
