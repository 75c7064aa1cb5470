use crate::view::size;
use overlap_drawing::layout::{Direction, Layout, Rect, Size, Sorting, Timeline, View};
use overlap_record::{
    Span, SpanKind,
    testing::{span, spans},
};
use proptest::prelude::*;

/// Rounding, px.
const EPSILON: f64 = 1e-6;

/// A view of part of 0 ..= 300 ms, with room that is sometimes much too low.
fn some_view() -> impl Strategy<Value = View> {
    let height = prop_oneof![3.0..30.0_f64, 30.0..2000.0_f64];
    (40.0..800.0_f64, height, 1.0..200.0_f64, 0.0..1.0_f64).prop_map(|(width_px, max_height_px, zoom, at)| {
        View::new(300.0, Size { max_height_px, ..size(width_px) }).zoom_at(zoom, at * width_px)
    })
}

/// The rectangles of each drawn row, in order.
fn rows(layout: &Layout) -> Vec<Vec<Rect>> {
    let mut rows: Vec<Vec<Rect>> = Vec::new();
    for rect in &layout.rects {
        match rows.last_mut() {
            Some(row) if row[0].y == rect.y => row.push(*rect),
            _ => rows.push(vec![*rect]),
        }
    }
    rows
}

#[test]
fn overlapping_waits_of_one_lane_get_rows_and_the_first_free_row_is_taken_again() {
    let spans = [
        span(0, 0, SpanKind::Wait, 0.0, 10.0),
        span(1, 0, SpanKind::Wait, 1.0, 5.0),
        span(2, 0, SpanKind::Wait, 5.0, 8.0),
        span(3, 0, SpanKind::Wait, 6.0, 9.0),
        span(4, 3, SpanKind::Run, 0.0, 1.0),
    ];
    let timeline = Timeline::new(&spans, &[]);
    let rows: Vec<u32> = timeline.spans().iter().map(|placed| placed.row).collect();
    assert_eq!(rows, [0, 1, 1, 2, 0]);
    let lanes: Vec<(u32, u32)> = timeline.lanes().iter().map(|lane| (lane.lane, lane.rows)).collect();
    assert_eq!(lanes, [(0, 3), (3, 1)]);
    assert_eq!(timeline.end_ms(), 10.0);
}

#[test]
fn a_task_of_the_executor_keeps_its_row() {
    // Three tasks compute in turn and wait together; then the first goes on as soon as the thread is free.
    let spans: Vec<Span> = (0..3)
        .flat_map(|task| {
            let start = f64::from(task);
            [
                span(task, 0, SpanKind::Run, start, start + 1.0),
                span(task, 0, SpanKind::Wait, start + 1.0, start + 9.0),
                span(task, 0, SpanKind::Run, start + 9.0, start + 10.0),
            ]
        })
        .collect();
    let timeline = Timeline::new(&spans, &[]);
    for placed in timeline.spans() {
        assert_eq!(Some(placed.row), placed.span.task, "{placed:?}");
    }
    assert_eq!(timeline.lanes()[0].rows, 3);
}

#[test]
fn rectangles_are_where_arithmetic_says() {
    let spans = [span(0, 0, SpanKind::Run, 0.0, 25.0), span(1, 1, SpanKind::Wait, 50.0, 100.0)];
    let layout = Timeline::new(&spans, &[]).layout(&View::new(100.0, size(400.0)));
    let boxes: Vec<[f64; 4]> = layout.rects.iter().map(|rect| [rect.x, rect.y, rect.w, rect.h]).collect();
    assert_eq!(boxes, [[0.0, 0.0, 100.0, 16.0], [200.0, 18.0, 200.0, 16.0]]);
    assert_eq!(layout.height_px, 34.0);
    assert_eq!((layout.bands[1].lane, layout.bands[1].y, layout.bands[1].h), (1, 18.0, 16.0));
    assert_eq!(layout.hit(50.0, 5.0).map(|rect| rect.task), Some(Some(0)));
    assert_eq!(layout.hit(150.0, 5.0), None);
    assert_eq!(layout.hit(50.0, 17.0), None, "the gap");
    assert_eq!(layout.hit(300.0, 20.0).map(|rect| rect.task), Some(Some(1)));
    assert_eq!(layout.hit(300.0, 500.0), None);
    assert_eq!(layout.hit(f64::NAN, -1.0), None);
}

