//! A worker that this page started, and what it says.

use super::{reason, site};
use futures::{StreamExt, channel::mpsc::UnboundedReceiver};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A running worker. It ends when this is dropped.
pub struct WorkerHandle {
    worker: Worker,
    inbox: UnboundedReceiver<Result<JsValue, String>>,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(Event)>,
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl WorkerHandle {
    /// Starts a worker from a script of the site, by its path from the root.
    ///
    /// # Errors
    /// What the browser says where it refuses.
    pub fn start(script: &str, kind: WorkerType) -> Result<Self, String> {
        let options = WorkerOptions::new();
        options.set_type(kind);
        let worker = Worker::new_with_options(&format!("{}{script}", site()), &options)
            .map_err(|error| reason(&error))?;
        let (outbox, inbox) = futures::channel::mpsc::unbounded();
        let to = outbox.clone();
        // Sending fails once the handle is dropped, and then nobody listens.
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let _ = to.unbounded_send(Ok(event.data()));
        });
        let error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            // Where a script could not be loaded, the event carries no message.
            let said = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).filter(|said| !said.is_empty());
            let _ = outbox
                .unbounded_send(Err(said.unwrap_or_else(|| "its script could not be loaded".to_owned())));
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        Ok(Self { worker, inbox, _message: message, _error: error })
    }

    /// Posts a message.
    ///
    /// # Errors
    /// The exception, for example where the browser does not share a memory with a worker.
    pub fn post(&self, message: &JsValue) -> Result<(), JsValue> {
        self.worker.post_message(message)
    }

    /// The next message of the worker. Waits until there is one.
    ///
    /// # Errors
    /// What is said of an error that the worker did not catch, or of a script that could not be loaded.
    pub async fn next(&mut self) -> Result<JsValue, String> {
        self.inbox.next().await.unwrap_or_else(|| Err("it has ended".to_owned()))
    }
}
