//! What the course promises, held against records of a machine that is made up, and what every lesson has to have.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod claims;
mod cpython;
mod guide;
mod judging;
mod machine;
mod pages;
mod parts;
mod teaching;
mod tools;
mod words;
