//! The few things that the page asks of the browser, each without a panic where the browser lacks it.
mod address;
mod appearance;
mod download;
mod fetch;
mod focus;
mod later;
mod storage;
mod time;
mod worker;

pub use address::{copy, is_framed, program_script, query, secure_address, site, with_query, write_query};
pub use appearance::{dress, on_theme_change, prefers_reduced_motion, theme};
pub use download::BlobUrl;
pub use fetch::{file_bytes, site_text};
pub use focus::{focus, focus_quietly, has_focus_within, is_focus_lost};
pub use later::{Frame, Idle};
pub use storage::{keep, kept, kept_keys};
pub use time::local_time;
pub use worker::WorkerHandle;

use web_sys::{Document, Element, HtmlElement, Window};

/// The window; none outside a browser.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document; none outside a browser.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The document's body.
pub fn body() -> Option<HtmlElement> {
    document()?.body()
}

/// The document's root element.
pub fn root() -> Option<Element> {
    document()?.document_element()
}

/// Sets an attribute of an element; a name that no attribute may have is ignored.
pub fn set_attribute(element: &Element, name: &str, value: &str) {
    // Fails for malformed names only, and the names here are constants.
    let _ = element.set_attribute(name, value);
}

/// Leaves a number on an element for scripts to find. Unlike an attribute it makes the browser draw nothing anew.
pub fn set_property(element: &Element, name: &str, value: u32) {
    // Fails for objects that were frozen, and nobody freezes the page's elements.
    let _ = js_sys::Reflect::set(element, &name.into(), &value.into());
}

/// Takes an attribute away.
pub fn remove_attribute(element: &Element, name: &str) {
    // Fails for malformed names only, and the names here are constants.
    let _ = element.remove_attribute(name);
}

/// Cores that the browser reports, 1 where it does not say.
pub fn cores() -> u32 {
    // A count of cores is a small whole number, whatever the type.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    window().map_or(1, |window| window.navigator().hardware_concurrency().max(1.0) as u32)
}

/// Width of the page, CSS pixels.
pub fn viewport_width() -> f64 {
    window().and_then(|window| window.inner_width().ok()?.as_f64()).unwrap_or(1024.0)
}

/// Now: ms on the page's own clock.
pub fn now_ms() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// What an exception says.
pub fn reason(error: &wasm_bindgen::JsValue) -> String {
    use wasm_bindgen::JsCast;
    error.dyn_ref::<js_sys::Error>().map_or_else(
        || error.as_string().unwrap_or_else(|| "no reason given".to_owned()),
        |error| String::from(error.message()),
    )
}
