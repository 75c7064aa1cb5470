//! The lab within another page: what that page may ask of it, and what it is told.
//!
//! [`story`] says what a change of the state means to the host; [`Lab`] does what the host asks.
mod guest;
mod story;
#[cfg(test)]
mod tests;

pub use guest::Lab;
#[cfg(test)]
pub use tests::refuses_what_is_long;
