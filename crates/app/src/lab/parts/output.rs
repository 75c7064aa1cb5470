//! What came out, and the code that ran. Before the first run it says what will appear.

use super::{recorded::recorded, sketch::Sketch, view::View};
use crate::{
    instrument::{Code, Readings, SweepChart, VerdictView},
    lab::state::{Action, Points},
    model::{Painter, Phase},
    shell::{tell_with, use_replay},
};
use yew::prelude::*;

/// Properties of [`Output`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The lab as it is now.
    pub view: View,
    /// The spans.
    pub painter: Painter,
}

/// The instrument. Of a sweep, the chart of all points comes first, then the readings of one.
#[component]
pub fn Output(props: &Props) -> Html {
    let Props { view, painter } = props;
    let (state, phase) = (&view.state, &view.state.shell.phase);
    let running = phase.is_busy();
    let (spec, record) = state.shown();
    let begun = running || record.is_some();
    let finished = record.clone().filter(|_| !running && *phase != Phase::Loading);
    let shown = state.points.as_ref().and_then(Points::shown).filter(|_| !running).map(|(value, _)| value);
    // Live spans are those of the last run; a point that is chosen brings its own.
    use_replay(painter, record.clone().filter(|_| shown.is_some()));
    if let Some(reason) = state.shell.nothing_runs() {
        return html! {
            <div class="output">
                <p id="verdict" class="headline">{ "Nothing can run here. " }{ reason }</p>
                { recorded(&state.query()) }
                <Code workload={state.form.workload} />
            </div>
        };
    }
    let choose = (!running).then(|| tell_with(&view.dispatch, Action::ChoosePoint));
    html! {
        <div class="output">
            if let Some(points) = state.points.clone().filter(|_| begun) {
                <SweepChart sweep={points.sweep} records={points.records} {shown} {choose} />
            }
            <VerdictView record={finished} phase={phase.clone()} />
            if let Some(spec) = spec.filter(|_| begun) {
                <Readings key={shown.map_or_else(String::new, |value| value.to_string())} {spec} {record} phase={phase.clone()} painter={painter.clone()} />
            } else {
                <Sketch strategies={state.form.strategies.clone()} />
            }
            <Code workload={state.form.workload} />
        </div>
    }
}
