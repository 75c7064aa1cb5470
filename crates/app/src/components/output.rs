//! What came out: verdict, bars, timeline, table, log, answers, code and exports.

#[cfg(feature = "records")]
use super::records::Provenance;
use super::{
    answers::Answers, bars::Bars, code::Code, exports::Exports, log::Log, results::Results, sketch::Sketch,
    timeline::TimelineView, verdict::VerdictView,
};
use crate::{
    painter::Painter,
    state::{Phase, State},
};
use overlap_protocol::{Spec, convert, workloads};
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

/// The instrument. Before the first run it says what will appear.
#[component]
pub fn Output(props: &Props) -> Html {
    let Props { state, painter } = props;
    let record = &state.record;
    let running = state.phase.is_busy();
    let begun = running || record.is_some();
    let strategies = match &state.asked {
        Some(asked) if begun => asked.strategies.clone(),
        _ => state.form.strategies.clone(),
    };
    let ids =
        use_memo(state.asked.clone(), |asked| asked.as_ref().map(|spec| task_ids(spec)).unwrap_or_default());
    let finished = record.clone().filter(|_| !running && state.phase != Phase::Loading);
    html! {
        <div class="output">
            { provenance(state, finished.as_ref()) }
            <VerdictView record={finished.clone()} phase={state.phase.clone()} />
            if begun {
                <Bars record={record.clone()} strategies={strategies.clone()} painter={painter.clone()} {running} />
                <TimelineView
                    {strategies} painter={painter.clone()} record={record.clone()} ids={ids.clone()} {running}
                />
            } else {
                <Sketch {strategies} />
            }
            if let Some(record) = record {
                <Results record={record.clone()} />
            }
            if let Some(record) = &finished {
                <Log record={record.clone()} ids={ids.clone()} />
                <Answers record={record.clone()} {ids} />
                <Exports record={record.clone()} />
            }
            <Code workload={state.form.workload} />
        </div>
    }
}

/// Where the record comes from, unless it was measured here.
#[cfg(feature = "records")]
fn provenance(state: &Rc<State>, record: Option<&crate::state::Same<overlap_trace::RunRecord>>) -> Html {
    record.map_or_else(Html::default, |record| {
        html! { <Provenance state={state.clone()} record={record.clone()} /> }
    })
}

#[cfg(not(feature = "records"))]
fn provenance(_: &Rc<State>, _: Option<&crate::state::Same<overlap_trace::RunRecord>>) -> Html {
    Html::default()
}

/// The numbers that the document calls the tasks by, in task order.
fn task_ids(spec: &Spec) -> Vec<i64> {
    let plan = || {
        let params = convert::spec_to_params(spec).ok()?;
        workloads::find(&spec.workload)?.plan(&params).ok()
    };
    plan().unwrap_or_default().tasks.iter().map(|task| task.id).collect()
}
