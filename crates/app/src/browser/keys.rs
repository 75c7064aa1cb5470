//! Keys that mean something wherever the focus is.

use super::document;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::KeyboardEvent;

/// Calls back when Escape is pressed, for as long as it lives.
pub struct OnEscape(Closure<dyn Fn(KeyboardEvent)>);

impl OnEscape {
    /// Begins to listen.
    pub fn new(act: impl Fn() + 'static) -> Self {
        let heard = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                act();
            }
        });
        if let Some(document) = document() {
            // A document takes every listener.
            let _ = document.add_event_listener_with_callback("keydown", heard.as_ref().unchecked_ref());
        }
        Self(heard)
    }
}

impl Drop for OnEscape {
    fn drop(&mut self) {
        if let Some(document) = document() {
            // One that is gone hears nothing.
            let _ = document.remove_event_listener_with_callback("keydown", self.0.as_ref().unchecked_ref());
        }
    }
}
