//! Records to test with, with the statistics that belong to their repeats.

use crate::statistics::summarise;
use overlap_record::{RunRecord, StrategyResult, testing};

/// A record of four tasks on two cores, with the statistics that belong to its repeats.
#[must_use]
pub fn record(mut results: Vec<StrategyResult>) -> RunRecord {
    let serial = results.iter().find(|result| result.strategy.is_baseline() && result.answer_ok);
    let serial = serial.map(|result| result.repeats.clone());
    for result in &mut results {
        result.summary =
            if result.answer_ok { summarise(&result.repeats, serial.as_deref(), 7) } else { None };
    }
    testing::record(results)
}
