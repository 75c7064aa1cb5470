//! A worker that runs an engine.

use crate::handle::{Lost, WorkerHandle};
use js_sys::{Array, Object, Reflect, Uint8Array};
use overlap_protocol::{
    FromEngine, ToEngine,
    wire::{self, WireError},
};
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::WorkerType;

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

/// A worker with an engine in it. Dropping it ends the worker.
pub struct EngineWorker(WorkerHandle);

impl EngineWorker {
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
        let handle = WorkerHandle::start(script, WorkerType::Module, move |said| {
            receive(said.and_then(|data| message(&data)));
        })?;
        let message = first_message(role, boot)?;
        handle.post(&message)?;
        Ok(Self(handle))
    }

    /// Sends a message.
    ///
    /// # Errors
    /// A sentence or an exception of the browser when the message cannot be written or posted.
    pub fn send(&self, message: &ToEngine) -> Result<(), JsValue> {
        let (bytes, transfer) = packed(message).map_err(|error| error.to_string())?;
        self.0.post_with_transfer(&bytes, &transfer)
    }
}

/// The message that data hold. A worker whose engine cannot send messages sends a sentence instead.
fn message(data: &JsValue) -> Result<FromEngine, Lost> {
    match data.as_string() {
        Some(sentence) => Err(Lost::Crashed(sentence)),
        None => {
            wire::decode(&Uint8Array::new(data).to_vec()).map_err(|error| Lost::Crashed(error.to_string()))
        }
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
