//! Everything that the pages ask of the browser, each without a panic where the browser lacks it.
mod address;
mod appearance;
mod code_links;
mod download;
mod editing;
mod environment;
mod fetch;
mod focus;
mod keys;
mod later;
mod sound;
mod storage;
mod time;
mod worker;

pub use address::{
    copy, is_framed, parameters, query, secure_address, site, usual_view, with_query, write_query,
};
pub use appearance::{Dress, dress, on_theme_change, prefers_reduced_motion, theme};
pub use code_links::{code_fragment, fragment, linked_code, on_code_in_address};
pub use download::{BlobUrl, text_file};
pub use editing::{insert_text, set_style};
pub use environment::{
    cores, global, is_hidden, now_iso, now_ms, reason, shared_flag, user_agent, viewport_width,
};
pub use fetch::{load_script, site_file, site_text};
pub use focus::{focus, focus_quietly, has_focus_within, is_focus_lost};
pub use keys::OnEscape;
pub use later::{Running, Tick};
pub use sound::Playing;
pub use storage::{keep, kept, kept_keys};
pub use time::local_time;
pub use worker::SiteWorker;

use web_sys::{Document, Element, HtmlElement, Window};

/// The window; `None` outside a browser.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document; `None` outside a browser.
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
