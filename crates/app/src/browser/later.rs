//! Work put off: to the next frame, or to when the page has time.

use super::window;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, prelude::Closure};

/// Calls back in the next frame after it was asked for, however often it was asked for before that. Dropped, it does not.
pub struct Frame {
    asked: Rc<Cell<Option<i32>>>,
    callback: Closure<dyn FnMut(f64)>,
}

impl Frame {
    /// `draw` gets the time of the frame, ms.
    pub fn new(mut draw: impl FnMut(f64) + 'static) -> Self {
        let asked = Rc::new(Cell::new(None));
        let flag = Rc::clone(&asked);
        let callback = Closure::new(move |now_ms| {
            flag.set(None);
            draw(now_ms);
        });
        Self { asked, callback }
    }

    /// Asks for a call in the next frame.
    pub fn ask(&self) {
        if self.asked.get().is_some() {
            return;
        }
        let asked = window()
            .and_then(|window| window.request_animation_frame(self.callback.as_ref().unchecked_ref()).ok());
        self.asked.set(asked);
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let (Some(window), Some(asked)) = (window(), self.asked.get()) {
            // A frame that has come meanwhile needs no cancelling.
            let _ = window.cancel_animation_frame(asked);
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
