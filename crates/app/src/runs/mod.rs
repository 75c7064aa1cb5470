//! Runs of other times and machines: opened from files, kept on this device, compared, gathered into a class.
//!
//! [`page`] holds it together, [`state`] is what it shows, [`parts`] are its components. [`files`] hears of files, [`reading`]
//! has the [`reader`] read them; what reads the device and the site's recorded run are the hooks of [`kept`] and [`recorded`].
mod address;
mod files;
mod frame;
mod kept;
mod page;
mod parts;
mod reader;
mod reading;
mod recorded;
mod state;

use yew::UseReducerDispatcher;

/// How a component says what the reader did.
type Dispatch = UseReducerDispatcher<state::State>;

/// Starts the page.
pub fn start() {
    crate::mount::<page::Page>();
}
