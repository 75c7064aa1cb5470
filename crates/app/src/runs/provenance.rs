//! Says where the record comes from, unless it was measured here.

use crate::{
    browser,
    state::{Same, Source, State},
};
use overlap_protocol::permalink;
use overlap_trace::RunRecord;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Provenance`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// The record.
    pub record: Same<RunRecord>,
}

/// A line above the results; nothing for what was measured here.
#[component]
pub fn Provenance(props: &Props) -> Html {
    let Props { state, record } = props;
    let machine = record.environment.summary();
    let words = match &state.source {
        Source::Here => return Html::default(),
        Source::File(name) => {
            html! { <p><b>{ "From a file. " }</b>{ name }{ ": " }{ machine }{ ". It was not measured here." }</p> }
        }
        Source::Recorded => {
            let reason = state.capabilities.as_ref().and_then(|found| found.workers.as_ref().err());
            let query = state
                .checked
                .as_ref()
                .map(|spec| permalink::encode(&state.settings(spec)))
                .unwrap_or_default();
            html! {
                <>
                    <p><b>{ "Nothing can run here. " }</b>{ reason }</p>
                    <p>
                        { "What you see is a recorded run of this lab: " }{ machine }{ ". " }
                        <a href={browser::with_query(&query)} target="_blank" rel="noopener">{ "Open the lab in a tab of its own" }</a>
                    </p>
                </>
            }
        }
    };
    html! { <div id="provenance" class="provenance" role="note">{ words }</div> }
}
