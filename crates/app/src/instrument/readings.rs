//! What came out of a run beside its verdict: bars, timeline, table, log, answers and exports.

use super::{
    answers::Answers,
    bars::Bars,
    exports::{exports, files},
    fold::fold,
    log::Log,
    results::Results,
    timeline::TimelineView,
};
use crate::model::{Painter, Phase, Same, SharedPrints, published};
use overlap_protocol::{Spec, convert, workloads};
use overlap_record::RunRecord;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Readings`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What was run.
    pub spec: Rc<Spec>,
    /// The record so far.
    pub record: Option<Same<RunRecord>>,
    /// What the page is doing.
    pub phase: Phase,
    /// The spans.
    pub painter: Painter,
    /// What the run's programs printed, where that is known.
    #[prop_or_default]
    pub prints: Option<SharedPrints>,
    /// Whether the record was kept without its spans and answers.
    #[prop_or_default]
    pub slim: bool,
    /// Whether bars and timeline are shown small, and everything else is a press away.
    #[prop_or_default]
    pub compact: bool,
}

/// Everything about one run. While it goes on, bars and timeline grow and the table fills. What a device kept of a large
/// run has neither spans nor answers to show.
#[component]
pub fn Readings(props: &Props) -> Html {
    let Props { spec, record, phase, painter, prints, slim, compact } = props;
    let running = phase.is_busy();
    let strategies = spec.strategies.clone();
    let ids = use_memo(spec.clone(), |spec| task_ids(spec));
    let files = use_memo(record.clone(), |_| files());
    let finished = record.clone().filter(|_| !running);
    html! {
        <>
            <Bars record={record.clone()} strategies={strategies.clone()} painter={painter.clone()} {running} />
            if !*slim {
                <TimelineView
                    {strategies} painter={painter.clone()} record={record.clone()} ids={ids.clone()} {running}
                    compact={*compact}
                />
            }
            if let Some(record) = record {
                { fold(*compact, "Numbers", html! { <Results record={record.clone()} /> }) }
            }
            if let Some(record) = &finished {
                if let Some(told) = published::beside(record) {
                    { fold(*compact, "As published", html! { <p id="published">{ told }</p> }) }
                }
                if !*slim {
                    { fold(*compact, "Log", html! { <Log record={record.clone()} ids={ids.clone()} prints={prints.clone()} /> }) }
                    { fold(*compact, "Answers", html! { <Answers record={record.clone()} {ids} /> }) }
                }
                { fold(*compact, "Downloads", exports(record, &files, *slim)) }
            }
        </>
    }
}

/// The numbers that the document calls the tasks by, in task order.
pub fn task_ids(spec: &Spec) -> Vec<i64> {
    let plan = || {
        let params = convert::spec_to_params(spec).ok()?;
        workloads::find(&spec.workload)?.plan(&params).ok()
    };
    plan().unwrap_or_default().tasks.iter().map(|task| task.id).collect()
}
