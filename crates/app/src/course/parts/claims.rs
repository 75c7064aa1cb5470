//! What the lesson claims, and what this machine says of it.

use super::view::View;
use overlap_lessons::{Claim, ClaimResult};
use yew::prelude::*;

/// The claims, each with its result and why.
pub fn claims(view: &View) -> Html {
    let texts = &view.study.still.claims;
    html! { <ul class="claims">{ for view.study.claims().iter().zip(texts).map(claim) }</ul> }
}

fn claim(((claim, result), text): (&(&'static Claim, ClaimResult), &AttrValue)) -> Html {
    let (name, mark, why) = match result {
        ClaimResult::Held { shows } => ("held", "✓ It held on your machine.", shows),
        ClaimResult::Failed { why } => ("failed", "✗ It did not hold on your machine.", why),
        ClaimResult::Unknown { why } => ("unknown", "? Not enough data", why),
    };
    html! {
        <li id={claim.id} data-result={name}>
            { Html::from_html_unchecked(text.clone()) }
            <span class={name}><b>{ mark }</b>{ " " }{ why }</span>
        </li>
    }
}
