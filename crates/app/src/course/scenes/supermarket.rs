//! The supermarket: tills are lanes, customers are tasks, and what was forgotten is a wait.

use super::{
    playback::{Controls, use_player},
    shop::{OUT, QUEUE, SHELF, Shop, TILLS, TOP, Till, WIDTH},
};
use crate::model::wording;
use overlap_lessons::{Whereabouts, scene};
use overlap_trace::{Span, StrategyId, format};
use std::{ops::Range, rc::Rc};
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
    let (player, turn) = use_player(&moments);
    let at_ms = player.at_ms;
    let now = scene(spans, *tasks, at_ms);
    let places = shop.places(spans, at_ms, player.glide_ms());
    let words = in_words(&now);
    let height = shop.height();
    let zone = |zone: Range<f64>, name: &'static str| {
        html! {
            <>
                <rect class="zone" x={px(zone.start)} y={px(TOP - 4.0)} width={px(zone.end - zone.start)} height={px(height - TOP + 6.0)} rx="4" />
                <text x={px((zone.start + zone.end) / 2.0)} y="13" text-anchor="middle">{ name }</text>
            </>
        }
    };
    html! {
        <div class="scene" data-colour={strategy.name()}>
            <svg class="shop" viewBox={format!("0 0 {WIDTH} {}", height + 4.0)} role="img" aria-label={format!("{}: {words}", wording::name(*strategy))}>
                { zone(QUEUE, "queue") }
                { zone(TILLS, if *lanes > 1 { "tills" } else { "till" }) }
                { zone(SHELF, "shelf") }
                { zone(OUT, "served") }
                { for (0..*lanes).map(|lane| till(&shop, lane, shop.till(spans, lane, at_ms))) }
                { for now.iter().zip(&places).enumerate().map(|(task, (whereabouts, place))| customer(task, *whereabouts, *place)) }
            </svg>
            <Controls {player} {turn} {words} />
            <details>
                <summary>{ "Where everyone is" }</summary>
                <ul class="whereabouts">
                    { for now.iter().enumerate().map(|(task, it)| html! { <li>{ format!("Customer {}: {}", task + 1, whereabouts(*it, *lanes)) }</li> }) }
                </ul>
            </details>
        </div>
    }
}

/// A counter with its assistant: solid while serving, hollow otherwise, with words.
fn till(shop: &Shop, lane: u32, till: Till) -> Html {
    let y = shop.row(lane);
    let (class, words) = match till {
        Till::Opening => ("assistant closed", String::from("is opening")),
        Till::Serves(task) => ("assistant", format!("serves {}", task + 1)),
        Till::WaitsFor(task) => ("assistant idle", format!("waits for {}", task + 1)),
        Till::Free => ("assistant idle", String::from("is free")),
    };
    let middle = (TILLS.start + TILLS.end) / 2.0;
    html! {
        <>
            if matches!(till, Till::WaitsFor(_)) {
                <line class="held" x1={px(middle + 26.0)} x2={px(SHELF.start + 4.0)} y1={px(y)} y2={px(y)} />
            }
            <rect class="counter" x={px(middle - 8.0)} y={px(y - 14.0)} width="8" height="28" rx="2" />
            <rect {class} x={px(middle + 6.0)} y={px(y - 8.0)} width="16" height="16" rx="5" />
            <text class="till-words" x={px(middle)} y={px(y + 24.0)} text-anchor="middle">{ words }</text>
        </>
    }
}

fn customer(task: usize, whereabouts: Whereabouts, [x, y]: [f64; 2]) -> Html {
    let class = match whereabouts {
        Whereabouts::Queued => "queued",
        Whereabouts::Served { .. } => "served",
        Whereabouts::Away { .. } => "away",
        Whereabouts::Held { .. } => "held-up",
        Whereabouts::Done => "gone",
    };
    html! {
        <g class={classes!("customer", class)}>
            <circle cx={px(x)} cy={px(y)} r="9" />
            <text x={px(x)} y={px(y + 3.4)} text-anchor="middle">{ task + 1 }</text>
        </g>
    }
}

fn whereabouts(whereabouts: Whereabouts, lanes: u32) -> String {
    let till = |lane: u32| if lanes > 1 { format!("till {}", lane + 1) } else { String::from("the till") };
    match whereabouts {
        Whereabouts::Queued => String::from("in the queue"),
        Whereabouts::Served { lane } => format!("served at {}", till(lane)),
        Whereabouts::Away { lane } => format!("at the shelf, gone from {}", till(lane)),
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

fn px(value: f64) -> String {
    format!("{value:.1}")
}
