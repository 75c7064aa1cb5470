//! The patterns that tell what a lane was doing, for drawings in SVG. The canvases draw the same.

use overlap_record::SpanKind;
use yew::prelude::*;

/// The patterns' definitions, once a page: lines and dots in the colour of the page, to be laid over a block of colour.
#[component]
pub fn Patterns() -> Html {
    html! {
        <svg class="definitions" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="pattern-wait" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="gap" width="3.4" height="6" />
                </pattern>
                <pattern id="pattern-lock" width="5" height="5" patternUnits="userSpaceOnUse">
                    <path class="gap" d="M0 0H5V5H0Z M1.5 1.5V3.5H3.5V1.5Z" />
                </pattern>
                <pattern id="pattern-copy" width="5" height="5" patternUnits="userSpaceOnUse">
                    <rect class="gap" x="1.5" y="1.5" width="3.5" height="3.5" />
                </pattern>
            </defs>
        </svg>
    }
}

/// A block of one kind. Lengths are SVG's: numbers of pixels, or shares of the width.
pub fn block(kind: SpanKind, x: &str, y: &str, width: &str, height: &str) -> Html {
    let over = match kind {
        SpanKind::Run | SpanKind::Startup => None,
        SpanKind::Wait => Some("url(#pattern-wait)"),
        SpanKind::Lock => Some("url(#pattern-lock)"),
        SpanKind::Copy => Some("url(#pattern-copy)"),
    };
    let (x, y, width, height) = (x.to_owned(), y.to_owned(), width.to_owned(), height.to_owned());
    html! {
        <>
            <rect class={kind.name()} x={x.clone()} y={y.clone()} width={width.clone()} height={height.clone()} />
            if let Some(fill) = over {
                <rect {fill} {x} {y} {width} {height} />
            }
        </>
    }
}
