//! What the event loop of a test needs of a machine, besides the port.

use overlap_strategies::ports::{Fetched, Machine};

/// Time that a fetch takes, ms.
pub const FETCH_MS: f64 = 5.0;

/// A machine whose time a test controls.
pub trait TestMachine: Machine {
    /// The time, ns. Unlike `now_ms`, a reading takes no time.
    fn now_ns(&self) -> u64;

    /// Whether the run was stopped. Unlike `stopped`, a call is not counted.
    fn halted(&self) -> bool;

    /// Lets time pass until `due_ns`, or until the run is stopped if that comes first and has not happened yet.
    fn pass_until(&self, due_ns: u64);
}

/// The reply to a GET of `url`: a body as long as the address, or no reply where the address contains `missing`.
pub fn reply(url: &str) -> Result<Fetched, String> {
    if url.contains("missing") {
        return Err(format!("There was no reply from {url}."));
    }
    Ok(Fetched { url: url.to_owned(), status: 200, body: vec![b'x'; url.len()], ..Fetched::default() })
}
