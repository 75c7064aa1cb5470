//! What a page's state means to the document around its components.

use crate::{
    browser::{self, Dress},
    model::Painter,
};
use yew::prelude::*;

/// Keeps the document as the state says: the phase's name in `data-state` of its body, the colours, how much is shown, and
/// whether that is within another page. Whatever a painter draws is drawn anew in other colours.
#[hook]
pub fn use_dressing(phase: &'static str, dress: Dress, painter: Option<&Painter>) {
    use_effect_with(phase, |phase| {
        if let Some(body) = browser::body() {
            browser::set_attribute(&body, "data-state", phase);
        }
    });
    let painter = painter.cloned();
    use_effect_with(dress, move |dress| {
        browser::dress(*dress);
        if let Some(painter) = painter {
            painter.ask();
        }
    });
}
