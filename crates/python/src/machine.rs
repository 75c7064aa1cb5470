//! What the interpreter needs from the machine. The engine implements [`Machine`] with the browser, the tests with fakes.

/// Where in the program something happens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Number of the task, from 0; `None` while the program itself is loaded.
    pub task: Option<u32>,
    /// Lane of the worker or thread.
    pub lane: u32,
    /// Line of the reader's code, from 1; 0 where none of it is running.
    pub line: u32,
}

/// A reply to an HTTP request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Address after redirections.
    pub url: String,
    /// HTTP status.
    pub status: u16,
    /// Names and values, as they were received.
    pub headers: Vec<(String, String)>,
    /// Body, decoded from its transfer encoding.
    pub body: Vec<u8>,
}

/// The run was cancelled, or it reached its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Why a request gave no reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The run was cancelled meanwhile.
    Stopped,
    /// A sentence that says why.
    Failed(String),
}

/// Longest time that a wait for another thread goes on before the machine is asked whether the run was cancelled, ms.
pub const WAIT_SLICE_MS: f64 = 50.0;

/// The machine, as a program sees it that has a thread to itself and may block it. Where threads share an interpreter, each
/// calls it for itself.
pub trait Machine: Send + Sync {
    /// The time, ms since the Unix epoch. It never goes back.
    fn now_ms(&self) -> f64;

    /// Blocks this thread for `ms`.
    ///
    /// # Errors
    /// `Stopped`, soon after the run was cancelled.
    fn sleep(&self, ms: f64, at: Place) -> Result<(), Stopped>;

    /// Gets `url` and blocks this thread until the reply is there.
    ///
    /// # Errors
    /// `FetchError::Failed` where there is no reply, whatever its status; `FetchError::Stopped` soon after the run was
    /// cancelled.
    fn fetch(&self, url: &str, at: Place) -> Result<Reply, FetchError>;

    /// Blocks this thread until `take` succeeds, for `limit_ms` at most where there is a limit, and says whether it did. It
    /// takes what another thread of the same interpreter has to give; it is told how many ms it may block at a time. A
    /// machine with one lock for all threads releases that lock meanwhile.
    ///
    /// # Errors
    /// `Stopped`, soon after the run was cancelled.
    fn wait(
        &self,
        limit_ms: Option<f64>,
        at: Place,
        take: &mut dyn FnMut(f64) -> bool,
    ) -> Result<bool, Stopped> {
        let _ = at;
        let end_ms = limit_ms.map(|limit_ms| self.now_ms() + limit_ms);
        loop {
            let left_ms = end_ms.map_or(WAIT_SLICE_MS, |end_ms| end_ms - self.now_ms());
            if take(left_ms.clamp(0.0, WAIT_SLICE_MS)) {
                return Ok(true);
            }
            if left_ms <= 0.0 {
                return Ok(false);
            }
            self.checkpoint()?;
        }
    }

    /// Takes text that the program printed. Its size is bounded already.
    fn print(&self, text: &str, at: Place);

    /// Called at heads of loops and starts of functions, about once per ms. A machine with one lock for all threads may
    /// hand it on here.
    ///
    /// # Errors
    /// `Stopped` when the run was cancelled. The program is ended then, even where it catches every exception.
    fn checkpoint(&self) -> Result<(), Stopped>;

    /// Fills `bytes` with random bytes, which seed generators that the program gives no seed.
    fn entropy(&self, bytes: &mut [u8]);
}
