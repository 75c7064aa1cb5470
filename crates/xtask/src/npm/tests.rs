//! The package says of the element what the element has.

use super::*;
use std::collections::BTreeSet;

type Names = BTreeSet<String>;

fn workspace() -> Workspace {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Workspace { target: root.join("target"), root }
}

fn text(path: &str) -> String {
    fs::read_to_string(workspace().root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The texts of the element's modules, by their names.
fn modules() -> Vec<(String, String)> {
    let entries = fs::read_dir(workspace().root.join("www/element")).expect("the modules can be listed");
    let names = entries.map(|entry| entry.expect("an entry can be read").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.map(|name| (name.clone(), text(&format!("www/element/{name}")))).collect()
}

/// What stands between `start` and `end`, wherever it does.
fn between(text: &str, start: &str, end: &str) -> Names {
    text.split(start).skip(1).filter_map(|rest| Some(rest.split_once(end)?.0.to_owned())).collect()
}

/// What stands between `start` and `end` the first time.
fn block<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).unwrap_or_else(|| panic!("there is no `{start}`")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("there is no `{end}` after `{start}`")).0
}

/// The names before `end` in the lines of a block that are indented once.
fn members(block: &str, end: &[char]) -> Names {
    let lines = block.lines().filter_map(|line| line.strip_prefix("  "));
    let lines =
        lines.filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase() || first == '"'));
    let lines = lines.map(|line| line.strip_prefix("readonly ").unwrap_or(line));
    lines.filter_map(|line| Some(line.split_once(end)?.0.trim_matches('"').to_owned())).collect()
}

fn listed(list: &Value) -> Names {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(|item| item["name"].as_str().map(str::to_owned)).collect()
}

fn names<const N: usize>(names: [&str; N]) -> Names {
    names.map(str::to_owned).into()
}

fn element() -> Value {
    json("crates/xtask/npm/custom-elements.json")["modules"][0]["declarations"][0].clone()
}

#[test]
fn the_same_attributes_everywhere() {
    let read: Names = modules().iter().flat_map(|(_, text)| between(text, "getAttribute(\"", "\"")).collect();
    let notebook = text("www/overlap.mjs");
    let strings = |name: &str| -> Names {
        let list = block(&notebook, &format!("const {name} = ["), "]");
        list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    };
    // The picture shows some of the parameters, too.
    let own: Names = read.difference(&strings("COMMON")).cloned().collect();
    assert_eq!(strings("OWN"), own, "overlap.mjs");
    let all: Names = own.into_iter().chain(strings("COMMON")).collect();
    assert_eq!(listed(&element()["attributes"]), all, "custom-elements.json");
    let types = text("crates/xtask/npm/index.d.ts");
    let types = block(&types, "export interface OverlapLabAttributes {", "\n}");
    assert_eq!(members(types, &['?']), all, "index.d.ts");
}

#[test]
fn the_same_methods_and_properties_everywhere() {
    let lab = text("www/element/lab.js");
    let called_by_the_browser = ["constructor", "connectedCallback", "disconnectedCallback"];
    let methods = lab.lines().filter(|line| line.ends_with(" {")).collect::<Vec<_>>().join("\n");
    let mut methods = members(&methods, &['(']);
    methods.retain(|name| !called_by_the_browser.contains(&name.as_str()));
    let getters: Names =
        methods.iter().filter_map(|name| name.strip_prefix("get ").map(str::to_owned)).collect();
    methods.retain(|name| !name.starts_with("get "));
    let fields = lab.lines().filter(|line| line.ends_with(" = null;")).collect::<Vec<_>>().join("\n");
    let fields: Names = getters.into_iter().chain(members(&fields, &[' '])).collect();
    assert_eq!((methods.clone(), fields.clone()), (names(["cancel", "run"]), names(["permalink", "record"])));

    let members_of = |kind: &str| {
        let mut list = element()["members"].clone();
        list.as_array_mut().into_iter().for_each(|list| list.retain(|member| member["kind"] == kind));
        listed(&list)
    };
    assert_eq!((members_of("method"), members_of("field")), (methods.clone(), fields.clone()));
    let types = text("crates/xtask/npm/index.d.ts");
    let types = block(&types, "export class OverlapLab extends HTMLElement {", "\n}");
    let (calls, values): (Vec<&str>, Vec<&str>) = types.lines().partition(|line| line.contains('('));
    let typed = |lines: Vec<&str>, end: &[char]| members(&lines.join("\n"), end);
    assert_eq!(
        typed(calls, &['(', '<']).difference(&methods).collect::<Vec<_>>(),
        ["addEventListener", "removeEventListener"]
    );
    let values: Names = typed(values, &[':']).into_iter().filter(|name| !name.contains('<')).collect();
    assert_eq!(values, fields);
}

