//! The page within another page. [`Port`] is the only place that hears that page and speaks to it, and a [`Guest`] says what
//! one of our pages does for it.
mod guest;
mod height;
mod port;

pub use guest::{Guest, use_frame};
use height::watch as watch_height;
use port::Port;
