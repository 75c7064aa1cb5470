//! Whatever a link says, it is read; whatever is written, is read back.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why and fails")]

use overlap_protocol::{
    Spec, convert,
    permalink::{Settings, Theme, decode, encode},
    workloads::{self, ParamKind, Params, Preset, Workload},
};
use overlap_record::{Fault, FaultKind, Pool, StrategyId};
use proptest::{collection::vec, option, prelude::*, sample::select};

const CORES: u32 = 4;

fn find(id: &str) -> &'static dyn Workload {
    workloads::find(id).expect("it is in the catalogue")
}

fn params(workload: &'static dyn Workload) -> BoxedStrategy<Params> {
    let start = Just(Params::defaults(workload, Preset::Quick)).boxed();
    workload.params().iter().fold(start, |all, param| {
        let texts: BoxedStrategy<String> = match param.kind {
            ParamKind::Integer { min, max } => (min..=max).prop_map(|number| number.to_string()).boxed(),
            ParamKind::Real { min, max } => (min..=max).prop_map(|number| number.to_string()).boxed(),
            ParamKind::Urls { max } => {
                vec("[a-z/]{1,9}[?&=%+#é]?[a-z0-9]{0,3}", 1..=max).prop_map(|urls| urls.join(",")).boxed()
            }
        };
        let id = param.id;
        (all, texts)
            .prop_map(move |(mut params, text)| {
                params.set_text(workload, id, &text).expect("it is within its range");
                params
            })
            .boxed()
    })
}

fn specs() -> impl Strategy<Value = Spec> {
    let ids = select(workloads::ALL.iter().map(|workload| workload.id()).collect::<Vec<_>>());
    let strategies = proptest::sample::subsequence(StrategyId::all().collect::<Vec<_>>(), 1..=5);
    let kinds = select(vec![FaultKind::Error, FaultKind::Panic, FaultKind::Trap, FaultKind::Memory]);
    let counts = (convert::WORKERS, option::of(convert::THREADS), convert::REPEATS, convert::WARMUP);
    let rest = (counts, strategies, any::<bool>(), 0..=convert::MAX_SEED, option::of((kinds, any::<u32>())));
    (ids.prop_flat_map(|id| (Just(id), params(find(id)))), rest)
        .prop_map(|((id, params), (counts, strategies, reused, seed, fault))| {
            let mut spec = convert::default_spec(find(id), Preset::Quick, CORES);
            spec.seed = seed;
            convert::set_params(&mut spec, &params);
            (spec.workers, spec.threads, spec.repeats, spec.warmup) = counts;
            spec.strategies = strategies;
            spec.pool = if reused { Pool::Reused } else { Pool::Fresh };
            spec.fault = fault.map(|(kind, task)| Fault { kind, task: task % spec.tasks });
            spec
        })
        .prop_filter("parameters may contradict each other", |spec| convert::validate(spec).is_ok())
}

proptest! {
    #[test]
    fn any_specification_is_read_back_as_it_was(
        spec in specs(),
        embed: bool,
        theme in option::of(select(vec![Theme::Light, Theme::Dark])),
        lesson in option::of("[a-z-]{1,12}"),
    ) {
        let settings = Settings { spec, sweep: None, lesson, embed, theme };
        let query = encode(&settings);
        let link = decode(&query, CORES);
        prop_assert_eq!(&link.notices, &[], "{}", query);
        prop_assert_eq!(link.settings, settings, "{}", query);
    }

    #[test]
    fn any_text_is_read_as_a_specification_that_can_run(query in ".{0,200}", cores: u32) {
        let link = decode(&query, cores);
        prop_assert_eq!(convert::validate(&link.settings.spec), Ok(()));
    }

    #[test]
    fn any_values_of_known_parts_are_read_as_a_specification_that_can_run(
        parts in vec((select(PARTS.to_vec()), ".{0,12}|-?[0-9]{1,25}|[a-z,@0-9]{0,15}"), 0..12),
    ) {
        let query: Vec<String> = parts.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let link = decode(&query.join("&"), CORES);
        prop_assert_eq!(convert::validate(&link.settings.spec), Ok(()));
    }
}

const PARTS: [&str; 22] = [
    "v",
    "workload",
    "tasks",
    "strategies",
    "workers",
    "threads",
    "repeats",
    "warmup",
    "pool",
    "seed",
    "fault",
    "lesson",
    "embed",
    "theme",
    "sweep",
    "wait_ms",
    "from",
    "to",
    "size",
    "urls",
    "compute_share",
    "length",
];

fn notices(query: &str) -> Vec<(String, String)> {
    decode(query, CORES).notices.into_iter().map(|notice| (notice.part, notice.message)).collect()
}

