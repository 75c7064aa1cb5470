//! What a machine must have beyond the machine port, so that an event loop can run on it.

use overlap_strategies::ports::{Fetched, Machine};

/// How long a fetch takes, ms.
pub const FETCH_MS: f64 = 5.0;

/// A machine on which a test lets time pass.
pub trait TestMachine: Machine {
    /// Now, in nanoseconds, without the tick of `now_ms`.
    fn now_ns(&self) -> u64;

    /// Whether the run was stopped already. Unlike `stopped` it leaves no trace.
    fn halted(&self) -> bool;

    /// Lets time pass until then, or until the run is stopped; where it was stopped before, until then.
    fn pass_until(&self, due_ns: u64);
}

/// The reply to a GET of `url`: a body as long as the address, or none where it says so.
pub fn reply(url: &str) -> Result<Fetched, String> {
    if url.contains("missing") {
        return Err(format!("There was no reply from {url}."));
    }
    Ok(Fetched { status: 200, bytes: url.len() as u64 })
}
