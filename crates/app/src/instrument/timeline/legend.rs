//! What the patterns mean.

use crate::{instrument::patterns::block, model::wording};
use overlap_record::{SpanKind, format};
use yew::prelude::*;

/// One swatch a kind of span, in the patterns of the panels.
pub fn legend() -> Html {
    html! {
        <ul class="legend" aria-label="Patterns">
            { for SpanKind::ALL.into_iter().map(|kind| html! {
                <li>
                    <svg width="26" height="12" aria-hidden="true">{ block(None, kind, ["0", "0", "26", "12"].map(String::from)) }</svg>
                    { format::capitalised(wording::kind(kind)) }
                </li>
            }) }
        </ul>
    }
}
