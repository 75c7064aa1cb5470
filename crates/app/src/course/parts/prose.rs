//! A stretch of a lesson's text, whose links can point at the reader's own timeline.

use crate::instrument::Highlight;
use overlap_trace::SpanKind;
use web_sys::Element;
use yew::prelude::*;

/// What a link in the text points at.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointer {
    /// The part of the experiment; none where any will do.
    pub part: Option<String>,
    /// The spans.
    pub highlight: Highlight,
}

/// Properties of [`Prose`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The text, of a lesson's own Markdown.
    pub html: AttrValue,
    /// Told what a link points at.
    pub point: Callback<Pointer>,
}

/// The text.
#[component]
pub fn Prose(props: &Props) -> Html {
    let onclick = {
        let point = props.point.clone();
        Callback::from(move |event: MouseEvent| {
            let pointer = event.target_dyn_into::<Element>().and_then(|target| pointer(&target));
            if let Some(pointer) = pointer {
                event.prevent_default();
                point.emit(pointer);
            }
        })
    };
    html! {
        <div class="prose" {onclick}>{ Html::from_html_unchecked(props.html.clone()) }</div>
    }
}

/// What the link around an element points at.
fn pointer(target: &Element) -> Option<Pointer> {
    let link = target.closest("a.show").ok()??;
    let strategy = link.get_attribute("data-strategy")?.parse().ok()?;
    let kind = link.get_attribute("data-kind");
    let kind = SpanKind::ALL.into_iter().find(|known| kind.as_deref() == Some(known.name()));
    Some(Pointer { part: link.get_attribute("data-part"), highlight: Highlight { strategy, kind } })
}
