//! The lab within another page: what that page may ask of it, and what it is told.
//!
//! [`story`] says what a change of the state means to the host; [`use_frame`] brings it together with the page's state.
mod hook;
mod story;
#[cfg(test)]
mod tests;

pub use hook::use_frame;
#[cfg(test)]
pub use tests::refuses_what_is_long;
