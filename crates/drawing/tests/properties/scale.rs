//! Scales: every value has its place, and marks are few, round and inside.

use overlap_drawing::layout::Scale;
use proptest::prelude::*;

#[test]
fn what_spans_factors_is_logarithmic() {
    assert!(Scale::fitting([1e3, 2e7]).is_some_and(|scale| scale.is_logarithmic()));
    assert!(Scale::fitting([1.0, 4.0, f64::NAN]).is_some_and(|scale| !scale.is_logarithmic()));
    assert!(Scale::fitting([0.0, 4e6]).is_some_and(|scale| !scale.is_logarithmic()), "0 has no logarithm");
    assert_eq!(Scale::fitting([f64::NAN]), None);
}

#[test]
fn marks_are_the_numbers_that_people_count_by() {
    assert_eq!(Scale::straight(0.0, 4.0).marks(5), [0.0, 1.0, 2.0, 3.0, 4.0]);
    assert_eq!(Scale::straight(0.0, 0.9).marks(5), [0.0, 0.2, 0.4, 0.6, 0.8]);
    let scale = Scale::fitting([1e3, 2e4]).map(|scale| scale.marks(6));
    assert_eq!(scale, Some(vec![1e3, 2e3, 5e3, 1e4, 2e4]));
    let scale = Scale::fitting([0.004, 900.0]).map(|scale| scale.marks(3));
    assert_eq!(scale, Some(vec![0.01, 1.0, 100.0]));
}

proptest! {
    #[test]
    fn shares_and_values_are_each_other_s_inverse(
        low in 1e-3..1e6_f64, factor in 1.001..1e6_f64, share in 0.0..1.0_f64, roomy: bool
    ) {
        let Some(scale) = Scale::fitting([low, low * factor]) else { return Err(TestCaseError::fail("no scale")) };
        let scale = if roomy { scale.roomy() } else { scale };
        prop_assert!((scale.share(scale.value(share)) - share).abs() < 1e-6);
        for end in [low, low * factor] {
            prop_assert!((-1e-9..=1.0 + 1e-9).contains(&scale.share(end)), "{end} on {scale:?}");
        }
        prop_assert!(scale.share(low) < scale.share(low * factor));
    }

    #[test]
    fn marks_ascend_inside_and_are_no_more_than_asked(
        values in prop::collection::vec(prop_oneof![-1e9..1e9_f64, 1e-6..1.0_f64], 1..5), most in 1..12_usize, roomy: bool
    ) {
        let Some(scale) = Scale::fitting(values) else { return Err(TestCaseError::fail("no scale")) };
        let scale = if roomy { scale.roomy() } else { scale };
        let marks = scale.marks(most);
        prop_assert!(marks.len() <= most);
        prop_assert!(marks.windows(2).all(|pair| pair[0] < pair[1]), "{marks:?}");
        for mark in marks {
            prop_assert!((-1e-9..=1.0 + 1e-9).contains(&scale.share(mark)), "{mark} on {scale:?}");
        }
    }
}
