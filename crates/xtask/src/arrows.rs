//! The arrows between the crates are the ones that ARCHITECTURE.md allows, and the web stays where it belongs.

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

/// What each crate of this workspace may depend on, tests and benchmarks included.
const ALLOWED: [(&str, &[&str]); 13] = [
    ("overlap-workloads", &[]),
    ("overlap-record", &[]),
    ("overlap-findings", &["overlap-record"]),
    ("overlap-drawing", &["overlap-record", "overlap-findings"]),
    ("overlap-protocol", &["overlap-workloads", "overlap-record"]),
    ("overlap-strategies", &["overlap-workloads", "overlap-record", "overlap-protocol"]),
    ("overlap-worker", &["overlap-protocol"]),
    (
        "overlap-engine",
        &["overlap-workloads", "overlap-record", "overlap-strategies", "overlap-protocol", "overlap-worker"],
    ),
    (
        "overlap-lessons",
        &["overlap-workloads", "overlap-record", "overlap-findings", "overlap-drawing", "overlap-protocol"],
    ),
    ("overlap-pages", &["overlap-strategies", "overlap-lessons", "overlap-drawing", "overlap-record"]),
    (
        "overlap-app",
        &[
            "overlap-workloads",
            "overlap-record",
            "overlap-findings",
            "overlap-drawing",
            "overlap-protocol",
            "overlap-lessons",
            "overlap-worker",
        ],
    ),
    (
        "overlap-browser-tests",
        &[
            "overlap-workloads",
            "overlap-record",
            "overlap-findings",
            "overlap-drawing",
            "overlap-protocol",
            "overlap-lessons",
        ],
    ),
    ("xtask", &[]),
];

/// The crates that run in a browser, and the only ones that may know of it.
const WEB: [&str; 3] = ["overlap-engine", "overlap-app", "overlap-worker"];

/// How the names of crates that speak to a browser begin.
const WEB_PREFIXES: [&str; 6] = ["gloo", "js-sys", "wasm-bindgen", "web-", "yew", "console_error_panic_hook"];

/// The dependencies of every crate of the workspace, by name.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version=1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let name = |value: &Value| value["name"].as_str().expect("a name").to_owned();
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let names = |list: &Value| list.as_array().expect("a list of dependencies").iter().map(name).collect();
    packages.iter().map(|package| (name(package), names(&package["dependencies"]))).collect()
}

#[test]
fn every_arrow_is_allowed() {
    let crates = dependencies();
    assert!(crates.contains_key("overlap-workloads"), "the workspace was not read: {crates:?}");
    for (from, dependencies) in &crates {
        let allowed = ALLOWED.iter().find(|(name, _)| name == from);
        let Some((_, allowed)) = allowed else {
            panic!("{from} is not in ALLOWED: say what it may depend on")
        };
        // A crate names itself to switch its own features on for its tests.
        for to in dependencies.iter().filter(|name| crates.contains_key(*name) && *name != from) {
            assert!(
                allowed.contains(&to.as_str()),
                "{from} depends on {to}, which ARCHITECTURE.md does not allow"
            );
        }
    }
}

#[test]
fn only_the_engine_and_the_page_know_the_web() {
    for (from, dependencies) in dependencies() {
        let web = dependencies.iter().find(|name| WEB_PREFIXES.iter().any(|prefix| name.starts_with(prefix)));
        if let Some(to) = web {
            assert!(
                WEB.contains(&from.as_str()),
                "{from} depends on {to}, but it has to run without a browser"
            );
        }
    }
}
