//! Messages between this worker and its owner, which is the page or, for an isolated worker, another worker.

use overlap_protocol::{FromEngine, ProgramEvent, ToEngine, wire};
use overlap_record::Span;
use overlap_strategies::ports::SpanPublisher;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// This worker's global object.
pub fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Sends a message to the owner. It is sent at once, even where this worker blocks afterwards.
pub fn send(message: &FromEngine) {
    // Posting fails only where the owner is gone, and then nobody can be told.
    let _ = match overlap_worker::packed(message) {
        Ok((bytes, transfer)) => scope().post_message_with_transfer(&bytes, &transfer),
        Err(error) => scope().post_message(&JsValue::from(error.to_string())),
    };
}

/// Calls `handle` for each message of the owner from now on, and `unreadable` with the reason for each that cannot be read.
pub fn receive(mut handle: impl FnMut(ToEngine) + 'static, unreadable: fn(&str)) {
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
        match wire::decode(&bytes) {
            Ok(message) => handle(message),
            Err(error) => unreadable(&error.to_string()),
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// Sends published spans to the owner.
pub struct SpanSender;

impl SpanPublisher for SpanSender {
    fn publish(&self, spans: &[Span], open: &[Span], now_ms: f64) {
        send(&FromEngine::Spans { spans: spans.to_vec(), open: open.to_vec(), now_ms });
    }

    fn tell(&self, events: Vec<ProgramEvent>) {
        send(&FromEngine::Program(events));
    }
}
