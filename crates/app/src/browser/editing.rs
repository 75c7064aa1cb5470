//! Text fields and styles.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlElement};

/// Puts a text in the place of the selection of the field that has the focus, as if it was typed. Nothing else keeps the browser's undo.
pub fn insert_text(text: &str) {
    let Some(document) = document().and_then(|document| document.dyn_into::<HtmlDocument>().ok()) else {
        return;
    };
    let command = if text.is_empty() { "delete" } else { "insertText" };
    // Where a browser refuses, the text stays as it is.
    let _ = document.exec_command_with_show_ui_and_value(command, false, text);
}

/// Sets a property of an element's own style. A content security policy forbids doing so by an attribute.
pub fn set_style(element: &HtmlElement, property: &str, value: &str) {
    // Fails for malformed names only, and the names here are constants.
    let _ = element.style().set_property(property, value);
}
