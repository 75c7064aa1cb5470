//! The lab: any workload under any strategy. [`page`] holds the state and the bridge together, [`parts`] are its components.
mod frame;
mod page;
mod parts;
mod state;

pub use state::Form;

use yew::UseReducerDispatcher;

/// How a component says what the reader did.
type Dispatch = UseReducerDispatcher<state::State>;

/// Starts the page.
pub fn start() {
    crate::mount::<page::Page>();
}
