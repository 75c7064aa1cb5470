//! Drives the built site in real browsers, Chromium and Firefox, over WebDriver.
//!
//! [`server`] serves the site and hears every request, [`driver`] and [`session`] own a browser, [`console`] and
//! [`network`] listen to what must not happen, [`watch`] sees how smoothly the page goes, [`axe`] knows the rules of
//! accessibility, [`lrs`] plays a platform's record store, [`page`] knows the page's elements, and [`suite`] runs the tests in `tests/browser/`, one subject a file.
#![allow(
    clippy::disallowed_methods,
    reason = "this crate never runs in a browser: it drives one from outside"
)]
pub mod axe;
pub mod console;
pub mod cpython;
pub mod driver;
mod error;
pub mod lrs;
pub mod network;
pub mod page;
mod programs;
pub mod schema;
mod screen;
pub mod scripts;
pub mod server;
pub mod session;
pub mod stage;
pub mod suite;
pub mod watch;

pub use error::Error;
