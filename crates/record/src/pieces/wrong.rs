//! Where a text is wrong, told as if it had been read in one go.

use super::Pieces;
use crate::{place::Scan, read::ReadError};

/// The first part of a list that could not be read.
pub(super) struct Wrong {
    /// Where in the rest it belongs, bytes.
    pub(super) at: usize,
    /// What stands there for the elements before, and for those after.
    pub(super) joints: [&'static str; 2],
    /// How many those are.
    pub(super) before: usize,
    /// Where in the text it begins and ends, bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Pieces<'_> {
    /// What is wrong with the rest, by its place in the text.
    pub(super) fn form(&self, error: &serde_json::Error) -> ReadError {
        let (line, column) = (error.line(), error.column());
        let lines = self.rest.split_inclusive('\n').take(line.saturating_sub(1));
        // How much of the rest was taken, then how much of the text, bytes.
        let mut taken = self.rest.len().min(lines.map(str::len).sum::<usize>() + column);
        let mut scan = Scan::default();
        let before = |taken: usize| &self.rest.as_bytes()[..taken.saturating_sub(1)];
        match self.wrong {
            Some(Wrong { at, joints: [joint, after], before: index, start, end }) if taken > at => {
                let put = joint.len() + end - start + after.len();
                if taken > at + put {
                    scan.feed(before(taken));
                    taken = self.in_text(taken - put, &mut scan);
                } else {
                    scan.feed(before(at + 1));
                    scan.set_index(index.saturating_sub(1));
                    taken = end.min(start + (taken - at).saturating_sub(joint.len()));
                    scan.feed(&self.text.as_bytes()[start..taken.saturating_sub(1).max(start)]);
                }
            }
            _ => {
                scan.feed(before(taken));
                taken = self.in_text(taken, &mut scan);
            }
        }
        let before = &self.text.as_bytes()[..taken.min(self.text.len())];
        let newlines = before.iter().filter(|byte| **byte == b'\n').count();
        let in_line = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        let said = error.to_string();
        let said = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
        let problem = format!("{said} at line {} column {in_line}", newlines + 1);
        ReadError::Form { path: scan.path(), problem }
    }

    /// From bytes of the rest to bytes of the text. At the end of a list that was cut out, the walk is at its last element.
    fn in_text(&self, taken: usize, scan: &mut Scan) -> usize {
        let cuts = || self.cuts.iter().filter(|cut| cut.at < taken);
        if let Some(ended) = cuts().next_back().filter(|cut| cut.at + 1 == taken) {
            scan.set_index(ended.last);
        }
        taken + cuts().map(|cut| cut.bytes).sum::<usize>()
    }
}
