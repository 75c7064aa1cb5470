//! The workspace's Rust files, as text.

use super::root;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file and its text without comments.
pub struct Source {
    /// Its path from the root.
    pub path: PathBuf,
    /// Its text; a comment is cut to the end of its line, so that lines keep their numbers.
    pub text: String,
}

impl Source {
    /// Every Rust file in a folder, by path.
    pub fn all_in(folder: &str) -> Vec<Self> {
        let mut files = Vec::new();
        collect(&root().join(folder), &mut files);
        files.sort();
        let read = |file: PathBuf| {
            let text = fs::read_to_string(&file).expect("a source file can be read");
            let path = file.strip_prefix(root()).expect("a file of the workspace").to_path_buf();
            Self { path, text: without_comments(&text) }
        };
        files.into_iter().map(read).collect()
    }

    /// A place in the text, as an editor opens it.
    pub fn line(&self, at: usize) -> String {
        format!("{}:{}", self.path.display(), 1 + self.text[..at].matches('\n').count())
    }

    /// Whether only tests, benchmarks and examples have what is at a place.
    pub fn is_test(&self, at: usize) -> bool {
        let within = |folder: &str| self.path.iter().any(|part| part == folder);
        let name = self.path.file_stem().unwrap_or_default().to_string_lossy();
        within("tests")
            || within("benches")
            || within("examples")
            || name == "tests"
            || name.ends_with("_tests")
            || self.text[..at].contains("#[cfg(test)]\nmod ")
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the workspace can be listed") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// Addresses (`https://…`) stay.
fn without_comments(text: &str) -> String {
    let line = |line: &str| {
        let comments = line.match_indices("//").map(|(at, _)| at);
        let comment = comments.into_iter().find(|&at| !line[..at].ends_with(':'));
        comment.map_or(line, |at| &line[..at]).to_owned()
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_where_they_are() {
        let text = "//! Text.\nlet a = \"https://example.org\"; // not this\n\ncode();";
        let text = without_comments(text);
        assert_eq!(text, "\nlet a = \"https://example.org\"; \n\ncode();");
        let source = Source { path: "crates/a/src/b.rs".into(), text };
        assert_eq!(source.line(source.text.find("code").unwrap()), "crates/a/src/b.rs:4");
    }

    #[test]
    fn tests_are_told_from_what_ships() {
        let source =
            |path: &str| Source { path: path.into(), text: "a\n#[cfg(test)]\nmod tests {}\nb".to_owned() };
        let shipped = source("crates/a/src/b.rs");
        assert!(!shipped.is_test(1) && shipped.is_test(shipped.text.len()));
        for path in [
            "crates/a/tests/b.rs",
            "crates/a/src/b/tests.rs",
            "crates/a/src/sweep_tests.rs",
            "tests/src/a.rs",
        ] {
            assert!(source(path).is_test(1), "{path}");
        }
    }
}
