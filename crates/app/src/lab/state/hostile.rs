//! Ten thousand random and hostile links: each opens the lab with a setting that can run, and none runs for long unasked.

use super::{Form, Plan, State};
use crate::{lab::host_tests, model::Estimate};
use overlap_protocol::{
    convert::{self, SEED},
    permalink::{decode, encode},
    workloads::{self, ParamKind, Workload},
};
use proptest::{collection::vec, prelude::*, sample::select};

const CORES: u32 = 4;

/// The largest memory that one task may ask for, bytes: wasm has 4 GiB.
const MOST_BYTES: f64 = 4_294_967_296.0;

const VALUES: [&str; 32] = [
    "python",
    "rust",
    "",
    "0",
    "-1",
    "1",
    "7",
    "99999999999999999999",
    "4294967296",
    "1e309",
    "NaN",
    "-0",
    "0x10",
    "%",
    "%zz",
    "%00",
    "%F0%28%8C%28",
    "%E2%80%AE",
    "<script>alert(1)</script>",
    "%3Cimg%20src=x%20onerror=alert(1)%3E",
    "__proto__",
    "constructor",
    "serial,gil,,serial",
    "javascript:alert(1)",
    "//evil.example,data:text/html,x",
    "panic@4294967295",
    "workers:1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18",
    "find_max",
    "open_url",
    "document",
    "fresh",
    "dark",
];

const NAMES: [&str; 16] = [
    "lang",
    "v",
    "workload",
    "strategies",
    "workers",
    "threads",
    "chunk",
    "repeats",
    "warmup",
    "pool",
    "seed",
    "fault",
    "lesson",
    "embed",
    "theme",
    "sweep",
];

fn names() -> Vec<&'static str> {
    let params = workloads::all().iter().flat_map(|workload| workload.params).map(|param| param.id);
    NAMES.into_iter().chain(params).chain(["", "%", "<b>", "__proto__"]).collect()
}

/// A link at the upper end of everything, of one workload.
fn extreme(workload: &'static Workload) -> String {
    let params = workload.params.iter().filter(|param| param.id != SEED).map(|param| match param.kind {
        ParamKind::Integer { min, .. } if param.id == "from" => format!("&from={min}"),
        ParamKind::Integer { max, .. } => format!("&{}={max}", param.id),
        ParamKind::Real { max, .. } => format!("&{}={max}", param.id),
        ParamKind::Urls { .. } => String::new(),
    });
    let params: String = params.collect();
    format!("?v=1&workload={}{params}&repeats=50&warmup=5&workers=64&pool=fresh", workload.id)
}

fn queries() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        select(VALUES.to_vec()).prop_map(str::to_owned),
        ".{0,30}",
        "-?[0-9]{1,25}",
        "[a-z_,:@0-9]{0,20}",
        "9{100,3000}",
    ];
    let ids = workloads::all().iter().copied().chain([workloads::own()]);
    let ids: Vec<String> = ids.map(|workload| workload.id.to_owned()).collect();
    let parts = vec((select(names()), value), 0..14);
    let known = (select(ids), parts).prop_map(|(id, parts)| {
        let parts: String = parts.iter().map(|(name, value)| format!("&{name}={value}")).collect();
        format!("?workload={id}{parts}")
    });
    // The plan of `find_max_wait` holds ten million numbers then; that is tried once, below.
    let extremes = workloads::all().iter().filter(|workload| workload.id != "find_max_wait");
    let extremes: Vec<String> = extremes.map(|workload| extreme(workload)).collect();
    let mangled =
        (select(extremes), any::<proptest::sample::Index>(), ".{0,6}").prop_map(|(link, at, text)| {
            let (before, after) = link.split_at(at.index(link.len()));
            format!("{before}{text}{after}")
        });
    prop_oneof![1 => ".{0,300}", 3 => known, 2 => mangled]
}

/// The memory of the workload's largest task, bytes.
fn bytes(form: &Form) -> f64 {
    let number = |id: &str| form.params.get(id).and_then(|text| text.parse().ok());
    4.0 * number("size").or_else(|| number("length")).unwrap_or(0.0)
}

fn holds(query: &str) {
    let link = decode(query, CORES);
    assert!(link.notices.len() <= 21, "{query}: {} notices", link.notices.len());
    for notice in &link.notices {
        let long = (notice.part.chars().count(), notice.message.chars().count());
        assert!(long.0 <= 41 && long.1 <= 400, "{query}: {notice:?}");
    }
    let (spec, axis) = (link.settings.spec.clone(), link.settings.sweep.clone());
    let state = State::opened(link);
    // The lab opens with a form that says what the link was read as, and that can run.
    assert_eq!(convert::validate(&spec), Ok(()), "{query}");
    let plan = Plan { spec: spec.clone(), axis };
    assert_eq!(state.checked, Ok(plan.clone()), "{query}");
    assert!(bytes(&state.form) < MOST_BYTES, "{query}: too large for any device");
    // What Share writes of it is read back without a notice.
    let again = decode(&encode(&state.settings(&plan)), CORES);
    let read = Plan { spec: again.settings.spec, axis: again.settings.sweep };
    assert_eq!((&read, again.notices), (&plan, Vec::new()), "{query}");
    let estimate = plan.estimate(CORES);
    assert!(estimate.total_ms > 0.0 && estimate.total_ms.is_finite(), "{query}: {} ms", estimate.total_ms);
    host_tests::refuses_what_is_long(state, &estimate);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_link_opens_the_lab_with_what_can_run(query in queries()) {
        holds(&query);
    }
}

#[test]
fn the_largest_settings_are_asked_about() {
    for workload in workloads::all() {
        let query = extreme(workload);
        holds(&query);
        // So much data in so many tasks is refused, and no time is estimated for it.
        let tiny = ["small_factorial", "square", "shared_list", "copied"].contains(&workload.id);
        let spec = decode(&query, CORES).settings.spec;
        assert_eq!(Estimate::of(&spec, CORES).is_long(), !tiny, "{query}");
    }
}