#[track_caller]
fn one_notice(query: &str, part: &str, says: &[&str]) {
    let notices = notices(query);
    assert_eq!(notices.len(), 1, "{query}: {notices:?}");
    assert_eq!(notices[0].0, part, "{query}");
    for words in says {
        assert!(notices[0].1.contains(words), "{query}: {:?} should say {words:?}", notices[0].1);
    }
}

#[test]
fn nothing_is_the_default_without_a_notice() {
    for query in ["", "?", "?v=1", "&&"] {
        let link = decode(query, CORES);
        assert_eq!(link.notices, [], "{query}");
        assert!(!link.configured, "{query}");
        assert_eq!(link.settings.spec, convert::default_spec(workloads::ALL[0], Preset::Quick, CORES));
    }
}

#[test]
fn the_default_number_of_workers_follows_the_cores_within_bounds() {
    for (cores, workers) in [(0, 2), (1, 2), (6, 6), (64, 8)] {
        assert_eq!(decode("", cores).settings.spec.workers, workers, "{cores} cores");
    }
}

#[test]
fn each_part_that_cannot_be_used_is_named_with_what_is_used_instead() {
    one_notice("?v=7", "v", &["`7`", "version 1"]);
    one_notice("?workload=sleeping", "workload", &["`sleeping`", "`wait`"]);
    one_notice("?tasks=0", "tasks", &["0", "1 to 10000", "7"]);
    one_notice("?wait_ms=soon", "wait_ms", &["`soon`", "200"]);
    one_notice("?strategies=serial,fast", "strategies", &["`fast`"]);
    one_notice("?strategies=rayon,rayon", "strategies", &["`rayon`", "once"]);
    one_notice("?strategies=", "strategies", &["all five"]);
    one_notice("?workers=65", "workers", &["`65`", "between 1 and 64", "4 is used"]);
    one_notice("?threads=0", "threads", &["between 1 and 32", "the default is used"]);
    one_notice("?repeats=51", "repeats", &["between 1 and 50"]);
    one_notice("?warmup=6", "warmup", &["between 0 and 5"]);
    one_notice("?pool=warm", "pool", &["`warm`", "`fresh` is used"]);
    one_notice("?seed=9007199254740992", "seed", &["between 0 and 9007199254740991"]);
    one_notice("?fault=panic", "fault", &["`panic`", "panic@2"]);
    one_notice("?fault=panic@7", "fault", &["no task 7", "from 0 to 6"]);
    one_notice("?embed=yes", "embed", &["`yes`"]);
    one_notice("?theme=sepia", "theme", &["`sepia`"]);
    one_notice("?workload=long_comp&wait_ms=5", "wait_ms", &["`long_comp`", "no such parameter"]);
    one_notice("?colour=red", "colour", &["left out"]);
    one_notice("?tasks=3&tasks=4", "tasks", &["more than once", "first"]);
    one_notice("?tasks=%zz", "tasks", &["percent-encoding"]);
    one_notice("?tasks=%e", "tasks", &["percent-encoding"]);
    one_notice("?theme=%ff", "theme", &["percent-encoding"]);
}

#[test]
fn of_two_values_the_first_is_used() {
    assert_eq!(decode("?tasks=3&tasks=4", CORES).settings.spec.tasks, 3);
}

#[test]
fn values_that_contradict_each_other_give_way_to_the_default() {
    let link = decode("?workload=factorial&from=2000&to=1000", CORES);
    assert!(!link.notices.is_empty());
    assert_eq!(convert::validate(&link.settings.spec), Ok(()));
}

#[test]
fn a_long_text_is_cut_in_its_notice() {
    let query = format!("?pool={}&{}=1", "x".repeat(5000), "y".repeat(5000));
    for (part, message) in notices(&query) {
        assert!(part.len() < 60 && message.len() < 200, "{part}: {message}");
    }
}

#[test]
fn a_link_of_very_many_parts_is_read_in_part() {
    let query = (0..200_000).map(|part| format!("part{part}=1")).collect::<Vec<_>>().join("&");
    let link = decode(&query, CORES);
    assert!(link.notices.len() < 25, "{}", link.notices.len());
    let last = link.notices.last().expect("there are some");
    assert!(last.message.contains("81 more"), "{}", last.message);
}

#[test]
fn a_link_reads_well() {
    let link = decode("?workload=open_url&urls=a.txt,https://example.org/b?c%3D1%26d", CORES);
    let query = encode(&link.settings);
    assert!(
        query.starts_with("?v=1&workload=open_url&tasks=3&urls=a.txt,https://example.org/b%3Fc%3D1%26d&"),
        "{query}"
    );
    assert!(query.contains("&strategies=serial,async,rayon,isolated,gil&workers=4&"), "{query}");
}
