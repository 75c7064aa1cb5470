//! What came out, and the code that ran. Before the first run it says what will appear.

use super::{recorded::recorded, sketch::Sketch};
use crate::{
    instrument::{Code, Readings, SweepChart, VerdictView},
    lab::{
        Dispatch,
        state::{Action, Points, State},
    },
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
    /// Where choices go.
    pub dispatch: Dispatch,
}

/// The instrument. Of a sweep, the chart of all points comes first, then the readings of one.
#[component]
pub fn Output(props: &Props) -> Html {
    let Props { state, painter, dispatch } = props;
    let running = state.phase.is_busy();
    let (spec, record) = state.shown();
    let begun = running || record.is_some();
    let finished = record.clone().filter(|_| !running && state.phase != Phase::Loading);
    let shown = state.points.as_ref().and_then(Points::shown).filter(|_| !running).map(|(value, _)| value);
    let choose = {
        let dispatch = dispatch.clone();
        use_callback((), move |value, ()| dispatch.dispatch(Action::ChoosePoint(value)))
    };
    {
        let painter = painter.clone();
        use_effect_with((record.clone(), shown), move |(record, shown)| {
            // Live spans are those of the last run; a point that is chosen brings its own.
            if let (Some(record), Some(_)) = (record, shown) {
                painter.update(|live| {
                    live.clear();
                    live.show(record, usize::MAX);
                });
            }
        });
    }
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
            if let Some(points) = state.points.clone().filter(|_| begun) {
                <SweepChart sweep={points.sweep} records={points.records} {shown} choose={(!running).then_some(choose)} />
            }
            <VerdictView record={finished} phase={state.phase.clone()} />
            if let Some(spec) = spec.filter(|_| begun) {
                <Readings key={shown.map_or_else(String::new, |value| value.to_string())} {spec} {record} phase={state.phase.clone()} painter={painter.clone()} />
            } else {
                <Sketch strategies={state.form.strategies.clone()} />
            }
            <Code workload={state.form.workload} />
        </div>
    }
}
