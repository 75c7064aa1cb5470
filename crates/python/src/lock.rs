//! Locks that threads of a program wait for.

use crate::{
    host,
    machine::{Machine, Place, Stopped},
};
use rustpython_vm::{PyResult, VirtualMachine};
use std::{
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

/// Owner of a lock that no thread has.
const NOBODY: u64 = 0;

/// The number of the calling thread, from 1. No other thread ever has the same.
pub(crate) fn this_thread() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    thread_local! {
        static NUMBER: u64 = NEXT.fetch_add(1, Ordering::Relaxed);
    }
    NUMBER.with(|number| *number)
}

/// A lock that any thread may release.
#[derive(Debug, Default)]
pub(crate) struct Lock {
    taken: Mutex<bool>,
    released: Condvar,
}

impl Lock {
    fn state(&self) -> MutexGuard<'_, bool> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_taken(&self) -> bool {
        *self.state()
    }

    pub(crate) fn try_take(&self) -> bool {
        !std::mem::replace(&mut *self.state(), true)
    }

    /// Waits for at most `limit_ms`, without a limit for `None`, and says whether this thread has the lock now.
    pub(crate) fn take(&self, limit_ms: Option<f64>, vm: &VirtualMachine) -> PyResult<bool> {
        if self.try_take() {
            return Ok(true);
        }
        let wait = |machine: &dyn Machine, at: Place| {
            machine.wait(limit_ms, at, &mut |slice_ms| self.take_within(slice_ms))
        };
        host::blocking(vm, wait)?.map_err(|Stopped| host::stop(vm))
    }

    fn take_within(&self, limit_ms: f64) -> bool {
        let mut taken = self.state();
        if *taken {
            let limit = Duration::from_secs_f64(limit_ms / 1000.0);
            taken = self.released.wait_timeout(taken, limit).unwrap_or_else(PoisonError::into_inner).0;
        }
        !std::mem::replace(&mut *taken, true)
    }

    /// Releases the lock, and says whether it was taken.
    pub(crate) fn release(&self) -> bool {
        let was_taken = std::mem::replace(&mut *self.state(), false);
        self.released.notify_one();
        was_taken
    }
}

/// A lock that its owner may take again.
#[derive(Debug, Default)]
pub(crate) struct Reentrant {
    lock: Lock,
    /// Only the owner changes it from or to its own number, so each thread knows for sure whether it is the owner.
    owner: AtomicU64,
    depth: AtomicUsize,
}

impl Reentrant {
    pub(crate) fn is_taken(&self) -> bool {
        self.lock.is_taken()
    }

    pub(crate) fn is_mine(&self) -> bool {
        self.owner.load(Ordering::Relaxed) == this_thread()
    }

    /// How often its owner has taken it.
    pub(crate) fn depth(&self) -> usize {
        self.depth.load(Ordering::Relaxed)
    }

    pub(crate) fn try_take(&self) -> bool {
        let taken = self.is_mine() || self.lock.try_take();
        if taken {
            self.entered(1);
        }
        taken
    }

    /// As [`Lock::take`], `times` at once.
    pub(crate) fn take(&self, limit_ms: Option<f64>, times: usize, vm: &VirtualMachine) -> PyResult<bool> {
        let taken = self.is_mine() || self.lock.take(limit_ms, vm)?;
        if taken {
            self.entered(times);
        }
        Ok(taken)
    }

    fn entered(&self, times: usize) {
        self.owner.store(this_thread(), Ordering::Relaxed);
        self.depth.fetch_add(times, Ordering::Relaxed);
    }

    /// Undoes `times` of its owner's takes.
    pub(crate) fn release(&self, times: usize) {
        if self.depth.fetch_sub(times, Ordering::Relaxed) == times {
            self.owner.store(NOBODY, Ordering::Relaxed);
            self.lock.release();
        }
    }
}
