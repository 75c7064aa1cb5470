//! What a link in the text points at on the reader's own timeline.

use crate::instrument::Highlight;
use overlap_record::SpanKind;
use web_sys::Element;

/// What a link points at.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointer {
    /// The part of the experiment; none where any will do.
    pub part: Option<String>,
    /// The spans.
    pub highlight: Highlight,
}

impl Pointer {
    /// Of the link around an element, where there is one.
    pub fn around(target: &Element) -> Option<Self> {
        let link = target.closest("a.show").ok()??;
        let strategy = link.get_attribute("data-strategy")?.parse().ok()?;
        let kind = link.get_attribute("data-kind");
        let kind = SpanKind::ALL.into_iter().find(|known| kind.as_deref() == Some(known.name()));
        Some(Self { part: link.get_attribute("data-part"), highlight: Highlight { strategy, kind } })
    }
}
