//! The patterns that tell what a lane was doing, for drawings in SVG. The canvases and the exported pictures have the same.

use overlap_drawing::{Svg, hatch};
use overlap_record::{SpanKind, StrategyId};
use yew::prelude::*;

/// Whose patterns are in the colour of text.
const INK: &str = "page-ink";

/// A name of this page's own, since a lesson may show an exported picture, which brings patterns along.
fn owner(strategy: StrategyId) -> String {
    format!("page-{strategy}")
}

thread_local! {
    /// They never change, and a page is drawn often.
    static DEFINITIONS: AttrValue = definitions().into();
}

/// The patterns' definitions, once a page, in every strategy's colour and in that of text. They hold no text from elsewhere.
pub fn patterns() -> Html {
    Html::from_html_unchecked(DEFINITIONS.with(AttrValue::clone))
}

fn definitions() -> String {
    let mut svg = Svg::default();
    svg.group(
        "svg",
        &[("class", &"definitions"), ("width", &0), ("height", &0), ("aria-hidden", &true)],
        |svg| {
            svg.group("defs", &[], |svg| {
                for strategy in StrategyId::all() {
                    svg.group("g", &[("data-colour", &strategy)], |svg| {
                        hatch::patterns(svg, &owner(strategy), "currentColor");
                    });
                }
                hatch::patterns(svg, INK, "currentColor");
            });
        },
    );
    svg.finish()
}

/// A block of one kind, in a strategy's colour or in that of text. Lengths are SVG's: numbers of pixels, or shares of the width.
pub fn block(strategy: Option<StrategyId>, kind: SpanKind, [x, y, width, height]: [String; 4]) -> Html {
    let owner = strategy.map_or_else(|| INK.to_owned(), owner);
    let fill = hatch::fill(kind, &owner, "currentColor");
    html! { <rect class="block" {fill} {x} {y} {width} {height} /> }
}
