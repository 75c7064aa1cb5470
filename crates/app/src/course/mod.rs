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
use overlap_lessons::Lesson;
use yew::UseReducerDispatcher;

/// How a component says what the reader did.
type Dispatch = UseReducerDispatcher<state::State>;

/// Starts the page that the document's body names.
pub fn start() {
    let page = browser::body().and_then(|body| body.get_attribute("data-page"));
    match page.as_deref() {
        Some("contents") => crate::mount::<contents::Contents>(),
        // A page of a lesson that this program does not know stays as it is.
        _ if lesson().is_some() => crate::mount::<page::Page>(),
        _ => {}
    }
}

/// The lesson of this page.
fn lesson() -> Option<&'static Lesson> {
    overlap_lessons::find(&browser::body()?.get_attribute("data-lesson")?)
}
