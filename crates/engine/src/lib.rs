//! The engine: a worker program that runs strategies and sends their spans while the run goes on.
//!
//! It is built twice: without threads, which runs everywhere, and with its `threads` feature on shared memory.
#![cfg(target_arch = "wasm32")]

mod boot;
#[cfg(feature = "threads")]
mod calibrate;
mod clock;
mod crash;
mod event_loop;
mod fetch;
mod host;
mod isolated_worker;
mod isolated_workers;
mod machine;
mod owner;
#[cfg(feature = "threads")]
mod pool;
mod random;
mod stop;

use overlap_protocol::FromEngine;
use overlap_worker::{Boot, Role};
use wasm_bindgen::prelude::*;

/// Starts the engine. `worker.js` calls this once, after it has loaded the module.
///
/// `role` is the name of a [`Role`]; the other arguments are the fields of [`Boot`].
#[wasm_bindgen]
pub fn start(role: &str, control: JsValue, base: String, module: JsValue) {
    crash::install();
    stop::adopt(&control);
    boot::remember(Boot { module, base, control });
    if role == Role::Isolated.name() {
        isolated_worker::listen();
    } else {
        host::listen();
    }
    owner::send(&FromEngine::Ready { timer_resolution_us: clock::resolution_us() });
}

/// Reports that code of this worker has trapped. `worker.js` calls this.
#[wasm_bindgen]
pub fn report(message: &str) {
    crash::trapped(message);
}