#[test]
fn the_same_events_everywhere() {
    let sent: Names = modules().iter().flat_map(|(_, text)| between(text, "emit(\"", "\"")).collect();
    let sent: Names = sent.into_iter().map(|name| format!("overlap-{name}")).collect();
    assert_eq!(sent.len(), 5, "{sent:?}");
    assert_eq!(listed(&element()["events"]), sent);
    let types = text("crates/xtask/npm/index.d.ts");
    assert_eq!(members(block(&types, "export interface OverlapLabEvents {", "\n}"), &[':']), sent);
}

#[test]
fn the_site_and_the_package_give_the_same_names() {
    let entry = text("www/embed.js");
    for (name, _) in modules() {
        assert!(entry.contains(&format!(" \"./element/{name}\";")), "embed.js fetches {name} late");
    }
    let all = "export * from \"./element/index.js\";";
    assert!(
        entry.contains(all) && text("crates/xtask/npm/index.js").contains(all),
        "embed.js and the package's index.js hand on the same"
    );
    let lists = between(&text("www/element/index.js"), "export { ", " }");
    let exported: Names = lists.iter().flat_map(|list| list.split(", ")).map(str::to_owned).collect();
    assert!(exported.contains("OverlapLab"), "{exported:?}");
    let types = text("crates/xtask/npm/index.d.ts");
    let typed: Names = between(&types, "export class ", " ")
        .into_iter()
        .chain(between(&types, "export function ", "("))
        .collect();
    assert_eq!(typed, exported);
}

#[test]
fn the_package_has_what_it_promises() {
    let folder = tempfile::tempdir().expect("a folder");
    let (site, out) = (folder.path().join("site"), &folder.path().join("npm"));
    for file in BUILT {
        let path = site.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(&path, file).expect("it can be written");
    }
    write(&workspace(), &site, out).expect("it is written");
    for file in BUILT {
        assert_eq!(fs::read_to_string(out.join(file)).expect("it was written"), file, "the built one");
    }
    let text = fs::read_to_string(out.join(DESCRIPTION)).expect("it was written");
    let package: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(package["license"], "MIT OR Apache-2.0");
    assert_eq!(package["type"], "module");
    let mut paths: Vec<&Value> = ["main", "types", "customElements"].map(|field| &package[field]).into();
    let exports = package["exports"].as_object().expect("a map");
    paths.extend(exports.values().flat_map(|export| match export.as_object() {
        Some(conditions) => conditions.values().collect(),
        None => vec![export],
    }));
    let files: Vec<&Value> = package["files"].as_array().expect("a list").iter().collect();
    for path in paths.iter().chain(&files) {
        let path = path.as_str().expect("a path");
        assert!(out.join(path).exists(), "{path}");
    }
    // npm adds these two by itself.
    let mut packed: Names = files.iter().filter_map(|file| file.as_str().map(str::to_owned)).collect();
    packed.extend(["README.md", DESCRIPTION].map(str::to_owned));
    let written = fs::read_dir(out).expect("it can be listed");
    let written: Names =
        written.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(written, packed);
}
