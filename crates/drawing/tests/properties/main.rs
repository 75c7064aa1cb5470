//! What the crate promises, as properties over generated input and as known values.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chart;
mod counts;
mod export;
mod layout;
mod scale;
mod sound;
mod style;
mod ticks;
mod view;
