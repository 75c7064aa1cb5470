//! What the tasks answered, and what the caller's collection and counter held afterwards.

use super::{swatch::named, tabs::use_tabs};
use crate::model::Same;
use overlap_findings::counted;
use overlap_protocol::convert::value_text;
use overlap_record::{RunRecord, StrategyResult, format};
use std::{fmt::Write, rc::Rc};
use yew::prelude::*;

/// Answers shown before the reader asks for all.
const FIRST: usize = 20;

/// Properties of [`Answers`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record.
    pub record: Same<RunRecord>,
    /// The number that the document calls each task by.
    pub ids: Rc<Vec<i64>>,
}

/// One strategy's answers.
#[component]
pub fn Answers(props: &Props) -> Html {
    let all = use_state_eq(|| false);
    let results: Vec<&StrategyResult> =
        props.record.results.iter().filter(|result| !result.answers.is_empty()).collect();
    let (index, tabs) = use_tabs("Strategy", results.iter().map(|result| named(result.strategy)).collect());
    let Some(result) = results.get(index) else {
        return html! {
            <section id="answers" aria-labelledby="answers-title">
                <h2 id="answers-title">{ "Answers" }</h2>
                <p class="hint">{ "No strategy answered." }</p>
            </section>
        };
    };
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let count = result.answers.len();
    let shown = if *all { count } else { count.min(FIRST) };
    html! {
        <section id="answers" aria-labelledby="answers-title">
            <h2 id="answers-title">{ "Answers" }</h2>
            { tabs }
            <pre class="scroll" tabindex="0" aria-labelledby="answers-title">{ lines(result, &props.ids, shown) }</pre>
            if shown < count {
                <button type="button" onclick={show_all}>{ format!("Show all {}", format::count(count as u64)) }</button>
            }
            if props.record.results.iter().any(|result| result.collection.is_some()) {
                <h3>{ "What the caller’s collection held afterwards" }</h3>
                <dl class="collections">{ for props.record.results.iter().filter_map(collection) }</dl>
            }
            if props.record.results.iter().any(|result| counted(result).is_some()) {
                <h3>{ "What the shared counter held afterwards" }</h3>
                <dl class="collections">{ for props.record.results.iter().filter_map(counter) }</dl>
            }
        </section>
    }
}

/// One text, since ten thousand elements would hold the page up.
fn lines(result: &StrategyResult, ids: &[i64], shown: usize) -> String {
    let mut text = String::new();
    for (index, answer) in result.answers.iter().take(shown).enumerate() {
        let id = ids.get(index).map_or_else(|| index.to_string(), ToString::to_string);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "task {id}: {}", value_text(answer));
    }
    text
}

fn counter(result: &StrategyResult) -> Option<Html> {
    let held = counted(result)?;
    let added = held.added.map(|added| format!(" – its tasks added {}", format::count(added)));
    Some(html! {
        <>
            <dt>{ named(result.strategy) }</dt>
            <dd><code>{ held.words() }</code>{ added }</dd>
        </>
    })
}

fn collection(result: &StrategyResult) -> Option<Html> {
    let held = result.collection.as_ref()?;
    let numbers: Vec<String> = held.iter().take(100).map(ToString::to_string).collect();
    let more = if held.len() > numbers.len() { ", …" } else { "" };
    Some(html! {
        <>
            <dt>{ named(result.strategy) }</dt>
            <dd><code>{ format!("[{}{more}]", numbers.join(", ")) }</code>{ format!(" – {}", format::counted(held.len() as u64, "item")) }</dd>
        </>
    })
}
