//! The run record, `overlap.run/1`: everything that one run was and measured, raw samples included.

use crate::{
    access::Access,
    doubt::Doubt,
    language::{Build, Language},
    span::Span,
    strategy::{Lanes, StrategyId},
};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize, Serializer};
use std::{borrow::Cow, collections::BTreeMap, fmt};

/// The value of `schema` in every record of this version.
pub const SCHEMA: &str = "overlap.run/1";

/// One run: what was asked, where it ran, what came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct RunRecord {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The program that wrote it.
    pub app: AppInfo,
    /// What was asked.
    pub spec: Spec,
    /// Where it ran.
    pub environment: Environment,
    /// One result a strategy, in the specification's order.
    pub results: Vec<StrategyResult>,
    /// What isolated workers did as interpreters of one process, where CPython ran them both ways.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subinterpreters: Option<Box<StrategyResult>>,
    /// The short code of what a learner predicted about it, where it was an activity for a class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand_in: Option<String>,
}

impl RunRecord {
    /// How many spans it has, in all repeats.
    #[must_use]
    pub fn span_count(&self) -> usize {
        self.results.iter().flat_map(|result| &result.repeats).map(|repeat| repeat.spans.len()).sum()
    }
}

/// Which build of the program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct AppInfo {
    /// Version of the crate.
    pub version: String,
    /// Short git commit, or `unknown`.
    pub commit: String,
}

/// A number or a text, written to JSON as such. JSON has no infinity and no NaN: those become texts.
#[derive(Clone, Debug, PartialEq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(untagged)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Up to here, 2^53, every whole number is a 64-bit float.
        const WHOLE: f64 = 9_007_199_254_740_992.0;
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) if !number.is_finite() => serializer.collect_str(number),
            // `7` reads better than `7.0`; a negative zero has to stay a float.
            Self::Number(number)
                if number.fract() == 0.0 && number.abs() <= WHOLE && number.to_bits() != NEGATIVE_ZERO =>
            {
                serializer.serialize_i64(*number as i64)
            }
            Self::Number(number) => serializer.serialize_f64(*number),
        }
    }
}

const NEGATIVE_ZERO: u64 = (-0.0_f64).to_bits();

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// Whether each repeat starts a pool of its own.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Pool {
    /// A new pool for each repeat: its start counts into the repeat's total.
    #[default]
    Fresh,
    /// One pool for all repeats, started before the first.
    Reused,
}

impl Pool {
    /// The name in permalinks and records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Reused => "reused",
        }
    }
}

/// What to run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct Spec {
    /// The workload's id.
    pub workload: String,
    /// The language that the tasks are run in.
    #[serde(default, skip_serializing_if = "Language::is_rust")]
    pub lang: Language,
    /// Code in that language that takes the place of the workload's own; none where its own ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Every parameter of the workload but `tasks`, explicitly.
    pub params: BTreeMap<String, Value>,
    /// Number of tasks.
    pub tasks: u32,
    /// The strategies to compare, in the order of the page.
    pub strategies: Vec<StrategyId>,
    /// Workers of `rayon` and `isolated`.
    pub workers: u32,
    /// Threads of `gil`; none means one a task, at most [`MAX_THREADS`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threads: Option<u32>,
    /// Tasks that `rayon` and `isolated` hand out at a time; none means one, and for `isolated` about a quarter of a worker's share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chunk: Option<u32>,
    /// Timed repeats of each strategy.
    pub repeats: u32,
    /// Untimed passes over the computing steps before the first repeat.
    pub warmup: u32,
    /// Fresh or reused pool.
    pub pool: Pool,
    /// Seed of everything random: the order of strategies, and the workload's data where it has any.
    pub seed: u64,
    /// Makes one task fail on purpose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
}

/// Most threads that a strategy starts unasked: each is a worker of the browser.
pub const MAX_THREADS: u32 = 32;

impl Spec {
    /// What was run, in words: the workload's id, with the language where it is not Rust, and whether other code ran in its place.
    #[must_use]
    pub fn work(&self) -> Cow<'_, str> {
        let (workload, language) = (&self.workload, self.lang.label());
        match (self.lang, &self.code) {
            (Language::Rust, _) => Cow::Borrowed(workload),
            // The workload that is named for the language is code of one's own.
            (Language::Python, _) if workload == self.lang.name() => Cow::Owned(format!("own {language}")),
            (Language::Python, None) => Cow::Owned(format!("{workload} in {language}")),
            (Language::Python, Some(_)) => Cow::Owned(format!("{workload} in {language}, changed")),
        }
    }

    /// How many workers or threads a strategy runs these tasks on.
    #[must_use]
    pub fn workers_of(&self, strategy: StrategyId) -> u32 {
        match strategy.mechanism().lanes {
            Lanes::One => 1,
            Lanes::Workers => self.workers,
            Lanes::Threads => self.threads.unwrap_or_else(|| self.tasks.clamp(1, MAX_THREADS)),
        }
    }
}

