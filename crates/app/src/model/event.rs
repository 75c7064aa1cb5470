//! What the bridge tells a page while engines run.

use super::Progress;
use overlap_record::{RunRecord, Span, StrategyId, strategy::Needs};

/// What this page may do, found by trying.
#[derive(Clone, Debug, PartialEq)]
pub struct Capabilities {
    /// `Ok` where shared memory reaches a worker; else why not, in a sentence.
    pub threads: Result<(), String>,
    /// `Ok` where a worker can start further workers; else why not.
    pub isolated: Result<(), String>,
    /// `Ok` where workers can be started at all; else why not.
    pub workers: Result<(), String>,
    /// Cores that the browser reports.
    pub cores: u32,
}

impl Capabilities {
    /// Why a strategy cannot run here; `None` where it can.
    #[must_use]
    pub fn refusal(&self, strategy: StrategyId) -> Option<&str> {
        let needs = match strategy.facts().needs {
            Needs::Nothing => &self.workers,
            Needs::Workers => &self.isolated,
            Needs::SharedMemory => &self.threads,
        };
        needs.as_ref().err().map(String::as_str)
    }

    /// What can run, in a word: `threads`, `workers` (isolated ones only), `single` or `recorded`.
    #[must_use]
    pub const fn mode(&self) -> &'static str {
        match (&self.threads, &self.isolated, &self.workers) {
            (Ok(()), _, _) => "threads",
            (_, Ok(()), _) => "workers",
            (_, _, Ok(())) => "single",
            _ => "recorded",
        }
    }
}

/// What a strategy is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// Its engine is being loaded.
    Loading,
    /// Its pool is being started.
    Starting,
    /// It computes untimed, so that the engine's code is compiled.
    WarmUp,
    /// A timed repeat, from 0.
    Repeat(u32),
}

/// One thing that happened in a run.
#[derive(Clone, Debug, PartialEq)]
pub enum RunEvent {
    /// The page was probed.
    Probed(Capabilities),
    /// Another lab of this site is running in this browser; this run comes after it.
    Queued,
    /// A strategy turned to something else.
    Progress(Progress),
    /// Spans that ended since the last such event, and the ones that are open now. The progress before it has emptied the drawing
    /// of the strategy's repeat before this one.
    Spans {
        /// Which strategy.
        strategy: StrategyId,
        /// Which repeat, from 0.
        repeat: u32,
        /// Spans that ended.
        spans: Vec<Span>,
        /// Spans still open, up to now.
        open: Vec<Span>,
        /// Now: ms from the start of the repeat.
        now_ms: f64,
    },
    /// The record as it stands after another repeat; strategies that have not run yet have no repeats.
    Partial(Box<RunRecord>),
    /// One of several runs is over, but not the last.
    Point(Box<RunRecord>),
    /// The run is over.
    Finished(Box<RunRecord>),
    /// The run was cancelled and the page is ready; `after_ms` since the click.
    Cancelled {
        /// From the click to ready, ms.
        after_ms: f64,
    },
    /// A task of a program printed lines.
    Printed {
        /// Which strategy.
        strategy: StrategyId,
        /// The index of the task; none outside of every task, as while the program is loaded.
        task: Option<u32>,
        /// The lane that it ran on, from 0.
        lane: u32,
        /// What it printed: one line or more.
        text: String,
    },
    /// The program is no valid program, and nothing ran.
    CodeError {
        /// What is wrong.
        message: String,
        /// The line, from 1.
        line: u32,
        /// The column, from 1.
        column: u32,
    },
    /// A task of a program raised an exception that it did not catch.
    Raised {
        /// Which strategy.
        strategy: StrategyId,
        /// The index of the task; none while the program is loaded.
        task: Option<u32>,
        /// The line, from 1; 0 where none is to blame.
        line: u32,
        /// The exception, in a line.
        message: String,
    },
    /// An engine that is being loaded has come further.
    Bytes {
        /// Bytes so far.
        received: f64,
        /// All of its bytes, where that is known.
        total: Option<f64>,
    },
    /// The engine of this name has said nothing for some seconds while it should.
    Silent(&'static str),
    /// It is heard again.
    Heard,
    /// Nothing could be run at all.
    Failed {
        /// What happened and what to try.
        message: String,
    },
}
