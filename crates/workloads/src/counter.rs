//! The caller's counter, which tasks read and write: as they like, or so that every access is noted in the order in which it really happened.

use std::{
    collections::VecDeque,
    ops::Deref,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, AtomicU64, Ordering::Relaxed},
    },
};

/// How many of its last accesses a task keeps.
pub const KEPT: usize = 64;

/// How many accesses after the first loss are still noted, of all tasks together.
pub const AFTER: u32 = 4;

/// The caller's counter. It begins at 0 and is used in one of two ways: as the plain number that it dereferences to, or watched.
#[derive(Debug, Default)]
pub struct Counter {
    plain: AtomicU64,
    /// The number of watched accesses so far in the high 32 bits, and the value in the low ones. One instruction changes both, so the
    /// numbers are the order of the accesses.
    watched: AtomicU64,
    /// The number of the first write that wiped out updates; 0 before, since nothing is lost at the first access.
    lost_at: AtomicU32,
    noted: Mutex<Vec<Noted>>,
}

/// One access to the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Its place among all accesses of the round, from 1.
    pub number: u32,
    /// The index of the task that made it.
    pub task: u32,
    /// Whether it wrote the value, or read it.
    pub wrote: bool,
    /// The value that was read or written.
    pub value: u32,
}

impl Deref for Counter {
    type Target = AtomicU64;

    fn deref(&self) -> &AtomicU64 {
        &self.plain
    }
}

impl Counter {
    /// What it holds.
    #[must_use]
    pub fn held(&self) -> u64 {
        // One of the two is still 0.
        self.plain.load(Relaxed) + u64::from(value(self.watched.load(Relaxed)))
    }

    /// Begins to note the accesses of the task with this index. They are found in [`Self::noted`] when the watch is dropped.
    pub fn watch(&self, task: u32) -> Watch<'_> {
        Watch { counter: self, task, read: 0, last: VecDeque::with_capacity(KEPT) }
    }

    /// The number of the first write that wiped out updates of other tasks; `None` where there was none.
    #[must_use]
    pub fn lost_at(&self) -> Option<u32> {
        Some(self.lost_at.load(Relaxed)).filter(|number| *number > 0)
    }

    /// The last accesses of every task that has ended, in no order.
    #[must_use]
    pub fn noted(&self) -> Vec<Noted> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// One task's accesses. There may be 2^32 - 1 of all tasks in a round.
pub struct Watch<'a> {
    counter: &'a Counter,
    task: u32,
    /// What the task has read last.
    read: u32,
    last: VecDeque<Noted>,
}

impl Watch<'_> {
    /// Reads the counter.
    pub fn read(&mut self) -> u32 {
        let before = self.counter.watched.fetch_add(1 << 32, Relaxed);
        self.read = value(before);
        self.note(before, false, self.read);
        self.read
    }

    /// Writes what was worked out from the value read last, whatever the counter holds by now.
    pub fn write(&mut self, new: u32) {
        let next = |word: u64| ((word >> 32) + 1) << 32 | u64::from(new);
        let before = self.counter.watched.update(Relaxed, Relaxed, next);
        if value(before) > self.read {
            // The first one stays.
            let _ = self.counter.lost_at.compare_exchange(0, number(before), Relaxed, Relaxed);
        }
        self.note(before, true, new);
    }

    /// Keeps an access, as long as no loss lies so far back that the next ones would push out what led to it.
    fn note(&mut self, before: u64, wrote: bool, value: u32) {
        let (number, lost_at) = (number(before), self.counter.lost_at.load(Relaxed));
        if lost_at > 0 && number > lost_at.saturating_add(AFTER) {
            return;
        }
        if self.last.len() == KEPT {
            self.last.pop_front();
        }
        self.last.push_back(Noted { number, task: self.task, wrote, value });
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.counter.noted.lock().unwrap_or_else(PoisonError::into_inner).extend(&self.last);
    }
}

const fn value(word: u64) -> u32 {
    word as u32
}

/// The number of the access that found this word.
const fn number(before: u64) -> u32 {
    ((before >> 32) as u32).wrapping_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accesses_are_noted_in_their_order_and_a_loss_is_seen_by_the_task_that_causes_it() {
        let counter = Counter::default();
        let (mut a, mut b) = (counter.watch(0), counter.watch(1));
        let (x, y) = (a.read(), b.read());
        b.write(y + 1);
        assert_eq!((counter.lost_at(), counter.held()), (None, 1));
        a.write(x + 1);
        assert_eq!((counter.lost_at(), counter.held()), (Some(4), 1));
        drop((a, b));
        let mut noted = counter.noted();
        noted.sort_by_key(|noted| noted.number);
        let told: Vec<_> = noted.iter().map(|it| (it.number, it.task, it.wrote, it.value)).collect();
        assert_eq!(told, [(1, 0, false, 0), (2, 1, false, 0), (3, 1, true, 1), (4, 0, true, 1)]);
    }

    #[test]
    fn a_task_keeps_its_last_accesses_until_shortly_after_the_first_loss() {
        let counter = Counter::default();
        let mut slow = counter.watch(1);
        let old = slow.read();
        let mut fast = counter.watch(0);
        let update = |watch: &mut Watch<'_>| {
            let next = watch.read() + 1;
            watch.write(next);
        };
        (0..100).for_each(|_| update(&mut fast));
        slow.write(old + 1);
        (0..100).for_each(|_| update(&mut fast));
        assert_eq!((counter.lost_at(), counter.held()), (Some(202), 101));
        drop(fast);
        let kept: Vec<u32> = counter.noted().iter().map(|noted| noted.number).collect();
        assert_eq!((kept.len(), kept[0], kept[63]), (KEPT, 142, 202 + AFTER));
        drop(slow);
        assert_eq!(counter.noted().len(), KEPT + 2);
    }
}
