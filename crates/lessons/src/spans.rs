//! Questions that are put to the spans of one repeat.

use overlap_findings::{LogEvent, log};
use overlap_record::{Span, SpanKind};
use std::collections::BTreeMap;

/// Time of one kind over all lanes, ms.
#[must_use]
pub fn sum_ms(spans: &[Span], kind: SpanKind) -> f64 {
    of(spans, kind).map(Span::duration_ms).sum()
}

/// The longest time that one task spent on one kind, ms; none where no task did.
#[must_use]
pub fn longest_of_a_task(spans: &[Span], kind: SpanKind) -> Option<f64> {
    let mut tasks: BTreeMap<u32, f64> = BTreeMap::new();
    for span in of(spans, kind) {
        *tasks.entry(span.task?).or_default() += span.duration_ms();
    }
    tasks.into_values().max_by(f64::total_cmp)
}

/// The most spans of one kind that were open at the same instant. One that ends as another starts does not overlap it.
#[must_use]
pub fn most_at_once(spans: &[Span], kind: SpanKind) -> usize {
    counts(spans, kind).iter().map(|count| count.open).max().unwrap_or(0)
}

/// How long two or more spans of one kind were open at the same instant, ms.
#[must_use]
pub fn overlapping_ms(spans: &[Span], kind: SpanKind) -> f64 {
    let counts = counts(spans, kind);
    let pairs = counts.iter().zip(counts.iter().skip(1));
    pairs.filter(|(count, _)| count.open > 1).map(|(count, next)| next.at_ms - count.at_ms).sum()
}

/// How long some span of `one` kind and some span of `other` kind were open at the same instant, ms.
#[must_use]
pub fn both_ms(spans: &[Span], one: SpanKind, other: SpanKind) -> f64 {
    // While both are open the union is shorter than the sum of the two.
    let either: Vec<Span> = spans
        .iter()
        .filter(|span| span.kind == one || span.kind == other)
        .map(|span| Span { kind: one, ..*span })
        .collect();
    (covered_ms(spans, one) + covered_ms(spans, other) - covered_ms(&either, one)).max(0.0)
}

/// How long at least one span of the kind was open, ms.
#[must_use]
pub fn covered_ms(spans: &[Span], kind: SpanKind) -> f64 {
    let counts = counts(spans, kind);
    let pairs = counts.iter().zip(counts.iter().skip(1));
    pairs.filter(|(count, _)| count.open > 0).map(|(count, next)| next.at_ms - count.at_ms).sum()
}

/// How many pairs of neighbours in the order of ending are not in task order: 0 where tasks finish in order.
#[must_use]
pub fn out_of_order(spans: &[Span]) -> usize {
    let ends: Vec<u32> =
        log(spans, &[]).iter().filter(|line| line.event == LogEvent::Ends).map(|line| line.task).collect();
    ends.windows(2).filter(|pair| pair[0] > pair[1]).count()
}

/// How many tasks had started before the first one ended.
#[must_use]
pub fn started_before_an_end(spans: &[Span]) -> usize {
    log(spans, &[]).iter().take_while(|line| line.event == LogEvent::Starts).count()
}

fn of(spans: &[Span], kind: SpanKind) -> impl Iterator<Item = &Span> {
    spans.iter().filter(move |span| span.kind == kind)
}

/// From this moment on, so many are open.
struct Count {
    at_ms: f64,
    open: usize,
}

fn counts(spans: &[Span], kind: SpanKind) -> Vec<Count> {
    let lasting = of(spans, kind).filter(|span| span.duration_ms() > 0.0);
    let mut changes: Vec<(f64, bool)> =
        lasting.flat_map(|span| [(span.start_ms, true), (span.end_ms, false)]).collect();
    // At the same moment ends come first.
    changes.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut open = 0_usize;
    let count = |(at_ms, opens): (f64, bool)| {
        open = if opens { open + 1 } else { open.saturating_sub(1) };
        Count { at_ms, open }
    };
    changes.into_iter().map(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(task: u32, kind: SpanKind, start_ms: f64, end_ms: f64) -> Span {
        Span { task: Some(task), lane: task, kind, start_ms, end_ms }
    }

    #[test]
    fn overlaps_are_counted_and_measured() {
        use SpanKind::{Run, Wait};
        let spans = [
            span(0, Wait, 0.0, 10.0),
            span(1, Wait, 4.0, 14.0),
            span(2, Wait, 14.0, 20.0),
            span(2, Run, 8.0, 16.0),
        ];
        assert_eq!(most_at_once(&spans, Wait), 2);
        assert!((overlapping_ms(&spans, Wait) - 6.0).abs() < 1e-9);
        assert!((covered_ms(&spans, Wait) - 20.0).abs() < 1e-9);
        assert!((both_ms(&spans, Run, Wait) - 8.0).abs() < 1e-9);
        assert_eq!(longest_of_a_task(&spans, Wait), Some(10.0));
        assert_eq!(longest_of_a_task(&spans, SpanKind::Lock), None);
    }

    #[test]
    fn the_order_of_ends_and_starts_is_read_off_the_log() {
        use SpanKind::Wait;
        let all_at_once = [span(0, Wait, 0.0, 9.0), span(1, Wait, 0.1, 5.0), span(2, Wait, 0.2, 7.0)];
        assert_eq!((started_before_an_end(&all_at_once), out_of_order(&all_at_once)), (3, 1));
        let in_a_row = [span(0, Wait, 0.0, 1.0), span(1, Wait, 1.0, 2.0)];
        assert_eq!((started_before_an_end(&in_a_row), out_of_order(&in_a_row)), (1, 0));
    }
}
