//! How many threads really compute at the same instant: browsers may report another number of cores than there are.

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

/// Steps of the trial: some 10 ms on a machine of 2020.
const STEPS: u32 = 8_000_000;

/// How often each trial is made at least. One alone found a single core on an idle machine with two.
const TRIALS: u32 = 4;

/// With less than this share of the threads found, the trials go on: a browser that has just started is busy with itself.
const LITTLE: f64 = 0.75;

/// For how long they go on at most, ms, and the rest before each.
const PATIENCE_MS: f64 = 1_000.0;
const REST_MS: f64 = 40.0;

/// How often the host looks whether the trial is over, ms.
const LOOK_EVERY_MS: f64 = 4.0;

#[derive(Default)]
struct Trial {
    arrived: AtomicU32,
    ended: AtomicU32,
    times: Mutex<Vec<(f64, f64)>>,
}

/// The work that `threads` threads get done in the time of one thread, in units of what one does alone.
///
/// # Errors
/// Where the pool does not start or the trial is stopped.
pub async fn cores(threads: u32, ports: Rc<Ports>) -> Result<f64, Ended> {
    ports.threads.start(threads).await?;
    // The first trial is for the compiler.
    trial(1, threads, &ports).await?;
    // Whatever else the machine does can make a trial longer, and nothing makes it shorter.
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
        if found >= LITTLE * f64::from(threads) || clock::now_ms() - start_ms >= PATIENCE_MS {
            return Ok(found.clamp(1.0, f64::from(threads)));
        }
        ports.reactor.tick(REST_MS).await;
    }
}

/// Lets the first `busy` threads of the pool do the work at once: ms from the first start to the last end.
async fn trial(busy: u32, threads: u32, ports: &Ports) -> Result<f64, Ended> {
    let trial = Arc::new(Trial::default());
    let theirs = trial.clone();
    ports.threads.broadcast(Box::new(move |thread| {
        theirs.arrived.fetch_add(1, Ordering::AcqRel);
        if thread < busy {
            while theirs.arrived.load(Ordering::Acquire) < threads {
                std::hint::spin_loop();
            }
            let begin = clock::now_ms();
            black_box(spin(black_box(STEPS)));
            let mut times = theirs.times.lock().unwrap_or_else(PoisonError::into_inner);
            times.push((begin, clock::now_ms()));
        }
        theirs.ended.fetch_add(1, Ordering::AcqRel);
    }));
    while trial.ended.load(Ordering::Acquire) < threads {
        if ports.blocking.stopped() {
            return Err(Ended::Stopped);
        }
        ports.reactor.tick(LOOK_EVERY_MS).await;
    }
    let times = trial.times.lock().unwrap_or_else(PoisonError::into_inner);
    let begin = times.iter().map(|time| time.0).fold(f64::INFINITY, f64::min);
    let end = times.iter().map(|time| time.1).fold(f64::NEG_INFINITY, f64::max);
    Ok((end - begin).max(f64::EPSILON))
}

/// Marsaglia's xorshift: every step needs the one before, so no compiler can shorten it.
fn spin(steps: u32) -> u32 {
    (0..steps).fold(2_463_534_242, |mut x: u32, _| {
        x ^= x << 13;
        x ^= x >> 17;
        x ^ (x << 5)
    })
}
