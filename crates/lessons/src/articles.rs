//! The article of each lesson.

use crate::{
    Lesson, article::Article, event_loop, futures, kitchens, limits, lock, overhead, pools, requests,
    scaling, tills, waiting,
};

static ARTICLES: [(&Lesson, &Article); 11] = [
    (&waiting::LESSON, &waiting::ARTICLE),
    (&tills::LESSON, &tills::ARTICLE),
    (&lock::LESSON, &lock::ARTICLE),
    (&kitchens::LESSON, &kitchens::ARTICLE),
    (&requests::LESSON, &requests::ARTICLE),
    (&pools::LESSON, &pools::ARTICLE),
    (&futures::LESSON, &futures::ARTICLE),
    (&event_loop::LESSON, &event_loop::ARTICLE),
    (&limits::LESSON, &limits::ARTICLE),
    (&overhead::LESSON, &overhead::ARTICLE),
    (&scaling::LESSON, &scaling::ARTICLE),
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
