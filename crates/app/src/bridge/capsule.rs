//! The few things of the browser that the bridge asks for.

use js_sys::{Int32Array, Reflect};
use overlap_record::AppInfo;
use wasm_bindgen::{JsCast, JsValue};

/// A property of the global object, where it is there.
pub fn global(name: &str) -> Option<JsValue> {
    let value = Reflect::get(&js_sys::global(), &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// One shared integer, 0; none where the page has no shared memory.
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
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Now: ISO 8601, UTC.
pub fn now_iso() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Whether the page is hidden just now.
pub fn hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// The browser's own description.
pub fn user_agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Cores that the browser reports; 1 where it does not say.
pub fn cores() -> u32 {
    let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
    cores.max(1.0) as u32
}

/// This build.
pub fn app() -> AppInfo {
    AppInfo {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: option_env!("OVERLAP_COMMIT").unwrap_or("unknown").to_owned(),
    }
}
