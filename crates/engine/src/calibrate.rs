//! Measures how many threads really compute at the same time, since a browser may report a wrong number of cores.

use crate::clock;
use overlap_strategies::{Ended, ports::Ports};
use std::{
    hint::black_box,
    rc::Rc,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

/// Iterations of the trial: about 10 ms on a machine of 2020.
const ITERATIONS: u32 = 8_000_000;

/// Least number of trials. A single trial once measured one core on an idle machine that has two.
const TRIALS: u32 = 4;

/// Below this share of the threads the trials go on, since a browser that has just started uses the cores itself.
const ENOUGH: f64 = 0.75;

/// Time limit of all trials, ms.
const TIME_LIMIT_MS: f64 = 1_000.0;

/// Pause before each further trial, ms.
const PAUSE_MS: f64 = 40.0;

/// Time between two checks whether a trial has ended, ms.
const CHECK_EVERY_MS: f64 = 4.0;

#[derive(Default)]
struct Trial {
    arrived: AtomicU32,
    ended: AtomicU32,
    times: Mutex<Vec<(f64, f64)>>,
}

/// The number of threads, of `threads`, that compute at the same time: how much work all of them do in the time in which
/// one thread alone does one unit.
///
/// # Errors
/// `Ended::Failed` when the pool does not start, `Ended::Stopped` when the run was cancelled.
pub async fn cores(threads: u32, ports: Rc<Ports>) -> Result<f64, Ended> {
    ports.thread_pool.start(threads).await?;
    // The first trial only makes the browser compile the loop.
    trial(1, threads, &ports).await?;
    // The shortest trials count, since other programs can only make a trial longer.
    let (mut alone_ms, mut together_ms) = (f64::INFINITY, f64::INFINITY);
    let start_ms = clock::now_ms();
    let mut made = 0;
    loop {
        made += 1;
        alone_ms = alone_ms.min(trial(1, threads, &ports).await?);
        together_ms = together_ms.min(trial(threads, threads, &ports).await?);
        if made < TRIALS {
            continue;
        }
        let found = f64::from(threads) * alone_ms / together_ms;
        if found >= ENOUGH * f64::from(threads) || clock::now_ms() - start_ms >= TIME_LIMIT_MS {
            return Ok(found.clamp(1.0, f64::from(threads)));
        }
        ports.event_loop.timer(PAUSE_MS).await;
    }
}

/// Runs the loop on the first `busy` threads of the pool at the same time. Yields the time from the first start to the last
/// end, ms.
async fn trial(busy: u32, threads: u32, ports: &Ports) -> Result<f64, Ended> {
    let trial = Arc::new(Trial::default());
    let shared = trial.clone();
    ports.thread_pool.broadcast(Box::new(move |thread| {
        shared.arrived.fetch_add(1, Ordering::AcqRel);
        if thread < busy {
            while shared.arrived.load(Ordering::Acquire) < threads {
                std::hint::spin_loop();
            }
            let begin = clock::now_ms();
            black_box(spin(black_box(ITERATIONS)));
            let mut times = shared.times.lock().unwrap_or_else(PoisonError::into_inner);
            times.push((begin, clock::now_ms()));
        }
        shared.ended.fetch_add(1, Ordering::AcqRel);
    }));
    while trial.ended.load(Ordering::Acquire) < threads {
        if ports.machine.stopped() {
            return Err(Ended::Stopped);
        }
        ports.event_loop.timer(CHECK_EVERY_MS).await;
    }
    let times = trial.times.lock().unwrap_or_else(PoisonError::into_inner);
    let begin = times.iter().map(|time| time.0).fold(f64::INFINITY, f64::min);
    let end = times.iter().map(|time| time.1).fold(f64::NEG_INFINITY, f64::max);
    Ok((end - begin).max(f64::EPSILON))
}

/// Marsaglia's xorshift. Each iteration needs the result of the one before, so no compiler can shorten the loop.
fn spin(iterations: u32) -> u32 {
    (0..iterations).fold(2_463_534_242, |mut x: u32, _| {
        x ^= x << 13;
        x ^= x >> 17;
        x ^ (x << 5)
    })
}
