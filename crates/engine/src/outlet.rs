//! The way out: messages to whoever started this worker, and live spans.

use overlap_protocol::{
    FromEngine, ToEngine,
    wire::{self, WireError},
};
use overlap_record::Span;
use overlap_strategies::ports::Live;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// This worker's global object.
pub fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Sends a message to the owner. It leaves at once, also while this worker blocks.
pub fn send(message: &FromEngine) {
    // Posting fails only where the owner is gone, and then nobody is left to be told.
    let _ = match packed(message) {
        Ok((bytes, transfer)) => scope().post_message_with_transfer(&bytes, &transfer),
        Err(error) => scope().post_message(&JsValue::from(error.to_string())),
    };
}

/// A message as bytes, and what is handed over instead of copied when it is posted.
///
/// # Errors
/// Where the message cannot be written.
pub fn packed<T: serde::Serialize>(message: &T) -> Result<(js_sys::Uint8Array, js_sys::Array), WireError> {
    let bytes = js_sys::Uint8Array::from(wire::encode(message)?.as_slice());
    let transfer = js_sys::Array::of1(&bytes.buffer());
    Ok((bytes, transfer))
}

/// Hears messages from the owner from now on.
pub fn receive(mut heard: impl FnMut(ToEngine) + 'static) {
    let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
        match wire::decode(&bytes) {
            Ok(message) => heard(message),
            Err(error) => crate::crash::trapped(&error.to_string()),
        }
    });
    scope().set_onmessage(Some(closure.as_ref().unchecked_ref()));
    closure.forget();
}

/// Live spans, sent to the owner.
pub struct Wire;

impl Live for Wire {
    fn publish(&self, spans: &[Span], open: &[Span], now_ms: f64) {
        send(&FromEngine::Spans { spans: spans.to_vec(), open: open.to_vec(), now_ms });
    }
}
