//! The engine: a worker binary that runs strategies and sends their spans while they happen.
//!
//! It is built twice: without threads, which runs everywhere, and with its `threads` feature on shared memory.
#![cfg(target_arch = "wasm32")]

mod blocking;
#[cfg(feature = "threads")]
mod calibrate;
mod clock;
mod crash;
mod crew;
mod host;
mod member;
mod outlet;
#[cfg(feature = "threads")]
mod pool;
mod reactor;
mod site;
mod stop;

use overlap_protocol::FromEngine;
use wasm_bindgen::prelude::*;

/// Called once by worker.js, after the module was loaded.
///
/// `role` is `host` or `member`; `control` is shared memory in which the page raises a flag to stop a run, where it
/// may share one; `base` is the site's address; `module` is this engine, compiled, for further workers.
#[wasm_bindgen]
pub fn start(role: &str, control: JsValue, base: String, module: JsValue) {
    crash::install();
    stop::adopt(&control);
    site::remember(base, module, control);
    match role {
        "member" => member::listen(),
        _ => host::listen(),
    }
    outlet::send(&FromEngine::Ready { timer_resolution_us: clock::resolution_us() });
}

/// Called by worker.js when code of this worker has trapped.
#[wasm_bindgen]
pub fn report(message: &str) {
    crash::trapped(message);
}
