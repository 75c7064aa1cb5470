//! The guide: one page of advice, each line with the claims that it follows from.

use crate::text::Text;

include!(concat!(env!("OUT_DIR"), "/guide.rs"));

/// The page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Title, plain text.
    pub title: &'static str,
    /// What it is, in a line or two of plain text.
    pub description: &'static str,
    /// Its questions.
    pub sections: &'static [GuideSection],
}

/// One question with its advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuideSection {
    /// The question, plain text.
    pub heading: &'static str,
    /// What stands before the advice.
    pub text: Text,
    /// Lines of advice, each with links to claims as `{link.claim.lesson.name}`.
    pub advice: &'static [Text],
    /// What stands behind it.
    pub after: Text,
}
