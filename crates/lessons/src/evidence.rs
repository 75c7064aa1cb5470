//! The runs that a lesson's questions, claims and explanations are held against.

use crate::{
    experiment::{Kind, Part},
    spans,
};
use overlap_findings::{
    Columns, columns,
    statistics::{Samples, median, representative},
};
use overlap_record::{Repeat, RunRecord, Span, SpanKind, StrategyId, StrategyResult, Value};
use thiserror::Error;

/// Why something cannot be said of the runs so far.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Missing {
    /// The part of the experiment was not run.
    #[error("the part “{part}” of the experiment was not run yet")]
    NotRun {
        /// The part's title.
        part: String,
    },
    /// The strategy could not run.
    #[error("{strategy} did not run here: {reason}")]
    Unavailable {
        /// Which.
        strategy: StrategyId,
        /// Why, as the record says.
        reason: String,
    },
    /// The strategy's answers were wrong, so that its times count for nothing.
    #[error("the answers of {strategy} were wrong, so its times mean nothing")]
    Wrong {
        /// Which.
        strategy: StrategyId,
    },
    /// Nothing was recorded that could be measured.
    #[error("the clock of this page is too coarse to measure this")]
    TooCoarse,
    /// A curve has too few points.
    #[error(
        "there is not enough data: a curve needs {needed} measured points between two workers and the number of cores, and there are {found}"
    )]
    TooFewPoints {
        /// How many there are.
        found: usize,
        /// How many it takes.
        needed: usize,
    },
    /// No thread was interrupted in the middle of a task.
    #[error(
        "no thread was interrupted in the middle of a task here, so this run cannot show what happens then"
    )]
    NeverInterrupted,
    /// Chance needs more repeats to show itself.
    #[error("there is not enough data: {repeats} repeats are too few to tell; it takes {wanted}")]
    TooFew {
        /// How many there were.
        repeats: usize,
        /// How many it takes.
        wanted: usize,
    },
    /// The record comes from a program that did not note the counter.
    #[error("this record does not say what the counter held under {strategy}")]
    NotCounted {
        /// The strategy.
        strategy: StrategyId,
    },
    /// One core cannot show it.
    #[error("only one core computed here, and this needs two")]
    OneCore,
}

/// The records of a lesson's experiment.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    parts: Vec<Part>,
    records: &'a [RunRecord],
}

impl<'a> Evidence<'a> {
    /// Records that were made of `parts`, in any order. Of two with the same specification the later one counts.
    #[must_use]
    pub const fn new(parts: Vec<Part>, records: &'a [RunRecord]) -> Self {
        Self { parts, records }
    }

    /// Every record, whether it belongs to a part or not.
    #[must_use]
    pub const fn records(&self) -> &'a [RunRecord] {
        self.records
    }

    /// The record of a part that is a single run.
    ///
    /// # Errors
    /// [`Missing::NotRun`].
    pub fn run(&self, part: &str) -> Result<Run<'a>, Missing> {
        let found = self.parts.iter().find(|known| known.id == part);
        let spec = found.and_then(|part| match &part.kind {
            Kind::Run(spec) => Some(spec),
            Kind::Sweep(_) => None,
        });
        let record = spec.and_then(|spec| self.records.iter().rev().find(|record| record.spec == *spec));
        record.map(|record| Run { record }).ok_or_else(|| not_run(found, part))
    }

    /// The title of a part; its id where there is no such part.
    #[must_use]
    pub fn title(&self, part: &'static str) -> &'static str {
        self.parts.iter().find(|known| known.id == part).map_or(part, |known| known.title)
    }

    /// The records of a part that is a sweep, each with its value.
    ///
    /// # Errors
    /// [`Missing::NotRun`] where fewer than two of its points were run.
    pub fn sweep(&self, part: &str) -> Result<Vec<(f64, &'a RunRecord)>, Missing> {
        let found = self.parts.iter().find(|known| known.id == part);
        match found.map(|part| &part.kind) {
            Some(Kind::Sweep(sweep)) => Some(sweep.points(self.records)).filter(|points| points.len() > 1),
            _ => None,
        }
        .ok_or_else(|| not_run(found, part))
    }

    /// Cores that compute at the same instant: measured where possible, else as the browser reports them.
    ///
    /// # Errors
    /// [`Missing::NotRun`] before the first record.
    pub fn cores(&self) -> Result<f64, Missing> {
        let record = self.records.last().ok_or_else(|| not_run(None, "any"))?;
        Ok(Run { record }.cores())
    }
}

fn not_run(part: Option<&Part>, id: &str) -> Missing {
    Missing::NotRun { part: part.map_or(id, |part| part.title).to_owned() }
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The record.
    pub record: &'a RunRecord,
}

impl<'a> Run<'a> {
    /// Cores that compute at the same instant: measured where possible, else as the browser reports them.
    #[must_use]
    pub fn cores(&self) -> f64 {
        let environment = &self.record.environment;
        environment.cores_measured.unwrap_or(f64::from(environment.cores_reported)).max(1.0)
    }

