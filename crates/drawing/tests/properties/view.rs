use overlap_drawing::layout::{Size, View};
use proptest::prelude::*;

pub fn size(width_px: f64) -> Size {
    Size { width_px, row_px: 16.0, gap_px: 2.0, max_height_px: 200.0 }
}

fn some_view() -> impl Strategy<Value = View> {
    (1.0..1e6_f64, 50.0..2000.0_f64, 1.0..100.0_f64, 0.0..1.0_f64)
        .prop_map(|(full, width, zoom, at)| View::new(full, size(width)).zoom_at(zoom, at * width))
}

fn inside(view: &View) -> bool {
    view.start_ms() >= 0.0 && view.end_ms() <= view.full_ms() && view.range_ms() > 0.0
}

fn near(a: f64, b: f64, scale: f64) -> bool {
    (a - b).abs() <= 1e-9 * scale
}

#[test]
fn nonsense_leaves_a_view_usable() {
    for full in [0.0, -5.0, f64::NAN, f64::INFINITY, 1e300] {
        let view = View::new(full, size(f64::NAN)).zoom_at(1e30, 5.0).pan(f64::NAN).pan(1e300);
        assert!(inside(&view) && view.x_of(view.start_ms()).is_finite(), "{full}: {view:?}");
    }
    let view = View::new(100.0, size(500.0));
    assert_eq!(view.zoom_at(0.0, 5.0), view);
    assert_eq!(view.zoom_at(f64::NAN, 5.0), view);
    assert_eq!(view.zoom_at(-1.0, 5.0), view);
}

#[test]
fn a_full_view_grows_with_the_run_and_another_stays() {
    let view = View::new(100.0, size(500.0));
    assert_eq!(view.grown(150.0).end_ms(), 150.0);
    let zoomed = view.zoom_at(4.0, 0.0);
    assert_eq!((zoomed.grown(150.0).start_ms(), zoomed.grown(150.0).end_ms()), (0.0, 25.0));
    assert_eq!(zoomed.grown(150.0).full_ms(), 150.0);
    assert!(zoomed.fit().is_fit());
    assert_eq!(zoomed.resized(size(900.0)).end_ms(), 25.0);
}

proptest! {
    #[test]
    fn zooming_in_and_out_again_comes_back(view in some_view(), factor in 1.0..50.0_f64, at in 0.0..1.0_f64) {
        let x = at * view.size().width_px;
        let back = view.zoom_at(factor, x).zoom_at(1.0 / factor, x);
        prop_assert!(near(back.start_ms(), view.start_ms(), view.full_ms()));
        prop_assert!(near(back.end_ms(), view.end_ms(), view.full_ms()));
    }

    #[test]
    fn the_moment_under_the_pointer_stays(view in some_view(), factor in 1.0..50.0_f64, at in 0.0..1.0_f64) {
        let x = at * view.size().width_px;
        prop_assert!(near(view.zoom_at(factor, x).ms_at(x), view.ms_at(x), view.full_ms()));
    }

    #[test]
    fn no_step_leaves_the_record(
        view in some_view(),
        power in -7.0..7.0_f64,
        at in -1.0..2.0_f64,
        px in prop_oneof![-1e3..1e3_f64, -1e9..1e9_f64],
    ) {
        let zoomed = view.zoom_at(power.exp(), at * view.size().width_px);
        prop_assert!(inside(&zoomed), "{zoomed:?}");
        let panned = zoomed.pan(px);
        prop_assert!(inside(&panned), "{panned:?}");
        prop_assert!(near(panned.range_ms(), zoomed.range_ms(), view.full_ms()), "panning keeps the scale");
    }

    #[test]
    fn panning_moves_by_pixels(view in some_view(), px in -50.0..50.0_f64) {
        let moved = view.pan(px);
        prop_assume!(moved.start_ms() > 0.0 && moved.end_ms() < moved.full_ms());
        prop_assert!((moved.x_of(view.start_ms()) + px).abs() < 1e-3);
    }

    #[test]
    fn pixels_and_moments_are_inverse(view in some_view(), at in 0.0..1.0_f64) {
        let x = at * view.size().width_px;
        prop_assert!((view.x_of(view.ms_at(x)) - x).abs() < 1e-3);
    }
}
