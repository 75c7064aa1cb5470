//! The columns of the results: one definition of each, for the table, the files and the lessons.

use crate::statistics::{Samples, median};
use overlap_record::{
    Repeat, StrategyId, StrategyResult,
    format::{bytes, ms, ms_interval, ratio, ratio_interval},
};

/// What stands where there is no number.
pub const DASH: &str = "–";

/// One strategy's row. A strategy whose answers were wrong has no times.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// Which strategy.
    pub strategy: StrategyId,
    /// Its workers or threads.
    pub workers: u32,
    /// How many repeats were timed.
    pub repeats: usize,
    /// Median of the totals, start-up within the repeat included, ms.
    pub median_ms: Option<f64>,
    /// First and third quartile of the totals, ms.
    pub quartiles_ms: Option<[f64; 2]>,
    /// 95 % interval of that median, ms; of one repeat, both ends are that repeat.
    pub interval_ms: Option<[f64; 2]>,
    /// Median over repeats of the baseline's total over this one; none where the baseline did not run.
    pub speedup: Option<f64>,
    /// 95 % interval of that speed-up.
    pub speedup_interval: Option<[f64; 2]>,
    /// Median over repeats of the start-up within the repeat, ms: 0 without a pool, and with a reused one.
    pub startup_ms: Option<f64>,
    /// Start-up of a reused pool, paid once before the first repeat, ms; none with a fresh one.
    pub pool_startup_ms: Option<f64>,
    /// Median over repeats of the bytes of every wasm memory alive at the end of the repeat. A median as the times are, so that one repeat
    /// in which a browser had not freed the memories of the one before does not count for all.
    pub memory_bytes: Option<f64>,
    /// What became of its answers.
    pub answers: Answers,
}

/// What became of a strategy's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// Every one agreed with the reference.
    Right,
    /// Some did not, so no time is shown.
    Wrong,
    /// It began to run and did not end.
    Failed,
    /// It could not run here.
    Unavailable,
    /// It has not run yet.
    ToCome,
}

/// The columns as people read them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The median.
    pub median: String,
    /// Its interval; of one repeat that it is of one.
    pub interval: String,
    /// The speed-up.
    pub speedup: String,
    /// Its interval, of more than one repeat.
    pub speedup_interval: Option<String>,
    /// The start-up within a repeat.
    pub startup: String,
    /// The start-up of a reused pool; none with a fresh one.
    pub pool_startup: Option<String>,
    /// The memory.
    pub memory: String,
}

/// The columns of a result.
#[must_use]
pub fn columns(result: &StrategyResult) -> Columns {
    let timed = result.summary.filter(|_| result.available && result.answer_ok);
    Columns {
        strategy: result.strategy,
        workers: result.workers,
        repeats: result.repeats.len(),
        median_ms: timed.map(|summary| summary.median_ms),
        quartiles_ms: timed.map(|summary| [summary.q1_ms, summary.q3_ms]),
        interval_ms: timed.map(|summary| summary.ci95_ms),
        speedup: timed.and_then(|summary| summary.speedup),
        speedup_interval: timed.and_then(|summary| summary.speedup_ci95),
        startup_ms: timed.and_then(|_| median_of(result, |repeat| repeat.startup_ms)),
        pool_startup_ms: timed.and(result.pool_startup_ms),
        memory_bytes: median_of(result, |repeat| repeat.memory_bytes),
        answers: answers(result),
    }
}

fn answers(result: &StrategyResult) -> Answers {
    match () {
        () if !result.available => Answers::Unavailable,
        () if result.repeats.is_empty() && result.reason.is_some() => Answers::Failed,
        () if result.repeats.is_empty() => Answers::ToCome,
        () if result.answer_ok => Answers::Right,
        () => Answers::Wrong,
    }
}

fn median_of(result: &StrategyResult, number: impl Fn(&Repeat) -> f64) -> Option<f64> {
    Samples::new(result.repeats.iter().map(number).collect()).map(|samples| median(&samples))
}

impl Columns {
    /// The columns as people read them.
    #[must_use]
    pub fn texts(&self) -> Texts {
        let of = |value: Option<f64>, text: fn(f64) -> String| value.map_or_else(|| DASH.to_owned(), text);
        let repeated = self.repeats > 1;
        let interval = match self.interval_ms {
            Some(interval) if repeated => ms_interval(interval),
            Some(_) => "one repeat".to_owned(),
            None => DASH.to_owned(),
        };
        Texts {
            median: of(self.median_ms, ms),
            interval,
            speedup: of(self.speedup, ratio),
            speedup_interval: self.speedup_interval.filter(|_| repeated).map(ratio_interval),
            startup: of(self.startup_ms, ms),
            pool_startup: self.pool_startup_ms.map(ms),
            memory: of(self.memory_bytes, bytes),
        }
    }
}

impl Answers {
    /// The same in a few words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Failed => "failed",
            Self::Unavailable => "no result",
            Self::ToCome => "to come",
        }
    }
}
