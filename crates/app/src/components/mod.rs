//! One component a file, each with its own properties.
mod advanced;
mod answers;
mod app;
mod bars;
mod code;
mod experiment;
mod exports;
mod lab;
mod log;
mod machine;
mod notices;
mod number_field;
mod output;
mod params;
mod patterns;
#[cfg(feature = "records")]
mod records;
mod results;
mod run_bar;
mod share;
mod sketch;
mod source;
mod strategies;
mod swatch;
mod tabs;
mod timeline;
mod verdict;

pub use app::App;

use crate::state::State;
use yew::UseReducerDispatcher;

/// How a component says what the reader did.
pub type Dispatch = UseReducerDispatcher<State>;
