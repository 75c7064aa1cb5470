//! The page within another page. [`Port`] is the only place that hears that page and speaks to it.
mod height;
mod port;

pub use height::watch as watch_height;
pub use port::Port;
