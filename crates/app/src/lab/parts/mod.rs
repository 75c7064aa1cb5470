//! The lab's parts, one a file: plain functions over a [`View`]. What has a state of its own is a component.
mod advanced;
mod code;
mod editor;
mod exercise;
mod experiment;
pub mod lab;
mod language;
mod machine;
mod modules;
mod number_field;
mod output;
mod params;
mod recorded;
mod run_bar;
mod share;
mod sketch;
mod strategies;
mod sweep;
mod view;

pub use exercise::exercise;
pub use output::output;
pub use view::{Stage, View};