/// A failure that the reader asked for, to see what becomes of the other tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct Fault {
    /// The index of the task that fails.
    pub task: u32,
    /// How it fails.
    pub kind: FaultKind,
}

/// How a task fails on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// It returns an error, like a Python task that raises: the other tasks end well.
    Error,
    /// It panics, which ends the strategy.
    Panic,
    /// It executes an illegal instruction, which ends the strategy without a word from Rust.
    Trap,
    /// It asks for more memory than there is.
    Memory,
}

/// The machine and the browser, as far as a page may know them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct Environment {
    /// The browser's own description.
    pub user_agent: String,
    /// Cores that the browser reports.
    pub cores_reported: u32,
    /// Threads that really computed at the same instant, from a short trial; none where threads cannot run.
    pub cores_measured: Option<f64>,
    /// Whether the page is cross-origin isolated, found by trying.
    pub isolated: bool,
    /// `threads`, `workers` or `single`.
    pub mode: String,
    /// Smallest step of the clock that was seen, in microseconds.
    pub timer_resolution_us: f64,
    /// Whether the page was hidden at some time during the run.
    pub hidden: bool,
    /// When the run started, ISO 8601, UTC.
    pub started_at: String,
    /// The interpreter that ran the tasks, where it was not one of a page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub python: Option<Interpreter>,
}

/// A Python interpreter of the machine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct Interpreter {
    /// `CPython`, or another's name.
    pub implementation: String,
    /// Its version, for example `3.11.7`.
    pub version: String,
    /// Whether its lock is on where nothing turns it off.
    pub lock: bool,
    /// How it starts processes: `fork`, `spawn` or `forkserver`.
    pub start_method: String,
    /// System and processor, for example `Linux x86_64`.
    pub system: String,
}

/// What one strategy did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct StrategyResult {
    /// Which.
    pub strategy: StrategyId,
    /// Its workers or threads.
    pub workers: u32,
    /// The build of the interpreter that ran it; none for Rust, and in records of versions that did not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build: Option<Build>,
    /// What ran it in the place of what usually does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<Means>,
    /// Whether it could run here and did.
    pub available: bool,
    /// Why not, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether every answer agreed with the serial and the known answers.
    pub answer_ok: bool,
    /// One answer a task, in task order.
    pub answers: Vec<Value>,
    /// What the caller's collection held afterwards, for a workload that has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collection: Option<Vec<f64>>,
    /// The first line of a program, from 1, whose call blocked the event loop that all tasks share; none where no call did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocking_line: Option<u32>,
    /// How long the untimed passes before the first repeat took, ms; none where there were none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warmup_ms: Option<f64>,
    /// Start-up of a reused pool, paid once before the first repeat, ms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pool_startup_ms: Option<f64>,
    /// Every timed repeat.
    pub repeats: Vec<Repeat>,
    /// Statistics over the repeats; none where nothing was timed or answers were wrong.
    pub summary: Option<Summary>,
    /// What speaks against trusting these numbers.
    pub doubts: Vec<Doubt>,
}

/// What ran a strategy in the place of what usually does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// Interpreters of one process, not processes.
    Subinterpreters,
}

/// One timed repeat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct Repeat {
    /// From the start of the repeat to the end of the last task, ms; includes `startup_ms`.
    pub total_ms: f64,
    /// Starting a pool within this repeat, ms; 0 where none was started.
    pub startup_ms: f64,
    /// Bytes of every wasm memory that was alive at the end; of CPython, the most that its processes held.
    pub memory_bytes: f64,
    /// What the caller's counter held afterwards, for a workload that has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<u64>,
    /// How one update of the caller's counter was lost: the accesses around it, ascending by number, the first one a read. Empty where none
    /// was lost, where accesses are not noted, and where an earlier repeat of the strategy has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interleaving: Vec<Access>,
    /// Every span, ordered by start.
    pub spans: Vec<Span>,
}

/// Statistics over the repeats of one strategy.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct Summary {
    /// Median of `total_ms`.
    pub median_ms: f64,
    /// First quartile of `total_ms`.
    pub q1_ms: f64,
    /// Third quartile of `total_ms`.
    pub q3_ms: f64,
    /// Bootstrap 95 % interval of the median.
    pub ci95_ms: [f64; 2],
    /// Median over repeats of serial total / this total; none without serial.
    pub speedup: Option<f64>,
    /// Bootstrap 95 % interval of the speed-up.
    pub speedup_ci95: Option<[f64; 2]>,
}
