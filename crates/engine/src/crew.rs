//! The port for isolated workers: further workers with this same engine, each with a memory of its own.

use crate::{outlet, site, stop};
use futures::{
    FutureExt, StreamExt,
    channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded},
    future::{Either, LocalBoxFuture, select},
};
use gloo_timers::future::TimeoutFuture;
use overlap_protocol::{FromEngine, ToEngine, wire};
use overlap_record::Failure;
use overlap_strategies::{
    Ended,
    ports::{Crew, CrewEvent, Enlistment},
};
use overlap_workloads::Task;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

/// A worker that has not started by then never will.
const PATIENCE_MS: u32 = 15_000;

/// How often one worker is tried. In WebKit, of several that start at the same time in a page with a service worker some
/// fail to load the module that they import; one by one they start.
const ATTEMPTS: u32 = 8;

/// What one worker said, or a sentence where it could not speak for itself; an empty one where its script was not loaded.
type Said = (u32, Result<FromEngine, String>);

/// One isolated worker, seen by its owner. It ends when this is dropped.
struct Recruit {
    worker: Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(Event)>,
}

impl Drop for Recruit {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Workers started by this one.
#[derive(Default)]
pub struct Recruits {
    workers: RefCell<Vec<Recruit>>,
    inbox: RefCell<Option<UnboundedReceiver<Said>>>,
}

impl Recruits {
    fn post(&self, lane: u32, message: &ToEngine) {
        if let Some(recruit) = self.workers.borrow().get(lane as usize) {
            // A worker that cannot be reached answers nothing, and a worker that is gone says so by its error event.
            let _ = outlet::packed(message)
                .map(|(bytes, transfer)| recruit.worker.post_message_with_transfer(&bytes, &transfer));
        }
    }

    /// The inbox is taken out while somebody waits at it, so that no borrow is held across an await.
    async fn hear(&self) -> Option<Said> {
        let mut inbox = self.inbox.take()?;
        let said = select(inbox.next(), stop::stopping()).await;
        let said = match said {
            Either::Left((said, _)) => said,
            Either::Right(_) => None,
        };
        self.inbox.replace(Some(inbox));
        said
    }

    async fn begin(&self, workers: u32) -> Result<bool, Ended> {
        if self.workers.borrow().len() == workers as usize {
            return Ok(false);
        }
        let (outbox, inbox) = unbounded();
        self.inbox.replace(Some(inbox));
        let recruits: Result<Vec<_>, _> = (0..workers).map(|lane| recruit(lane, &outbox)).collect();
        self.workers.replace(recruits.map_err(Ended::Failed)?);

        let too_late = TimeoutFuture::new(PATIENCE_MS);
        match select(self.all_ready(workers, &outbox).boxed_local(), too_late).await {
            Either::Left((ready, _)) => ready.map(|()| true),
            Either::Right(_) => Err(Ended::Failed(Failure {
                advice: "Choose fewer workers, or close other pages.".to_owned(),
                ..Failure::internal(format!(
                    "The {workers} workers did not start within {} s.",
                    PATIENCE_MS / 1_000
                ))
            })),
        }
    }

    async fn all_ready(&self, workers: u32, outbox: &UnboundedSender<Said>) -> Result<(), Ended> {
        let mut ready = 0;
        let mut attempts = workers * ATTEMPTS;
        while ready < workers {
            match self.hear().await {
                Some((_, Ok(FromEngine::Ready { .. }))) => ready += 1,
                Some((_, Ok(FromEngine::Failed(failure)))) => return Err(Ended::Failed(failure)),
                Some((_, Ok(_))) => {}
                Some((lane, Err(message))) if message.is_empty() && attempts > workers => {
                    attempts -= 1;
                    let again = recruit(lane, outbox).map_err(Ended::Failed)?;
                    if let Some(recruit) = self.workers.borrow_mut().get_mut(lane as usize) {
                        *recruit = again;
                    }
                }
                Some((lane, Err(message))) => return Err(Ended::Failed(lost(lane, &message))),
                None => return Err(Ended::Stopped),
            }
        }
        Ok(())
    }
}

fn lost(lane: u32, message: &str) -> Failure {
    let message = if message.is_empty() { "its script could not be loaded." } else { message };
    Failure { lane: Some(lane), ..Failure::internal(format!("An isolated worker was lost: {message}")) }
}

fn recruit(lane: u32, outbox: &UnboundedSender<Said>) -> Result<Recruit, Failure> {
    let worker = site::recruit()?;
    let to = outbox.clone();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let said = match event.data().as_string() {
            Some(sentence) => Err(sentence),
            None => wire::decode(&js_sys::Uint8Array::new(&event.data()).to_vec())
                .map_err(|error| error.to_string()),
        };
        // Nobody listens once the crew was replaced.
        let _ = to.unbounded_send((lane, said));
    });
    let to = outbox.clone();
    let failed = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        event.prevent_default();
        // Where a script could not be loaded, the event is none with a message.
        let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
        let _ = to.unbounded_send((lane, Err(message)));
    });
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    Ok(Recruit { worker, _heard: heard, _failed: failed })
}

impl Crew for Recruits {
    fn start(&self, workers: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        self.begin(workers).boxed_local()
    }

    fn enlist(&self, lane: u32, enlistment: &Enlistment) {
        let Enlistment { collection, epoch_ms, deadline_ms, fault } = enlistment.clone();
        self.post(lane, &ToEngine::Enlist { lane, collection, epoch_ms, deadline_ms, fault });
    }

    fn send(&self, lane: u32, tasks: Vec<(u32, Task)>, sent_ms: f64) {
        self.post(lane, &ToEngine::Tasks { tasks, sent_ms });
    }

    fn next(&self) -> LocalBoxFuture<'_, CrewEvent> {
        async move {
            loop {
                match self.hear().await {
                    None | Some((_, Ok(FromEngine::Cancelled))) => return CrewEvent::Stopped,
                    Some((lane, Err(message))) => return CrewEvent::Failed(lost(lane, &message)),
                    Some((lane, Ok(FromEngine::Spans { spans, open, .. }))) => {
                        return CrewEvent::Spans { lane, spans, open };
                    }
                    Some((lane, Ok(FromEngine::Answered { answers, memory_bytes, sent_ms }))) => {
                        return CrewEvent::Answered { lane, answers, memory_bytes, sent_ms };
                    }
                    Some((lane, Ok(FromEngine::Failed(failure)))) => {
                        return CrewEvent::Failed(Failure { lane: Some(lane), ..failure });
                    }
                    Some(_) => {}
                }
            }
        }
        .boxed_local()
    }
}
