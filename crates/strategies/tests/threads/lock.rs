//! The lock by itself.

use crate::rig::measuring;
use overlap_strategies::lock::{Lock, SWITCH_INTERVAL};
use std::{
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
    thread::{scope, sleep, yield_now},
    time::{Duration, Instant},
};

/// Time after which a thread surely waits for the lock; short compared with every limit below.
const MOMENT: Duration = Duration::from_millis(30);

/// Time limit of everything that a test waits for.
const PATIENCE: Duration = Duration::from_secs(10);

fn wait_for(what: &str, happened: impl Fn() -> bool) {
    let begin = Instant::now();
    while !happened() {
        assert!(begin.elapsed() < PATIENCE, "{what} never happened");
        sleep(Duration::from_millis(1));
    }
}

/// Whether the time limit is over. Other threads then stop waiting, even where a test fails while it holds the lock.
fn too_late() -> impl Fn() -> bool {
    let begin = Instant::now();
    move || begin.elapsed() > PATIENCE
}

#[test]
fn one_of_eight_threads_is_inside() {
    let (lock, inside, entries) = (Lock::default(), AtomicU32::new(0), AtomicU32::new(0));
    scope(|threads| {
        for _ in 0..8 {
            threads.spawn(|| {
                for round in 0..500 {
                    assert!(lock.take(too_late()));
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0, "two threads hold the lock");
                    entries.fetch_add(1, Ordering::Relaxed);
                    if round % 10 == 0 {
                        yield_now();
                    }
                    inside.fetch_sub(1, Ordering::SeqCst);
                    lock.give();
                }
            });
        }
    });
    assert_eq!(entries.into_inner(), 8 * 500);
    assert!(lock.try_take(), "the lock was left taken");
}

#[test]
fn a_free_lock_is_taken_at_once_and_a_held_one_is_not() {
    let lock = Lock::default();
    assert!(lock.try_take());
    assert!(!lock.try_take());
    lock.give();
    assert!(lock.try_take());
    assert!(!lock.wanted());
}

#[test]
fn a_queueing_thread_asks_after_the_switch_interval_and_is_handed_the_lock() {
    let _measuring = measuring();
    let (lock, tried) = (Lock::default(), AtomicBool::new(false));
    assert!(lock.try_take());
    scope(|threads| {
        let begin = Instant::now();
        threads.spawn(|| {
            assert!(lock.take(too_late()));
            // Holds the lock until the other thread has tried to get it back.
            wait_for("the attempt to get it back", || tried.load(Ordering::Acquire));
            lock.give();
        });
        wait_for("the request to hand over", || lock.wanted());
        assert!(begin.elapsed() >= SWITCH_INTERVAL, "it asked after {:?}", begin.elapsed());
        lock.give();
        // The thread that asked has the lock, however quickly the other one tries to take it again.
        assert!(!lock.try_take(), "the lock was not handed over");
        assert!(!lock.wanted(), "the request outlived the hand-over");
        tried.store(true, Ordering::Release);
        assert!(lock.take(too_late()));
    });
}

#[test]
fn a_thread_that_is_stopped_leaves_the_queue() {
    let _measuring = measuring();
    let (lock, stopped, left) = (Lock::default(), AtomicBool::new(false), AtomicBool::new(false));
    assert!(lock.try_take());
    scope(|threads| {
        threads.spawn(|| {
            assert!(!lock.take(|| stopped.load(Ordering::Acquire)), "it got the lock though it was held");
            left.store(true, Ordering::Release);
        });
        sleep(MOMENT);
        assert!(lock.wanted() && !left.load(Ordering::Acquire), "it has to be queueing");
        stopped.store(true, Ordering::Release);
        wait_for("leaving", || left.load(Ordering::Acquire));
        // No thread waits for the lock any more, so giving it back must not wait until it is taken.
        let begin = Instant::now();
        lock.give();
        assert!(begin.elapsed() < PATIENCE / 10, "giving took {:?}", begin.elapsed());
        assert!(lock.try_take());
    });
}

#[test]
fn stopping_while_somebody_waits_for_the_hand_over_keeps_nobody() {
    let _measuring = measuring();
    let (lock, stopped) = (Lock::default(), AtomicBool::new(false));
    let begin = Instant::now();
    scope(|threads| {
        for _ in 0..8 {
            threads.spawn(|| {
                while !stopped.load(Ordering::Acquire) && lock.take(|| stopped.load(Ordering::Acquire)) {
                    sleep(Duration::from_millis(1));
                    lock.give();
                }
            });
        }
        sleep(MOMENT);
        stopped.store(true, Ordering::Release);
    });
    assert!(begin.elapsed() < PATIENCE / 2, "{:?}", begin.elapsed());
    assert!(lock.try_take(), "the lock was left taken");
}

#[test]
fn no_thread_starves() {
    let _measuring = measuring();
    let (lock, stopped) = (Lock::default(), AtomicBool::new(false));
    let turns: Vec<_> = (0..4).map(|_| AtomicU32::new(0)).collect();
    scope(|threads| {
        for turns in &turns {
            let (lock, stopped) = (&lock, &stopped);
            threads.spawn(move || {
                while !stopped.load(Ordering::Acquire) && lock.take(|| stopped.load(Ordering::Acquire)) {
                    turns.fetch_add(1, Ordering::Relaxed);
                    // Computes until another thread asks for the lock, as a thread under the lock does.
                    while !lock.wanted() && !stopped.load(Ordering::Acquire) {
                        yield_now();
                    }
                    lock.give();
                }
            });
        }
        let all_had_three = || turns.iter().all(|turns| turns.load(Ordering::Relaxed) >= 3);
        let begin = Instant::now();
        while !all_had_three() && begin.elapsed() < PATIENCE {
            sleep(Duration::from_millis(1));
        }
        stopped.store(true, Ordering::Release);
    });
    let turns: Vec<_> = turns.into_iter().map(AtomicU32::into_inner).collect();
    assert!(turns.iter().all(|turns| *turns >= 3), "{turns:?}");
}
