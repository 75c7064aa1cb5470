//! What the lesson claims, and what this machine says of it.

use crate::{course::study::Study, model::Same};
use overlap_lessons::{Claim, ClaimResult};
use yew::prelude::*;

/// Properties of [`Claims`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is known.
    pub study: Same<Study>,
}

/// The claims, each with its result and why.
#[component]
pub fn Claims(props: &Props) -> Html {
    let results =
        props.study.lesson.check(&props.study.evidence()).into_iter().zip(&props.study.still.claims);
    html! { <ul class="claims">{ for results.map(claim) }</ul> }
}

fn claim(((claim, result), text): ((&'static Claim, ClaimResult), &AttrValue)) -> Html {
    let (name, mark, why) = match result {
        ClaimResult::Held { shows } => ("held", "✓ It held on your machine.", shows),
        ClaimResult::Failed { why } => ("failed", "✗ It did not hold on your machine.", why),
        ClaimResult::Unknown { why } => ("unknown", "? It cannot be said.", why),
    };
    html! {
        <li id={claim.id} data-result={name}>
            { Html::from_html_unchecked(text.clone()) }
            <span class={name}><b>{ mark }</b>{ " " }{ why }</span>
        </li>
    }
}
