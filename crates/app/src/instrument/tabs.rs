//! One of several, as a row of buttons.

use yew::prelude::*;

/// Properties of [`Tabs`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is chosen here.
    pub label: AttrValue,
    /// What there is to choose from.
    pub options: Vec<Html>,
    /// Which one is chosen.
    pub chosen: usize,
    /// Told which one the reader chooses.
    pub choose: Callback<usize>,
}

/// The same as a component.
#[component]
pub fn Tabs(props: &Props) -> Html {
    tabs(props.label.clone(), props.options.clone(), props.chosen, &props.choose)
}

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
