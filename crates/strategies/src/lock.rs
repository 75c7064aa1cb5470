//! One lock for all threads, modelled on CPython's Global Interpreter Lock.
//!
//! A thread that wants the lock waits for the switch interval and then asks the holder to give it back. The holder sees
//! that at its next checkpoint, gives the lock back and waits until another thread has taken it. Source of the scheme
//! and of the 5 ms: CPython's `Python/ceval_gil.c` and `sys.getswitchinterval()`.

use crate::ring::locked;
use std::{
    sync::{
        Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// CPython's default switch interval.
pub const SWITCH_INTERVAL: Duration = Duration::from_millis(5);

#[derive(Default)]
struct State {
    held: bool,
    waiting: u32,
    /// How often the lock was taken. A thread that gave it back on request sees by this number that another took it.
    taken: u64,
}

/// The lock.
#[derive(Default)]
pub struct Lock {
    state: Mutex<State>,
    released: Condvar,
    switched: Condvar,
    drop_request: AtomicBool,
}

impl Lock {
    /// Takes the lock if no thread holds it. Returns whether it did.
    pub fn try_take(&self) -> bool {
        let mut state = locked(&self.state);
        let free = !state.held;
        if free {
            self.taken(&mut state);
        }
        free
    }

    /// Waits for the lock and takes it. Returns false without the lock when `stopped`, which is called once per switch
    /// interval, returns true.
    pub fn take(&self, stopped: impl Fn() -> bool) -> bool {
        let mut state = locked(&self.state);
        state.waiting += 1;
        while state.held {
            let taken = state.taken;
            let (guard, wait) =
                self.released.wait_timeout(state, SWITCH_INTERVAL).unwrap_or_else(PoisonError::into_inner);
            state = guard;
            if stopped() {
                state.waiting -= 1;
                self.switched.notify_all();
                return false;
            }
            if wait.timed_out() && state.held && state.taken == taken {
                self.drop_request.store(true, Ordering::Release);
            }
        }
        state.waiting -= 1;
        self.taken(&mut state);
        true
    }

    fn taken(&self, state: &mut State) {
        state.held = true;
        state.taken += 1;
        self.drop_request.store(false, Ordering::Release);
        self.switched.notify_all();
    }

    /// Whether a waiting thread asked the holder to give the lock back.
    pub fn wanted(&self) -> bool {
        self.drop_request.load(Ordering::Acquire)
    }

    /// Gives the lock back. Where a thread asked for it, waits until another thread has taken it.
    pub fn give(&self) {
        let mut state = locked(&self.state);
        let taken = state.taken;
        state.held = false;
        self.released.notify_one();
        if self.drop_request.load(Ordering::Acquire) {
            while state.taken == taken && state.waiting > 0 {
                state = self
                    .switched
                    .wait_timeout(state, SWITCH_INTERVAL)
                    .unwrap_or_else(PoisonError::into_inner)
                    .0;
            }
        }
    }
}
