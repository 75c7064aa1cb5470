//! The lessons' pages: a lesson with its state ([`state`]), its effects ([`page`]) and its parts ([`parts`]), the animations of two
//! lessons ([`scenes`]), and the table of contents ([`contents`]).
//!
//! A page's HTML holds the same lesson to read; it stays where no program runs.
mod contents;
mod embedded;
mod focus;
mod kept;
mod kept_practice;
mod page;
mod parts;
mod scenes;
mod state;
mod still;
mod study;

pub use contents::{Contents, Props as ContentsProps};
pub use page::{Page, Props as PageProps};
use still::Still;
use yew::UseReducerDispatcher;

/// How a part says what the reader did.
type Dispatch = UseReducerDispatcher<state::State>;
