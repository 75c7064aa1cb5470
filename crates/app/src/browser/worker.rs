//! A worker that runs a script of the site for the page, with its messages in a queue.

use super::{reason, site};
use futures::{StreamExt, channel::mpsc::UnboundedReceiver};
use overlap_worker::{Lost, WorkerHandle};
use wasm_bindgen::JsValue;
use web_sys::WorkerType;

/// A running worker. Dropping it ends the worker.
pub struct SiteWorker {
    handle: WorkerHandle,
    inbox: UnboundedReceiver<Result<JsValue, Lost>>,
}

impl SiteWorker {
    /// Starts a worker from a script of the site, by its path from the root.
    ///
    /// # Errors
    /// The reason of the browser where it refuses.
    pub fn start(script: &str, kind: WorkerType) -> Result<Self, String> {
        let (outbox, inbox) = futures::channel::mpsc::unbounded();
        let receive = move |received| {
            // The inbox is gone when the worker was dropped.
            let _ = outbox.unbounded_send(received);
        };
        let handle = WorkerHandle::start(&format!("{}{script}", site()), kind, receive)
            .map_err(|error| reason(&error))?;
        Ok(Self { handle, inbox })
    }

    /// Posts a message.
    ///
    /// # Errors
    /// The exception, for example where the browser does not share a memory with a worker.
    pub fn post(&self, message: &JsValue) -> Result<(), JsValue> {
        self.handle.post(message)
    }

    /// The next message of the worker. Waits until there is one.
    ///
    /// # Errors
    /// What is said of an error that the worker did not catch, or of a script that could not be loaded.
    pub async fn next(&mut self) -> Result<JsValue, String> {
        match self.inbox.next().await {
            Some(received) => received.map_err(|lost| lost.to_string()),
            None => Err("it has ended".to_owned()),
        }
    }
}
