//! About how long a run will take, so that a long one is asked about first. Rough on purpose: within a factor of two.

use overlap_protocol::{
    Spec, convert,
    workloads::{self, Params},
};
use overlap_record::{
    StrategyId,
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
    /// The estimate of a specification that was checked, on so many cores.
    #[must_use]
    pub fn of(spec: &Spec, cores: u32) -> Self {
        let (Ok(params), Some(workload)) = (convert::spec_to_params(spec), workloads::find(&spec.workload))
        else {
            return Self { total_ms: 0.0 };
        };
        let (wait_ms, longest_ms) = match workload.plan(&params) {
            Ok(plan) => (plan.wait_ms_total(), plan.wait_ms_longest()),
            Err(_) => (0.0, 0.0),
        };
        let compute_ms = compute_ms(&spec.workload, &params);
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
        let total_ms = spec.strategies.iter().map(|id| repeats * (pass_ms(*id) + START_MS) + warm_ms).sum();
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

/// Computing of all tasks on one lane, ms. The factors are what an ordinary laptop of 2026 needs for one step.
fn compute_ms(workload: &str, params: &Params) -> f64 {
    let number = |id| params.real(id).unwrap_or(0.0);
    let tasks = number("tasks");
    match workload {
        // n! costs about n^1.35, its products being made by Fourier transforms.
        "factorial" => {
            let power = 2.35;
            tasks * 6.6e-7 * (number("to").powf(power) - number("from").powf(power)).max(0.0)
        }
        "long_comp" => tasks * number("iterations") * 7e-6,
        "find_max" => tasks * number("size") * 3e-6,
        "power" => 1.6e-6 * tasks.powf(2.17),
        "mix" => tasks * number("task_ms") * number("compute_share"),
        _ => 0.0,
    }
}
