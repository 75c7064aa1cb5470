//! The article of each lesson.

use crate::{
    Lesson, article::Article, choose, contention, event_loop, free_threading, futures, kitchens, limits,
    lock, lost_updates, overhead, pools, requests, scaling, tills, waiting,
};

static ARTICLES: [(&Lesson, &Article); 15] = [
    (&waiting::LESSON, &waiting::ARTICLE),
    (&tills::LESSON, &tills::ARTICLE),
    (&lock::LESSON, &lock::ARTICLE),
    (&lost_updates::LESSON, &lost_updates::ARTICLE),
    (&contention::LESSON, &contention::ARTICLE),
    (&kitchens::LESSON, &kitchens::ARTICLE),
    (&free_threading::LESSON, &free_threading::ARTICLE),
    (&requests::LESSON, &requests::ARTICLE),
    (&pools::LESSON, &pools::ARTICLE),
    (&futures::LESSON, &futures::ARTICLE),
    (&event_loop::LESSON, &event_loop::ARTICLE),
    (&limits::LESSON, &limits::ARTICLE),
    (&overhead::LESSON, &overhead::ARTICLE),
    (&scaling::LESSON, &scaling::ARTICLE),
    (&choose::LESSON, &choose::ARTICLE),
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
