//! Runs of other times and machines: opened from files, kept on this device, compared, gathered into a class.
//!
//! [`page`] holds it together, [`state`] is what it shows, [`parts`] are plain functions over it. [`files`] hears of files, and
//! [`reading`] has them read; the hooks of [`kept`], [`codes`] and [`recorded`] read the device and the
//! site's recorded run.
mod codes;
mod embedded;
mod files;
mod kept;
mod page;
mod parts;
mod reading;
mod recorded;
mod state;

pub use page::Page;
use yew::UseReducerDispatcher;

/// How a part says what the reader did.
type Dispatch = UseReducerDispatcher<state::State>;
