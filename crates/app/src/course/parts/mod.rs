//! A lesson's parts, one a file. Most are plain functions of the [`View`]: what has no state of its own and changes with the
//! lesson's needs no component, of which each takes the program another 2 kB.
mod bars;
mod claims;
mod instrument;
mod judgement;
mod lesson;
mod masthead;
mod options;
mod pointer;
mod predict;
mod question;
mod records;
mod run;
mod run_bar;
mod scale;
mod scene;
mod transfer;
mod view;

pub use lesson::LessonView;
pub use view::View;
