//! Activities for a class: what is asked, what a learner hands in, and the picture that the hand-ins of a class make together.
//!
//! A teacher's link asks for a prediction about a lesson or an experiment ([`About`]). A learner predicts, perhaps once more after
//! talking it over, runs, and hands in a short code ([`HandIn`]). The codes of a class become a [`Group`] an activity, with
//! [`Histogram`]s of what was predicted beside what was measured. No names are needed: a number that a page draws tells one
//! learner's codes from another's.
mod about;
mod code;
mod group;
mod hand_in;
mod histogram;
mod scale;

pub use about::{About, measured, unit};
pub use code::{CodeError, Found, MAX_CODE_CHARS, find};
pub use group::{Group, NEAR, Summary, csv, groups};
pub use hand_in::{HandIn, Round, measured_by, rounded};
pub use histogram::{Bin, Histogram, SERIES};