#[test]
fn narrow_spans_merge_into_what_they_did_most() {
    // 3 px are 100 ms; the first pixel holds two tasks and a wait between them.
    let spans = [
        span(0, 0, SpanKind::Run, 0.0, 4.0),
        span(0, 0, SpanKind::Wait, 4.0, 24.0),
        span(1, 0, SpanKind::Run, 24.0, 30.0),
        span(1, 0, SpanKind::Run, 66.7, 80.0),
        span(1, 0, SpanKind::Run, 80.0, 90.0),
    ];
    let layout = Timeline::new(&spans, &[]).layout(&View::new(100.0, size(3.0)));
    let found: Vec<_> = layout.rects.iter().map(|r| (r.x, r.w, r.kind, r.task, r.count, r.span)).collect();
    assert_eq!(found, [(0.0, 1.0, SpanKind::Wait, None, 3, 1), (2.0, 1.0, SpanKind::Run, Some(1), 2, 3)]);
}

#[test]
fn open_spans_are_marked_and_hopeless_ones_left_out() {
    let open = [span(1, 0, SpanKind::Run, 5.0, 9.0)];
    let broken = [span(0, 0, SpanKind::Run, 5.0, 1.0), span(0, 0, SpanKind::Run, f64::NAN, 1.0)];
    let timeline = Timeline::new(&broken, &open);
    let layout = timeline.layout(&View::new(10.0, size(100.0)));
    assert_eq!(layout.rects.iter().map(|rect| (rect.task, rect.open)).collect::<Vec<_>>(), [(Some(1), true)]);
    assert!(Timeline::new(&[], &[]).layout(&View::new(10.0, size(100.0))).rects.is_empty());
    assert_eq!(Timeline::new(&[], &[]).go(0, Direction::Next), None);
}

#[test]
fn a_thousand_waits_fit_the_height() {
    let waits: Vec<Span> =
        (0..1000).map(|i| span(i, 0, SpanKind::Wait, f64::from(i) / 100.0, 200.0)).collect();
    let view = View::new(200.0, size(600.0));
    let layout = Timeline::new(&waits, &[]).layout(&view);
    assert!(layout.height_px <= 200.0 + EPSILON, "{}", layout.height_px);
    assert!(layout.pitch_px >= 2.0);
    assert_eq!(layout.rects.iter().map(|rect| rect.count).sum::<u32>(), 1000);
    assert!(layout.rects.len() >= layout.bands[0].rows as usize);
}

#[test]
fn a_hundred_thousand_spans_become_few_rectangles() {
    let many: Vec<Span> =
        (0..100_000).map(|i| span(i, i % 2, SpanKind::Run, f64::from(i / 2), f64::from(i / 2 + 1))).collect();
    let layout = Timeline::new(&many, &[]).layout(&View::new(50_000.0, size(800.0)));
    assert_eq!(layout.rects.len(), 1600);
    assert_eq!(layout.rects.iter().map(|rect| rect.count).sum::<u32>(), 100_000);
}

#[test]
fn keys_walk_along_lanes_and_across_them() {
    let spans = [
        span(0, 0, SpanKind::Run, 0.0, 4.0),
        span(1, 0, SpanKind::Run, 4.0, 8.0),
        span(2, 2, SpanKind::Run, 1.0, 2.0),
        span(3, 2, SpanKind::Run, 3.5, 9.0),
        span(4, 2, SpanKind::Run, 9.0, 10.0),
    ];
    let timeline = Timeline::new(&spans, &[]);
    for (from, direction, to) in [
        (0, Direction::Next, 1),
        (1, Direction::Next, 1),
        (1, Direction::Previous, 0),
        (2, Direction::Previous, 2),
        (3, Direction::First, 2),
        (2, Direction::Last, 4),
        (1, Direction::LaneDown, 3),
        (0, Direction::LaneDown, 2),
        (4, Direction::LaneUp, 1),
        (0, Direction::LaneUp, 0),
        (4, Direction::LaneDown, 4),
        (99, Direction::Next, 0),
    ] {
        assert_eq!(timeline.go(from, direction), Some(to), "{direction:?} from {from}");
    }
}

