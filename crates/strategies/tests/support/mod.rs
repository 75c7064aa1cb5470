//! What the tests of all strategies share: machines, an event loop, a recording, small plans and checks.

mod cases;
mod checks;
mod event_loop;
mod machine;
mod recording;

pub use cases::{answers_of, plan, small, waits};
pub use checks::{Round as RoundCheck, at_once, check_answers, of_kind};
pub use event_loop::TestEventLoop;
pub use machine::{FETCH_MS, TestMachine, reply};
pub use recording::Recording;
