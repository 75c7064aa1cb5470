//! The port [`ThreadPool`] in a browser: the pool of wasm-bindgen-rayon.

use crate::{crash, stop};
use futures::{
    FutureExt,
    future::{Either, LocalBoxFuture, select},
};
use gloo_timers::future::TimeoutFuture;
use overlap_record::Failure;
use overlap_strategies::{Ended, ports::ThreadPool};
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen_futures::JsFuture;

/// Time limit for the start of the pool, ms. A pool whose worker was refused or has crashed never starts.
const START_WITHIN_MS: u32 = 15_000;

/// Number of threads; 0 before the start.
static SIZE: AtomicU32 = AtomicU32::new(0);

/// The pool of this engine. There is only one, and its size never changes:
/// <https://github.com/RReverser/wasm-bindgen-rayon/issues/29>.
pub struct Pool;

impl ThreadPool for Pool {
    fn start(&self, threads: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        start(threads).boxed_local()
    }

    fn spawn(&self, job: Box<dyn FnOnce() + Send>) {
        rayon::spawn(job);
    }

    fn broadcast(&self, job: Box<dyn Fn(u32) + Send + Sync>) {
        rayon::spawn_broadcast(move |thread| job(thread.index() as u32));
    }

    fn failure(&self) -> Option<Failure> {
        crash::take_pool_failure()
    }
}

async fn start(threads: u32) -> Result<bool, Ended> {
    match SIZE.load(Ordering::Acquire) {
        0 => {}
        size if size == threads => return Ok(false),
        size => {
            let message =
                format!("This engine has a pool of {size} threads and cannot have one of {threads}.");
            return Err(Ended::Failed(Failure::internal(message)));
        }
    }
    let started = JsFuture::from(wasm_bindgen_rayon::init_thread_pool(threads as usize));
    let given_up = select(TimeoutFuture::new(START_WITHIN_MS), stop::stopping());
    match select(started.boxed_local(), given_up).await {
        Either::Left((Ok(_), _)) => {}
        Either::Left((Err(error), _)) => {
            let message = format!("The pool of {threads} threads did not start: {error:?}.");
            return Err(Ended::Failed(Failure::internal(message)));
        }
        Either::Right((Either::Left(_), _)) => {
            let message =
                format!("The pool of {threads} threads did not start within {} s.", START_WITHIN_MS / 1_000);
            return Err(Ended::Failed(Failure {
                advice: "Choose fewer workers, or close other pages.".to_owned(),
                ..Failure::internal(message)
            }));
        }
        Either::Right((Either::Right(_), _)) => return Err(Ended::Stopped),
    }
    SIZE.store(threads, Ordering::Release);
    rayon::spawn_broadcast(|_| crash::watch_pool_thread());
    Ok(true)
}
