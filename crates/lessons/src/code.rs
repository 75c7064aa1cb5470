//! The lines of code that matter to a lesson, in the files that run and in their Python twins.
//!
//! A comment `excerpt: NAME` in such a file names the lines below it, so that a lesson can show them.

use overlap_protocol::workloads;
use overlap_record::{SpanKind, StrategyId};
use thiserror::Error;

/// A file of which the page shows some lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceFile {
    /// The Rust file that implements a strategy.
    Strategy(StrategyId),
    /// The Python file of the workload with this id.
    Python(&'static str),
}

/// Yields the Rust file that implements a strategy; `None` where there is none. It is given from outside, since this
/// crate, which is part of the page's program, does not import the strategies.
pub type StrategySource<'a> = &'a dyn Fn(StrategyId) -> Option<&'static str>;

impl SourceFile {
    fn text(self, strategy_source: StrategySource<'_>) -> Option<&'static str> {
        match self {
            Self::Strategy(strategy) => strategy_source(strategy),
            Self::Python(id) => workloads::source::python(id),
        }
    }

    /// The language that it is written in.
    #[must_use]
    pub const fn language(self) -> &'static str {
        match self {
            Self::Strategy(_) => "Rust",
            Self::Python(_) => "Python",
        }
    }

    /// The file's name, without its folder.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Strategy(strategy) => strategy.facts().source.to_owned(),
            Self::Python(id) => format!("{id}.py"),
        }
    }
}

/// Why the lines that a lesson shows cannot be shown.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ExcerptError {
    /// The file does not exist.
    #[error("{file}: there is no such file; name another in the lesson")]
    NoFile {
        /// The file's name.
        file: String,
    },
    /// No comment in the file has the excerpt's name.
    #[error("{file}: no comment says `excerpt: {name}`; write it above the lines that the lesson shows")]
    NotMarked {
        /// The file's name.
        file: String,
        /// The excerpt's name.
        name: &'static str,
    },
}

/// Some lines of a file, tied to what they look like on the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// The file.
    pub file: SourceFile,
    /// The name of the lines in the file.
    pub excerpt: &'static str,
    /// Whose lanes show it.
    pub strategy: Option<StrategyId>,
    /// Which spans show it.
    pub kind: Option<SpanKind>,
    /// What the lines do and where that is seen on the timeline, in a sentence.
    pub says: &'static str,
}

impl Focus {
    /// The lines, without the white space that all of them begin with.
    ///
    /// # Errors
    /// When the file does not exist or does not mark the lines.
    pub fn lines(&self, strategy_source: StrategySource<'_>) -> Result<String, ExcerptError> {
        let file = self.file.name();
        let Some(text) = self.file.text(strategy_source) else { return Err(ExcerptError::NoFile { file }) };
        excerpt(text, self.excerpt).ok_or(ExcerptError::NotMarked { file, name: self.excerpt })
    }
}

/// The excerpt of a Rust or Python file with this name: the statement or item below the comment that names it, together
/// with the comments above that statement. `None` where no comment names it.
#[must_use]
pub fn excerpt(text: &str, name: &str) -> Option<String> {
    let below = text.lines().skip_while(|line| marked(line) != Some(name)).skip(1);
    let lines = below.filter(|line| marked(line).is_none());
    let mut taken: Vec<&str> = Vec::new();
    let mut depth = None;
    for line in lines {
        let own = indentation(line);
        match depth {
            None if !is_comment(line) => depth = Some(own),
            Some(depth) if !line.trim().is_empty() && own <= depth && !closes(line, depth) => break,
            None | Some(_) => {}
        }
        taken.push(line);
    }
    let depth = depth?;
    let end = taken.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
    Some(taken[..end].iter().map(|line| line.get(depth..).unwrap_or("")).collect::<Vec<_>>().join("\n"))
}

/// The name in a comment `excerpt: NAME`.
fn marked(line: &str) -> Option<&str> {
    let line = line.trim_start();
    line.strip_prefix("// ").or_else(|| line.strip_prefix("# "))?.strip_prefix("excerpt: ")
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("//") || line.starts_with("# ")
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a line closes a bracket that was opened by a line of this depth.
fn closes(line: &str, depth: usize) -> bool {
    indentation(line) == depth && line.trim_start().starts_with(['}', ')', ']'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUST: &str = "\
fn run() {
    // excerpt: loop
    for task in tasks {
        if stopped() {
            return;
        }

        // excerpt: push
        // It is kept.
        answers.push(task.run());
    }
    // excerpt: call
    let sum = add(
        1,
    );
    end();
}
";

    #[test]
    fn a_block_ends_with_its_bracket_and_has_no_names_of_excerpts() {
        let block = "for task in tasks {\n    if stopped() {\n        return;\n    }\n\n    // It is kept.\n    answers.push(task.run());\n}";
        assert_eq!(excerpt(RUST, "loop").as_deref(), Some(block));
    }

    #[test]
    fn a_statement_has_its_comment_and_all_its_lines() {
        assert_eq!(excerpt(RUST, "push").as_deref(), Some("// It is kept.\nanswers.push(task.run());"));
        assert_eq!(excerpt(RUST, "call").as_deref(), Some("let sum = add(\n    1,\n);"));
    }

    #[test]
    fn python_ends_with_its_indentation() {
        let text = "# excerpt: f\ndef f():\n    a = 1\n\n    return a\n\n\ndef g():\n    # excerpt: g\n    return 2\n";
        assert_eq!(excerpt(text, "f").as_deref(), Some("def f():\n    a = 1\n\n    return a"));
        assert_eq!(excerpt(text, "g").as_deref(), Some("return 2"));
    }

    #[test]
    fn lines_that_are_not_there_are_an_error() {
        assert_eq!(excerpt(RUST, "lo"), None);
        assert_eq!(excerpt("// excerpt: end", "end"), None);
        let focus = Focus {
            file: SourceFile::Strategy(StrategyId::SERIAL),
            excerpt: "gone",
            strategy: None,
            kind: None,
            says: "",
        };
        let file = "serial.rs".to_owned();
        assert_eq!(focus.lines(&|_| None), Err(ExcerptError::NoFile { file: file.clone() }));
        assert_eq!(focus.lines(&|_| Some(RUST)), Err(ExcerptError::NotMarked { file, name: "gone" }));
    }
}