/// The timeline of spans that were sorted so many at a time, and in how many parts.
fn in_parts(ended: &[Span], open: &[Span], most: usize) -> (Timeline, usize) {
    let mut sorting = Sorting::default();
    let mut parts = 1;
    loop {
        if let Some(timeline) = sorting.advance(ended, open, most) {
            return (timeline, parts);
        }
        parts += 1;
    }
}

#[test]
fn very_many_spans_are_sorted_in_parts() {
    let waits: Vec<Span> =
        (0..50_000).map(|it| span(it, it % 2, SpanKind::Wait, f64::from(it), f64::from(it + 1000))).collect();
    let (timeline, parts) = in_parts(&waits, &[], 1000);
    assert!(parts > 3 * 50, "each of three passes takes 50 parts: {parts}");
    assert_eq!(timeline.lanes().iter().map(|lane| lane.rows).collect::<Vec<_>>(), [500, 500]);
}

proptest! {
    #[test]
    fn parts_of_any_size_give_the_same_timeline(ended in spans(60), open in spans(10), most in 1..40_usize, broken: bool) {
        let mut ended = ended;
        if broken && let Some(span) = ended.first_mut() {
            span.end_ms = f64::NAN;
        }
        prop_assert_eq!(in_parts(&ended, &open, most).0, Timeline::new(&ended, &open));
    }

    #[test]
    fn a_timeline_keeps_every_span_and_no_row_holds_two_at_once(spans in spans(120)) {
        let timeline = Timeline::new(&spans, &[]);
        let mut kept: Vec<Option<u32>> = timeline.spans().iter().map(|placed| placed.span.task).collect();
        kept.sort();
        prop_assert_eq!(kept, spans.iter().map(|span| span.task).collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>());
        for lane in timeline.lanes() {
            let placed = &timeline.spans()[lane.spans.clone()];
            prop_assert!(placed.iter().all(|placed| placed.span.lane == lane.lane && placed.row < lane.rows));
            prop_assert!(placed.is_sorted_by(|a, b| a.span.start_ms <= b.span.start_ms));
            for row in 0..lane.rows {
                let in_row: Vec<Span> = placed.iter().filter(|p| p.row == row).map(|p| p.span).collect();
                prop_assert!(in_row.windows(2).all(|pair| pair[0].end_ms <= pair[1].start_ms));
            }
            // No fewer rows would do: at some start that many spans are under way or begin; one of no time shares a row with
            // one that begins then.
            let needed = |at: f64| {
                let under_way = placed.iter().filter(|p| p.span.start_ms < at && p.span.end_ms > at).count();
                let begin = placed.iter().filter(|p| p.span.start_ms == at && p.span.end_ms > at).count();
                under_way + begin.max(1)
            };
            let most = placed.iter().map(|p| needed(p.span.start_ms)).max().unwrap_or(1);
            prop_assert_eq!(lane.rows as usize, most);
        }
    }

    #[test]
    fn rectangles_of_a_row_never_overlap_and_stay_inside(spans in spans(200), view in some_view()) {
        let layout = Timeline::new(&spans, &[]).layout(&view);
        let Size { width_px, max_height_px, .. } = view.size();
        for row in rows(&layout) {
            prop_assert!(row.windows(2).all(|pair| pair[0].x + pair[0].w <= pair[1].x + EPSILON), "{row:?}");
            prop_assert!(row.len() as f64 <= 2.0 * width_px + 2.0);
        }
        for rect in &layout.rects {
            prop_assert!(rect.x >= 0.0 && rect.w > 0.0 && rect.x + rect.w <= width_px + EPSILON, "{rect:?}");
            prop_assert!(rect.y >= 0.0 && rect.h > 0.0 && rect.y + rect.h <= layout.height_px + EPSILON);
        }
        prop_assert!(layout.height_px <= max_height_px + EPSILON);
        prop_assert!(layout.bands.windows(2).all(|pair| pair[0].y + pair[0].h <= pair[1].y + EPSILON));
    }

    #[test]
    fn every_visible_span_is_covered_and_counted_once(spans in spans(200), view in some_view()) {
        let timeline = Timeline::new(&spans, &[]);
        let layout = timeline.layout(&view);
        let visible = timeline.spans().iter().filter(|placed| view.shows(&placed.span)).count();
        prop_assert_eq!(layout.rects.iter().map(|rect| rect.count as usize).sum::<usize>(), visible);

        let rows = rows(&layout);
        for (index, placed) in timeline.spans().iter().enumerate().filter(|(_, placed)| view.shows(&placed.span)) {
            let rect = layout.rect_of(&timeline, &view, index).expect("a visible span has a rectangle");
            let row = rows.iter().find(|row| row[0].y == rect.y).unwrap();
            let left = view.x_of(placed.span.start_ms).max(0.0);
            let right = view.x_of(placed.span.end_ms).min(view.size().width_px);
            // From the left end on, rectangles follow each other without a gap until the right end.
            let mut reached = left;
            for rect in row {
                if rect.x <= reached + EPSILON {
                    reached = reached.max(rect.x + rect.w);
                }
            }
            prop_assert!(reached + EPSILON >= right && reached > left - EPSILON, "{left}..{right} in {row:?}");
            prop_assert!(rect.x <= right + EPSILON && rect.x + rect.w + EPSILON >= right);
            let band = layout.bands.iter().find(|band| band.lane == placed.span.lane).unwrap();
            prop_assert!(rect.y >= band.y - EPSILON && rect.y + rect.h <= band.y + band.h + EPSILON);
        }
    }

    #[test]
    fn wide_spans_with_room_are_drawn_alone_at_their_place(spans in spans(60)) {
        let view = View::new(300.0, Size { max_height_px: 1e6, ..size(6000.0) });
        let timeline = Timeline::new(&spans, &[]);
        let layout = timeline.layout(&view);
        for (index, placed) in timeline.spans().iter().enumerate() {
            // The grid is 2 px, so whatever has a length is wide and nothing else begins within a pixel of it.
            if placed.span.end_ms > placed.span.start_ms {
                let rect = layout.rect_of(&timeline, &view, index).unwrap();
                prop_assert!((rect.x + rect.w - view.x_of(placed.span.end_ms)).abs() < EPSILON);
                prop_assert!((0.0..=1.0 + EPSILON).contains(&(rect.x - view.x_of(placed.span.start_ms))), "after an instant before it");
                prop_assert_eq!((rect.span, rect.kind, rect.task), (index, placed.span.kind, placed.span.task));
            }
        }
    }

    #[test]
    fn a_hit_is_the_rectangle_under_the_pointer(spans in spans(200), view in some_view()) {
        let layout = Timeline::new(&spans, &[]).layout(&view);
        for rect in &layout.rects {
            let found = layout.hit(rect.x + rect.w / 2.0, rect.y + rect.h / 2.0);
            prop_assert_eq!(found, Some(rect));
        }
    }

    #[test]
    fn keys_reach_every_span(spans in spans(60)) {
        let timeline = Timeline::new(&spans, &[]);
        let mut seen = vec![false; timeline.spans().len()];
        for lane in timeline.lanes() {
            let mut at = timeline.go(lane.spans.start, Direction::First).unwrap();
            loop {
                seen[at] = true;
                let next = timeline.go(at, Direction::Next).unwrap();
                if next == at {
                    break;
                }
                prop_assert_eq!(timeline.go(next, Direction::Previous), Some(at));
                at = next;
            }
        }
        prop_assert!(seen.into_iter().all(|seen| seen));
    }
}
