//! The lab within another page: what that page may ask of it, and what it is told.
//!
//! [`port`] is the only place that hears and sends; [`story`] says what a change of the state means to the host;
//! [`use_frame`] brings both together with the page's state.
mod height;
mod hook;
mod port;
mod story;
#[cfg(test)]
mod tests;

pub use hook::use_frame;
