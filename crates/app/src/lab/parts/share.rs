//! A link to the settings.

use crate::{
    browser,
    lab::{
        Dispatch,
        state::{Action, Shared, State},
    },
};
use overlap_protocol::permalink;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Share`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// A button that writes the settings into the address bar, copies the address and shows it.
#[component]
pub fn Share(props: &Props) -> Html {
    let Props { state, dispatch } = props;
    let share = {
        let (state, dispatch) = (Rc::clone(state), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let Ok(plan) = &state.checked else { return };
            let query = permalink::encode(&state.settings(plan));
            browser::write_query(&query);
            let (address, dispatch) = (browser::with_query(&query), dispatch.clone());
            dispatch.dispatch(Action::Share(Shared { address: address.clone(), copied: false }));
            wasm_bindgen_futures::spawn_local(async move {
                if browser::copy(&address).await {
                    dispatch.dispatch(Action::Share(Shared { address, copied: true }));
                }
            });
        })
    };
    let select = Callback::from(|event: FocusEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            input.select();
        }
    });
    html! {
        <div class="share">
            <button type="button" id="share" onclick={share} disabled={state.checked.is_err()}>{ "Link to these settings" }</button>
            if let Some(shared) = &state.shared {
                <label class="field-label" for="permalink">
                    { if shared.copied { "Copied; it is in the address bar too." } else { "It is in the address bar; copy it from here." } }
                </label>
                <input id="permalink" type="text" readonly=true value={shared.address.clone()} onfocus={select} />
            }
        </div>
    }
}
