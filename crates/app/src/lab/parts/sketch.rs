//! Before the first run: a sketch of how each strategy goes about four tasks that compute a little and wait a while.

use crate::{
    instrument::{block, named},
    model::wording,
};
use overlap_record::{SpanKind, StrategyId};
use yew::prelude::*;

/// Properties of [`Sketch`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The strategies that are chosen.
    pub strategies: Vec<StrategyId>,
}

/// A drawing, not a measurement, and labelled so. It also teaches the timeline's patterns.
#[component]
pub fn Sketch(props: &Props) -> Html {
    let row = |strategy: &StrategyId| {
        let name = strategy.name();
        let blocks = blocks(*strategy);
        let lanes = blocks.iter().map(|block| block.lane + 1).max().unwrap_or(1);
        html! {
            <li>
                { named(*strategy) }
                <svg class="sketch" height={(lanes * 9).to_string()} data-colour={name} aria-hidden="true">
                    { for blocks.iter().map(draw) }
                </svg>
                <span class="gloss">{ wording::gloss(*strategy) }</span>
            </li>
        }
    };
    html! {
        <section class="sketches" aria-labelledby="sketch-title">
            <h2 id="sketch-title">{ "What you will see" }</h2>
            <p class="hint">
                { "A sketch, not a measurement: four tasks, each computing a little (dark) and waiting a while (light). \
                   After a run, your own times, timeline, log and answers stand here." }
            </p>
            <ul class="bars">{ for props.strategies.iter().map(row) }</ul>
        </section>
    }
}

/// Places and widths are shares of the drawing's 320 units, so that it fills whatever room there is.
fn draw(at: &Block) -> Html {
    let share = |units: u32| format!("{:.2}%", f64::from(units) / 3.2);
    block(at.kind, &share(at.x), &(at.lane * 9).to_string(), &share(at.w - 1), "7")
}

struct Block {
    kind: SpanKind,
    lane: u32,
    x: u32,
    w: u32,
}

const fn at(kind: SpanKind, lane: u32, x: u32, w: u32) -> Block {
    Block { kind, lane, x, w }
}

/// Widths of a task's computing and waiting.
const RUN: u32 = 20;
const WAIT: u32 = 55;
const TASK: u32 = RUN + WAIT;

fn blocks(strategy: StrategyId) -> Vec<Block> {
    use SpanKind::{Copy, Lock, Run, Startup, Wait};
    let task = |lane: u32, x: u32| [at(Run, lane, x, RUN), at(Wait, lane, x + RUN, WAIT)];
    match strategy {
        StrategyId::Serial => (0..4).flat_map(|i| task(0, i * TASK)).collect(),
        StrategyId::Async => (0..4).flat_map(|i| task(i, i * RUN)).collect(),
        StrategyId::Rayon => (0..2)
            .flat_map(|lane| {
                let start = [at(Startup, lane, 0, 14)];
                start.into_iter().chain(task(lane, 14)).chain(task(lane, 14 + TASK))
            })
            .collect(),
        StrategyId::Isolated => (0..2)
            .flat_map(|lane| {
                let start = [at(Startup, lane, 0, 18), at(Copy, lane, 18, 6), at(Copy, lane, 24 + TASK, 6)];
                start.into_iter().chain(task(lane, 24)).chain(task(lane, 30 + TASK))
            })
            .collect(),
        StrategyId::Gil => (0..4)
            .flat_map(|lane| {
                let start = [at(Startup, lane, 0, 18)];
                let queue = (lane > 0).then(|| at(Lock, lane, 18, lane * RUN));
                start.into_iter().chain(queue).chain(task(lane, 18 + lane * RUN))
            })
            .collect(),
    }
}
