//! Scenes: short animations that are driven by the real spans of one repeat.
//!
//! [`Supermarket`] shows tasks as customers at tills, [`Futures`] the slips of a pool. Both have a clock of their own ([`player`]),
//! which the reader starts, stops, drags or steps; both say in words what they show. [`Stepper`] shows one lost update; it has no clock.
/// Draws by a text, which takes the program a third of what as many elements of Yew's would. Writing to a string cannot fail.
macro_rules! draw {
    ($out:expr, $($what:tt)*) => {{ let _ = write!($out, $($what)*); }};
}

mod futures;
mod playback;
mod player;
mod shop;
mod slips;
mod stepper;
mod supermarket;

pub use futures::Futures;
pub use slips::failed;
pub use stepper::Stepper;
pub use supermarket::Supermarket;
