//! Before the first run: a sketch of how each strategy goes about four tasks that compute a little and wait a while.

use crate::{
    instrument::{block, named},
    model::wording,
};
use overlap_drawing::sketch::{Block, WIDTH, sketch};
use overlap_record::StrategyId;
use yew::prelude::*;

/// Properties of [`Sketch`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The strategies, from the top.
    pub strategies: Vec<StrategyId>,
    /// Whether it is small, without what each strategy is.
    pub compact: bool,
}

/// A drawing of the chosen strategies, not a measurement, and labelled so. It also teaches the timeline's patterns.
#[component]
pub fn Sketch(props: &Props) -> Html {
    let row = |strategy: &StrategyId| {
        let name = strategy.name();
        let blocks = sketch(*strategy);
        let lanes = Block::rows(&blocks);
        html! {
            <li>
                { named(*strategy) }
                <svg class="sketch" height={(lanes * 9).to_string()} data-colour={name} aria-hidden="true">
                    { for blocks.iter().map(|block| draw(*strategy, block)) }
                </svg>
                if !props.compact { <span class="gloss">{ wording::gloss(*strategy) }</span> }
            </li>
        }
    };
    html! {
        <section class="sketches" aria-labelledby="sketch-title">
            <h2 id="sketch-title">{ "What you will see" }</h2>
            if props.compact {
                <p class="hint">{ "A sketch, not a measurement: computing is dark, waiting is light." }</p>
            } else {
                <p class="hint">
                    { "A sketch, not a measurement: four tasks, each computing a little (dark) and waiting a while (light). \
                       After a run, your own times, timeline, log and answers appear here." }
                </p>
            }
            <ul class="bars">{ for props.strategies.iter().map(row) }</ul>
        </section>
    }
}

/// Places and widths are shares of the drawing's units, so that it fills whatever room there is.
fn draw(strategy: StrategyId, at: &Block) -> Html {
    let share = |units: u32| format!("{:.2}%", f64::from(units) * 100.0 / f64::from(WIDTH));
    let lengths = [share(at.x), (at.lane * 9).to_string(), share(at.w - 1), String::from("7")];
    block(Some(strategy), at.kind, lengths)
}
