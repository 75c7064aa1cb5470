//! About how long a run will take, so that a long one is asked about first. Rough on purpose: within a factor of two.

use overlap_protocol::{Spec, convert, workloads};
use overlap_record::{
    Language, Pool, StrategyId,
    strategy::{Computing, Waits},
};

/// A run expected to take longer than this is asked about, ms.
const LONG_MS: f64 = 60_000.0;
/// Loading an engine and starting a pool, per strategy and repeat, ms.
const START_MS: f64 = 150.0;

/// The expected length of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// All strategies and repeats, ms.
    pub total_ms: f64,
}

impl Estimate {
    /// The estimate of a specification that was checked, on so many cores. What code of one's own takes is not known before it has run:
    /// of that, it is the least.
    #[must_use]
    pub fn of(spec: &Spec, cores: u32) -> Self {
        let workload = workloads::find(&spec.workload);
        let plan = convert::spec_to_params(spec)
            .ok()
            .and_then(|params| Some((workload?.interpreted, workload?.plan(&params).ok()?)));
        let Some((interpreted, plan)) = plan else { return Self { total_ms: 0.0 } };
        let (wait_ms, longest_ms, compute_ms) = match (spec.lang, &spec.code) {
            (_, Some(_)) => (0.0, 0.0, 0.0),
            (Language::Rust, None) => (plan.wait_ms_total(), plan.wait_ms_longest(), plan.compute_ms_total()),
            (Language::Python, None) => {
                (plan.wait_ms_total(), plan.wait_ms_longest(), interpreted * plan.compute_ms_total())
            }
        };
        let tasks = f64::from(spec.tasks.max(1));
        let pass_ms = |strategy: StrategyId| {
            let lanes = f64::from(spec.workers_of(strategy).max(1)).min(tasks);
            let mechanism = strategy.mechanism();
            let compute_ms = match mechanism.computing {
                Computing::OneAtATime => compute_ms,
                Computing::Together => compute_ms / lanes.min(f64::from(cores.max(1))),
            };
            match mechanism.waits {
                Waits::Block => (wait_ms / lanes).max(longest_ms) + compute_ms,
                Waits::Overlap => longest_ms.max(compute_ms),
            }
        };
        let repeats = f64::from(spec.repeats);
        let warm_ms = compute_ms * f64::from(spec.warmup);
        let starts = if spec.pool == Pool::Reused { 1.0 } else { repeats };
        let total_ms =
            spec.strategies.iter().map(|id| repeats * pass_ms(*id) + starts * START_MS + warm_ms).sum();
        Self { total_ms }
    }

    /// Whether the reader should be asked first.
    #[must_use]
    pub fn is_long(self) -> bool {
        self.total_ms > LONG_MS
    }

    /// The length in words, as rough as an estimate is.
    #[must_use]
    pub fn words(self) -> String {
        let seconds = self.total_ms / 1000.0;
        if seconds < 1.5 {
            String::from("a second")
        } else if seconds < 60.0 {
            format!(
                "{} seconds",
                if seconds < 10.0 { seconds.round() } else { (seconds / 5.0).round() * 5.0 }
            )
        } else if seconds < 90.0 {
            String::from("a minute")
        } else if seconds < 3600.0 {
            format!("{} minutes", (seconds / 60.0).round())
        } else {
            format!("{:.1} hours", seconds / 3600.0)
        }
    }
}
