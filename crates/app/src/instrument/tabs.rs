//! One of several, as a row of buttons.

use yew::prelude::*;

/// A row of buttons, of which one is pressed.
pub fn tabs(label: AttrValue, options: Vec<Html>, chosen: usize, choose: &Callback<usize>) -> Html {
    let button = |(index, option): (usize, Html)| {
        let onclick = choose.reform(move |_: MouseEvent| index);
        let pressed = if index == chosen { "true" } else { "false" };
        html! { <button type="button" {onclick} aria-pressed={pressed}>{ option }</button> }
    };
    html! {
        <div class="tabs" role="group" aria-label={label}>
            { for options.into_iter().enumerate().map(button) }
        </div>
    }
}
