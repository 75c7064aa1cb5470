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
mod study;

use crate::browser;
use yew::{AttrValue, UseReducerDispatcher};

/// What the program takes over from the page that it makes live, so that it need not bring it along.
#[derive(Clone, Debug, PartialEq)]
struct Still {
    /// A recorded run, as HTML.
    recorded: Option<AttrValue>,
    /// The excerpts of code, in the lesson's order.
    excerpts: Vec<AttrValue>,
}

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
        let still = Still {
            recorded: recorded.map(|section| section.inner_html().into()),
            excerpts: browser::texts("#code pre").into_iter().map(Into::into).collect(),
        };
        crate::mount_with::<page::Page>(page::Props { lesson: lesson.id, still });
    }
}
