//! How long it takes to sort and to lay out 100,000 spans: `cargo bench -p overlap-drawing`. The target is under 5 ms for both.
#![allow(clippy::disallowed_methods, reason = "a native benchmark may read the clock")]

use overlap_drawing::layout::{Size, Timeline, View};
use overlap_findings::statistics::{Samples, quartiles};
use overlap_record::{Span, SpanKind};
use std::{hint::black_box, time::Instant};

const SPANS: u32 = 100_000;
const REPEATS: usize = 50;

/// Short runs on lanes that take turns, as many tasks on a pool leave them.
fn runs(lanes: u32) -> Vec<Span> {
    let run = |task: u32| {
        let start_ms = f64::from(task / lanes) * 0.01;
        Span { task: Some(task), lane: task % lanes, kind: SpanKind::Run, start_ms, end_ms: start_ms + 0.009 }
    };
    (0..SPANS).map(run).collect()
}

/// Waits on one lane of which `at_once` are under way at any time, as an executor leaves them.
fn waits(at_once: u32) -> Vec<Span> {
    let wait = |task: u32| {
        let start_ms = f64::from(task) * 0.01;
        let length_ms = f64::from(at_once) * 0.01;
        Span { task: Some(task), lane: 0, kind: SpanKind::Wait, start_ms, end_ms: start_ms + length_ms }
    };
    (0..SPANS).map(wait).collect()
}

fn main() {
    let cases = [
        ("runs on 2 lanes", runs(2)),
        ("runs on 32 lanes", runs(32)),
        ("100 waits at once", waits(100)),
        ("all waits at once", waits(SPANS)),
    ];
    println!("{SPANS} spans, 1200 px wide: median (quartiles) of {REPEATS}, ms");
    for (name, spans) in cases {
        let size = Size { width_px: 1200.0, row_px: 16.0, gap_px: 2.0, max_height_px: 300.0 };
        let mut rectangles = 0;
        let times = (0..REPEATS).map(|_| {
            let start = Instant::now();
            let timeline = Timeline::new(black_box(&spans), &[]);
            let layout = timeline.layout(&View::new(timeline.end_ms(), size));
            rectangles = black_box(layout).rects.len();
            start.elapsed().as_secs_f64() * 1000.0
        });
        if let Some([q1, median, q3]) = Samples::new(times.collect()).map(|times| quartiles(&times)) {
            println!("{name:>18}: {median:.2} ({q1:.2} to {q3:.2}), {rectangles} rectangles");
        }
    }
}
