//! What the browser says of itself and of this moment.

use super::{document, window};
use js_sys::{Int32Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property of the global object; `None` where it is missing.
pub fn global(name: &str) -> Option<JsValue> {
    let value = Reflect::get(&js_sys::global(), &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// One shared integer, 0; `None` where the page has no shared memory.
pub fn shared_flag() -> Option<Int32Array> {
    let constructor: js_sys::Function = global("SharedArrayBuffer")?.dyn_into().ok()?;
    let buffer = Reflect::construct(&constructor, &js_sys::Array::of1(&4.into())).ok()?;
    Some(Int32Array::new(&buffer))
}

/// What an exception says.
pub fn reason(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(
        || error.as_string().unwrap_or_else(|| "no reason given".to_owned()),
        |error| String::from(error.message()),
    )
}

/// Now: ms on the page's own clock.
pub fn now_ms() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Now: ISO 8601, UTC.
pub fn now_iso() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Whether the page is hidden at this moment.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// The browser's own description.
pub fn user_agent() -> String {
    window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Cores that the browser reports; 1 where it does not say.
pub fn cores() -> u32 {
    // A count of cores is a small whole number, whatever its type.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    window().map_or(1, |window| window.navigator().hardware_concurrency().max(1.0) as u32)
}

/// Width of the page, CSS pixels.
pub fn viewport_width() -> f64 {
    window().and_then(|window| window.inner_width().ok()?.as_f64()).unwrap_or(1024.0)
}
