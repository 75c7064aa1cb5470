//! What the page and its engines say to each other, what a run is asked to be, and how that is written into a link.
//!
//! Messages are named by direction ([`ToEngine`], [`FromEngine`]) and travel as bytes ([`wire`]). A [`Spec`] is
//! checked and turned into a workload's own parameters by [`convert`]; [`permalink`] writes one into an address and
//! reads it back, and [`code`] does so with a reader's own code; a [`Sweep`] makes
//! several of one, by a number of its own or by one that its code declares ([`Declared`]); [`cpython`] has the command for the same
//! run outside of a page. A page that frames the lab talks to it by [`frame`]. [`FromReader`] is what a page
//! hears of a file that a worker reads. This crate is pure: it never touches a browser.
pub mod code;
pub mod convert;
pub mod cpython;
mod declared;
pub mod frame;
mod message;
pub mod permalink;
mod reader;
mod sweep;
pub mod wire;

pub use declared::{Declared, MAX_NAME_BYTES, MOST_DECLARED};
pub use message::*;
pub use overlap_record::Spec;
pub use overlap_workloads as workloads;
pub use reader::FromReader;
pub use sweep::{Axis, POINTS, Sweep, SweepError, Vary};
