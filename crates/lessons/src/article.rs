//! What a lesson's page holds to read.

use crate::{
    code::Focus,
    published::{Document, Table},
    text::LessonText,
};

/// The reading matter of a lesson.
///
/// It stands in the page, so the page's program does without: it takes from there what it shows. Nothing that the program
/// uses may lead here, or all lessons' texts are part of it.
#[derive(Clone, Copy, Debug)]
pub struct Article {
    /// Everything that its Markdown file says.
    pub text: &'static LessonText,
    /// The documents that it comes from.
    pub sources: &'static [Document],
    /// What the documents published.
    pub published: &'static [Table],
    /// The lines of code that matter.
    pub focus: &'static [Focus],
    /// What the lesson claims: for each of its claims its id and a sentence, in the lesson's order.
    pub claims: &'static [(&'static str, &'static str)],
}
