//! Cores against speed-up, one mark a machine and strategy.

use crate::model::wording;
use overlap_trace::{StrategyId, class::Point};
use yew::prelude::*;

const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 40.0;
const BOTTOM: f64 = 36.0;
const TOP: f64 = 12.0;
const RIGHT: f64 = 12.0;

/// Properties of [`ClassChart`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The marks.
    pub points: Vec<Point>,
}

/// Both axes begin at 0 and end at a whole number, on one scale, so that the diagonal is "twice the cores, twice as fast".
#[component]
pub fn ClassChart(props: &Props) -> Html {
    let largest = props.points.iter().map(|point| point.cores.max(point.speedup)).fold(2.0, f64::max);
    let end = largest.ceil();
    let x = |value: f64| LEFT + value / end * (WIDTH - LEFT - RIGHT);
    let y = |value: f64| HEIGHT - BOTTOM - value / end * (HEIGHT - BOTTOM - TOP);
    let step = (end / 6.0).ceil().max(1.0);
    let ticks: Vec<f64> =
        std::iter::successors(Some(0.0), |tick| Some(tick + step)).take_while(|tick| *tick <= end).collect();
    let tick = |tick: &f64| {
        let label = format!("{tick:.0}");
        html! {
            <>
                <text x={x(*tick).to_string()} y={(HEIGHT - BOTTOM + 16.0).to_string()} text-anchor="middle">{ &label }</text>
                <text x={(LEFT - 8.0).to_string()} y={(y(*tick) + 4.0).to_string()} text-anchor="end">{ &label }</text>
            </>
        }
    };
    let line = |from: (f64, f64), to: (f64, f64), class: &'static str| {
        html! {
            <line {class} x1={x(from.0).to_string()} y1={y(from.1).to_string()} x2={x(to.0).to_string()} y2={y(to.1).to_string()} />
        }
    };
    let mark = |point: &Point| {
        html! {
            <g data-colour={point.strategy.name()}>
                <title>{ format!("{}: {:.1} cores, {:.2} times as fast as serial", wording::name(point.strategy), point.cores, point.speedup) }</title>
                { shape(point.strategy, x(point.cores), y(point.speedup)) }
            </g>
        }
    };
    html! {
        <svg id="class-chart" class="class-chart" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label="Cores against speed-up; the table below has the numbers">
            { line((0.0, 0.0), (end, 0.0), "axis") }
            { line((0.0, 0.0), (0.0, end), "axis") }
            { line((0.0, 0.0), (end, end), "ideal") }
            { line((0.0, 1.0), (end, 1.0), "ideal") }
            { for ticks.iter().map(tick) }
            <text x={x(end).to_string()} y={(HEIGHT - 4.0).to_string()} text-anchor="end">{ "cores" }</text>
            <text x={(LEFT + 6.0).to_string()} y={(TOP + 4.0).to_string()}>{ "times as fast as serial" }</text>
            { for props.points.iter().map(mark) }
        </svg>
    }
}

/// A shape a strategy, since colour alone tells too little.
fn shape(strategy: StrategyId, x: f64, y: f64) -> Html {
    const R: f64 = 5.0;
    let polygon = |corners: &[(f64, f64)]| {
        let points: Vec<String> =
            corners.iter().map(|(dx, dy)| format!("{:.1},{:.1}", x + dx * R, y + dy * R)).collect();
        html! { <polygon class="bar-fill" points={points.join(" ")} /> }
    };
    match strategy {
        StrategyId::Serial | StrategyId::Rayon => {
            html! { <circle class="bar-fill" cx={x.to_string()} cy={y.to_string()} r={R.to_string()} /> }
        }
        StrategyId::Async => polygon(&[(0.0, -1.2), (1.2, 1.0), (-1.2, 1.0)]),
        StrategyId::Isolated => polygon(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]),
        StrategyId::Gil => polygon(&[(0.0, -1.4), (1.2, 0.0), (0.0, 1.4), (-1.2, 0.0)]),
    }
}
