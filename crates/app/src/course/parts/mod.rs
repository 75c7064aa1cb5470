//! A lesson's components, one a file.
mod bars;
mod claims;
mod instrument;
mod judgement;
mod lesson;
mod masthead;
mod options;
mod predict;
mod prose;
mod question;
mod records;
mod run;
mod run_bar;
mod scale;
mod scene;
mod section;
mod transfer;

pub use lesson::LessonView;
