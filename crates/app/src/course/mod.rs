//! The course's pages, live: a lesson with its state ([`state`]), its effects ([`page`]) and its components ([`parts`]), the
//! animations of two lessons ([`scenes`]), and the table of contents ([`contents`]).
//!
//! What stands in a page's HTML is the same lesson to read; it stays where no program runs.
mod address;
mod contents;
mod focus;
mod frame;
mod kept;
mod page;
mod parts;
mod scenes;
mod state;
mod still;
mod study;

use crate::browser;
use still::Still;
use yew::UseReducerDispatcher;

/// How a component says what the reader did.
type Dispatch = UseReducerDispatcher<state::State>;

/// Starts the page that the document's body names.
pub fn start() {
    let body = browser::body();
    let named = |name: &str| body.as_ref().and_then(|body| body.get_attribute(name));
    let lesson = named("data-lesson").and_then(|id| overlap_lessons::find(&id));
    if named("data-page").as_deref() == Some("contents") {
        crate::mount_with::<contents::Contents>(contents::Props::read());
    } else if let Some(lesson) = lesson {
        crate::mount_with::<page::Page>(page::Props { lesson: lesson.id, still: Still::read().into() });
    }
}
