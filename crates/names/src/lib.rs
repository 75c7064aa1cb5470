//! The names of Unicode's characters, once for two versions of the crate `unicode_names2`.
//!
//! RustPython 0.6.0 uses version 3 and its parser version 1, so the Python engines held both tables, some 0.4 MB each to download. The
//! workspace's manifest puts this crate in the place of version 1.
pub use newer::{Name, character, name};
