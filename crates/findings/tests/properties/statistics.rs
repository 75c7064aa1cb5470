use overlap_findings::statistics::{
    Samples, median, median_interval, paired_ratios, quantile, quartiles, representative, summarise,
};
use overlap_record::testing::repeat;
use proptest::prelude::*;

fn samples(values: &[f64]) -> Samples {
    Samples::new(values.to_vec()).unwrap()
}

fn some_samples() -> impl Strategy<Value = Samples> {
    prop::collection::vec(0.001..1e6_f64, 1..40).prop_map(|values| Samples::new(values).unwrap())
}

#[test]
fn quantiles_of_type_7_are_those_of_r() {
    // R: quantile(c(1, 2, 4, 8, 16, 32), c(.25, .5, .75)) gives 2.5, 6, 14; quantile(x, .1) gives 1.5.
    let x = samples(&[32.0, 1.0, 16.0, 2.0, 8.0, 4.0]);
    assert_eq!(quartiles(&x), [2.5, 6.0, 14.0]);
    assert_eq!(quantile(&x, 0.1), 1.5);
    assert_eq!(median(&samples(&[3.0, 1.0, 2.0])), 2.0);
    assert_eq!(median(&samples(&[5.0])), 5.0);
}

#[test]
fn samples_are_at_least_one_and_finite() {
    assert!(Samples::new(vec![]).is_none());
    assert!(Samples::new(vec![1.0, f64::NAN]).is_none());
    assert!(Samples::new(vec![f64::INFINITY]).is_none());
}

#[test]
fn speed_up_is_the_median_of_paired_ratios() {
    let repeats = |totals: &[f64]| totals.iter().map(|total| repeat(*total, vec![])).collect::<Vec<_>>();
    // The second round was slow for both: pairing takes that out.
    let (serial, rayon) = (repeats(&[100.0, 300.0, 110.0]), repeats(&[50.0, 150.0, 50.0]));
    let summary = summarise(&rayon, Some(&serial), 1).unwrap();
    assert_eq!(summary.speedup, Some(2.0));
    assert_eq!(summary.speedup_ci95, Some([2.0, 2.2]));
    assert_eq!(summary.median_ms, 50.0);
    let alone = summarise(&rayon, None, 1).unwrap();
    assert_eq!((alone.speedup, alone.speedup_ci95), (None, None));
    assert_eq!(summarise(&serial, Some(&serial), 1).unwrap().speedup_ci95, Some([1.0, 1.0]));
    assert_eq!(summarise(&[], Some(&serial), 1), None);
    assert_eq!(representative(&repeats(&[9.0, 5.0, 6.0, 1.0])), Some(1));
    assert_eq!(representative(&[]), None);
}

#[test]
fn the_interval_covers_the_true_median_about_as_often_as_it_says() {
    // 400 samples of 25 uniform numbers, whose median is 0.5. The percentile bootstrap of a median covers a little less
    // than 95 % at this size; a wrong quantile or a wrong resample would be far off.
    let mut rng = fastrand::Rng::with_seed(11);
    let covered = (0..400)
        .filter(|seed| {
            let [low, high] =
                median_interval(&samples(&std::array::from_fn::<_, 25, _>(|_| rng.f64())), *seed);
            (low..=high).contains(&0.5)
        })
        .count();
    assert!((364..=396).contains(&covered), "covered {covered} of 400");
}

proptest! {
    #[test]
    fn quantiles_rise_and_stay_within_the_samples(x in some_samples(), p in 0.0..1.0_f64, q in 0.0..1.0_f64) {
        let sorted = x.sorted();
        let (low, high) = (quantile(&x, p.min(q)), quantile(&x, p.max(q)));
        prop_assert!(sorted[0] <= low && low <= high && high <= sorted[sorted.len() - 1]);
        prop_assert_eq!(quantile(&x, 0.0), sorted[0]);
        prop_assert_eq!(quantile(&x, 1.0), sorted[sorted.len() - 1]);
    }

    #[test]
    fn half_the_samples_lie_on_each_side_of_the_median(x in some_samples()) {
        let m = median(&x);
        let n = x.values().len();
        prop_assert!(x.values().iter().filter(|v| **v <= m).count() * 2 >= n);
        prop_assert!(x.values().iter().filter(|v| **v >= m).count() * 2 >= n);
    }

    #[test]
    fn order_does_not_matter(x in some_samples(), seed: u64) {
        let mut reversed = x.values().to_vec();
        reversed.reverse();
        let reversed = Samples::new(reversed).unwrap();
        prop_assert_eq!(quartiles(&x), quartiles(&reversed));
        prop_assert_eq!(median_interval(&x, seed), median_interval(&reversed, seed));
    }

    #[test]
    fn an_interval_is_the_same_for_a_seed_and_lies_around_the_median(x in some_samples(), seed: u64) {
        let [low, high] = median_interval(&x, seed);
        let sorted = x.sorted();
        prop_assert_eq!([low, high], median_interval(&x, seed));
        prop_assert!(sorted[0] <= low && high <= sorted[sorted.len() - 1]);
        prop_assert!(low <= median(&x) && median(&x) <= high);
        if x.values().len() == 1 {
            prop_assert_eq!([low, high], [sorted[0], sorted[0]]);
        }
    }

    #[test]
    fn scaling_the_samples_scales_the_statistics(x in some_samples(), seed: u64) {
        // By a power of two, which is exact.
        let doubled = Samples::new(x.values().iter().map(|v| v * 2.0).collect()).unwrap();
        prop_assert_eq!(median(&doubled), median(&x) * 2.0);
        prop_assert_eq!(median_interval(&doubled, seed), median_interval(&x, seed).map(|v| v * 2.0));
        prop_assert_eq!(median(&paired_ratios(&doubled, &x).unwrap()), 2.0);
    }
}
