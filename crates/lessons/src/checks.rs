//! Checks that several lessons make.

use crate::{
    claim::Finding,
    evidence::{Missing, Run, Timed},
    measured::Measured,
};
use overlap_findings::sweep::ideal_speedup;
use overlap_record::{
    SpanKind, StrategyId,
    format::{factor, ms, share},
};

/// The smallest part of the ideal speed-up that counts as “nearly”: memory, caches and the clock rate of a busy processor are
/// shared, so a gain of 1.4 on two cores still shows that two worked at once.
pub(crate) const NEARLY: f64 = 0.7;

/// Times within a tenth of each other count as equal, the spread that is tolerated elsewhere.
const ALIKE: f64 = 0.9;

/// That a strategy computes nearly as many times as fast as serial as its workers, the cores and the number of tasks allow;
/// starting its pool apart.
pub(crate) fn gains(run: &Run, strategy: StrategyId) -> Result<Finding, Missing> {
    run.at_once()?;
    let spec = &run.record.spec;
    let ideal = ideal_speedup(f64::from(spec.workers), run.cores().round(), spec.tasks);
    let speedup = work_speedup(run, strategy)?.value;
    Finding::new(
        speedup >= NEARLY * ideal,
        format!(
            "{strategy} was {} times as fast as serial; with {} tasks, {} workers can be at most {} times as fast here",
            factor(speedup),
            spec.tasks,
            spec.workers,
            factor(ideal)
        ),
    )
}

/// That a strategy does not compute faster than serial; starting its pool apart.
pub(crate) fn no_gain(run: &Run, strategy: StrategyId) -> Result<Finding, Missing> {
    let (serial, own) = (run.timed(StrategyId::baseline())?.work_ms(), run.timed(strategy)?.work_ms());
    Finding::new(own >= ALIKE * serial, format!("{strategy} took {}, serial {}", ms(own), ms(serial)))
}

/// That the waits of a strategy overlap until nothing but the longest is left, within `most` times it; starting its pool apart.
pub(crate) fn longest_wait_sets_time(run: &Run, strategy: StrategyId, most: f64) -> Result<Finding, Missing> {
    let timed = run.timed(strategy)?;
    let (work, longest) = (timed.work_ms(), timed.longest_wait_ms()?);
    Finding::new(
        work <= most * longest,
        format!("{strategy} took {}, and the longest wait of one task was {}", ms(work), ms(longest)),
    )
}

/// That waits which block their worker go in rounds: tasks / workers, rounded up.
pub(crate) fn waits_in_rounds(run: &Run, strategy: StrategyId, wait_ms: f64) -> Result<Finding, Missing> {
    let timed = run.timed(strategy)?;
    let rounds = f64::from(timed.tasks.div_ceil(timed.result.workers.max(1)));
    let (work, expected) = (timed.work_ms(), rounds * wait_ms);
    Finding::new(
        (0.95 * expected..=1.3 * expected + 20.0).contains(&work),
        format!(
            "{} tasks on {} workers are {rounds} rounds of {}: {}; measured {}",
            timed.tasks,
            timed.result.workers,
            ms(wait_ms),
            ms(expected),
            ms(work)
        ),
    )
}

/// That a strategy never computes on two lanes at the same instant. One step of a coarse clock can make neighbours seem to
/// overlap, so a share of 2 % is let pass.
pub(crate) fn one_computes(run: &Run, strategy: StrategyId) -> Result<Finding, Missing> {
    let timed = run.timed(strategy)?;
    let all = timed.sum_ms(SpanKind::Run);
    if all <= 0.0 {
        return Err(Missing::TooCoarse);
    }
    let overlap = crate::spans::overlapping_ms(timed.spans(), SpanKind::Run) / all;
    let shows = if overlap > 0.0 {
        format!(
            "during {} of the computing time of {strategy}, two or more tasks computed at once",
            share(overlap)
        )
    } else {
        format!("no two tasks of {strategy} computed at once")
    };
    Finding::new(overlap <= 0.02, shows)
}

/// How many times as fast as serial; starting pools apart.
pub(crate) fn work_speedup(run: &Run, strategy: StrategyId) -> Result<Measured, Missing> {
    ratio(&run.timed(StrategyId::baseline())?, &run.timed(strategy)?, |timed| timed.works())
}

/// How many times as fast as serial, all in all.
pub(crate) fn speedup(run: &Run, strategy: StrategyId) -> Result<Measured, Missing> {
    ratio(&run.timed(StrategyId::baseline())?, &run.timed(strategy)?, |timed| timed.totals())
}

/// One series over the other, repeat by repeat.
pub(crate) fn ratio(
    numerator: &Timed,
    denominator: &Timed,
    of: fn(&Timed) -> Vec<f64>,
) -> Result<Measured, Missing> {
    Measured::ratio(of(numerator), of(denominator)).ok_or(Missing::TooCoarse)
}

/// The totals of a strategy without the start of its pool.
pub(crate) fn work(run: &Run, strategy: StrategyId) -> Result<Measured, Missing> {
    Measured::of(run.timed(strategy)?.works()).ok_or(Missing::TooCoarse)
}
