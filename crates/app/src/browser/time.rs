//! Points in time as the reader's clock shows them.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// A point in time, for example `22 Nov 2026, 05:00:16`, from its form in ISO 8601; the text itself where it is no such thing.
pub fn local_time(iso: &str) -> String {
    let date = Date::new(&JsValue::from_str(iso));
    if date.get_time().is_nan() {
        return iso.chars().take(40).collect();
    }
    let options = Object::new();
    for (key, value) in [("dateStyle", "medium"), ("timeStyle", "medium")] {
        // A new object takes every property.
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    date.to_locale_string("en-GB", &options).into()
}
