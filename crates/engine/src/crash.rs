//! Crashes: a panic or a trap in any thread becomes a message that says which task, on which lane.

use crate::outlet;
use overlap_protocol::FromEngine;
use overlap_record::Failure;
use std::{
    cell::Cell,
    sync::{Mutex, PoisonError},
};

thread_local! {
    static AT: Cell<Option<(u32, u32)>> = const { Cell::new(None) };
    static REPORTED: Cell<bool> = const { Cell::new(false) };
    /// Set in a thread of the pool, which cannot speak to the page itself.
    static POOLED: Cell<bool> = const { Cell::new(false) };
}

static LEFT_BY_POOL: Mutex<Option<Failure>> = Mutex::new(None);

/// Makes panics of this engine report themselves.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let what = info.payload_as_str().unwrap_or("no reason given");
        let place =
            info.location().map(|at| format!(" ({}:{})", short(at.file()), at.line())).unwrap_or_default();
        fail(format!("The code panicked: {what}{place}."));
    }));
}

/// A file without the folders of the machine that it was built on.
fn short(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

/// Remembers what this thread is about to do.
pub fn enter(lane: u32, task: u32) {
    AT.set(Some((lane, task)));
}

/// Says that code on this thread has trapped. A panic traps too, after it has reported itself.
pub fn trapped(message: &str) {
    fail(format!("The code crashed: {message}."));
}

fn fail(message: String) {
    if REPORTED.replace(true) {
        return;
    }
    let at = AT.get();
    let failure = Failure {
        task: at.map(|(_, task)| task),
        lane: at.map(|(lane, _)| lane),
        message,
        advice: "The other strategies are not affected. Run again; if it happens again, try smaller values."
            .to_owned(),
    };
    if POOLED.get() {
        LEFT_BY_POOL.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(failure);
    } else {
        outlet::send(&FromEngine::Failed(failure));
    }
}

/// A crash of a pool thread, for the host to report.
#[cfg(feature = "threads")]
pub fn left_by_pool() -> Option<Failure> {
    LEFT_BY_POOL.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Makes traps of this pool thread known, which would otherwise end it in silence.
#[cfg(feature = "threads")]
pub fn watch_pool_thread() {
    use wasm_bindgen::prelude::*;
    POOLED.set(true);
    let scope = outlet::scope();
    let heard = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        event.prevent_default();
        let message = match event.dyn_ref::<web_sys::PromiseRejectionEvent>() {
            Some(rejected) => js_sys::Error::from(rejected.reason()).message(),
            None => event.unchecked_ref::<web_sys::ErrorEvent>().message().into(),
        };
        trapped(&String::from(message));
    });
    for name in ["error", "unhandledrejection"] {
        let _ = scope.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    }
    heard.forget();
}
