//! The Python interpreter of the lab: a program and a task's number in; prints, an answer or an exception out.
//!
//! It knows no browser and no clock: whatever it needs from the machine comes in through [`machine::Machine`].
//!
//! A [`Program`] is code that was compiled. An [`Interpreter`] loads it into a [`Module`], whose tasks are run one at a
//! time, or with the feature `threads` on several threads at once.
mod checkpoints;
mod code;
mod event_loop;
mod exception;
mod host;
mod interpreter;
#[cfg(feature = "threads")]
mod lock;
pub mod machine;
mod modules;
mod output;
mod program;
#[cfg(feature = "threads")]
mod shared;
#[cfg(feature = "threads")]
mod threads;

pub use event_loop::{EventLoop, Finished, Next, Request};
pub use exception::{Before, Exception, Frame};
pub use interpreter::{Answer, Global, Interpreter, Module, TaskError};
pub use modules::{PROMISED, Promise};
pub use output::{MAX_BYTES, MAX_LINES};
pub use program::{FILE_NAME, MAX_SOURCE_BYTES, Program, ProgramError, SyntaxError, TaskKind};
