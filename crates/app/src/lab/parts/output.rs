//! What came out, and the code that ran. Before the first run it says what will appear.

use super::{recorded::recorded, sketch::Sketch};
use crate::{
    instrument::{Code, Readings, VerdictView},
    lab::state::State,
    model::{Painter, Phase},
};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Output`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// The spans.
    pub painter: Painter,
}

/// The instrument.
#[component]
pub fn Output(props: &Props) -> Html {
    let Props { state, painter } = props;
    let begun = state.phase.is_busy() || state.record.is_some();
    let finished = state.record.clone().filter(|_| !state.phase.is_busy() && state.phase != Phase::Loading);
    if let Some(Err(reason)) = state.capabilities.as_ref().map(|found| &found.workers) {
        return html! {
            <div class="output">
                <p id="verdict" class="headline">{ "Nothing can run here. " }{ reason }</p>
                { recorded(&state.query()) }
                <Code workload={state.form.workload} />
            </div>
        };
    }
    html! {
        <div class="output">
            <VerdictView record={finished} phase={state.phase.clone()} />
            if let Some(spec) = state.asked.clone().filter(|_| begun) {
                <Readings {spec} record={state.record.clone()} phase={state.phase.clone()} painter={painter.clone()} />
            } else {
                <Sketch strategies={state.form.strategies.clone()} />
            }
            <Code workload={state.form.workload} />
        </div>
    }
}
