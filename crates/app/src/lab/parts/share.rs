//! A link to the settings.

use super::view::View;
use crate::{
    browser,
    lab::{
        Dispatch,
        state::{Action, Shared, State},
    },
    shell::selected_on_focus,
};
use overlap_protocol::permalink;
use std::rc::Rc;
use yew::prelude::*;

/// A button that writes the settings into the address bar, copies the address and shows it.
pub fn share(view: &View) -> Html {
    let onclick = {
        let (state, dispatch) = (Rc::clone(&view.state), view.dispatch.clone());
        Callback::from(move |_: MouseEvent| write(&state, &dispatch))
    };
    html! {
        <div class="share">
            <button type="button" id="share" {onclick} disabled={view.state.checked.is_err()}>{ "Link to these settings" }</button>
            if let Some(shared) = &view.state.shared {
                <label class="field-label" for="permalink">
                    { if shared.copied { "Copied; it is in the address bar too." } else { "It is in the address bar; copy it from here." } }
                </label>
                <input id="permalink" type="text" readonly=true value={shared.address.clone()} onfocus={selected_on_focus()} />
            }
        </div>
    }
}

fn write(state: &State, dispatch: &Dispatch) {
    let Ok(plan) = &state.checked else { return };
    let query = permalink::encode(&state.settings(plan));
    let (code, dispatch) = (plan.spec.code.clone(), dispatch.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let fragment = match code {
            Some(code) => browser::code_fragment(&code).await,
            None => String::new(),
        };
        let end = query + &fragment;
        browser::write_query(&end);
        let address = browser::with_query(&end);
        dispatch.dispatch(Action::Share(Shared { address: address.clone(), copied: false }));
        if browser::copy(&address).await {
            dispatch.dispatch(Action::Share(Shared { address, copied: true }));
        }
    });
}
