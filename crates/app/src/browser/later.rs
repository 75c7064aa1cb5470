//! What happens later: in the next animation frame, or when a future is ready.

use super::window;
use futures::future::{AbortHandle, abortable};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::Window;

/// Calls back in an animation frame after it was asked for, once, however often it was asked for before that. Dropped, it does not.
pub struct Tick {
    asked: Rc<Cell<Option<Asked>>>,
    timer: Closure<dyn Fn()>,
}

/// What the browser was asked for, with its number.
#[derive(Clone, Copy)]
enum Asked {
    Timer(i32),
    AnimationFrame(i32),
}

impl Tick {
    /// `draw` gets the time of the animation frame, ms.
    pub fn new(mut draw: impl FnMut(f64) + 'static) -> Self {
        let asked = Rc::new(Cell::new(None));
        let (flag, next) = (Rc::clone(&asked), Rc::clone(&asked));
        let callback = Closure::<dyn FnMut(f64)>::new(move |now_ms| {
            flag.set(None);
            draw(now_ms);
        });
        let timer = Closure::new(move || {
            let frame =
                |window: Window| window.request_animation_frame(callback.as_ref().unchecked_ref()).ok();
            next.set(window().and_then(frame).map(Asked::AnimationFrame));
        });
        Self { asked, timer }
    }

    /// Asks for a call in the next animation frame.
    pub fn ask(&self) {
        self.ask_in(0.0);
    }

    /// Asks for a call in the first animation frame after so many ms. Until then the browser has nothing to do: a page that asks for
    /// every animation frame makes it prepare every one.
    pub fn ask_in(&self, ms: f64) {
        if self.asked.get().is_some() {
            return;
        }
        let timer = self.timer.as_ref().unchecked_ref();
        let begin = |window: Window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(timer, ms.max(0.0) as i32).ok()
        };
        self.asked.set(window().and_then(begin).map(Asked::Timer));
    }
}

impl Drop for Tick {
    fn drop(&mut self) {
        match (window(), self.asked.get()) {
            (Some(window), Some(Asked::Timer(timer))) => window.clear_timeout_with_handle(timer),
            // An animation frame that has come meanwhile needs no cancelling.
            (Some(window), Some(Asked::AnimationFrame(frame))) => drop(window.cancel_animation_frame(frame)),
            _ => {}
        }
    }
}

/// A future that goes on for as long as this lives.
pub struct Running(AbortHandle);

impl Running {
    /// Begins it.
    pub fn start(future: impl Future<Output = ()> + 'static) -> Self {
        let (running, handle) = abortable(future);
        wasm_bindgen_futures::spawn_local(async {
            // Whoever ended it waits for nothing.
            let _ = running.await;
        });
        Self(handle)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.abort();
    }
}
