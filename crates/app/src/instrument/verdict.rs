//! The verdict, in words.

use crate::model::{Phase, Same};
use overlap_findings::{Verdict, verdict_on};
use overlap_record::RunRecord;
use yew::prelude::*;

/// Properties of [`VerdictView`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record, once the run is over.
    pub record: Option<Same<RunRecord>>,
    /// What the page is doing.
    pub phase: Phase,
    /// Whose cores they were.
    #[prop_or("your")]
    pub whose: &'static str,
    /// Whether what supports the sentence is a press away.
    #[prop_or_default]
    pub compact: bool,
}

/// One sentence in large type, and the sentences that support it. Screen readers hear it when it comes.
#[component]
pub fn VerdictView(props: &Props) -> Html {
    let verdict = use_memo((props.record.clone(), props.whose), |(record, whose)| {
        record.as_ref().map(|record| verdict_on(record, whose))
    });
    html! {
        <section id="verdict" aria-live="polite" aria-label="Verdict">
            if let Some(verdict) = &*verdict {
                { sentences(verdict, props.compact) }
            } else {
                <p class="headline pending">{ pending(&props.phase) }</p>
            }
        </section>
    }
}

fn sentences(verdict: &Verdict, folded: bool) -> Html {
    let details = html! {
        <ul class="details">{ for verdict.details.iter().map(|detail| html! { <li>{ detail }</li> }) }</ul>
    };
    match (verdict.details.is_empty(), folded) {
        (true, _) => html! { <p class="headline">{ &verdict.headline }</p> },
        (false, false) => html! { <><p class="headline">{ &verdict.headline }</p>{ details }</> },
        (false, true) => html! {
            <details><summary class="headline">{ &verdict.headline }</summary>{ details }</details>
        },
    }
}

/// What stands where a verdict will be.
const fn pending(phase: &Phase) -> &'static str {
    match phase {
        Phase::Queued => "Waiting for another lab on this page to finish its run.",
        Phase::Running(_) => "Running. The verdict appears when every strategy has run.",
        Phase::Cancelling | Phase::Cancelled { .. } => {
            "Cancelled before anything could be timed. Press Run to begin again."
        }
        Phase::Failed(_) => "Nothing could be run; the line beside the Run button says why.",
        Phase::Loading | Phase::Idle | Phase::Asking(_) | Phase::Done => {
            "Press Run. Each strategy does the same tasks, and a verdict in words appears here."
        }
    }
}
