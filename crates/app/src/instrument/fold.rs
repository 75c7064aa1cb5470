//! What is a press away where only what matters most is shown.

use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;
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

/// Whether a `details` element is open, and what it calls when that changes: what it holds is made when it is first unfolded.
#[hook]
pub fn use_unfolding() -> (bool, Callback<Event>) {
    let open = use_state_eq(|| false);
    let setter = open.setter();
    let toggled = Callback::from(move |event: Event| {
        let details = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        setter.set(details.is_some_and(|details| details.open()));
    });
    (*open, toggled)
}