    /// Workers that can compute at the same instant.
    ///
    /// # Errors
    /// [`Missing::OneCore`] where there are not even two, since nothing can then be shared out.
    pub fn at_once(&self) -> Result<f64, Missing> {
        let at_once = f64::from(self.record.spec.workers).min(self.cores().round());
        if at_once >= 2.0 { Ok(at_once) } else { Err(Missing::OneCore) }
    }

    /// What a strategy answered, right or wrong.
    ///
    /// # Errors
    /// [`Missing::Unavailable`] and [`Missing::NotRun`].
    pub fn result(&self, strategy: StrategyId) -> Result<&'a StrategyResult, Missing> {
        let not_run = || Missing::NotRun { part: strategy.name().to_owned() };
        let result =
            self.record.results.iter().find(|result| result.strategy == strategy).ok_or_else(not_run)?;
        match &result.reason {
            Some(reason) if !result.available => {
                Err(Missing::Unavailable { strategy, reason: reason.clone() })
            }
            _ if result.answers.is_empty() => Err(not_run()),
            _ => Ok(result),
        }
    }

    /// A strategy's timed repeats.
    ///
    /// # Errors
    /// As [`Self::result`], and [`Missing::Wrong`]: no time counts before its answer was checked.
    pub fn timed(&self, strategy: StrategyId) -> Result<Timed<'a>, Missing> {
        let result = self.result(strategy)?;
        if !result.answer_ok {
            return Err(Missing::Wrong { strategy });
        }
        let repeat = representative(&result.repeats).and_then(|index| result.repeats.get(index));
        let repeat = repeat.ok_or_else(|| Missing::NotRun { part: strategy.name().to_owned() })?;
        Ok(Timed { result, repeat, tasks: self.record.spec.tasks })
    }

    /// A number among the workload's parameters; 0 where it has none of that name.
    #[must_use]
    pub fn param(&self, id: &str) -> f64 {
        match self.record.spec.params.get(id) {
            Some(Value::Number(number)) => *number,
            _ => 0.0,
        }
    }
}

/// The timed repeats of one strategy, whose answers were right.
#[derive(Clone, Copy, Debug)]
pub struct Timed<'a> {
    /// The whole result.
    pub result: &'a StrategyResult,
    /// The repeat that is nearest to the median.
    pub repeat: &'a Repeat,
    /// How many tasks there were.
    pub tasks: u32,
}

impl<'a> Timed<'a> {
    fn each(&self, of: impl Fn(&Repeat) -> f64) -> Vec<f64> {
        self.result.repeats.iter().map(of).collect()
    }

    /// Total of each repeat, start-up included, ms.
    #[must_use]
    pub fn totals(&self) -> Vec<f64> {
        self.each(|repeat| repeat.total_ms)
    }

    /// Total of each repeat without the start of a pool, ms.
    #[must_use]
    pub fn works(&self) -> Vec<f64> {
        self.each(|repeat| (repeat.total_ms - repeat.startup_ms).max(0.0))
    }

    /// The columns of the results table.
    #[must_use]
    pub fn columns(&self) -> Columns {
        columns(self.result)
    }

    /// Median total, ms.
    #[must_use]
    pub fn total_ms(&self) -> f64 {
        self.columns().median_ms.unwrap_or(0.0)
    }

    /// Median total without the start of a pool, ms.
    #[must_use]
    pub fn work_ms(&self) -> f64 {
        middle(self.works())
    }

    /// Median start-up, ms.
    #[must_use]
    pub fn startup_ms(&self) -> f64 {
        self.columns().startup_ms.unwrap_or(0.0)
    }

    /// Median memory, bytes.
    #[must_use]
    pub fn memory_bytes(&self) -> f64 {
        self.columns().memory_bytes.unwrap_or(0.0)
    }

    /// The spans of the repeat that is nearest to the median.
    #[must_use]
    pub fn spans(&self) -> &'a [Span] {
        &self.repeat.spans
    }

    /// Time of one kind over all lanes, ms.
    #[must_use]
    pub fn sum_ms(&self, kind: SpanKind) -> f64 {
        spans::sum_ms(self.spans(), kind)
    }

    /// The longest wait of one task, ms: what a task's waits took together.
    ///
    /// # Errors
    /// [`Missing::TooCoarse`] where no wait was recorded.
    pub fn longest_wait_ms(&self) -> Result<f64, Missing> {
        spans::longest_of_a_task(self.spans(), SpanKind::Wait).ok_or(Missing::TooCoarse)
    }

    /// The most spans of one kind that were open at the same instant.
    #[must_use]
    pub fn at_once(&self, kind: SpanKind) -> usize {
        spans::most_at_once(self.spans(), kind)
    }
}

fn middle(values: Vec<f64>) -> f64 {
    Samples::new(values).map_or(0.0, |samples| median(&samples))
}
