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

/// A row of buttons, of which one is pressed.
#[component]
pub fn Tabs(props: &Props) -> Html {
    let button = |(index, option): (usize, &Html)| {
        let onclick = props.choose.reform(move |_: MouseEvent| index);
        let pressed = if index == props.chosen { "true" } else { "false" };
        html! { <button type="button" {onclick} aria-pressed={pressed}>{ option.clone() }</button> }
    };
    html! {
        <div class="tabs" role="group" aria-label={props.label.clone()}>
            { for props.options.iter().enumerate().map(button) }
        </div>
    }
}
