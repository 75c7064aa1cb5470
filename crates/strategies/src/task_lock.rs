//! A lock that tasks take and give back.
//!
//! A thread that finds it held tries again for a moment, since most locks are held for less time than it takes to fall asleep and wake up.
//! Then it sleeps. Whoever gives the lock back does not hand it over: the first to try gets it, as with `threading.Lock`.

use std::{
    hint::spin_loop,
    sync::{
        Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

/// Tries before a thread sleeps.
const TRIES: u32 = 100;

/// No lane holds it.
const FREE: u32 = u32::MAX;

/// The lock.
pub struct TaskLock {
    /// The lane that holds it.
    holder: AtomicU32,
    /// Whether a thread sleeps, or is about to.
    waited_for: AtomicBool,
    sleepers: Mutex<()>,
    given: Condvar,
}

impl Default for TaskLock {
    fn default() -> Self {
        Self {
            holder: AtomicU32::new(FREE),
            waited_for: AtomicBool::new(false),
            sleepers: Mutex::new(()),
            given: Condvar::new(),
        }
    }
}

/// A lane waits for a lock that it holds itself.
#[derive(Debug)]
pub struct HeldByItself;

impl TaskLock {
    fn try_once(&self, lane: u32) -> Result<(), u32> {
        let exchange = self.holder.compare_exchange(FREE, lane, Ordering::SeqCst, Ordering::SeqCst);
        exchange.map(drop)
    }

    /// Takes the lock for a lane if it is free, now or a moment later. Yields whether it was.
    ///
    /// # Errors
    /// The lane holds it already. A lane that is alone in its memory thus never waits.
    pub fn try_take(&self, lane: u32) -> Result<bool, HeldByItself> {
        for _ in 0..TRIES {
            match self.try_once(lane) {
                Ok(()) => return Ok(true),
                Err(holder) if holder == lane => return Err(HeldByItself),
                Err(_) => spin_loop(),
            }
        }
        Ok(false)
    }

    /// Sleeps until the lock is free, at most for `limit`, and takes it for a lane. Yields whether it did.
    pub fn take_within(&self, lane: u32, limit: Duration) -> bool {
        let sleepers = self.sleepers.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever gives the lock back after this looks for sleepers, and has to wait until this thread sleeps.
        self.waited_for.store(true, Ordering::SeqCst);
        if self.try_once(lane).is_ok() {
            return true;
        }
        let slept = self.given.wait_timeout(sleepers, limit);
        drop(slept.unwrap_or_else(PoisonError::into_inner));
        self.try_once(lane).is_ok()
    }

    /// Gives the lock back.
    pub fn give(&self) {
        self.holder.store(FREE, Ordering::SeqCst);
        if self.waited_for.swap(false, Ordering::SeqCst) {
            drop(self.sleepers.lock().unwrap_or_else(PoisonError::into_inner));
            self.given.notify_all();
        }
    }
}
