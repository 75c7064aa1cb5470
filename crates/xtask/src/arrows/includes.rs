//! Arrows that no manifest shows: files of another part that the compiler is told to read.

use super::{source::Source, table::Table};
use std::path::{Component, Path, PathBuf};

const MACROS: [&str; 3] = ["include_str!", "include_bytes!", "include!"];
const ATTRIBUTE: &str = "#[path = ";

/// A file that a source file names, or the beginning of its path where a macro makes the rest.
#[derive(Debug, PartialEq)]
enum Included {
    /// From the root, without `..`.
    File(PathBuf),
    /// In the folder of a build script's own results.
    Generated,
    /// Not to be read off the source.
    Unclear,
}

/// The files that a source file includes, each with its place in the text. What begins a text in quotes is none.
fn includes(source: &Source) -> Vec<(usize, Included)> {
    let text = &source.text;
    let begins = MACROS.map(|name| format!("{name}(")).into_iter().chain([ATTRIBUTE.to_owned()]);
    let mut found = Vec::new();
    for begin in begins {
        for (at, _) in text.match_indices(&begin).filter(|(at, _)| !text[..*at].ends_with('"')) {
            found.push((at, included(source, &text[at + begin.len()..])));
        }
    }
    found
}

/// What is named by an expression such as `"a.txt")`, `concat!("a/", $id, ".rs"))` or `concat!(env!("OUT_DIR"), "/a.rs"))`.
fn included(source: &Source, expression: &str) -> Included {
    let expression = expression.trim_start();
    let inner = expression.strip_prefix("concat!(").unwrap_or(expression).trim_start();
    if inner.starts_with("env!(\"OUT_DIR\")") {
        return Included::Generated;
    }
    let beside = source.path.parent().unwrap_or(Path::new(""));
    let (base, inner) = match inner.strip_prefix("env!(\"CARGO_MANIFEST_DIR\"),") {
        Some(rest) => {
            let depth = if source.path.starts_with("crates") { 2 } else { 1 };
            (source.path.iter().take(depth).collect::<PathBuf>(), rest.trim_start())
        }
        None => (beside.to_path_buf(), inner),
    };
    // A Rust name is a file of the same folder.
    if inner.starts_with("stringify!(") {
        return Included::File(base);
    }
    let literal = inner.strip_prefix('"').and_then(|rest| rest.split_once('"')).map(|(path, _)| path);
    literal
        .and_then(|path| resolved(&base, path.trim_start_matches('/')))
        .map_or(Included::Unclear, Included::File)
}

/// `path` seen from `base`; none where it leads out of the checkout.
fn resolved(base: &Path, path: &str) -> Option<PathBuf> {
    let mut file = base.to_path_buf();
    for component in Path::new(path).components() {
        match component {
            Component::Normal(name) => file.push(name),
            Component::ParentDir if file.pop() => {}
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(file)
}

#[test]
fn no_file_includes_a_part_that_it_may_not_import() {
    let table = Table::read();
    let sources: Vec<Source> = ["crates", "tests"].into_iter().flat_map(Source::all_in).collect();
    let mut seen = 0;
    let mut forbidden = Vec::new();
    for source in &sources {
        for (at, included) in includes(source) {
            seen += 1;
            let allowed = match &included {
                Included::File(file) => table.allows(&source.path, file, source.is_test(at)),
                Included::Generated => Ok(()),
                Included::Unclear => {
                    Err("the file that is included cannot be told: name it by a text".to_owned())
                }
            };
            if let Err(problem) = allowed {
                forbidden.push(format!("{}: {problem}", source.line(at)));
            }
        }
    }
    assert!(seen > 5, "the sources were not read: {seen} files are included");
    assert!(forbidden.is_empty(), "{}", forbidden.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Included> {
        let source = Source { path: "crates/house/src/room/mod.rs".into(), text: text.to_owned() };
        includes(&source).into_iter().map(|(_, included)| included).collect()
    }

    #[test]
    fn every_way_to_include_a_file_is_seen() {
        let file = |path: &str| Included::File(path.into());
        for (text, found) in [
            ("include_str!(\"a.txt\")", file("crates/house/src/room/a.txt")),
            ("include_bytes!(\n    \"../../../../www/a.css\",\n)", file("www/a.css")),
            ("include!(\"../../../other/src/a.rs\")", file("crates/other/src/a.rs")),
            ("#[path = \"../../../other/src/a.rs\"]\nmod a;", file("crates/other/src/a.rs")),
            ("include_str!(concat!(\"../b/\", $id, \".rs\"))", file("crates/house/src/b")),
            (
                "include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/../other/a.rs\"))",
                file("crates/other/a.rs"),
            ),
            ("include!(concat!(env!(\"OUT_DIR\"), \"/a.rs\"))", Included::Generated),
            ("include_str!(concat!(stringify!($module), \".rs\"))", file("crates/house/src/room")),
            ("include_str!($file)", Included::Unclear),
            ("include_str!(\"../../../../../etc/passwd\")", Included::Unclear),
        ] {
            assert_eq!(of(text), [found], "{text}");
        }
        assert_eq!(of("let a = \"include_str!\";"), []);
    }
}
