//! The lines of code that matter to a lesson, in the files that run and in their Python twins.

use crate::text::STRATEGY_FILES;
use overlap_protocol::workloads;
use overlap_record::{SpanKind, StrategyId};
use std::ops::Range;

/// A file of which the page shows some lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceFile {
    /// The Rust file that implements a strategy.
    Strategy(StrategyId),
    /// The Rust file of the workload with this id.
    Rust(&'static str),
    /// The Python file of the workload with this id.
    Python(&'static str),
}

impl SourceFile {
    /// The whole file; empty where there is no such workload.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Strategy(strategy) => strategy_rust(strategy),
            Self::Rust(id) => workloads::source::rust(id).unwrap_or_default(),
            Self::Python(id) => workloads::source::python(id).unwrap_or_default(),
        }
    }

    /// The file's name, without its folder.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Strategy(strategy) => strategy.facts().source.to_owned(),
            Self::Rust(id) => format!("{id}.rs"),
            Self::Python(id) => format!("{id}.py"),
        }
    }
}

/// The file that implements a strategy; empty where there is no such file.
fn strategy_rust(strategy: StrategyId) -> &'static str {
    let file = STRATEGY_FILES.iter().find(|(name, _)| *name == strategy.facts().source);
    file.map_or("", |(_, text)| *text)
}

/// Some lines of a file, tied to what they look like on the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// The file.
    pub file: SourceFile,
    /// A text that its first line of interest contains, and that no line before it does.
    pub marker: &'static str,
    /// How many lines are of interest.
    pub lines: usize,
    /// Whose lanes show it.
    pub strategy: Option<StrategyId>,
    /// Which spans show it.
    pub kind: Option<SpanKind>,
    /// What the lines do and where that is seen on the timeline, in a sentence.
    pub says: &'static str,
}

impl Focus {
    /// The lines of interest, counted from 0; none where the marker is not in the file.
    #[must_use]
    pub fn range(&self) -> Option<Range<usize>> {
        let text = self.file.text();
        let start = text.lines().position(|line| line.contains(self.marker))?;
        Some(start..(start + self.lines).min(text.lines().count()))
    }

    /// The lines of interest, without the white space that all of them begin with.
    #[must_use]
    pub fn excerpt(&self) -> String {
        let Some(range) = self.range() else { return String::new() };
        let lines: Vec<&str> = self.file.text().lines().skip(range.start).take(range.len()).collect();
        let indent = |line: &&str| line.len() - line.trim_start().len();
        let common = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
        lines.iter().map(|line| line.get(common..).unwrap_or("")).collect::<Vec<_>>().join("\n")
    }
}
