//! What is a press away where only what matters most is shown.

use yew::prelude::*;

/// A part of a page: as it is, or behind a control with its title. Of all that stand in one page, one is unfolded at a time.
pub fn fold(folded: bool, title: &'static str, part: Html) -> Html {
    if folded {
        html! {
            <details class="fold" name="fold">
                <summary>{ title }</summary>
                <div class="folded">{ part }</div>
            </details>
        }
    } else {
        part
    }
}
