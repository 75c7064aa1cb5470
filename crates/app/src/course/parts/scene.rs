//! The scene that belongs to a lesson, driven by the spans or by the noted accesses of the run that is shown.

use crate::{
    course::scenes::{Futures, Stepper, Supermarket, failed},
    instrument::{named, use_tabs},
    model::Same,
};
use overlap_findings::no_interleaving;
use overlap_record::{RunRecord, Span, StrategyResult};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Scene`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The lesson's id.
    pub lesson: &'static str,
    /// The record of the run.
    pub record: Same<RunRecord>,
}

/// One strategy's scene; nothing for a lesson without any.
#[component]
pub fn Scene(props: &Props) -> Html {
    let results: Vec<&StrategyResult> =
        props.record.results.iter().filter(|result| !result.repeats.is_empty()).collect();
    let (index, tabs) = use_tabs("Strategy", results.iter().map(|result| named(result.strategy)).collect());
    let Some(title) = title(props.lesson, &props.record.spec.workload) else { return Html::default() };
    let result = results.get(index);
    if props.lesson == COUNTER {
        return section(title, html! { <>{ tabs }{ stepper(&props.record, result.copied()) }</> });
    }
    let Some(result) = result else { return Html::default() };
    // The timeline, too, shows the last repeat until it is told otherwise.
    let spans: Rc<[Span]> =
        result.repeats.last().map(|repeat| repeat.spans.as_slice()).unwrap_or_default().into();
    let (strategy, tasks) = (result.strategy, props.record.spec.tasks);
    let lanes = spans.iter().map(|span| span.lane + 1).max().unwrap_or(1);
    let scene = html! {
        <>
            { tabs }
            if props.lesson == SHOP {
                <Supermarket key={strategy.name()} {spans} {tasks} {lanes} {strategy} />
            } else {
                <Futures key={strategy.name()} {spans} {tasks} failed={Rc::<[u32]>::from(failed(result))} {strategy} />
            }
        </>
    };
    section(title, scene)
}

fn section(title: &'static str, scene: Html) -> Html {
    html! {
        <section id="scene" aria-labelledby="scene-title">
            <h2 id="scene-title">{ title }</h2>
            { scene }
        </section>
    }
}

/// How the first repeat that lost an update lost it, or why there is nothing to show.
fn stepper(record: &RunRecord, result: Option<&StrategyResult>) -> Html {
    let repeats = result.map_or(&[][..], |result| &result.repeats);
    let lost = repeats.iter().position(|repeat| !repeat.interleaving.is_empty());
    match (result, lost) {
        (Some(result), Some(index)) => html! {
            <Stepper
                key={result.strategy.name()} accesses={Rc::from(&*repeats[index].interleaving)} repeat={(index + 1, repeats.len())}
                strategy={result.strategy}
            />
        },
        _ => html! { <p class="hint">{ no_interleaving(record.spec.lang, result) }</p> },
    }
}

/// The lesson whose tasks are customers.
const SHOP: &str = "tills";

/// The lesson whose tasks lose updates of a counter, and the workload that notes how.
const COUNTER: &str = "lost_updates";
const NOTED: &str = "counter_watched";

/// What a lesson's scene of a workload is called.
fn title(lesson: &str, workload: &str) -> Option<&'static str> {
    match lesson {
        SHOP => Some("In the shop"),
        "futures" => Some("The futures"),
        COUNTER if workload == NOTED => Some("One lost update"),
        _ => None,
    }
}
