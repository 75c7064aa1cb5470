//! The supermarket: tills are lanes, customers are tasks, and what was forgotten is a wait.

use super::{
    playback::{controls, use_player},
    shop::{OUT, QUEUE, SHELF, Shop, TILLS, TOP, Till, WIDTH},
};
use crate::model::wording;
use overlap_lessons::{Whereabouts, scene};
use overlap_record::{Span, StrategyId, format};
use std::{fmt::Write, rc::Rc};
use yew::prelude::*;

/// Properties of [`Supermarket`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The spans of the repeat.
    pub spans: Rc<[Span]>,
    /// Customers.
    pub tasks: u32,
    /// Tills.
    pub lanes: u32,
    /// The strategy that ran.
    pub strategy: StrategyId,
}

/// The scene, its controls, and where everyone is in words.
#[component]
pub fn Supermarket(props: &Props) -> Html {
    let Props { spans, tasks, lanes, strategy } = props;
    let shop = use_memo((spans.clone(), *tasks, *lanes, *strategy), |(spans, tasks, lanes, strategy)| {
        Shop::new(spans, *tasks, *lanes, *strategy)
    });
    let moments = use_memo(spans.clone(), |spans| moments(spans));
    let (player, control) = use_player(&moments);
    let at_ms = player.at_ms;
    let now = scene(spans, *tasks, at_ms);
    let places = shop.places(spans, at_ms, player.glide_ms());
    let words = in_words(&now);
    let drawing = drawing(&shop, props, &now, &places, at_ms, &words);
    html! {
        <div class="scene" data-colour={strategy.name()}>
            { Html::from_html_unchecked(drawing.into()) }
            { controls(&player, &control, words) }
            <details>
                <summary>{ "Where everyone is" }</summary>
                <ul class="whereabouts">
                    { for now.iter().enumerate().map(|(task, it)| html! { <li>{ format!("Customer {}: {}", task + 1, whereabouts(*it, *lanes)) }</li> }) }
                </ul>
            </details>
        </div>
    }
}

/// The shop and everyone in it, as SVG. It holds no text from elsewhere.
fn drawing(
    shop: &Shop,
    props: &Props,
    now: &[Whereabouts],
    places: &[[f64; 2]],
    at_ms: f64,
    words: &str,
) -> String {
    let Props { spans, lanes, strategy, .. } = props;
    let height = shop.height();
    let mut out = String::new();
    draw!(
        out,
        "<svg class=\"shop\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}: {words}\">",
        height + 4.0,
        wording::name(*strategy)
    );
    let tills = if *lanes > 1 { "tills" } else { "till" };
    for (zone, name) in [(QUEUE, "queue"), (TILLS, tills), (SHELF, "shelf"), (OUT, "served")] {
        draw!(
            out,
            "<rect class=\"zone\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"4\"/>\
             <text x=\"{:.1}\" y=\"13\" text-anchor=\"middle\">{name}</text>",
            zone.start,
            TOP - 4.0,
            zone.end - zone.start,
            height - TOP + 6.0,
            f64::midpoint(zone.start, zone.end)
        );
    }
    for lane in 0..*lanes {
        till(&mut out, shop.row(lane), shop.till(spans, lane, at_ms));
    }
    for (task, (whereabouts, [x, y])) in now.iter().zip(places).enumerate() {
        draw!(
            out,
            "<g class=\"customer {}\"><circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"9\"/>\
             <text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text></g>",
            class(*whereabouts),
            y + 3.4,
            task + 1
        );
    }
    out.push_str("</svg>");
    out
}

/// A counter with its assistant: solid while serving, hollow otherwise, with words.
fn till(out: &mut String, y: f64, till: Till) {
    let (class, words) = match till {
        Till::Opening => ("assistant closed", String::from("is opening")),
        Till::Serves(task) => ("assistant", format!("serves {}", task + 1)),
        Till::WaitsFor(task) => ("assistant idle", format!("waits for {}", task + 1)),
        Till::Free => ("assistant idle", String::from("is free")),
    };
    let middle = f64::midpoint(TILLS.start, TILLS.end);
    if matches!(till, Till::WaitsFor(_)) {
        let (from, to) = (middle + 26.0, SHELF.start + 4.0);
        draw!(out, "<line class=\"held\" x1=\"{from:.1}\" x2=\"{to:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>");
    }
    draw!(
        out,
        "<rect class=\"counter\" x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"28\" rx=\"2\"/>\
         <rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"16\" height=\"16\" rx=\"5\"/>\
         <text class=\"till-words\" x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{words}</text>",
        middle - 8.0,
        y - 14.0,
        middle + 6.0,
        y - 8.0,
        y + 24.0
    );
}

const fn class(whereabouts: Whereabouts) -> &'static str {
    match whereabouts {
        Whereabouts::Queued => "queued",
        Whereabouts::Served { .. } => "served",
        Whereabouts::Away { .. } => "away",
        Whereabouts::Held { .. } => "held-up",
        Whereabouts::Done => "gone",
    }
}

fn whereabouts(whereabouts: Whereabouts, lanes: u32) -> String {
    let till = |lane: u32| if lanes > 1 { format!("till {}", lane + 1) } else { String::from("the till") };
    match whereabouts {
        Whereabouts::Queued => String::from("in the queue"),
        Whereabouts::Served { lane } => format!("served at {}", till(lane)),
        Whereabouts::Away { lane } => format!("at the shelf, away from {}", till(lane)),
        Whereabouts::Held { lane } => format!("held up at {}", till(lane)),
        Whereabouts::Done => String::from("served and gone"),
    }
}

/// The moment in a sentence.
fn in_words(now: &[Whereabouts]) -> String {
    let count = |is: fn(&Whereabouts) -> bool| now.iter().filter(|it| is(it)).count();
    let parts: Vec<String> = [
        (count(|it| matches!(it, Whereabouts::Queued)), "in the queue"),
        (count(|it| matches!(it, Whereabouts::Served { .. })), "being served"),
        (count(|it| matches!(it, Whereabouts::Held { .. })), "held up"),
        (count(|it| matches!(it, Whereabouts::Away { .. })), "at the shelf"),
        (count(|it| matches!(it, Whereabouts::Done)), "gone"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, place)| format!("{count} {place}"))
    .collect();
    format!("{}.", format::list(&parts))
}

/// When something begins or ends, from 0 on.
fn moments(spans: &[Span]) -> Rc<[f64]> {
    let ends = spans.iter().flat_map(|span| [span.start_ms, span.end_ms]);
    let mut moments: Vec<f64> = std::iter::once(0.0).chain(ends).collect();
    moments.sort_by(f64::total_cmp);
    // Steps that are too short to be seen are none.
    let apart = moments.last().copied().unwrap_or(0.0) / 1000.0;
    moments.dedup_by(|later, earlier| *later - *earlier < apart);
    moments.into()
}
