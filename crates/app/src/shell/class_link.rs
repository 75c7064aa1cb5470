//! Where a teacher makes an activity for a class: a title, a question, and one link.

use super::selected_on_focus;
use crate::browser;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Properties of [`ClassLink`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What may be asked; a page with one question of its own has none.
    #[prop_or_default]
    pub questions: Vec<AttrValue>,
    /// The address of an activity: of its title and the index of its question.
    pub address: Callback<(String, usize), String>,
}

/// The form, and the link once it was made.
#[component]
pub fn ClassLink(props: &Props) -> Html {
    let (title, question) = (use_node_ref(), use_node_ref());
    let made = use_state_eq(|| None::<(String, bool)>);
    let make = {
        let (title, question, made) = (title.clone(), question.clone(), made.setter());
        let address = props.address.clone();
        Callback::from(move |_: MouseEvent| {
            let title = title.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            let chosen = question.cast::<HtmlSelectElement>().map_or(0, |select| select.selected_index());
            let address = address.emit((title, usize::try_from(chosen).unwrap_or(0)));
            let made = made.clone();
            wasm_bindgen_futures::spawn_local(async move {
                made.set(Some((address.clone(), false)));
                if browser::copy(&address).await {
                    made.set(Some((address, true)));
                }
            });
        })
    };
    html! {
        <details id="for-a-class">
            <summary>{ "For a class" }</summary>
            <p class="hint">
                { "Make one link that asks everyone for a prediction before the run. Learners hand in a short code, and the page " }
                <a href={format!("{}runs.html", browser::site())}>{ "Other runs" }</a>
                { " shows all codes in one chart. No names and no account are needed." }
            </p>
            <label class="field-label" for="activity-title">{ "Title, if you like" }</label>
            <input id="activity-title" ref={title} type="text" maxlength="80" autocomplete="off" />
            if !props.questions.is_empty() {
                <label class="field-label" for="activity-question">{ "What is predicted" }</label>
                <select id="activity-question" ref={question}>
                    { for props.questions.iter().enumerate().map(|(index, question)| html! { <option selected={index == 0}>{ question }</option> }) }
                </select>
            }
            <button type="button" id="make-activity" onclick={make}>{ "Make the link" }</button>
            if let Some((address, copied)) = &*made {
                <label class="field-label" for="activity-link" role="status">
                    { if *copied { "Copied: the link for your class" } else { "The link for your class" } }
                </label>
                <input id="activity-link" type="text" readonly=true value={address.clone()} onfocus={selected_on_focus()} />
            }
        </details>
    }
}
