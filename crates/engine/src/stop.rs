//! Stopping: a flag that code on any thread can look at, and that wakes what sleeps.
//!
//! Without threads the flag lies in a buffer that the page shares, so that it reaches a worker that blocks. With
//! threads it lies in the engine's own memory, and the host, which never blocks, hears of it by message.

use futures::future::{LocalBoxFuture, Shared};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static SIGNAL: RefCell<Signal> = RefCell::new(Signal::new());
}

/// Completes when the run is stopped.
pub type Stopping = Shared<LocalBoxFuture<'static, ()>>;

struct Signal {
    raise: Option<futures::channel::oneshot::Sender<()>>,
    raised: Stopping,
}

impl Signal {
    fn new() -> Self {
        use futures::FutureExt;
        let (raise, heard) = futures::channel::oneshot::channel();
        let raised = async move {
            if heard.await.is_err() {
                futures::future::pending().await
            }
        };
        Self { raise: Some(raise), raised: raised.boxed_local().shared() }
    }
}

/// Completes when the run that is under way is stopped.
pub fn stopping() -> Stopping {
    SIGNAL.with_borrow(|signal| signal.raised.clone())
}

/// Stops the run: wakes futures and blocked threads.
pub fn stop() {
    flag::raise();
    SIGNAL.with_borrow_mut(|signal| {
        if let Some(raise) = signal.raise.take() {
            let _ = raise.send(());
        }
    });
}

/// Gets ready for another run.
pub fn rearm() {
    SIGNAL.set(Signal::new());
    flag::lower();
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
    static DOOR: Mutex<()> = Mutex::new(());
    static BELL: Condvar = Condvar::new();

    /// Nothing to adopt: the flag is in this engine's own memory.
    pub fn adopt(_: &JsValue) {}

    pub fn raise() {
        STOP.store(true, Ordering::Release);
        drop(DOOR.lock().unwrap_or_else(PoisonError::into_inner));
        BELL.notify_all();
    }

    pub fn lower() {
        STOP.store(false, Ordering::Release);
    }

    pub fn stopped() -> bool {
        STOP.load(Ordering::Relaxed)
    }

    /// Not `wait_timeout_while`, which takes the time with `Instant`, and that panics here.
    pub fn sleep(ms: f64) -> Result<(), Stopped> {
        let end_ms = clock::now_ms() + ms;
        let mut door = DOOR.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if stopped() {
                return Err(Stopped);
            }
            let left_ms = end_ms - clock::now_ms();
            if left_ms <= 0.0 {
                return Ok(());
            }
            let left = Duration::from_secs_f64(left_ms / 1_000.0);
            door = BELL.wait_timeout(door, left).unwrap_or_else(PoisonError::into_inner).0;
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

    /// Takes the page's shared buffer; without one, makes a buffer of its own, which can be slept on all the same.
    pub fn adopt(control: &JsValue) {
        let buffer =
            if control.is_undefined() || control.is_null() { own_buffer() } else { Some(control.clone()) };
        CONTROL.set(buffer.map(|buffer| Int32Array::new(&buffer)));
    }

    /// `SharedArrayBuffer` is hidden without isolation, but a shared wasm memory is not.
    fn own_buffer() -> Option<JsValue> {
        let options = Object::new();
        for (key, value) in [("initial", JsValue::from(1)), ("maximum", 1.into()), ("shared", true.into())] {
            Reflect::set(&options, &key.into(), &value).ok()?;
        }
        Some(WebAssembly::Memory::new(&options).ok()?.buffer())
    }

    pub fn raise() {
        STOP.set(true);
    }

    /// The page lowers the shared flag itself, before it asks for the next run.
    pub fn lower() {
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
            // A browser that lets nothing block: stay busy until the time has passed.
            let end_ms = crate::clock::now_ms() + ms;
            while crate::clock::now_ms() < end_ms {
                std::hint::spin_loop();
            }
        }
        if stopped() { Err(Stopped) } else { Ok(()) }
    }
}
