//! Why strategies cannot run here, and where they can. It stands beside the Run button, since the settings may be folded.

use crate::{browser, lab::state::State, model::wording};
use overlap_protocol::permalink;
use overlap_record::{StrategyId, format};
use yew::prelude::*;

/// A paragraph a reason; nothing where everything can run, or nothing is known yet.
pub fn unavailable(state: &State) -> Html {
    let Some(found) = &state.capabilities else { return Html::default() };
    let mut refusals: Vec<(&str, Vec<&str>)> = Vec::new();
    for strategy in StrategyId::all() {
        let Some(reason) = found.refusal(strategy) else { continue };
        match refusals.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(wording::name(strategy)),
            None => refusals.push((reason, vec![wording::name(strategy)])),
        }
    }
    if refusals.is_empty() {
        return Html::default();
    }
    html! {
        <div class="hint" id="unavailable">
            { for refusals.iter().map(|(reason, names)| html! {
                <p><b>{ format!("{} cannot run here. ", format::list(names)) }</b>{ *reason }</p>
            }) }
            { elsewhere(state) }
        </div>
    }
}

/// A link to the same settings where more can run: outside the frame, or over HTTPS.
fn elsewhere(state: &State) -> Html {
    let Ok(plan) = &state.checked else { return Html::default() };
    let query = permalink::encode(&state.settings(plan));
    let address = match browser::secure_address(&query) {
        Some(secure) => Some(secure),
        None => browser::is_framed().then(|| browser::with_query(&query)),
    };
    address.map_or_else(Html::default, |href| {
        html! { <a {href} target="_blank" rel="noopener">{ "Open this setting in a new tab" }</a> }
    })
}
