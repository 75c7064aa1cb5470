//! The order of events says what the spans show, and no more.

use overlap_findings::order::{Change, Line, MOST_LINES, Order, What, summaries};
use overlap_record::{
    Span, SpanKind, StrategyId, StrategyResult,
    testing::{record, repeat, result, span, spans},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Spans of tasks that take several steps each, on up to four lanes, some after a start-up.
fn steps(most: usize) -> impl Strategy<Value = Vec<Span>> {
    let startups = (0..4_u32).prop_map(|lanes| {
        (0..lanes).map(|lane| Span { task: None, lane, kind: SpanKind::Startup, start_ms: 0.0, end_ms: 7.0 })
    });
    let shared = (spans(most), 1..9_u32).prop_map(|(mut spans, tasks)| {
        for span in &mut spans {
            span.task = span.task.map(|task| task % tasks);
        }
        spans
    });
    (startups, prop_oneof![spans(most), shared]).prop_map(|(startups, spans)| startups.chain(spans).collect())
}

/// Whether some span begins or ends between these times, ms.
fn happens(spans: &[Span], from_ms: f64, until_ms: f64, what: impl Fn(&Span, bool) -> bool) -> bool {
    let within = |at_ms: f64| at_ms >= from_ms && at_ms <= until_ms;
    spans.iter().any(|span| {
        (within(span.start_ms) && what(span, false))
            || (within(span.end_ms.max(span.start_ms)) && what(span, true))
    })
}

/// Fails where a change is not in the spans.
fn is_shown(spans: &[Span], from_ms: f64, until_ms: f64, change: &Change) {
    for task in &change.tasks {
        let own = |span: &Span| span.task == Some(*task);
        let starts = |kind: Option<SpanKind>| {
            happens(spans, from_ms, until_ms, |span, is_end| {
                own(span)
                    && !is_end
                    && kind.is_none_or(|kind| span.kind == kind)
                    && change.lanes.contains(&span.lane)
            })
        };
        let ends = || happens(spans, from_ms, until_ms, |span, is_end| own(span) && is_end);
        let shown = match change.what {
            What::Begins(kind) | What::Again(kind) => starts(Some(kind)),
            What::Ends => ends(),
            What::Whole => starts(None) && ends(),
            What::LanesStart | What::LanesReady => false,
        };
        assert!(shown, "{change:?} between {from_ms} and {until_ms} of {spans:?}");
    }
    if change.tasks.is_empty() {
        for lane in &change.lanes {
            let started = happens(spans, from_ms, until_ms, |span, is_end| {
                span.kind == SpanKind::Startup
                    && span.lane == *lane
                    && is_end == (change.what == What::LanesReady)
            });
            assert!(started, "{change:?} between {from_ms} and {until_ms} of {spans:?}");
        }
    }
}

/// How many spans of a kind are open just after each start, at most; counted one by one.
fn most_at_once(spans: &[Span], kind: SpanKind) -> u32 {
    let own = || spans.iter().filter(|span| span.kind == kind && span.end_ms > span.start_ms);
    let open_at =
        |at_ms: f64| own().filter(|span| span.start_ms <= at_ms && span.end_ms > at_ms).count() as u32;
    let most = own().map(|span| open_at(span.start_ms)).max().unwrap_or(0);
    // A span without length is alone with what is open then.
    let instants = spans.iter().filter(|span| span.kind == kind && span.end_ms <= span.start_ms);
    let before =
        |at_ms: f64| own().filter(|span| span.start_ms < at_ms && span.end_ms > at_ms).count() as u32;
    instants.map(|span| before(span.start_ms) + 1).max().unwrap_or(0).max(most)
}

proptest! {
    #[test]
    fn no_line_tells_what_the_spans_do_not_show(spans in steps(60)) {
        for line in Order::of(&spans).lines {
            match line {
                Line::Moment(moment) => {
                    prop_assert!(!moment.changes.is_empty());
                    moment.changes.iter().for_each(|change| is_shown(&spans, moment.from_ms, moment.until_ms, change));
                }
                Line::Between(between) => {
                    for (tasks, is_end) in [(&between.begun, false), (&between.ended, true)] {
                        for task in tasks {
                            let own = |span: &Span, ends: bool| span.task == Some(*task) && ends == is_end;
                            prop_assert!(happens(&spans, between.from_ms, between.until_ms, own));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn times_ascend_and_lines_are_few(spans in steps(400)) {
        let order = Order::of(&spans);
        let sentences = order.sentences(&[]);
        prop_assert!(sentences.len() <= MOST_LINES, "{}", sentences.len());
        prop_assert!(sentences.windows(2).all(|pair| pair[0].from_ms < pair[1].from_ms));
        let mut until_ms = f64::NEG_INFINITY;
        for line in &order.lines {
            let (from, until) = match line {
                Line::Moment(moment) => (moment.from_ms, moment.until_ms),
                Line::Between(between) => (between.from_ms, between.until_ms),
            };
            prop_assert!(from > until_ms && until >= from);
            until_ms = until;
        }
        prop_assert!(until_ms <= order.end_ms);
        prop_assert!(sentences.iter().all(|sentence| sentence.text.len() < 1000 && sentence.text.ends_with('.')));
    }

    #[test]
    fn every_task_begins_once_and_ends_once(spans in steps(300)) {
        let tasks: BTreeSet<u32> = spans.iter().filter_map(|span| span.task).collect();
        let order = Order::of(&spans);
        let (mut begun, mut ended) = (Vec::<u32>::new(), Vec::<u32>::new());
        for line in &order.lines {
            let (starts, ends) = match line {
                Line::Moment(moment) => (&moment.begun, &moment.ended),
                Line::Between(between) => (&between.begun, &between.ended),
            };
            begun.extend(starts);
            ended.extend(ends);
        }
        let once: Vec<u32> = tasks.into_iter().collect();
        for mut found in [begun, ended] {
            found.sort_unstable();
            prop_assert_eq!(&found, &once);
        }
        prop_assert_eq!(order.tasks, once.len());
    }

    #[test]
    fn each_task_of_a_small_run_is_named(spans in steps(8)) {
        let text: String = Order::of(&spans).sentences(&[]).iter().map(|sentence| format!("{} ", sentence.text)).collect();
        let words: Vec<&str> = text.split([' ', ',', ';', '.']).collect();
        for task in spans.iter().filter_map(|span| span.task) {
            let within = |words: &[&str]| matches!(words, [from, "to", until]
                if from.parse().is_ok_and(|from: u32| from <= task) && until.parse().is_ok_and(|until: u32| until >= task));
            let named = words.contains(&task.to_string().as_str()) || words.windows(3).any(within);
            prop_assert!(named, "{task} in {text}");
        }
    }

    #[test]
    fn what_was_done_at_once_is_counted_right(spans in steps(60)) {
        let most = Order::of(&spans).most;
        // Spans without length that meet others at one instant may be counted apart from them.
        for (counted, kind) in [(most.computing, SpanKind::Run), (most.waiting, SpanKind::Wait), (most.queueing, SpanKind::Lock)] {
            prop_assert_eq!(counted, most_at_once(&spans, kind));
        }
    }

    #[test]
    fn the_order_of_the_spans_does_not_matter(spans in steps(60)) {
        let mut reversed = spans.clone();
        reversed.reverse();
        let text = |spans: &[Span]| Order::of(spans).sentences(&[]);
        // Where two of a task's spans begin at one instant, either may be the last.
        let mut starts: Vec<(Option<u32>, u64)> = spans.iter().map(|span| (span.task, span.start_ms.to_bits())).collect();
        starts.sort_unstable();
        prop_assume!(starts.windows(2).all(|pair| pair[0] != pair[1] || pair[0].0.is_none()));
        prop_assert_eq!(text(&spans), text(&reversed));
    }
}

#[test]
fn three_hundred_thousand_spans_are_few_lines() {
    let spans: Vec<Span> = (0..300_000_u32)
        .map(|index| {
            let (at_ms, kind) = (f64::from(index / 4) * 0.05, SpanKind::ALL[1 + index as usize % 4]);
            span(index % 1000, index % 4, kind, at_ms, at_ms + 0.05)
        })
        .collect();
    let order = Order::of(&spans);
    let text: String = order.sentences(&[]).into_iter().map(|sentence| sentence.text).collect();
    assert!((4..=MOST_LINES).contains(&order.lines.len()) && text.len() < 8000, "{text}");
    assert_eq!(order.tasks, 1000);
}

#[test]
fn nothing_is_told_of_no_spans_and_of_wrong_answers() {
    assert!(Order::of(&[]).sentences(&[]).is_empty());
    let spans = vec![span(0, 0, SpanKind::Run, 0.0, 10.0)];
    let timed = |strategy| result(strategy, vec![repeat(10.0, spans.clone())]);
    let wrong = StrategyResult { answer_ok: false, ..timed(StrategyId::ASYNC) };
    let told = summaries(&record(vec![
        timed(StrategyId::SERIAL),
        wrong,
        result(StrategyId::GIL, vec![repeat(1.0, vec![])]),
    ]));
    assert_eq!(
        told,
        [(
            StrategyId::SERIAL,
            "1 task on 1 lane, finished after 10.0 ms. At most 1 task computed at once.".to_owned()
        )]
    );
}
