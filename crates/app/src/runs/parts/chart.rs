//! Cores against speed-up, one mark a machine and strategy.

use crate::model::wording;
use overlap_drawing::RoundNumber;
use overlap_findings::class::Point;
use overlap_record::{StrategyId, format};
use yew::prelude::*;

const WIDTH: f64 = 460.0;
const HEIGHT: f64 = 290.0;
const LEFT: f64 = 34.0;
const BOTTOM: f64 = 44.0;
const TOP: f64 = 30.0;
const RIGHT: f64 = 16.0;
/// Most marks on an axis, beside the 0.
const MOST_TICKS: f64 = 8.0;

/// The chart of these marks. Both axes begin at 0. The dashed lines are "no gain" and "as many times as fast as there are cores".
pub fn class_chart(points: &[Point]) -> Html {
    let (across, up) = (
        Axis::to(points.iter().map(|point| point.cores)),
        Axis::to(points.iter().map(|point| point.speedup)),
    );
    let x = |value: f64| LEFT + value / across.end * (WIDTH - LEFT - RIGHT);
    let y = |value: f64| HEIGHT - BOTTOM - value / up.end * (HEIGHT - BOTTOM - TOP);
    let line = |from: (f64, f64), to: (f64, f64), class: &'static str| {
        let [x1, y1, x2, y2] = [x(from.0), y(from.1), x(to.0), y(to.1)].map(place);
        html! { <line {class} {x1} {y1} {x2} {y2} /> }
    };
    let text = |x: f64, y: f64, anchor: &'static str, text: String| {
        html! { <text x={place(x)} y={place(y)} text-anchor={anchor}>{ text }</text> }
    };
    let mark = |point: &Point| {
        let Point { strategy, cores, speedup, .. } = *point;
        html! {
            <g data-colour={strategy.name()}>
                <title>{ format!("{}: {cores:.1} cores, {}", wording::name(strategy), format::ratio(speedup)) }</title>
                { shape(strategy, x(cores), y(speedup)) }
            </g>
        }
    };
    let both = across.end.min(up.end);
    let strategies = StrategyId::all().filter(|id| points.iter().any(|point| point.strategy == *id));
    let key = |strategy: StrategyId| {
        html! {
            <li>
                <svg width="14" height="14" data-colour={strategy.name()} aria-hidden="true">{ shape(strategy, 7.0, 7.0) }</svg>
                { wording::name(strategy) }
            </li>
        }
    };
    html! {
        <>
            <svg
                id="class-chart" class="class-chart" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img"
                aria-label="Cores against speed-up; the table below has the numbers"
            >
                { for up.ticks().map(|tick| line((0.0, tick), (across.end, tick), "grid")) }
                { line((0.0, 0.0), (across.end, 0.0), "axis") }
                { line((0.0, 0.0), (both, both), "ideal") }
                { line((0.0, 1.0), (across.end, 1.0), "ideal") }
                { for across.ticks().map(|tick| text(x(tick), HEIGHT - BOTTOM + 17.0, "middle", format!("{tick}"))) }
                { for up.ticks().map(|tick| text(LEFT - 8.0, y(tick) + 4.0, "end", format!("{tick}"))) }
                { text(WIDTH - RIGHT, HEIGHT - 6.0, "end", String::from("cores")) }
                { text(0.0, 12.0, "start", String::from("times as fast as serial")) }
                { for points.iter().map(mark) }
            </svg>
            <ul class="legend class-legend">
                { for strategies.map(key) }
                <li><svg width="22" height="14" class="class-chart" aria-hidden="true"><line class="ideal" x1="0" y1="7" x2="22" y2="7" /></svg>
                { "no gain, and a gain by the number of cores" }</li>
            </ul>
        </>
    }
}

/// One axis, from 0 to a whole number of steps.
#[derive(Debug, PartialEq)]
struct Axis {
    end: f64,
    step: RoundNumber,
}

impl Axis {
    /// The axis that has room for all values, and for 2; in steps of 1 or more.
    fn to(values: impl Iterator<Item = f64>) -> Self {
        let largest = values.filter(|value| value.is_finite()).fold(2.0, f64::max);
        let step = RoundNumber::at_least((largest / MOST_TICKS).max(1.0));
        Self { end: step.times((largest / step.value()).ceil()), step }
    }

    /// Its marks.
    fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        self.step.multiples(0.0, self.end)
    }
}

fn place(value: f64) -> String {
    format!("{value:.1}")
}

/// A shape a strategy, since colour alone tells too little.
fn shape(strategy: StrategyId, x: f64, y: f64) -> Html {
    html! { <path class="bar-fill" d={strategy.facts().marker} transform={format!("translate({x:.1} {y:.1})")} /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_room_and_few_round_marks() {
        let of = |largest: f64| Axis::to([1.0, largest].into_iter());
        for (largest, end, step) in [
            (0.5, 2.0, 1.0),
            (7.3, 8.0, 1.0),
            (12.0, 12.0, 2.0),
            (96.0, 100.0, 20.0),
            (f64::INFINITY, 2.0, 1.0),
        ] {
            let axis = of(largest);
            assert_eq!((axis.end, axis.step.value()), (end, step), "{largest}");
        }
        for largest in [1e6, 1e300] {
            let axis = of(largest);
            assert!(axis.end >= largest && axis.ticks().count() <= 10, "{axis:?}");
        }
    }
}
