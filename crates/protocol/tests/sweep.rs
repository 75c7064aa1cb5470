//! Sweeps: how they expand, and how a link carries them, whatever a link says.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use overlap_protocol::{
    Axis, POINTS, Spec, Sweep, SweepError, Vary, convert,
    permalink::{self, Settings},
    workloads::{self, Preset},
};
use overlap_record::Value;
use proptest::prelude::*;

fn base(workload: &str) -> Spec {
    convert::default_spec(workloads::find(workload).unwrap(), Preset::Quick, 2)
}

fn settings(spec: Spec, sweep: Option<Axis>) -> Settings {
    Settings { sweep, ..Settings::of(spec) }
}

fn notices(query: &str) -> Vec<String> {
    let link = permalink::decode(query, 2);
    link.notices.iter().map(|notice| format!("{}: {}", notice.part, notice.message)).collect()
}

#[test]
fn each_value_becomes_a_specification_that_differs_in_nothing_else() {
    let base = base("long_comp");
    let axis = Axis::new(Vary::Param("iterations".to_owned()), vec![5e6, 1e3, 1e3]);
    let specs = Sweep { base: base.clone(), axis }.specs().unwrap();
    assert_eq!(specs.len(), 2, "a value that is there twice runs once");
    for (spec, value) in specs.iter().zip([1e3, 5e6]) {
        assert_eq!(spec.params["iterations"], Value::Number(value));
        let mut same = spec.clone();
        same.params.clone_from(&base.params);
        assert_eq!(same, base);
    }
}

#[test]
fn a_value_out_of_range_is_named_with_its_reason() {
    let sweep = |vary, values| Sweep { base: base("long_comp"), axis: Axis::new(vary, values) }.specs();
    let error = sweep(Vary::Workers, vec![1.0, 65.0]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "sweep: `65` cannot be used for workers: workers: 65 is not between 1 and 64"
    );
    for bad in [1.5, -1.0, f64::NAN, 1e300] {
        assert!(matches!(sweep(Vary::Workers, vec![2.0, bad]), Err(SweepError::Value { .. })), "{bad}");
    }
    assert_eq!(sweep(Vary::Workers, vec![1.0]), Err(SweepError::Count { count: 1 }));
}

#[test]
fn the_size_of_a_chunk_can_be_swept() {
    let axis = Axis::new(Vary::Chunk, vec![1.0, 4.0]);
    assert_eq!(Vary::Chunk.of(&base("uneven")), None, "at first the strategies choose");
    let specs = Sweep { base: base("uneven"), axis: axis.clone() }.specs().unwrap();
    assert_eq!(specs.iter().map(|spec| spec.chunk).collect::<Vec<_>>(), [Some(1), Some(4)]);
    let query = permalink::encode(&settings(base("uneven"), Some(axis.clone())));
    assert!(query.contains("&sweep=chunk:1,4"), "{query}");
    assert_eq!(permalink::decode(&query, 2).settings.sweep, Some(axis));
}

#[test]
fn text_and_seeds_are_no_quantities() {
    let names =
        |workload| Vary::all(workload, None).iter().map(|vary| vary.name().to_owned()).collect::<Vec<_>>();
    assert_eq!(names("open_url"), ["tasks", "workers", "chunk", "wait_ms"]);
    assert_eq!(names("find_max_wait"), ["tasks", "workers", "chunk", "length", "wait_ms"]);
    assert!(Vary::named("urls", "open_url", None).is_err());
}

#[test]
fn a_link_carries_a_sweep() {
    let axis = Axis::new(Vary::Workers, vec![1.0, 2.0, 3.0, 4.0]);
    let query = permalink::encode(&settings(base("long_comp"), Some(axis.clone())));
    assert!(query.contains("&sweep=workers:1,2,3,4"), "{query}");
    let link = permalink::decode(&query, 2);
    assert_eq!(link.settings.sweep, Some(axis));
    assert_eq!(link.notices, []);
    assert!(link.configured);
}

#[test]
fn every_bad_part_of_a_sweep_is_named() {
    for (sweep, parts) in [
        ("workers", &["not of the form"][..]),
        ("speed:1,2", &["`speed` cannot be swept; choose one of tasks, workers, chunk, wait_ms"]),
        ("workers:1,2,x,2", &["`x` is not a number", "`2` is given more than once"]),
        ("workers:1,2,99", &["`99` cannot be used for workers"]),
        ("workers:1", &["fewer than two"]),
        ("tasks:1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17", &["`17` is one value too many"]),
    ] {
        let notices = notices(&format!("?workload=wait&sweep={sweep}"));
        assert_eq!(notices.len(), parts.len(), "{sweep}: {notices:?}");
        for (notice, part) in notices.iter().zip(parts) {
            assert!(notice.starts_with("sweep: ") && notice.contains(part), "{notice}");
        }
    }
}

fn any_sweep() -> impl Strategy<Value = Settings> {
    let workload =
        prop::sample::select(workloads::all().iter().map(|workload| workload.id).collect::<Vec<_>>());
    (workload, any::<prop::sample::Index>(), prop::collection::btree_set(1..=64_u32, POINTS)).prop_map(
        |(workload, which, values)| {
            let base = base(workload);
            let all = Vary::all(workload, None);
            let vary = all[which.index(all.len())].clone();
            // A quantity whose range is not that of the whole numbers drawn keeps those that fit.
            let values = values.into_iter().map(f64::from);
            let values = values.filter(|&value| vary.set(&base, value).is_ok()).collect();
            let axis = Axis::new(vary, values);
            let sweep = (axis.values.len() >= *POINTS.start()).then_some(axis);
            settings(base, sweep)
        },
    )
}

proptest! {
    #[test]
    fn a_link_to_a_sweep_reads_back_as_the_same(settings in any_sweep()) {
        let link = permalink::decode(&permalink::encode(&settings), 2);
        prop_assert_eq!(link.notices, []);
        prop_assert_eq!(link.settings, settings);
    }

    #[test]
    fn whatever_a_link_says_its_sweep_can_be_run(text in "[a-z_]{0,8}:?[-0-9.,einfNa]{0,40}") {
        let link = permalink::decode(&format!("?workload=mix&sweep={text}"), 2);
        match link.settings.sweep {
            Some(axis) => {
                let specs = Sweep { base: link.settings.spec, axis }.specs();
                prop_assert!(specs.is_ok());
            }
            None => prop_assert!(link.notices.iter().any(|notice| notice.part == "sweep")),
        }
    }

    #[test]
    fn what_can_be_swept_is_never_silently_changed(values in prop::collection::vec(-5.0..100.0_f64, 0..20)) {
        let list: Vec<String> = values.iter().map(f64::to_string).collect();
        let link = permalink::decode(&format!("?workload=wait&sweep=wait_ms:{}", list.join(",")), 2);
        let used = link.settings.sweep.map_or(0, |axis| axis.values.len());
        prop_assert!(used + link.notices.len() >= values.len().min(1));
        prop_assert!(used == values.len() || !link.notices.is_empty());
    }
}
