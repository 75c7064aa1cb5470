//! The course's pages, live: a lesson with its state ([`state`]), its effects ([`page`]) and its components ([`parts`]), the
//! animations of two lessons ([`scenes`]), and the table of contents ([`contents`]).
//!
//! What stands in a page's HTML is the same lesson to read; it stays where no program runs.
mod contents;
mod focus;
mod frame;
mod kept;
mod page;
mod parts;
mod scenes;
mod state;
mod study;

use crate::browser;
use yew::UseReducerDispatcher;

/// How a component says what the reader did.
type Dispatch = UseReducerDispatcher<state::State>;

/// Starts the page that the document's body names.
pub fn start() {
    let body = browser::body();
    let named = |name: &str| body.as_ref().and_then(|body| body.get_attribute(name));
    let lesson = named("data-lesson").and_then(|id| overlap_lessons::find(&id));
    if named("data-page").as_deref() == Some("contents") {
        crate::mount::<contents::Contents>();
    } else if let Some(lesson) = lesson {
        // What the page shows of a recorded run is kept for a reader who cannot run or would rather not.
        let recorded = browser::document().and_then(|document| document.get_element_by_id("recorded"));
        let recorded = recorded.map(|section| section.inner_html().into());
        crate::mount_with::<page::Page>(page::Props { lesson: lesson.id, recorded });
    }
}
