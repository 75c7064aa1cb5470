//! Serial: nothing overlaps.

use crate::{
    rig::{Recorded, Rig},
    support::{at_once, of_kind, plan, waits},
};
use overlap_record::{Span, SpanKind, strategy::SERIAL};

#[test]
fn seven_waits_take_seven_times_as_long_as_one() {
    let Recorded { outcome, spans } = Rig::exact().run(SERIAL, &plan("wait", &[]));
    assert_eq!(outcome.total_ms, 1400.0);
    assert_eq!(outcome.startup_ms, 0.0);
    let expected: Vec<_> = (0_u32..7)
        .map(|task| {
            let start_ms = 200.0 * f64::from(task);
            Span { task: Some(task), lane: 0, kind: SpanKind::Wait, start_ms, end_ms: start_ms + 200.0 }
        })
        .collect();
    assert_eq!(spans, expected);
}

#[test]
fn tasks_follow_each_other_whatever_they_do() {
    let Recorded { spans, .. } = Rig::ticking().run(SERIAL, &plan("mix", &[("task_ms", "4")]));
    let tasks: Vec<_> = spans.iter().map(|span| span.task.unwrap()).collect();
    let kinds: Vec<_> = spans.iter().map(|span| span.kind).collect();
    let expected: Vec<u32> = (0..8).flat_map(|task| [task; 3]).collect();
    assert_eq!(tasks, expected);
    assert_eq!(kinds, [SpanKind::Run, SpanKind::Wait, SpanKind::Run].repeat(8));
    assert_eq!(at_once(&spans), 1);
    assert!(spans.is_sorted_by(|a, b| a.end_ms <= b.start_ms), "{spans:?}");
}

#[test]
fn the_collection_is_filled_in_task_order() {
    let Recorded { outcome, .. } = Rig::ticking().run(SERIAL, &plan("shared_list", &[]));
    assert_eq!(outcome.collection, Some((0..20).map(f64::from).collect()));
}

#[test]
fn a_wait_of_no_whole_number_of_milliseconds_is_not_cut_short() {
    let Recorded { outcome, spans } = Rig::exact().run(SERIAL, &waits(&[0.3, 33.1, 100.7]));
    let each: Vec<_> = of_kind(&spans, SpanKind::Wait).iter().map(Span::duration_ms).collect();
    for (waited_ms, asked_ms) in each.iter().zip([0.3, 33.1, 100.7]) {
        let late_ms = waited_ms - asked_ms;
        assert!((-1e-9..1e-4).contains(&late_ms), "{asked_ms} ms took {waited_ms} ms");
    }
    assert!((outcome.total_ms - 134.1).abs() < 1e-3);
}

#[test]
fn the_crash_message_can_name_every_task() {
    let rig = Rig::ticking();
    rig.run(SERIAL, &plan("square", &[("tasks", "5")]));
    assert_eq!(rig.clock.entered(), [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4)]);
}
