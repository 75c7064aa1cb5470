//! No two modules of a crate import each other, be it by way of others.

use super::{root, source::Source};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Which top-level module of a crate imports which, and where it does so first.
type Imports = BTreeMap<String, BTreeMap<String, String>>;

/// Reads a crate's files, `folder` being its `src`.
fn imports(folder: &Path, sources: &[Source]) -> Imports {
    let modules: BTreeSet<String> = sources.iter().filter_map(|source| module(folder, source)).collect();
    let exported = exported(folder, sources, &modules);
    let mut imports = Imports::new();
    for source in sources {
        let Some(from) = module(folder, source) else { continue };
        for (at, name) in from_root(folder, source) {
            let to = modules.get(&name).or_else(|| exported.get(&name));
            if let Some(to) = to.filter(|to| **to != from) {
                let found = imports.entry(from.clone()).or_default();
                found.entry(to.clone()).or_insert_with(|| source.line(at));
            }
        }
    }
    imports
}

/// The top-level module that a file belongs to; none for the roots of libraries and programs.
fn module(folder: &Path, source: &Source) -> Option<String> {
    let within = source.path.strip_prefix(folder).ok()?;
    let first = within.iter().next()?.to_string_lossy();
    let name = first.strip_suffix(".rs").unwrap_or(&first);
    (!["lib", "main", "bin"].contains(&name)).then(|| name.to_owned())
}

/// The modules of what the root hands on under its own name (`pub use module::Name`).
fn exported(folder: &Path, sources: &[Source], modules: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut exported = BTreeMap::new();
    let is_root =
        |source: &&Source| source.path == folder.join("lib.rs") || source.path == folder.join("main.rs");
    for source in sources.iter().filter(is_root) {
        for statement in source.text.split(';') {
            let Some((_, path)) = statement.rsplit_once("use ") else { continue };
            let names: Vec<&str> =
                path.split(|letter: char| !is_word(letter)).filter(|word| !word.is_empty()).collect();
            let Some(module) = names.iter().find(|name| !["crate", "self"].contains(name)) else { continue };
            if modules.contains(*module) {
                let handed_on = names.iter().filter(|name| *name != module);
                exported.extend(handed_on.map(|name| ((*name).to_owned(), (*module).to_owned())));
            }
        }
    }
    exported
}

/// The first names of all paths from the crate's root: `crate::…`, and as many `super::` as lead there.
fn from_root(folder: &Path, source: &Source) -> Vec<(usize, String)> {
    let text = &source.text;
    let within = source.path.strip_prefix(folder).unwrap_or(&source.path);
    let depth = within.iter().count() - usize::from(within.ends_with("mod.rs"));
    let up = "super::".repeat(depth);
    let mut found = Vec::new();
    for start in ["crate::", up.as_str()] {
        for (at, _) in text.match_indices(start) {
            let is_whole =
                !text[..at].ends_with(|letter: char| is_word(letter) || letter == ':' || letter == '$');
            if is_whole {
                found.extend(first_names(&text[at + start.len()..]).into_iter().map(|name| (at, name)));
            }
        }
    }
    found
}

/// `a` of `a::b`, `a` and `c` of `{a::{b}, c}`.
fn first_names(path: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|&letter| is_word(letter)).collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![word(path)] };
    let (mut names, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            ',' if depth == 0 => {
                names.push(word(group[start..at].trim_start()));
                start = at + 1;
            }
            '}' if depth == 0 => {
                names.push(word(group[start..at].trim_start()));
                break;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Everything that a module imports, be it by way of others.
fn reached(imports: &Imports, from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(module) = next.pop() {
        for to in imports.get(module).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(to.clone()) {
                next.push(to);
            }
        }
    }
    reached
}

/// The imports that are part of a circle, circles that share a module together.
fn circles(imports: &Imports) -> Vec<String> {
    let reached: BTreeMap<&str, BTreeSet<String>> =
        imports.keys().map(|module| (module.as_str(), reached(imports, module))).collect();
    let mut circles: BTreeMap<Vec<&str>, Vec<String>> = BTreeMap::new();
    for (from, found) in imports {
        let is_in_circle = |module: &&&str| {
            reached[from.as_str()].contains(**module) && reached[*module].contains(from.as_str())
        };
        let members: Vec<&str> = reached.keys().filter(is_in_circle).copied().collect();
        for (to, place) in found.iter().filter(|(to, _)| members.contains(&to.as_str())) {
            circles.entry(members.clone()).or_default().push(format!("    {from} imports {to} ({place})"));
        }
    }
    circles
        .into_iter()
        .map(|(members, edges)| format!("{}:\n{}", members.join(", "), edges.join("\n")))
        .collect()
}

#[test]
fn no_imports_go_round_in_a_circle() {
    let mut found = Vec::new();
    let mut crates = vec!["tests/src".to_owned()];
    for entry in fs::read_dir(root().join("crates")).expect("the crates can be listed") {
        let name = entry.expect("an entry can be read").file_name();
        crates.push(format!("crates/{}/src", name.to_string_lossy()));
    }
    crates.sort();
    for folder in crates {
        let sources = Source::all_in(&folder);
        let imports = imports(Path::new(&folder), &sources);
        found.extend(circles(&imports).into_iter().map(|circle| format!("{folder}: {circle}")));
    }
    assert!(found.is_empty(), "{} circles of imports:\n{}", found.len(), found.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let source = |(path, text): &(&str, &str)| Source { path: path.into(), text: (*text).to_owned() };
        let sources: Vec<Source> = files.iter().map(source).collect();
        circles(&imports(Path::new("src"), &sources))
    }

    #[test]
    fn circles_are_found_however_they_are_written() {
        let back = ("src/b.rs", "use crate::a::A;");
        for text in [
            "use crate::b::B;",
            "use crate::{\n    c::{C, D},\n    b::B,\n};",
            "let it = crate::b::made();",
            "use super::b::B;",
            "pub(crate) use crate::B;",
        ] {
            let root = ("src/lib.rs", "mod a;\nmod b;\npub use b::{B, Else};");
            assert_eq!(found(&[root, ("src/a.rs", text), back]).len(), 1, "{text}");
        }
        assert_eq!(found(&[("src/a/deep/mod.rs", "use super::super::b::B;"), back]).len(), 1);
    }

    #[test]
    fn a_circle_of_three_is_named_with_its_places() {
        let files = [
            ("src/a.rs", "use crate::b;"),
            ("src/b/mod.rs", "\nuse crate::c;"),
            ("src/c.rs", "use crate::a;"),
            ("src/d.rs", "use crate::a;"),
        ];
        let text = "a, b, c:\n    a imports b (src/a.rs:1)\n    b imports c (src/b/mod.rs:2)\n    c imports a (src/c.rs:1)";
        assert_eq!(found(&files), [text]);
    }

    #[test]
    fn what_only_leads_down_is_no_circle() {
        let files = [
            ("src/lib.rs", "use a::A;"),
            ("src/a.rs", "use crate::b; use crate::a::own; use other_crate::c; use super::b;"),
            ("src/a/inner.rs", "use super::c; use super::super::b;"),
            ("src/b.rs", "use std::a; use my::crate::a;"),
            ("src/c.rs", "use crate::{a, b};"),
        ];
        assert_eq!(found(&files), Vec::<String>::new());
    }
}
