//! The keyboard's focus.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Moves the focus to the first element that a selector finds, and that element into view.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Moves the focus and leaves the page where it is.
pub fn focus_quietly(selector: &str) {
    if let Some(element) = find(selector) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}

/// Whether the focus is nowhere, as after its element was taken away or hidden.
pub fn is_focus_lost() -> bool {
    let active = document().and_then(|document| document.active_element());
    // Not every browser lets go of an element that is hidden.
    active.is_none_or(|active| {
        active.tag_name() == "BODY" || active.closest("[hidden]").is_ok_and(|hidden| hidden.is_some())
    })
}

/// Whether the focus is within what a selector finds.
pub fn has_focus_within(selector: &str) -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|active| active.closest(selector).is_ok_and(|found| found.is_some()))
}
