//! What the pages have in common. A page composes it: its state holds a [`Shell`], its component a [`Runner`].
mod address;
mod attempt;
mod class_link;
mod code_field;
mod embedded;
mod hand_in;
mod kept_runs;
mod notices;
mod page;
mod refusals;
mod replay;
mod run_bar;
mod runner;
mod stages;
mod state;
mod story;
#[cfg(test)]
mod tests;
mod typing;
mod view;

pub use address::Address;
pub use attempt::{Attempt, use_attempt};
pub use class_link::ClassLink;
pub use code_field::{CodeField, Fault};
pub use embedded::{Embedded, use_embedded};
pub use hand_in::HandInBox;
pub use kept_runs::keys as kept_run_keys;
pub use notices::notices;
pub use page::page;
pub use refusals::refusals;
pub use replay::use_replay;
pub use run_bar::{RunBar, RunBarNames, run_bar};
pub use runner::{Runner, use_runner};
pub use stages::use_stages;
pub use state::{Shell, ShellAction};
pub use story::{consented, ready, refused, tell, unusable};
pub use view::{chosen, on, selected_on_focus, tell_with, ticked, typed};
