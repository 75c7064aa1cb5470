//! The animation that belongs to a lesson, driven by the spans of the run that is shown.

use crate::{
    course::scenes::{Futures, Supermarket, failed},
    instrument::{named, use_tabs},
    model::Same,
};
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
    let Some(title) = title(props.lesson) else { return Html::default() };
    let Some(result) = results.get(index) else { return Html::default() };
    // The timeline, too, shows the last repeat until it is told otherwise.
    let spans: Rc<[Span]> =
        result.repeats.last().map(|repeat| repeat.spans.as_slice()).unwrap_or_default().into();
    let (strategy, tasks) = (result.strategy, props.record.spec.tasks);
    let lanes = spans.iter().map(|span| span.lane + 1).max().unwrap_or(1);
    html! {
        <section id="scene" aria-labelledby="scene-title">
            <h2 id="scene-title">{ title }</h2>
            { tabs }
            if props.lesson == SHOP {
                <Supermarket key={strategy.name()} {spans} {tasks} {lanes} {strategy} />
            } else {
                <Futures key={strategy.name()} {spans} {tasks} failed={Rc::<[u32]>::from(failed(result))} {strategy} />
            }
        </section>
    }
}

/// The lesson whose tasks are customers.
const SHOP: &str = "tills";

/// What a lesson's scene is called.
fn title(lesson: &str) -> Option<&'static str> {
    match lesson {
        SHOP => Some("In the shop"),
        "futures" => Some("The futures"),
        _ => None,
    }
}
