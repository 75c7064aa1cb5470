//! A lesson's parts, one a file: plain functions over a [`View`]. What has a state of its own is a component.
mod bars;
mod claims;
mod code;
mod compact;
mod cpython;
mod instrument;
mod judgement;
mod lesson;
mod masthead;
mod options;
mod pointer;
mod practice;
mod predict;
mod question;
mod records;
mod run;
mod run_bar;
mod scale;
mod scene;
mod tools;
mod transfer;
mod view;

pub use lesson::lesson;
pub use pointer::use_pointing;
pub use view::{View, cancel, start};
