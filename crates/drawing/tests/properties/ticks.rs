use crate::view::size;
use overlap_drawing::layout::{View, ticks};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn labels(full_ms: f64, start_ms: f64, end_ms: f64) -> Vec<String> {
    let view = View::new(full_ms, size(500.0)).showing(start_ms, end_ms);
    ticks(&view, 100.0).into_iter().map(|tick| tick.label).collect()
}

#[test]
fn labels_share_a_unit_that_suits_the_axis() {
    assert_eq!(labels(100.0, 0.0, 100.0), ["0 ms", "20 ms", "40 ms", "60 ms", "80 ms", "100 ms"]);
    assert_eq!(labels(2000.0, 0.0, 2000.0), ["0.0 s", "0.5 s", "1.0 s", "1.5 s", "2.0 s"]);
    assert_eq!(labels(10_000.0, 0.0, 10_000.0), ["0 s", "2 s", "4 s", "6 s", "8 s", "10 s"]);
    assert_eq!(labels(1.0, 0.0, 1.0), ["0.0 ms", "0.2 ms", "0.4 ms", "0.6 ms", "0.8 ms", "1.0 ms"]);
    assert_eq!(labels(0.05, 0.0, 0.05), ["0 µs", "10 µs", "20 µs", "30 µs", "40 µs", "50 µs"]);
    assert_eq!(
        labels(2000.0, 1500.0, 1501.0),
        ["1500.0 ms", "1500.2 ms", "1500.4 ms", "1500.6 ms", "1500.8 ms", "1501.0 ms"]
    );
}

proptest! {
    #[test]
    fn ticks_are_inside_and_rise_and_keep_their_distance(
        full in 0.01..1e7_f64,
        width in 60.0..2500.0_f64,
        zoom in 1.0..1e5_f64,
        at in 0.0..1.0_f64,
        spacing in 20.0..200.0_f64,
    ) {
        let view = View::new(full, size(width)).zoom_at(zoom, at * width);
        let ticks = ticks(&view, spacing);
        for tick in &ticks {
            prop_assert!(tick.ms >= view.start_ms() && tick.ms <= view.end_ms());
            prop_assert!(tick.x >= -1e-6 && tick.x <= width + 1e-6);
            prop_assert!((view.x_of(tick.ms) - tick.x).abs() < 1e-9);
        }
        for pair in ticks.windows(2) {
            prop_assert!(pair[1].x - pair[0].x >= spacing * (1.0 - 1e-6));
            prop_assert!(pair[1].x - pair[0].x <= spacing * 2.5 * (1.0 + 1e-6), "no more apart than 2 to 5");
        }
        prop_assert!(ticks.len() as f64 >= (width / (2.5 * spacing)).floor());
        let labels: BTreeSet<&str> = ticks.iter().map(|tick| tick.label.as_str()).collect();
        prop_assert_eq!(labels.len(), ticks.len(), "no two ticks read the same");
    }
}
