//! What the bars show, worked out once for each record: the median of each strategy beside its ideal.

use overlap_findings::{
    model::{Machine, ideal_ms, task_costs},
    statistics::representative,
};
use overlap_record::{RunRecord, StrategyId, StrategyResult};

/// One strategy's bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Which strategy.
    pub strategy: StrategyId,
    /// Its median, ms; none before its first repeat, and where its answers were wrong.
    pub median_ms: Option<f64>,
    /// The 95 % interval of the median, ms, where more than one repeat was timed.
    pub interval_ms: Option<[f64; 2]>,
    /// The time it would take without any overhead, ms; none without spans of a serial run to learn the tasks' costs from.
    pub ideal_ms: Option<f64>,
}

/// The bars of a record, in its order.
pub fn bars(record: &RunRecord) -> Vec<Bar> {
    let cores = record.environment.cores_measured.unwrap_or(f64::from(record.environment.cores_reported));
    let serial = record.results.iter().find(|result| result.strategy.is_baseline() && result.answer_ok);
    let costs = serial
        .and_then(|serial| serial.repeats.get(representative(&serial.repeats)?))
        // A device keeps a large run without its spans.
        .filter(|repeat| !repeat.spans.is_empty())
        .map(|repeat| task_costs(&repeat.spans, record.spec.tasks as usize));
    let bar = |result: &StrategyResult| Bar {
        strategy: result.strategy,
        median_ms: result.summary.map(|summary| summary.median_ms),
        interval_ms: result.summary.filter(|_| result.repeats.len() > 1).map(|summary| summary.ci95_ms),
        ideal_ms: costs
            .as_ref()
            .filter(|_| result.available)
            .map(|costs| ideal_ms(result.strategy, costs, Machine { workers: result.workers, cores })),
    };
    record.results.iter().map(bar).collect()
}

/// The longest time among bars, ideals and intervals, ms: the end of their common scale.
pub fn scale_ms(bars: &[Bar]) -> f64 {
    let ends = bars.iter().flat_map(|bar| {
        let high = bar.interval_ms.map(|[_, high]| high);
        [bar.median_ms, high, bar.ideal_ms].into_iter().flatten()
    });
    ends.fold(0.0, f64::max)
}
