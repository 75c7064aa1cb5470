//! What a lesson's page holds to read.

use crate::{
    Lesson,
    code::Focus,
    published::{Document, Table},
    text::LessonText,
};

/// The reading matter of a lesson.
///
/// It stands in the page, so the page's program does without: it takes from there what it shows. Nothing that the program
/// uses may lead here, or all nine lessons' texts are part of it.
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

static ARTICLES: [(&Lesson, &Article); 9] = [
    (&crate::waiting::LESSON, &crate::waiting::ARTICLE),
    (&crate::tills::LESSON, &crate::tills::ARTICLE),
    (&crate::lock::LESSON, &crate::lock::ARTICLE),
    (&crate::kitchens::LESSON, &crate::kitchens::ARTICLE),
    (&crate::requests::LESSON, &crate::requests::ARTICLE),
    (&crate::pools::LESSON, &crate::pools::ARTICLE),
    (&crate::event_loop::LESSON, &crate::event_loop::ARTICLE),
    (&crate::overhead::LESSON, &crate::overhead::ARTICLE),
    (&crate::scaling::LESSON, &crate::scaling::ARTICLE),
];

impl Lesson {
    /// What its page holds to read.
    #[must_use]
    pub fn article(&self) -> &'static Article {
        let own = ARTICLES.iter().find(|(lesson, _)| lesson.id == self.id);
        own.map_or(ARTICLES[0].1, |(_, article)| article)
    }

    /// Its title, plain text.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.article().text.title
    }

    /// What it is about, in one line of plain text.
    #[must_use]
    pub fn description(&self) -> &'static str {
        self.article().text.description
    }
}
