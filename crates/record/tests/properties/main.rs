//! What the crate promises, as properties over generated input and as known values.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod broken;
mod parts;
mod read;
mod schema;
