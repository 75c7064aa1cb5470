//! Crashes: a panic or a trap in any thread becomes a failure that names its task and its lane.

use crate::owner;
use overlap_protocol::FromEngine;
use overlap_record::Failure;
use std::{
    cell::Cell,
    sync::{Mutex, PoisonError},
};

thread_local! {
    /// The lane and the task that this thread runs.
    static AT: Cell<Option<(u32, u32)>> = const { Cell::new(None) };
    static REPORTED: Cell<bool> = const { Cell::new(false) };
    /// Whether this is a thread of the pool, which cannot send messages to the page.
    static IN_POOL: Cell<bool> = const { Cell::new(false) };
}

/// The first failure of a thread of the pool.
static POOL_FAILURE: Mutex<Option<Failure>> = Mutex::new(None);

/// Reports every panic of this engine.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let what = info.payload_as_str().unwrap_or("no reason given");
        let place =
            info.location().map(|at| format!(" ({}:{})", short(at.file()), at.line())).unwrap_or_default();
        fail(format!("The code panicked: {what}{place}."));
    }));
}

/// The name of a file without its folders, which are those of the machine that built the engine.
fn short(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

/// Notes which task this thread runs next.
pub fn enter(lane: u32, task: u32) {
    AT.set(Some((lane, task)));
}

/// Reports that code on this thread has trapped. A panic traps too, but its hook has reported it before.
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
    if IN_POOL.get() {
        POOL_FAILURE.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(failure);
    } else {
        owner::send(&FromEngine::Failed(failure));
    }
}

/// Takes the failure of a thread of the pool, so that the host can report it.
#[cfg(feature = "threads")]
pub fn take_pool_failure() -> Option<Failure> {
    POOL_FAILURE.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Reports traps of this thread of the pool. Without that the thread would end without a message.
#[cfg(feature = "threads")]
pub fn watch_pool_thread() {
    use wasm_bindgen::prelude::*;
    IN_POOL.set(true);
    let scope = owner::scope();
    let on_error = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        event.prevent_default();
        let message = match event.dyn_ref::<web_sys::PromiseRejectionEvent>() {
            Some(rejected) => js_sys::Error::from(rejected.reason()).message(),
            None => event.unchecked_ref::<web_sys::ErrorEvent>().message().into(),
        };
        trapped(&String::from(message));
    });
    for name in ["error", "unhandledrejection"] {
        let _ = scope.add_event_listener_with_callback(name, on_error.as_ref().unchecked_ref());
    }
    on_error.forget();
}
