//! Who ran, and what the intervals allow to say about who was faster.

use super::shares::{Nature, Shares};
use crate::statistics::representative;
use overlap_record::{
    Doubt, FEWEST_FOR_95, Repeat, RunRecord, StrategyId, StrategyResult, Summary, strategy::Mechanism,
};

/// With too few repeats for an interval of 95 %, times within this factor of each other are called alike: the spread of a
/// tenth that is tolerated elsewhere ([`crate::WIDE_SPREAD`]) could make such a difference by itself.
const FEW_REPEATS_FACTOR: f64 = 1.1;

/// A strategy whose answers were right and that has a time.
#[derive(Clone, Copy)]
pub(super) struct Timed<'a> {
    pub result: &'a StrategyResult,
    pub summary: Summary,
    /// The repeat that is nearest to the median.
    pub repeat: &'a Repeat,
    pub shares: Shares,
}

/// How a strategy compares with serial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Faster,
    Slower,
    Alike,
}

impl Timed<'_> {
    pub fn id(&self) -> StrategyId {
        self.result.strategy
    }

    /// How many times as fast as serial, and what that proves; none without serial.
    pub fn versus_serial(&self) -> Option<(f64, Relation)> {
        let speedup = self.summary.speedup?;
        let interval = self.summary.speedup_ci95.unwrap_or([speedup; 2]);
        let [low, high] = self.widened(interval, FEW_REPEATS_FACTOR);
        let relation = if low > 1.0 {
            Relation::Faster
        } else if high < 1.0 {
            Relation::Slower
        } else {
            Relation::Alike
        };
        Some((speedup, relation))
    }

    pub fn relation(&self) -> Option<Relation> {
        self.versus_serial().map(|(_, relation)| relation)
    }

    /// Whether this one's time is below the other's as far as the intervals show.
    pub fn beats(&self, other: &Timed) -> bool {
        // Two intervals are held against each other here, so each takes half of the factor.
        let half = FEW_REPEATS_FACTOR.sqrt();
        self.widened(self.summary.ci95_ms, half)[1] < other.widened(other.summary.ci95_ms, half)[0]
    }

    /// Starting up as a share of the median total.
    pub fn startup_share(&self) -> f64 {
        let total_ms = self.repeat.total_ms;
        if total_ms > 0.0 { self.repeat.startup_ms / total_ms } else { 0.0 }
    }

    pub fn has_full_interval(&self) -> bool {
        self.result.repeats.len() >= FEWEST_FOR_95
    }

    fn widened(&self, [low, high]: [f64; 2], factor: f64) -> [f64; 2] {
        if self.has_full_interval() { [low, high] } else { [low / factor, high * factor] }
    }
}

/// Everyone in a record.
pub(super) struct Field<'a> {
    pub record: &'a RunRecord,
    pub timed: Vec<Timed<'a>>,
    /// Ran, but did not answer rightly.
    pub wrong: Vec<&'a StrategyResult>,
    /// Did not run, for a reason.
    pub unavailable: Vec<&'a StrategyResult>,
    /// What the tasks do, by serial's repeat or else the first that has one.
    pub nature: Nature,
}

impl<'a> Field<'a> {
    pub fn new(record: &'a RunRecord) -> Self {
        let results = || record.results.iter();
        let timed: Vec<Timed> = results().filter_map(timed).collect();
        let ran = |result: &&StrategyResult| !result.repeats.is_empty() || !result.answers.is_empty();
        let serial = timed.iter().find(|timed| timed.id().is_baseline());
        Self {
            record,
            nature: Nature::of(serial.or(timed.first()).and_then(|timed| timed.shares.wait())),
            wrong: results().filter(|result| result.available && !result.answer_ok).filter(ran).collect(),
            unavailable: results().filter(|result| !result.available && result.reason.is_some()).collect(),
            timed,
        }
    }

    /// The one that the others are compared with.
    pub fn baseline(&self) -> Option<&Timed<'a>> {
        self.timed.iter().find(|timed| timed.id().is_baseline())
    }

    /// Those that run tasks in a certain way, in the record's order.
    pub fn those(&self, way: fn(Mechanism) -> bool) -> impl Iterator<Item = &Timed<'a>> {
        self.timed.iter().filter(move |timed| way(timed.id().mechanism()))
    }

    /// Everyone but serial, the shortest time first.
    pub fn others(&self) -> Vec<&Timed<'a>> {
        let mut others: Vec<_> = self.timed.iter().filter(|timed| !timed.id().is_baseline()).collect();
        others.sort_by(|a, b| a.summary.median_ms.total_cmp(&b.summary.median_ms));
        others
    }

    /// Those proven faster than serial that nobody is proven to beat, the shortest time first.
    pub fn leaders(&self) -> Vec<&Timed<'a>> {
        let mut faster = self.others();
        faster.retain(|timed| timed.relation() == Some(Relation::Faster));
        let Some(&first) = faster.first() else { return faster };
        faster.retain(|timed| !first.beats(timed));
        faster
    }

    /// Cores that the reader can count on.
    pub fn cores(&self) -> u32 {
        let measured =
            self.record.results.iter().flat_map(|result| &result.doubts).find_map(|doubt| match doubt {
                Doubt::CoresOverstated { measured, .. } => Some(measured.round().max(1.0) as u32),
                _ => None,
            });
        measured.unwrap_or(self.record.environment.cores_reported).max(1)
    }
}

fn timed(result: &StrategyResult) -> Option<Timed<'_>> {
    let summary = result.summary.filter(|_| result.available && result.answer_ok)?;
    let repeat = &result.repeats[representative(&result.repeats)?];
    Some(Timed { result, summary, repeat, shares: Shares::new(repeat) })
}
