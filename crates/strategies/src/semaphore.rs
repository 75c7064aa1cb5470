//! A semaphore: permits that tasks share, so that only so many of them go on at once.
//!
//! A thread blocks until it has one, and a future awaits it. Whoever has waited longest gets the next.

use futures::channel::oneshot;
use std::{
    collections::VecDeque,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// How often a thread that waits asks whether the run was cancelled.
const ASK_EVERY: Duration = Duration::from_millis(20);

#[derive(Default)]
struct State {
    /// Permits that are taken.
    taken: u32,
    /// The futures that wait. A permit is handed from one to the next, and stays taken meanwhile.
    futures: VecDeque<oneshot::Sender<()>>,
    /// The numbers of the threads that wait, in order.
    threads: VecDeque<u64>,
    next: u64,
}

/// Permits, of which each task says how many there may be.
#[derive(Default)]
pub struct Semaphore {
    state: Mutex<State>,
    freed: Condvar,
}

impl Semaphore {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one of `limit` permits if one is free and nobody waits for it. Returns whether it did.
    pub fn try_take(&self, limit: u32) -> bool {
        let mut state = self.state();
        let free = state.taken < limit.max(1) && state.threads.is_empty() && state.futures.is_empty();
        state.taken += u32::from(free);
        free
    }

    /// Blocks this thread until it has one of `limit` permits. Returns false without one when `stopped`, which is called now and then,
    /// returns true.
    pub fn take(&self, limit: u32, stopped: impl Fn() -> bool) -> bool {
        let mut state = self.state();
        let own = state.next;
        state.next += 1;
        state.threads.push_back(own);
        let taken = loop {
            if state.taken < limit.max(1) && state.threads.front() == Some(&own) {
                state.taken += 1;
                break true;
            }
            if stopped() {
                break false;
            }
            state = self.freed.wait_timeout(state, ASK_EVERY).unwrap_or_else(PoisonError::into_inner).0;
        };
        state.threads.retain(|thread| *thread != own);
        // The next in the queue may find a permit as well.
        self.freed.notify_all();
        taken
    }

    /// Waits for one of `limit` permits without blocking the thread.
    pub async fn taken(&self, limit: u32) {
        loop {
            let turn = {
                let mut state = self.state();
                if state.taken < limit.max(1) && state.futures.is_empty() {
                    state.taken += 1;
                    return;
                }
                let (handed, turn) = oneshot::channel();
                state.futures.push_back(handed);
                turn
            };
            if turn.await.is_ok() {
                return;
            }
        }
    }

    /// Gives a permit back, or on to the future that has waited longest.
    pub fn give(&self) {
        let mut state = self.state();
        while let Some(next) = state.futures.pop_front() {
            // A future that was dropped no longer wants it.
            if next.send(()).is_ok() {
                return;
            }
        }
        state.taken = state.taken.saturating_sub(1);
        self.freed.notify_all();
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "these tests run on the host only")]
mod tests {
    use super::*;
    use futures::{executor::block_on, future::join_all, poll};
    use std::{
        sync::atomic::{AtomicU32, Ordering},
        thread,
    };

    #[test]
    fn no_more_threads_go_on_than_there_are_permits() {
        let semaphore = Semaphore::default();
        let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    assert!(semaphore.try_take(3) || semaphore.take(3, || false));
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    thread::sleep(Duration::from_millis(10));
                    inside.fetch_sub(1, Ordering::SeqCst);
                    semaphore.give();
                });
            }
        });
        assert_eq!(most.into_inner(), 3);
        assert_eq!(semaphore.state().taken, 0);
    }

    #[test]
    fn a_thread_that_was_stopped_leaves_the_queue() {
        let semaphore = Semaphore::default();
        assert!(semaphore.try_take(1));
        assert!(!semaphore.take(1, || true));
        semaphore.give();
        assert!(semaphore.try_take(1), "nobody waits any more");
    }

    #[test]
    fn futures_get_permits_in_the_order_in_which_they_asked() {
        block_on(async {
            let semaphore = Semaphore::default();
            assert!(semaphore.try_take(1));
            let (mut first, mut second) = (Box::pin(semaphore.taken(1)), Box::pin(semaphore.taken(1)));
            assert!(poll!(&mut first).is_pending() && poll!(&mut second).is_pending());
            assert!(!semaphore.try_take(2), "who comes later does not overtake");
            semaphore.give();
            assert!(poll!(&mut second).is_pending() && poll!(&mut first).is_ready());
            semaphore.give();
            assert!(poll!(&mut second).is_ready());
            semaphore.give();
            assert_eq!(semaphore.state().taken, 0);
        });
    }

    #[test]
    fn a_future_that_was_dropped_keeps_no_permit() {
        block_on(async {
            let semaphore = Semaphore::default();
            assert!(semaphore.try_take(1));
            let mut dropped = Box::pin(semaphore.taken(1));
            assert!(poll!(&mut dropped).is_pending());
            drop(dropped);
            semaphore.give();
            join_all((0..3).map(|_| async {
                semaphore.taken(1).await;
                semaphore.give();
            }))
            .await;
            assert_eq!(semaphore.state().taken, 0);
        });
    }
}
