//! What the sweeps over the size of a chunk show.

use crate::evidence::{Evidence, Missing, Run};
use overlap_record::{
    RunRecord, SpanKind, StrategyId,
    strategy::{ISOLATED, RAYON},
};

/// The times of a strategy by the size of a chunk, ascending, without the start of its pool, ms. All sizes have to be there.
fn times(evidence: &Evidence, part: &str, strategy: StrategyId) -> Result<Vec<f64>, Missing> {
    let points = evidence.sweep(part)?;
    points.iter().map(|(_, record)| Ok((Run { record }).timed(strategy)?.work_ms())).collect()
}

/// `rayon`, or `isolated` where that cannot run.
fn pool(record: &RunRecord) -> StrategyId {
    let run = Run { record };
    if run.timed(RAYON).is_err() && run.timed(ISOLATED).is_ok() { ISOLATED } else { RAYON }
}

/// How many times as long uneven tasks take in the largest chunks as one at a time.
pub(super) fn large_chunks(evidence: &Evidence) -> Result<f64, Missing> {
    let points = evidence.sweep("chunks")?;
    let (size, largest) = points.last().ok_or(Missing::TooCoarse)?;
    (Run { record: largest }).at_once()?;
    let share = f64::from(largest.spec.tasks.div_ceil(largest.spec.workers.max(1)));
    // A sweep that was cancelled may lack either end.
    if points.first().is_none_or(|(size, _)| *size != 1.0) || *size != share {
        return Err(Missing::NotRun { part: "Uneven tasks in chunks".to_owned() });
    }
    let times = times(evidence, "chunks", pool(largest))?;
    ratio(times.last(), times.first())
}

/// How many times as long tiny tasks take one at a time as in the chunks that suit them best.
pub(super) fn messages(evidence: &Evidence) -> Result<f64, Missing> {
    let times = times(evidence, "tiny", ISOLATED)?;
    if evidence.sweep("tiny")?.first().is_none_or(|(size, _)| *size != 1.0) {
        return Err(Missing::NotRun { part: "Tiny tasks in chunks".to_owned() });
    }
    ratio(times.first(), times.iter().min_by(|a, b| a.total_cmp(b)))
}

fn ratio(one: Option<&f64>, other: Option<&f64>) -> Result<f64, Missing> {
    let (one, other) = one.zip(other).ok_or(Missing::TooCoarse)?;
    if *other > 0.0 { Ok(one / other) } else { Err(Missing::TooCoarse) }
}

/// The share of the time after which the first lane was done, with the largest chunks.
pub(super) fn share_of_a_lane(evidence: &Evidence) -> Result<f64, Missing> {
    let points = evidence.sweep("chunks")?;
    let (_, record) = points.last().ok_or(Missing::TooCoarse)?;
    let timed = (Run { record }).timed(pool(record))?;
    let mut ends = vec![0.0_f64; timed.result.workers as usize];
    for span in timed.spans().iter().filter(|span| span.kind == SpanKind::Run) {
        if let Some(end) = ends.get_mut(span.lane as usize) {
            *end = end.max(span.end_ms);
        }
    }
    let last = ends.iter().copied().fold(0.0, f64::max);
    let first = ends.into_iter().fold(f64::INFINITY, f64::min);
    if last > 0.0 { Ok(first / last) } else { Err(Missing::TooCoarse) }
}
