//! A worker of the browser, whatever runs in it.

use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Why a worker sends no more messages.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Lost {
    /// The browser could not load its script.
    #[error("its script could not be loaded")]
    NotLoaded,
    /// It crashed, or a message of it could not be read.
    #[error("{0}")]
    Crashed(String),
}

/// A running worker. Dropping the handle ends the worker.
pub struct WorkerHandle {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl WorkerHandle {
    /// Starts a worker from the script at this address. Calls `receive` with the data of each of its messages, and where it is lost.
    ///
    /// # Errors
    /// The exception of the browser when it refuses to start a worker.
    pub fn start(
        script: &str,
        kind: WorkerType,
        receive: impl Fn(Result<JsValue, Lost>) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(kind);
        let worker = Worker::new_with_options(script, &options)?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let receive = receive.clone();
            move |event: MessageEvent| receive(Ok(event.data()))
        });
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            // The event has no message where the script could not be loaded.
            let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
            receive(Err(if message.is_empty() { Lost::NotLoaded } else { Lost::Crashed(message) }));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Posts a message.
    ///
    /// # Errors
    /// The exception of the browser, for example where it does not share a memory with a worker.
    pub fn post(&self, message: &JsValue) -> Result<(), JsValue> {
        self.worker.post_message(message)
    }

    /// Posts a message whose buffers in `transfer` are moved instead of copied.
    ///
    /// # Errors
    /// The exception of the browser.
    pub fn post_with_transfer(&self, message: &JsValue, transfer: &JsValue) -> Result<(), JsValue> {
        self.worker.post_message_with_transfer(message, transfer)
    }
}
