//! The attributes of `<overlap-lab>`, and the traits of notebooks, are the parameters of a permalink.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why and fails")]

use overlap_protocol::{
    convert,
    permalink::{Extent, Settings, Theme, encode},
    workloads::{self, Preset},
};
use overlap_record::{Fault, FaultKind, Language};

const SETTINGS: &str = include_str!("../../../www/element/settings.js");
const NOTEBOOK: &str = include_str!("../../../www/overlap.mjs");

/// The texts in quotes between `start` and `end`.
fn strings<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let list =
        text.split_once(start).and_then(|(_, rest)| rest.split_once(end)).expect("there is such a list").0;
    list.split('"').skip(1).step_by(2).collect()
}

#[test]
fn no_attribute_of_every_element_is_a_parameter() {
    let own = strings(SETTINGS, "const OWN = new Set([", "]);");
    assert!(own.contains(&"width") && own.contains(&"translate"), "{own:?}");
    for workload in workloads::all().iter().copied().chain([workloads::own()]) {
        for param in workload.params {
            assert!(!own.contains(&param.id), "`{}` of {} can be no attribute", param.id, workload.id);
        }
    }
}

#[test]
fn a_notebook_can_set_whatever_a_link_says() {
    let known =
        [strings(NOTEBOOK, "const OWN = [", "]"), strings(NOTEBOOK, "const COMMON = [", "]")].concat();
    for workload in workloads::all() {
        let mut spec = convert::default_spec(workload, Preset::Quick, 4);
        (spec.lang, spec.threads, spec.chunk) = (Language::Python, Some(2), Some(3));
        spec.fault = Some(Fault { kind: FaultKind::Error, task: 0 });
        let lesson = Some(String::from("waiting"));
        let (view, theme) = (Some(Extent::Compact), Some(Theme::Dark));
        let link = encode(&Settings { lesson, view, theme, ..Settings::of(spec) });
        for name in link.trim_start_matches('?').split('&').filter_map(|pair| Some(pair.split_once('=')?.0)) {
            let of_workload = workload.params.iter().any(|param| param.id == name);
            assert!(name == "v" || of_workload || known.contains(&name), "overlap.mjs knows no `{name}`");
        }
    }
}
