//! What the crate promises, as properties over generated input and as known values.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod doubts;
mod gathered;
mod interleaving;
mod model;
mod order;
mod statistics;
mod sweep;
mod verdict;
