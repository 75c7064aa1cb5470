//! The lab: any workload under any strategy. [`page`] holds the state and the run together, [`parts`] are plain functions over a
//! [`parts::View`].
mod embedded;
#[cfg(test)]
mod host_tests;
mod kept_code;
mod page;
mod parts;
pub mod state;

pub use page::{Page, Props as PageProps};
pub use state::Form;

use yew::UseReducerDispatcher;

/// How a part says what the reader did.
type Dispatch = UseReducerDispatcher<state::State>;
