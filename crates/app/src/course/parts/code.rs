//! The lines of code that matter, each tied to what it looks like on the timeline.

use super::prose::Pointer;
use crate::{
    course::study::Study,
    instrument::Highlight,
    model::{Same, wording},
};
use overlap_lessons::{Focus, SourceFile, html::code_spans};
use yew::prelude::*;

/// Properties of [`FocusedCode`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is known.
    pub study: Same<Study>,
    /// The lines, in the lesson's order.
    pub excerpts: Vec<AttrValue>,
    /// Told what a button points at.
    pub point: Callback<Pointer>,
}

/// The excerpts.
#[component]
pub fn FocusedCode(props: &Props) -> Html {
    html! { { for props.study.lesson.focus.iter().zip(&props.excerpts).map(|(focus, lines)| excerpt(focus, lines, &props.point)) } }
}

fn excerpt(focus: &'static Focus, lines: &AttrValue, point: &Callback<Pointer>) -> Html {
    let language = if matches!(focus.file, SourceFile::Python(_)) { "Python" } else { "Rust" };
    let says = Html::from_html_unchecked(format!("<span>{}</span>", code_spans(focus.says)).into());
    let button = focus.strategy.map(|strategy| {
        let pointer = Pointer { part: None, highlight: Highlight { strategy, kind: focus.kind } };
        let onclick = point.reform(move |_: MouseEvent| pointer.clone());
        let what = focus.kind.map_or("all spans", wording::kind);
        let label = format!("Show on the timeline: {what} under {}", wording::name(strategy));
        html! { <button type="button" class="show quiet" {onclick} aria-label={label}>{ "Show on the timeline" }</button> }
    });
    html! {
        <figure class="code">
            <figcaption>{ says }{ " " }<span class="muted">{ format!("{language}, ") }<code>{ focus.file.name() }</code></span></figcaption>
            <pre tabindex="0" aria-label={format!("{language} code")}>{ lines }</pre>
            { button }
        </figure>
    }
}
