//! A browser worker that runs an engine, as its owner sees it: start it, send messages to it, receive its messages.
//!
//! The page owns workers in the role of a host. Such a worker can own workers in the role of an isolated worker.

use js_sys::{Array, Object, Reflect, Uint8Array};
use overlap_protocol::{
    FromEngine, ToEngine,
    wire::{self, WireError},
};
use serde::Serialize;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// What the engine does in its worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It runs rounds for the page.
    Host,
    /// It runs chunks of tasks for a host.
    Isolated,
}

impl Role {
    /// Its name in the first message to a worker.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Isolated => "isolated",
        }
    }
}

/// What a worker needs to start its engine. It is sent in the worker's first message, which `worker.js` reads.
#[derive(Clone, Debug)]
pub struct Boot {
    /// The engine, compiled: a `WebAssembly.Module`.
    pub module: JsValue,
    /// The site's address.
    pub base: String,
    /// Shared memory of 4 bytes that holds the flag to stop a run; `null` where no memory may be shared.
    pub control: JsValue,
}

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
    /// Starts a worker with the `worker.js` at `script` and calls `receive` for each of its messages.
    ///
    /// # Errors
    /// The exception of the browser when it refuses to start a worker.
    pub fn start(
        script: &str,
        role: Role,
        boot: &Boot,
        receive: impl Fn(Result<FromEngine, Lost>) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script, &options)?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let receive = receive.clone();
            // A worker whose engine cannot send messages sends a sentence instead.
            move |event: MessageEvent| match event.data().as_string() {
                Some(sentence) => receive(Err(Lost::Crashed(sentence))),
                None => receive(
                    wire::decode(&Uint8Array::new(&event.data()).to_vec())
                        .map_err(|error| Lost::Crashed(error.to_string())),
                ),
            }
        });
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            // The event has no message where the script could not be loaded.
            let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
            receive(Err(if message.is_empty() { Lost::NotLoaded } else { Lost::Crashed(message) }));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let handle = Self { worker, _on_message: on_message, _on_error: on_error };
        let message = first_message(role, boot)?;
        handle.worker.post_message(&message)?;
        Ok(handle)
    }

    /// Sends a message.
    ///
    /// # Errors
    /// A sentence or an exception of the browser when the message cannot be written or posted.
    pub fn send(&self, message: &ToEngine) -> Result<(), JsValue> {
        let (bytes, transfer) = packed(message).map_err(|error| error.to_string())?;
        self.worker.post_message_with_transfer(&bytes, &transfer)
    }
}

fn first_message(role: Role, boot: &Boot) -> Result<Object, JsValue> {
    let message = Object::new();
    for (key, value) in [
        ("module", boot.module.clone()),
        ("role", role.name().into()),
        ("base", boot.base.as_str().into()),
        ("control", boot.control.clone()),
    ] {
        Reflect::set(&message, &key.into(), &value)?;
    }
    Ok(message)
}

/// A message as bytes, and the list of buffers that are transferred instead of copied when it is posted.
///
/// # Errors
/// When the message cannot be written.
pub fn packed<T: Serialize>(message: &T) -> Result<(Uint8Array, Array), WireError> {
    let bytes = Uint8Array::from(wire::encode(message)?.as_slice());
    let transfer = Array::of1(&bytes.buffer());
    Ok((bytes, transfer))
}
