//! Work put off: to the next frame, or to when the page has time.

use super::window;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::Window;

/// Calls back in a frame after it was asked for, however often it was asked for before that. Dropped, it does not.
pub struct Frame {
    asked: Rc<Cell<Option<Asked>>>,
    timer: Closure<dyn Fn()>,
}

/// What the browser was asked for, with its number.
#[derive(Clone, Copy)]
enum Asked {
    Timer(i32),
    Frame(i32),
}

impl Frame {
    /// `draw` gets the time of the frame, ms.
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
            next.set(window().and_then(frame).map(Asked::Frame));
        });
        Self { asked, timer }
    }

    /// Asks for a call in the next frame.
    pub fn ask(&self) {
        self.ask_in(0.0);
    }

    /// Asks for a call in the first frame that begins after so many ms. Until then the browser is left alone: whoever asks for
    /// every frame makes it prepare every frame.
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

impl Drop for Frame {
    fn drop(&mut self) {
        match (window(), self.asked.get()) {
            (Some(window), Some(Asked::Timer(timer))) => window.clear_timeout_with_handle(timer),
            // A frame that has come meanwhile needs no cancelling.
            (Some(window), Some(Asked::Frame(frame))) => drop(window.cancel_animation_frame(frame)),
            _ => {}
        }
    }
}

/// Steps of work, one in a task of its own, so that the page can answer in between. Dropped, it stops.
pub struct Idle {
    stopped: Rc<Cell<bool>>,
}

type Step = Box<dyn FnOnce()>;

impl Idle {
    /// Begins the steps, in order.
    pub fn run(steps: impl IntoIterator<Item = Step>) -> Self {
        let stopped = Rc::new(Cell::new(false));
        let mut steps: Vec<Step> = steps.into_iter().collect();
        steps.reverse();
        next(Rc::new(RefCell::new(steps)), Rc::clone(&stopped));
        Self { stopped }
    }
}

impl Drop for Idle {
    fn drop(&mut self) {
        self.stopped.set(true);
    }
}

/// Time between two steps, ms: a frame for the page to be drawn in.
const PAUSE_MS: i32 = 20;

fn next(steps: Rc<RefCell<Vec<Step>>>, stopped: Rc<Cell<bool>>) {
    let Some(window) = window() else { return };
    let callback = Closure::once_into_js(move || {
        if stopped.get() {
            return;
        }
        let step = steps.borrow_mut().pop();
        if let Some(step) = step {
            step();
            next(steps, stopped);
        }
    });
    // Without timers nothing of the page would work; there is no one to tell.
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), PAUSE_MS);
}
