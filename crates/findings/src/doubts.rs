//! Which doubts a result raises, and from which threshold on.

use crate::statistics::{Samples, median, quartiles};
use overlap_record::{Doubt, Environment, FEWEST_FOR_95, SpanKind, Spec, StrategyResult, TOO_SHORT_STEPS};

/// Widest interquartile range over the median. pyperf calls a benchmark unstable from a standard deviation of 10 % of the mean
/// on (`format_checks` in `pyperf/_cli.py`); the same share, of measures that one outlier cannot move.
pub const WIDE_SPREAD: f64 = 0.1;

/// From how many median absolute deviations (MAD) from the median a repeat is an outlier: hyperfine's `OUTLIER_THRESHOLD`
/// (`src/outlier_detection.rs`), ten standard deviations at 1.4826 MAD each, and its score after Iglewicz and Hoaglin, "How to
/// Detect and Handle Outliers" (1993).
pub const OUTLIER_MADS: f64 = 14.826;

/// Fewest repeats among which one can stand apart: of three, two that happen to agree would accuse the third.
pub const OUTLIER_FEWEST: usize = 4;

/// Smallest share of the workers (or of the cores reported, if those are fewer) that must really compute at the same instant.
/// A quarter may be lost to other programs: on two cores a trial that finds fewer than 1.5 found one.
pub const CORES_MEASURED_SHARE: f64 = 0.75;

/// Smallest share of computing in a total for which cold code matters. First runs of the float loop took 1.6 times as long as
/// second ones in Chromium (213 against 135 ms), so below this share the total is off by under 1 %.
pub const COLD_RUN_SHARE: f64 = 0.016;

/// Shortest warm-up of an interpreter, ms. In Chromium 156 RustPython's float loop got twice as fast (339 against 151 to 163 ms)
/// while the browser optimised it, which took 1 to 2 s.
pub const WARM_UP_MS: f64 = 1_000.0;

/// The doubts about one strategy's timing, in the order of [`Doubt`]. A result without timing raises none. `spans_lost` is how
/// many spans its buffers could not hold, in all repeats.
#[must_use]
pub fn doubts(
    result: &StrategyResult,
    spec: &Spec,
    environment: &Environment,
    spans_lost: u64,
) -> Vec<Doubt> {
    let mut found = Vec::new();
    let Some(totals) = Samples::totals(&result.repeats).filter(|_| result.available && result.answer_ok)
    else {
        return found;
    };
    let repeats = totals.values().len();
    let [q1, median_ms, q3] = quartiles(&totals);

    let resolution_us = environment.timer_resolution_us;
    if median_ms * 1000.0 < TOO_SHORT_STEPS * resolution_us {
        found.push(Doubt::TooShort { median_ms, resolution_us });
    }
    // There is no share of 0, and that it is too short has been said.
    if median_ms > 0.0 && q3 - q1 > WIDE_SPREAD * median_ms {
        found.push(Doubt::WideSpread { ratio: (q3 - q1) / median_ms });
    }
    found.extend(outliers(&totals, median_ms, resolution_us / 1000.0));
    if environment.hidden {
        found.push(Doubt::PageHidden);
    }
    found.extend(too_few_cores(result, environment));
    if !environment.isolated {
        found.push(Doubt::NotIsolated);
    }
    if run_share(result) >= COLD_RUN_SHARE {
        if spec.warmup == 0 {
            found.push(Doubt::FirstRunCold);
        }
        if !spec.lang.is_rust() {
            let short = result.warmup_ms.filter(|ran_ms| *ran_ms < WARM_UP_MS);
            found.extend(short.map(|ran_ms| Doubt::WarmUpShort { ran_ms }));
        }
    }
    if repeats == 1 {
        found.push(Doubt::SingleRepeat);
    } else if repeats < FEWEST_FOR_95 {
        found.push(Doubt::FewRepeats { repeats: repeats as u32 });
    }
    if spans_lost > 0 {
        found.push(Doubt::SpansLost { spans: spans_lost });
    }
    found
}

/// Repeats that stand apart. A deviation under one step of the clock is none, so the MAD is taken as a step at least.
fn outliers(totals: &Samples, median_ms: f64, step_ms: f64) -> Vec<Doubt> {
    let deviations: Vec<f64> = totals.values().iter().map(|total| (total - median_ms).abs()).collect();
    if deviations.len() < OUTLIER_FEWEST {
        return Vec::new();
    }
    let mad = Samples::new(deviations.clone()).map_or(0.0, |deviations| median(&deviations));
    let limit = OUTLIER_MADS * mad.max(step_ms);
    (0..)
        .zip(totals.values())
        .zip(deviations)
        .filter(|(_, deviation)| *deviation > limit)
        .map(|((repeat, &total_ms), _)| Doubt::Outlier { repeat, total_ms })
        .collect()
}

/// Doubts about how many workers could compute at once. Lanes that take turns need one core.
fn too_few_cores(result: &StrategyResult, environment: &Environment) -> Vec<Doubt> {
    let mut found = Vec::new();
    if !result.strategy.mechanism().scales() {
        return found;
    }
    let (workers, reported) = (result.workers, environment.cores_reported);
    if workers > reported {
        found.push(Doubt::CoresFewerThanWorkers { workers, cores: reported });
    }
    if let Some(measured) = environment.cores_measured
        && measured < CORES_MEASURED_SHARE * f64::from(workers.min(reported))
    {
        found.push(Doubt::CoresOverstated { reported, measured });
    }
    found
}

/// Computing as a share of the time of all repeats.
fn run_share(result: &StrategyResult) -> f64 {
    let total: f64 = result.repeats.iter().map(|repeat| repeat.total_ms).sum();
    let runs = result.repeats.iter().flat_map(|repeat| &repeat.spans);
    let run: f64 = runs.filter(|span| span.kind == SpanKind::Run).map(|span| span.duration_ms()).sum();
    if total > 0.0 { run / total } else { 0.0 }
}
