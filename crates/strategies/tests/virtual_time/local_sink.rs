//! `LocalSink`: what a lane publishes by itself.

use crate::{
    STRATEGIES,
    rig::Rig,
    support::{Recording, plan, waits},
};
use overlap_record::{Span, SpanKind, StrategyId};
use overlap_strategies::sink::{LocalSink, Sink};
use overlap_workloads::Plan;
use proptest::prelude::*;
use std::rc::Rc;

/// Spans are to be published so soon, ms.
const SOON_MS: f64 = 33.0;

/// The page is to be updated at least 20 times a second.
const LONGEST_SILENCE_MS: f64 = 50.0;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Tasks one after another, each with pulses between its begin and its end.
    #[test]
    fn every_span_is_published_once_and_soon(
        tasks in prop::collection::vec(prop::collection::vec(0.001..20.0, 1..6), 1..60),
    ) {
        let live = Rc::new(Recording::default());
        let mut sink = LocalSink::new(live.clone(), tasks.len());
        let (mut now_ms, mut closed) = (0.0, Vec::new());
        for (task, steps) in (0..).zip(&tasks) {
            let mut span = Span { task: Some(task), lane: 0, kind: SpanKind::Run, start_ms: now_ms, end_ms: now_ms };
            sink.open(span);
            for step_ms in steps {
                now_ms += step_ms;
                sink.pulse(now_ms);
            }
            span.end_ms = now_ms;
            sink.close(span);
            closed.push(span);
        }
        sink.flush(now_ms);
        let publications = live.take();
        for published in &publications {
            for span in &published.spans {
                let late_ms = published.now_ms - span.end_ms;
                // Nothing happens between two steps, the longest of which takes 20 ms.
                prop_assert!((0.0..SOON_MS + 20.0).contains(&late_ms), "{:?} came {} ms late", span, late_ms);
            }
            prop_assert!(published.open.len() <= 1);
            for span in &published.open {
                prop_assert_eq!(span.end_ms, published.now_ms);
                prop_assert!(published.spans.iter().all(|closed| closed.task != span.task), "{:?} ended", span);
            }
        }
        let spans: Vec<_> = publications.into_iter().flat_map(|published| published.spans).collect();
        prop_assert_eq!(spans, closed);
    }
}

#[test]
fn publishing_is_no_busier_than_needed() {
    let live = Rc::new(Recording::default());
    let mut sink = LocalSink::new(live.clone(), 1);
    for step in 0..10_000 {
        sink.pulse(f64::from(step) * 0.1);
    }
    let publications = live.take().len();
    assert!((20..=34).contains(&publications), "{publications} publications in a second");
}

#[test]
fn no_more_open_spans_are_published_than_can_be_drawn() {
    let rig = Rig::exact();
    let plan = waits(&[100.0; 3_000]);
    rig.event_loop.block_on({
        let strategy = overlap_strategies::find(StrategyId::ASYNC).unwrap();
        let round = rig.round(plan);
        let ports = rig.ports.clone();
        async move { strategy.run(Rc::new(round), ports).await.unwrap() }
    });
    let publications = rig.live.take();
    let open = publications.iter().map(|published| published.open.len()).max().unwrap();
    assert_eq!(open, 1_000);
    assert_eq!(publications.iter().map(|published| published.spans.len()).sum::<usize>(), 3_000);
}

/// The longest time in which nothing was published, from the start of the first task to the end of the last.
fn longest_silence_ms(rig: &Rig, strategy: StrategyId, plan: &Plan) -> f64 {
    let strategy = overlap_strategies::find(strategy).unwrap();
    let round = Rc::new(rig.round(plan.clone()));
    let finish = rig.event_loop.block_on(strategy.run(round, rig.ports.clone())).unwrap();
    let mut times: Vec<_> = rig.live.take().iter().map(|published| published.now_ms).collect();
    times.extend([finish.startup_ms, finish.total_ms]);
    times.sort_by(f64::total_cmp);
    times.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max)
}

#[test]
fn the_page_hears_of_waits_twenty_times_a_second() {
    for strategy in STRATEGIES {
        // A wait may end just too early for the next publication, which must not be late for that.
        for each_ms in [[1_000.0; 3], [64.0; 3], [50.0, 20.0, 49.0], [1.0, 300.0, 300.0], [34.0, 65.0, 700.0]]
        {
            let silence_ms = longest_silence_ms(&Rig::exact(), strategy, &waits(&each_ms));
            assert!(
                silence_ms <= LONGEST_SILENCE_MS,
                "{strategy} was silent for {silence_ms} ms in {each_ms:?}"
            );
        }
    }
}

#[test]
fn the_page_hears_of_computing_twenty_times_a_second() {
    let plan = plan("long_comp", &[("tasks", "2"), ("iterations", "1000000")]);
    for strategy in STRATEGIES {
        let rig = Rig::slow();
        let silence_ms = longest_silence_ms(&rig, strategy, &plan);
        assert!(silence_ms <= LONGEST_SILENCE_MS, "{strategy} was silent for {silence_ms} ms");
        let total_ms = rig.run(strategy, &plan).finish.total_ms;
        assert!(total_ms > 2.0 * LONGEST_SILENCE_MS, "{total_ms} ms are too short to be silent in");
    }
}
