//! Cores against speed-up, one mark a machine and strategy.

use crate::model::wording;
use overlap_findings::class::Point;
use overlap_record::{StrategyId, format};
use std::rc::Rc;
use yew::prelude::*;

const WIDTH: f64 = 460.0;
const HEIGHT: f64 = 290.0;
const LEFT: f64 = 34.0;
const BOTTOM: f64 = 44.0;
const TOP: f64 = 30.0;
const RIGHT: f64 = 16.0;
/// Most marks on an axis, beside the 0.
const MOST_TICKS: f64 = 8.0;

/// Properties of [`ClassChart`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The marks.
    pub points: Rc<Vec<Point>>,
}

/// Both axes begin at 0. The dashed lines are "no gain" and "as many times as fast as there are cores".
#[component]
pub fn ClassChart(props: &Props) -> Html {
    let points = &props.points;
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
    step: f64,
}

impl Axis {
    /// The axis that has room for all values, and for 2.
    fn to(values: impl Iterator<Item = f64>) -> Self {
        let largest = values.filter(|value| value.is_finite()).fold(2.0, f64::max);
        let power = 10_f64.powf((largest / MOST_TICKS).log10().floor()).max(1.0);
        let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
        let step = steps.into_iter().find(|step| largest / step <= MOST_TICKS).unwrap_or(10.0 * power);
        Self { end: (largest / step).ceil() * step, step }
    }

    /// Its marks.
    fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        let (end, step) = (self.end, self.step);
        std::iter::successors(Some(0.0), move |tick| Some(tick + step)).take_while(move |tick| *tick <= end)
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
        assert_eq!(of(0.5), Axis { end: 2.0, step: 1.0 });
        assert_eq!(of(7.3), Axis { end: 8.0, step: 1.0 });
        assert_eq!(of(12.0), Axis { end: 12.0, step: 2.0 });
        assert_eq!(of(96.0), Axis { end: 100.0, step: 20.0 });
        assert_eq!(of(f64::INFINITY), Axis { end: 2.0, step: 1.0 });
        for largest in [1e6, 1e300] {
            let axis = of(largest);
            assert!(axis.end >= largest && axis.ticks().count() <= 10, "{axis:?}");
        }
    }
}
