//! Stopping a run: a flag that code on any thread can read, and that wakes what sleeps.
//!
//! Without threads the flag is in a buffer that the page shares, so that a worker that blocks can read it. With threads
//! it is in the engine's own memory. There the host never blocks, so it receives the page's message and sets the flag.

use futures::future::{LocalBoxFuture, Shared};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static SIGNAL: RefCell<Signal> = RefCell::new(Signal::new());
}

/// A future that completes when a run is stopped.
pub type Stopping = Shared<LocalBoxFuture<'static, ()>>;

struct Signal {
    send: Option<futures::channel::oneshot::Sender<()>>,
    sent: Stopping,
}

impl Signal {
    fn new() -> Self {
        use futures::FutureExt;
        let (send, received) = futures::channel::oneshot::channel();
        let sent = async move {
            if received.await.is_err() {
                futures::future::pending().await
            }
        };
        Self { send: Some(send), sent: sent.boxed_local().shared() }
    }
}

/// A future that completes when the current run is stopped.
pub fn stopping() -> Stopping {
    SIGNAL.with_borrow(|signal| signal.sent.clone())
}

/// Stops the run: wakes futures and blocked threads.
pub fn stop() {
    flag::set();
    SIGNAL.with_borrow_mut(|signal| {
        if let Some(send) = signal.send.take() {
            // Nobody may be waiting.
            let _ = send.send(());
        }
    });
}

/// Resets the flag before another run.
pub fn reset() {
    SIGNAL.set(Signal::new());
    flag::clear();
}

pub use flag::{adopt, sleep, stopped};

#[cfg(feature = "threads")]
mod flag {
    use super::JsValue;
    use crate::clock;
    use overlap_strategies::ports::Stopped;
    use std::{
        sync::{
            Condvar, Mutex, PoisonError,
            atomic::{AtomicBool, Ordering},
        },
        time::Duration,
    };

    static STOP: AtomicBool = AtomicBool::new(false);
    static SLEEPERS: Mutex<()> = Mutex::new(());
    static WAKE: Condvar = Condvar::new();

    /// Does nothing, since the flag is in this engine's own memory.
    pub fn adopt(_: &JsValue) {}

    pub fn set() {
        STOP.store(true, Ordering::Release);
        drop(SLEEPERS.lock().unwrap_or_else(PoisonError::into_inner));
        WAKE.notify_all();
    }

    pub fn clear() {
        STOP.store(false, Ordering::Release);
    }

    pub fn stopped() -> bool {
        STOP.load(Ordering::Relaxed)
    }

    /// Blocks this thread. It does not use `wait_timeout_while`, which reads `Instant::now`, and that panics on wasm.
    pub fn sleep(ms: f64) -> Result<(), Stopped> {
        let end_ms = clock::now_ms() + ms;
        let mut guard = SLEEPERS.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if stopped() {
                return Err(Stopped);
            }
            let left_ms = end_ms - clock::now_ms();
            if left_ms <= 0.0 {
                return Ok(());
            }
            let left = Duration::from_secs_f64(left_ms / 1_000.0);
            guard = WAKE.wait_timeout(guard, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

#[cfg(not(feature = "threads"))]
mod flag {
    use super::JsValue;
    use js_sys::{Atomics, Int32Array, Object, Reflect, WebAssembly};
    use overlap_strategies::ports::Stopped;
    use std::cell::{Cell, RefCell};

    thread_local! {
        static CONTROL: RefCell<Option<Int32Array>> = const { RefCell::new(None) };
        static STOP: Cell<bool> = const { Cell::new(false) };
    }

    /// Uses the page's shared buffer. Where there is none, makes one of its own, which only serves to sleep on.
    pub fn adopt(control: &JsValue) {
        let buffer =
            if control.is_undefined() || control.is_null() { own_buffer() } else { Some(control.clone()) };
        CONTROL.set(buffer.map(|buffer| Int32Array::new(&buffer)));
    }

    /// Without cross-origin isolation there is no `SharedArrayBuffer`, but a shared wasm memory can be made.
    fn own_buffer() -> Option<JsValue> {
        let options = Object::new();
        for (key, value) in [("initial", JsValue::from(1)), ("maximum", 1.into()), ("shared", true.into())] {
            Reflect::set(&options, &key.into(), &value).ok()?;
        }
        Some(WebAssembly::Memory::new(&options).ok()?.buffer())
    }

    pub fn set() {
        STOP.set(true);
    }

    /// The shared buffer is not cleared: the page never runs anything on an engine that it has stopped.
    pub fn clear() {
        STOP.set(false);
    }

    pub fn stopped() -> bool {
        STOP.get()
            || CONTROL
                .with_borrow(|control| control.as_ref().is_some_and(|flag| Atomics::load(flag, 0) == Ok(1)))
    }

    pub fn sleep(ms: f64) -> Result<(), Stopped> {
        let slept = CONTROL.with_borrow(|control| {
            let flag = control.as_ref()?;
            Atomics::wait_with_timeout(flag, 0, 0, ms).ok()
        });
        if slept.is_none() {
            // This browser does not let a worker block, so the worker computes until the time has passed.
            let end_ms = crate::clock::now_ms() + ms;
            while crate::clock::now_ms() < end_ms {
                std::hint::spin_loop();
            }
        }
        if stopped() { Err(Stopped) } else { Ok(()) }
    }
}
