//! Records and spans to test with.

use crate::{
    AppInfo, Environment, Pool, Repeat, RunRecord, SCHEMA, Span, SpanKind, Spec, StrategyId, StrategyResult,
    Summary, Value,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

pub use crate::strategy::added::add_strategy;

/// A span of a task; times in ms.
#[must_use]
pub fn span(task: u32, lane: u32, kind: SpanKind, start_ms: f64, end_ms: f64) -> Span {
    Span { task: Some(task), lane, kind, start_ms, end_ms }
}

/// A repeat without a start-up.
#[must_use]
pub fn repeat(total_ms: f64, spans: Vec<Span>) -> Repeat {
    Repeat { total_ms, memory_bytes: 1_310_720.0, spans, ..Repeat::default() }
}

/// A strategy's result with right answers and without statistics.
#[must_use]
pub fn result(strategy: StrategyId, repeats: Vec<Repeat>) -> StrategyResult {
    StrategyResult {
        strategy,
        workers: if strategy.has_pool() { 2 } else { 1 },
        build: None,
        means: None,
        available: true,
        reason: None,
        answer_ok: true,
        answers: vec![Value::Number(1.0); 4],
        collection: None,
        blocking_line: None,
        warmup_ms: None,
        pool_startup_ms: None,
        repeats,
        summary: None,
        doubts: Vec::new(),
    }
}

/// The result of a strategy that could not run.
#[must_use]
pub fn unavailable(strategy: StrategyId, reason: &str) -> StrategyResult {
    StrategyResult {
        available: false,
        reason: Some(reason.to_owned()),
        answer_ok: false,
        answers: Vec::new(),
        ..result(strategy, Vec::new())
    }
}

/// Statistics that keep a record's rules: the first repeat's total as the median, the range as every interval.
#[must_use]
pub fn summary(repeats: &[Repeat]) -> Option<Summary> {
    let totals = || repeats.iter().map(|repeat| repeat.total_ms);
    let median_ms = totals().next()?;
    let [q1_ms, q3_ms] = [totals().fold(median_ms, f64::min), totals().fold(median_ms, f64::max)];
    Some(Summary {
        median_ms,
        q1_ms,
        q3_ms,
        ci95_ms: [q1_ms, q3_ms],
        speedup: Some(1.0),
        speedup_ci95: Some([0.5, 2.0]),
    })
}

/// A record of four tasks on two cores. Results with right answers and without statistics get those of [`summary`].
#[must_use]
pub fn record(mut results: Vec<StrategyResult>) -> RunRecord {
    for result in results.iter_mut().filter(|result| result.answer_ok) {
        result.summary = result.summary.or_else(|| summary(&result.repeats));
    }
    RunRecord {
        schema: SCHEMA.to_owned(),
        app: AppInfo { version: "0.1.0".to_owned(), commit: "unknown".to_owned() },
        spec: Spec {
            workload: "long_comp".to_owned(),
            lang: crate::Language::Rust,
            code: None,
            params: BTreeMap::from([("iterations".to_owned(), Value::Number(5e6))]),
            tasks: 4,
            strategies: results.iter().map(|result| result.strategy).collect(),
            workers: 2,
            threads: None,
            chunk: None,
            repeats: results.iter().map(|result| result.repeats.len() as u32).max().unwrap_or(0),
            warmup: 1,
            pool: Pool::Fresh,
            seed: 7,
            fault: None,
        },
        environment: Environment {
            user_agent: "a browser".to_owned(),
            cores_reported: 2,
            cores_measured: Some(1.96),
            isolated: true,
            mode: "threads".to_owned(),
            timer_resolution_us: 5.0,
            hidden: false,
            started_at: "2026-11-22T03:00:00Z".to_owned(),
            python: None,
        },
        results,
        subinterpreters: None,
        hand_in: None,
    }
}

/// Any kind of span.
pub fn kind() -> impl Strategy<Value = SpanKind> {
    prop::sample::select(SpanKind::ALL.to_vec())
}

/// Spans on up to four lanes, on a grid of 0.1 ms so that ends and starts often meet, some of no length.
pub fn spans(most: usize) -> impl Strategy<Value = Vec<Span>> {
    let one = (0..4_u32, kind(), 0..2000_u32, prop_oneof![3 => 0..20_u32, 1 => 0..1000_u32]);
    prop::collection::vec(one, 0..most).prop_map(|drawn| {
        let mut spans: Vec<Span> = (0..)
            .zip(drawn)
            .map(|(task, (lane, kind, start, length))| {
                span(task, lane, kind, f64::from(start) / 10.0, f64::from(start + length) / 10.0)
            })
            .collect();
        spans.sort_by(|a, b| a.start_ms.total_cmp(&b.start_ms));
        spans
    })
}
