//! The machine, as code sees it that has a thread to itself.

use overlap_record::FaultKind;
use overlap_workloads::Answer;

/// A reply to an HTTP GET.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// Address after redirections.
    pub url: String,
    /// HTTP status.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Fetched {
    /// The reply as a task's answer.
    #[must_use]
    pub fn answer(self) -> Answer {
        Answer::Text(format!("{}, {} bytes", self.status, self.body.len()))
    }
}

/// The run was cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// The machine as code sees it that has a thread to itself and may block it: clock, sleep, fetch, memory, crashes.
pub trait Machine: Sync {
    /// The time, ms since the Unix epoch. Times of different threads and workers can be compared.
    fn now_ms(&self) -> f64;

    /// Whether the run was cancelled. It is called about every 0.1 ms, so it has to be cheap.
    fn stopped(&self) -> bool;

    /// Blocks this thread for `ms`.
    ///
    /// # Errors
    /// `Stopped`, soon after the run was cancelled.
    fn sleep(&self, ms: f64) -> Result<(), Stopped>;

    /// Gets `url` and blocks this thread until the reply is there.
    ///
    /// # Errors
    /// A sentence that says why there was no reply.
    fn fetch(&self, url: &str) -> Result<Fetched, String>;

    /// Notes which task this thread runs next, for the message of a crash.
    fn enter(&self, lane: u32, task: u32);

    /// Fills `bytes` with random bytes.
    fn entropy(&self, bytes: &mut [u8]);

    /// Crashes in the given way. Returns only where this machine cannot crash in that way.
    fn crash(&self, kind: FaultKind);

    /// Size of the memory that this thread uses, bytes.
    fn memory_bytes(&self) -> f64;
}
