//! What is put off: to the next animation frame, or to when the page has time.

use super::window;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
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

/// Tasks of the page, one after the other with pauses, so that the page can answer in between. Dropped, it stops.
pub struct Idle {
    stopped: Rc<Cell<bool>>,
}

/// Something that [`Idle`] does without a pause.
pub type Task = Box<dyn FnOnce()>;

impl Idle {
    /// Begins the tasks, in order.
    pub fn run(tasks: impl IntoIterator<Item = Task>) -> Self {
        let stopped = Rc::new(Cell::new(false));
        let mut tasks: Vec<Task> = tasks.into_iter().collect();
        tasks.reverse();
        next(Rc::new(RefCell::new(tasks)), Rc::clone(&stopped));
        Self { stopped }
    }
}

impl Drop for Idle {
    fn drop(&mut self) {
        self.stopped.set(true);
    }
}

/// Time between two tasks, ms: long enough for the page to be drawn.
const PAUSE_MS: i32 = 20;

fn next(tasks: Rc<RefCell<Vec<Task>>>, stopped: Rc<Cell<bool>>) {
    let Some(window) = window() else { return };
    let callback = Closure::once_into_js(move || {
        if stopped.get() {
            return;
        }
        let task = tasks.borrow_mut().pop();
        if let Some(task) = task {
            task();
            next(tasks, stopped);
        }
    });
    // A browser without timers would run nothing of this page.
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), PAUSE_MS);
}
