//! What the crate promises, as properties over generated input and as known values.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chart;
mod doubts;
mod export;
mod fixtures;
mod gathered;
mod layout;
mod model;
mod pieces;
mod read;
mod scale;
mod schema;
mod statistics;
mod sweep;
mod ticks;
mod verdict;
mod view;
