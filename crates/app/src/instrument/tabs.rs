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

/// The same as a part that remembers which button was pressed last; at first it is the first. Gives the option's index and the row.
#[hook]
pub fn use_tabs(label: &'static str, options: Vec<Html>) -> (usize, Html) {
    let chosen = use_state_eq(|| 0_usize);
    let index = (*chosen).min(options.len().saturating_sub(1));
    let setter = chosen.setter();
    let choose = Callback::from(move |index| setter.set(index));
    (index, tabs(label.into(), options, index, &choose))
}
