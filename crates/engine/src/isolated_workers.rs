//! The port [`IsolatedWorkers`] in a browser: further workers with this same engine, each with a memory of its own.

use crate::{boot, stop};
use futures::{
    FutureExt, StreamExt,
    channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded},
    future::{Either, LocalBoxFuture, select},
};
use gloo_timers::future::TimeoutFuture;
use overlap_protocol::{Chunk, FromEngine, Preparation, ToEngine};
use overlap_record::Failure;
use overlap_strategies::{Ended, ports::IsolatedWorkers};
use overlap_worker::{EngineWorker, Lost};
use std::cell::RefCell;

/// Time limit for the start of all workers, ms.
const START_WITHIN_MS: u32 = 15_000;

/// Most attempts to start one worker. When several workers start at the same time in a page with a service worker, WebKit
/// may fail to load the module that some of them import. A later attempt succeeds.
const ATTEMPTS: u32 = 8;

/// The lane of a worker, and its message or why there are no more.
type Received = (u32, Result<FromEngine, Lost>);

/// The isolated workers that this worker owns.
#[derive(Default)]
pub struct BrowserWorkers {
    handles: RefCell<Vec<EngineWorker>>,
    inbox: RefCell<Option<UnboundedReceiver<Received>>>,
}

impl BrowserWorkers {
    fn post(&self, lane: u32, message: &ToEngine) {
        if let Some(handle) = self.handles.borrow().get(lane as usize) {
            // The error event of a worker that is gone ends the round, so the error of posting is not needed.
            let _ = handle.send(message);
        }
    }

    /// The next message of any worker; `None` when the run was cancelled.
    ///
    /// The inbox is taken out of its cell meanwhile, so that no borrow is held across an await.
    async fn receive(&self) -> Option<Received> {
        let mut inbox = self.inbox.take()?;
        let received = match select(inbox.next(), stop::stopping()).await {
            Either::Left((received, _)) => received,
            Either::Right(_) => None,
        };
        self.inbox.replace(Some(inbox));
        received
    }

    async fn start_all(&self, workers: u32) -> Result<bool, Ended> {
        if self.handles.borrow().len() == workers as usize {
            return Ok(false);
        }
        let (outbox, inbox) = unbounded();
        self.inbox.replace(Some(inbox));
        let handles: Result<Vec<_>, _> = (0..workers).map(|lane| start(lane, &outbox)).collect();
        self.handles.replace(handles.map_err(Ended::Failed)?);

        let too_late = TimeoutFuture::new(START_WITHIN_MS);
        match select(self.all_ready(workers, &outbox).boxed_local(), too_late).await {
            Either::Left((ready, _)) => ready.map(|()| true),
            Either::Right(_) => Err(Ended::Failed(Failure {
                advice: "Choose fewer workers, or close other pages.".to_owned(),
                ..Failure::internal(format!(
                    "The {workers} workers did not start within {} s.",
                    START_WITHIN_MS / 1_000
                ))
            })),
        }
    }

    /// Completes when every worker is ready.
    async fn all_ready(&self, workers: u32, outbox: &UnboundedSender<Received>) -> Result<(), Ended> {
        let mut ready = 0;
        let mut attempts = workers * ATTEMPTS;
        while ready < workers {
            match self.receive().await {
                Some((_, Ok(FromEngine::Ready { .. }))) => ready += 1,
                Some((_, Ok(FromEngine::Failed(failure)))) => return Err(Ended::Failed(failure)),
                Some((_, Ok(_))) => {}
                Some((lane, Err(Lost::NotLoaded))) if attempts > workers => {
                    attempts -= 1;
                    let again = start(lane, outbox).map_err(Ended::Failed)?;
                    if let Some(handle) = self.handles.borrow_mut().get_mut(lane as usize) {
                        *handle = again;
                    }
                }
                Some((lane, Err(lost))) => return Err(Ended::Failed(failure(lane, &lost))),
                None => return Err(Ended::Stopped),
            }
        }
        Ok(())
    }
}

/// The failure of a round that has lost the worker on `lane`.
fn failure(lane: u32, lost: &Lost) -> Failure {
    Failure { lane: Some(lane), ..Failure::internal(format!("An isolated worker was lost: {lost}.")) }
}

fn start(lane: u32, outbox: &UnboundedSender<Received>) -> Result<EngineWorker, Failure> {
    let outbox = outbox.clone();
    boot::start_isolated_worker(move |received| {
        // The inbox is gone when other workers have replaced this one.
        let _ = outbox.unbounded_send((lane, received));
    })
}

impl IsolatedWorkers for BrowserWorkers {
    fn start(&self, workers: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        self.start_all(workers).boxed_local()
    }

    fn prepare(&self, preparation: Preparation) {
        self.post(preparation.lane, &ToEngine::Prepare(preparation));
    }

    fn send(&self, lane: u32, chunk: Chunk) {
        self.post(lane, &ToEngine::RunChunk(chunk));
    }

    fn next(&self) -> LocalBoxFuture<'_, Result<(u32, FromEngine), Ended>> {
        async move {
            match self.receive().await {
                Some((lane, Ok(message))) => Ok((lane, message)),
                Some((lane, Err(lost))) => Err(Ended::Failed(failure(lane, &lost))),
                None => Err(Ended::Stopped),
            }
        }
        .boxed_local()
    }
}
