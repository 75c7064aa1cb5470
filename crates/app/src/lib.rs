//! The program of every page of the site.
//!
//! Each page is complete HTML first; the program finds out which page it is ([`route`]) and takes the place of what stands in `#app`.
//! The pages are [`lab`] (any workload, any strategy), [`course`] (the lessons and their table of contents) and [`runs`] (records
//! opened and compared). Each has one state, one action and a pure `reduce`.
//!
//! A module may use those to its left and none to its right:
//!
//! ```text
//! browser ← model ← bridge ← instrument ← shell ← lab, course, runs ← route
//! ```
//!
//! [`browser`] is everything that is asked of the browser; [`model`] is plain data and words; [`bridge`] runs specifications on the
//! engines; [`instrument`] shows a run, live and afterwards; [`shell`] is what the pages have in common: painter, bridge, phases,
//! the page around this one, and the runs that the device keeps. Nothing here computes for longer than an animation frame.
mod bridge;
mod browser;
mod course;
mod instrument;
pub mod lab;
pub mod model;
mod route;
mod runs;
mod shell;

pub use lab::Form;
pub use model::Estimate;

use gloo_timers::callback::Timeout;

/// Starts the page that the document is: in a task of its own, so that a press does not wait for the program's start and the page's
/// first rendering in one go.
pub fn start() {
    console_error_panic_hook::set_once();
    Timeout::new(0, || route::Route::of_document().mount()).forget();
}
