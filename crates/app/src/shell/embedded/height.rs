//! How tall the page is, told whenever that changes.

use crate::browser;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::ResizeObserver;

/// Calls back with the height of the page's content in CSS pixels, now and whenever it changes, for as long as the page
/// lives.
pub fn watch(changed: impl Fn(f64) + 'static) {
    let Some(body) = browser::body() else { return };
    let content = body.clone();
    let observed = Closure::<dyn Fn()>::new(move || changed(content.get_bounding_client_rect().height()));
    // Without an observer the iframe keeps its first height and scrolls.
    if let Ok(observer) = ResizeObserver::new(observed.as_ref().unchecked_ref()) {
        observer.observe(&body);
        observed.forget();
        // What an observer observes keeps it alive.
        drop(observer);
    }
}
