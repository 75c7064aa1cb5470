//! One step of a lesson: a section whose heading can take the focus.

use yew::prelude::*;

/// Properties of [`Section`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its id.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What stands in it.
    pub children: Html,
}

/// The section.
#[component]
pub fn Section(props: &Props) -> Html {
    let title = format!("{}-title", props.id);
    html! {
        <section id={props.id} class="step" aria-labelledby={title.clone()}>
            <h2 id={title} tabindex="-1">{ props.title }</h2>
            { props.children.clone() }
        </section>
    }
}
