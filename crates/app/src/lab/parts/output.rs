//! What came out, and the code that ran. Before the first run it says what will appear.

use super::{
    code::code,
    recorded::recorded,
    sketch::Sketch,
    view::{Stage, View},
};
use crate::{
    instrument::{Readings, SweepChart, VerdictView},
    lab::state::Action,
    model::Phase,
    shell::tell_with,
};
use yew::prelude::*;

/// The instrument. Of a sweep, the chart of all points comes first, then the readings of one. `unfolded` is how
/// the panel with the code started.
pub fn output(view: &View, unfolded: bool) -> Html {
    let (state, painter) = (&view.state, &view.runner.painter);
    let phase = &state.shell.phase;
    let running = phase.is_busy();
    let (spec, record) = state.shown();
    let begun = running || record.is_some();
    let finished = record.clone().filter(|_| !running && *phase != Phase::Loading);
    // Of a sweep, what the last point printed is known.
    let prints = state.points.is_none().then(|| view.runner.prints.clone());
    let shown = state.point().map(|(value, _)| value);
    if let Some(reason) = state.shell.nothing_runs() {
        return html! {
            <div class="output">
                <p id="verdict" class="headline">{ "Nothing can run here. " }{ reason }</p>
                { recorded(&state.address()) }
                { code(view, true, unfolded) }
                { code(view, false, unfolded) }
            </div>
        };
    }
    let compact = state.shell.is_compact();
    // Where little is shown, code is a press away, and stands last in either language.
    let first = if compact { Html::default() } else { code(view, true, unfolded) };
    let last = if compact {
        html! { <>{ code(view, true, unfolded) }{ code(view, false, unfolded) }</> }
    } else {
        code(view, false, unfolded)
    };
    let choose = (!running).then(|| tell_with(&view.dispatch, Action::ChoosePoint));
    html! {
        <div class="output">
            { first }
            if let Some(points) = state.points.clone().filter(|_| begun) {
                <SweepChart sweep={points.sweep} records={points.records} {shown} {choose} />
            }
            <VerdictView record={finished} phase={phase.clone()} {compact} />
            if let Some(spec) = spec.filter(|_| begun) {
                <Readings key={shown.map_or_else(String::new, |value| value.to_string())} {spec} {record} phase={phase.clone()} painter={painter.clone()} {prints} {compact} />
            } else {
                <Sketch strategies={state.form.strategies.clone()} {compact} />
            }
            if view.stage >= Stage::End {
                { last }
            }
        </div>
    }
}
