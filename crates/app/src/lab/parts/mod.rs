//! The lab's components, one a file.
mod advanced;
mod experiment;
mod lab;
mod machine;
mod notices;
mod number_field;
mod output;
mod params;
mod recorded;
mod run_bar;
mod share;
mod sketch;
mod strategies;
mod sweep;
mod unavailable;

pub use lab::Lab;
pub use notices::Notices;
pub use output::Output;
