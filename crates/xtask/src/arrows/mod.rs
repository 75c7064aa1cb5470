//! The arrows between the parts are the ones in ARCHITECTURE.md's table, the web stays where it belongs, and within a crate no
//! imports go round in a circle.

mod circles;
mod includes;
mod source;
mod table;

use crate::commands::cargo;
use serde_json::Value;
use std::path::{Path, PathBuf};
use table::Table;

/// The crates that run in a browser, and the only ones that may know of it.
const WEB: [&str; 4] = ["crates/worker", "crates/engine", "crates/reader", "crates/app"];

/// How the names of crates that speak to a browser begin.
const WEB_PREFIXES: [&str; 6] = ["gloo", "js-sys", "wasm-bindgen", "web-", "yew", "console_error_panic_hook"];

/// How the names of crates begin that are RustPython's, or its whole numbers, which are under the LGPL.
const RUSTPYTHON: [&str; 2] = ["rustpython", "malachite"];

/// The checkout.
fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).expect("xtask is two folders deep").to_path_buf()
}

/// A line of a manifest: who names whom.
struct Dependency {
    /// The folder of the crate, from the root.
    from: PathBuf,
    /// The name of what it depends on.
    name: String,
    /// The folder of what it depends on, where that is a crate of this workspace.
    to: Option<PathBuf>,
    /// Whether only its tests, benchmarks and examples do.
    in_tests: bool,
}

/// The dependencies of every crate of the workspace.
fn dependencies() -> Vec<Dependency> {
    let mut metadata = cargo();
    metadata.args(["metadata", "--no-deps", "--format-version=1"]).current_dir(root());
    let metadata = metadata.output().expect("cargo starts");
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("cargo metadata prints JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let from_root = |path: &str| Path::new(path).strip_prefix(root()).ok().map(Path::to_path_buf);
    let mut found = Vec::new();
    for package in metadata["packages"].as_array().expect("a list of packages") {
        let manifest = from_root(&text(&package["manifest_path"])).expect("a crate of this workspace");
        let from = manifest.parent().expect("a manifest is in a folder").to_path_buf();
        for dependency in package["dependencies"].as_array().expect("a list of dependencies") {
            found.push(Dependency {
                from: from.clone(),
                name: text(&dependency["name"]),
                to: dependency["path"].as_str().and_then(from_root),
                in_tests: dependency["kind"] == "dev",
            });
        }
    }
    found
}

#[test]
fn every_manifest_keeps_to_the_table() {
    let (table, dependencies) = (Table::read(), dependencies());
    let ours: Vec<&Dependency> = dependencies.iter().filter(|it| it.to.is_some()).collect();
    assert!(ours.len() > 10, "the workspace was not read: {} of our crates import another", ours.len());
    let mut forbidden = Vec::new();
    for Dependency { from, to, in_tests, .. } in ours {
        let to = to.as_deref().unwrap_or(Path::new(""));
        if let Err(problem) = table.allows(from, to, *in_tests) {
            forbidden.push(format!("{}/Cargo.toml: {problem}", from.display()));
        }
    }
    assert!(forbidden.is_empty(), "{}", forbidden.join("\n"));
}

#[test]
fn only_the_python_room_imports_rustpython() {
    let python = dependencies();
    let mut of_rustpython =
        python.iter().filter(|it| RUSTPYTHON.iter().any(|name| it.name.starts_with(name))).peekable();
    assert!(of_rustpython.peek().is_some(), "the workspace was not read");
    for Dependency { from, name, .. } in of_rustpython {
        assert_eq!(
            from,
            Path::new("crates/python"),
            "{name} is for the Python engines only, since parts of it are under the LGPL"
        );
    }
}

#[test]
fn only_the_engine_and_the_page_know_the_web() {
    for Dependency { from, name, .. } in dependencies() {
        if WEB_PREFIXES.iter().any(|prefix| name.starts_with(prefix)) {
            assert!(
                WEB.iter().any(|web| from == Path::new(web)),
                "{} depends on {name}, but it has to run without a browser",
                from.display()
            );
        }
    }
}
