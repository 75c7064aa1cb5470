//! What a learner hands in for an activity: the code, and how.

use super::selected_on_focus;
use crate::browser;
use overlap_activity::{HandIn, Round};
use yew::prelude::*;

/// Properties of [`HandInBox`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is handed in.
    pub hand_in: HandIn,
}

/// The code in a field, and a button that copies it. What is said changes with how far the learner has come.
#[component]
pub fn HandInBox(props: &Props) -> Html {
    let code = props.hand_in.code();
    let copied = use_state_eq(String::new);
    let copy = {
        let (code, copied) = (code.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (code, copied) = (code.clone(), copied.clone());
            wasm_bindgen_futures::spawn_local(async move {
                if browser::copy(&code).await {
                    copied.set(code);
                }
            });
        })
    };
    html! {
        <div class="hand-in" id="hand-in">
            <label class="field-label" for="hand-in-code">{ "Your code to hand in" }</label>
            <div class="hand-in-row">
                <input id="hand-in-code" type="text" readonly=true value={code.clone()} onfocus={selected_on_focus()} aria-describedby="hand-in-about" />
                <button type="button" id="copy-code" onclick={copy}>{ "Copy" }</button>
            </div>
            <p class="hint" id="hand-in-about">{ about(&props.hand_in) }</p>
            <p class="hint" role="status">{ if *copied == code { "Copied." } else { "" } }</p>
        </div>
    }
}

fn about(hand_in: &HandIn) -> &'static str {
    match (hand_in.latest(), &hand_in.measured) {
        (_, Some(_)) => {
            "Give it to your teacher. It holds your predictions and what your machine measured, and no name. It replaces any code \
             that you gave before."
        }
        (Some((Round::First, _)), None) => {
            "Give it to your teacher now, talk the question over, and predict again. The code holds your prediction and no name. After the \
             run it also holds what your machine measured."
        }
        (_, None) => {
            "Give it to your teacher instead of the first one, then run. After the run it also holds what your machine measured."
        }
    }
}
