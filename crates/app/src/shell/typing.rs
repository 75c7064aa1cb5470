//! Keys in a text field for code.

use crate::{
    browser,
    model::typing::{Key, press},
};
use web_sys::{HtmlTextAreaElement, KeyboardEvent};

/// The key that changes how code is indented, if it is one.
pub fn pressed(event: &KeyboardEvent) -> Option<Key> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return None;
    }
    match (event.key().as_str(), event.shift_key()) {
        ("Tab", false) => Some(Key::Indent),
        ("Tab", true) => Some(Key::Unindent),
        ("Enter", false) => Some(Key::Enter),
        _ => None,
    }
}

/// Does what the key does, as if it was typed, so that the browser's own undo takes it back.
pub fn put(field: &HtmlTextAreaElement, key: Key) {
    let offset = |at: Option<u32>| at.unwrap_or_default() as usize;
    let selection =
        (offset(field.selection_start().ok().flatten()), offset(field.selection_end().ok().flatten()));
    let Some(edit) = press(&field.value(), selection, key) else { return };
    let select = |(start, end): (usize, usize)| {
        let [start, end] = [start, end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        // Fails for fields that hold no text only.
        let _ = field.set_selection_range(start, end);
    };
    select(edit.replaced);
    browser::insert_text(&edit.with);
    select(edit.selected);
}
