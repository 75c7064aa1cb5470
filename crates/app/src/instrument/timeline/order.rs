//! The timeline in sentences: what happened, in order of time.

use crate::{
    instrument::{fold::use_unfolding, swatch::named, tabs::use_tabs},
    model::Same,
};
use overlap_findings::order::{Order, Sentence};
use overlap_record::{Repeat, RunRecord, StrategyId, StrategyResult};
use std::rc::Rc;
use yew::prelude::*;

/// A record with more spans gets no descriptions before they are asked for, since they would keep the page from answering.
const MOST_SPANS: usize = 20_000;

/// Properties of [`OrderOfEvents`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record.
    pub record: Same<RunRecord>,
    /// Which repeat, from 0; where a strategy has fewer, its last.
    pub repeat: usize,
    /// The number that the document calls each task by.
    pub ids: Rc<Vec<i64>>,
}

/// Results that have a timeline.
pub fn shown(record: &RunRecord) -> impl Iterator<Item = &StrategyResult> {
    record.results.iter().filter(|result| !result.repeats.is_empty())
}

/// The repeat that is looked at.
pub fn repeat_of(result: &StrategyResult, repeat: usize) -> Option<&Repeat> {
    result.repeats.get(repeat.min(result.repeats.len().checked_sub(1)?))
}

/// The sentences, made when they are first unfolded.
#[component]
pub fn OrderOfEvents(props: &Props) -> Html {
    let (open, toggled) = use_unfolding();
    let (index, tabs) =
        use_tabs("Strategy", shown(&props.record).map(|result| named(result.strategy)).collect());
    let wanted = open.then(|| (props.record.clone(), index, props.repeat, props.ids.clone()));
    let told = use_memo(wanted, |wanted| {
        let (record, index, repeat, ids) = wanted.as_ref()?;
        let order = Order::of(&repeat_of(shown(record).nth(*index)?, *repeat)?.spans);
        Some((order.summary(), order.sentences(ids)))
    });
    let line = |sentence: &Sentence| {
        html! { <li><span class="when">{ &sentence.when }</span>{ ": " }{ &sentence.text }</li> }
    };
    html! {
        <details id="order" ontoggle={toggled}>
            <summary>{ "Order of events" }</summary>
            if let Some((summary, sentences)) = &*told {
                { tabs }
                <p>{ summary }</p>
                <ol class="order">{ for sentences.iter().map(line) }</ol>
            }
        </details>
    }
}

/// What each strategy's panel shows, in a few sentences; nothing of very many spans.
pub fn descriptions(record: &RunRecord, repeat: usize) -> Vec<(StrategyId, String)> {
    let few = record.span_count() <= MOST_SPANS;
    let describe =
        |result| Some((result, repeat_of(result, repeat).filter(|repeat| !repeat.spans.is_empty())?));
    let described = shown(record).filter(|_| few).filter_map(describe);
    described.map(|(result, repeat)| (result.strategy, Order::of(&repeat.spans).summary())).collect()
}
