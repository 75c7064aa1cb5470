//! The chart itself. Across it everything is a percentage, so that one drawing fits every width; text keeps its size.

use super::marker::marker;
use crate::model::{quantity, wording};
use overlap_trace::layout::{Chart, Curve, Dot, Landmark, Mark, Model, Reading, Series};
use yew::prelude::*;

/// Height between the axes, px.
const HEIGHT: f64 = 240.0;
/// Height of a mark's label above it, px.
const LABEL: f64 = 17.0;
/// Room for the axis and its name below it, px.
const BELOW: f64 = 40.0;
/// Most marks along the side.
const SIDE_MARKS: usize = 6;

/// Properties of [`Drawing`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to draw.
    pub chart: Chart,
    /// What its points are.
    pub reading: Reading,
    /// The values that are swept.
    pub values: Vec<f64>,
    /// The name of what is varied.
    pub quantity: AttrValue,
    /// What the chart shows, in words.
    pub verdict: AttrValue,
}

/// The drawing.
#[component]
pub fn Drawing(props: &Props) -> Html {
    let Props { chart, reading, values, quantity, verdict } = props;
    let top = LABEL * (chart.marks.len() as f64 + 1.0) + 6.0;
    let y = |share: f64| px(top + (1.0 - share) * HEIGHT);
    let label_of = |value: f64| match reading {
        Reading::Speedup => quantity::short(value),
        Reading::Time => quantity::short_ms(value),
    };
    let side = |value: f64| {
        let at = y(chart.up.share(value));
        html! {
            <>
                <line class="grid" x1="0" x2="100%" y1={at.clone()} y2={at.clone()} />
                <text x="-8" y={at} dy="4" text-anchor="end">{ label_of(value) }</text>
            </>
        }
    };
    let foot = |(x, label): (f64, String)| {
        html! { <text x={percent(x)} y={px(top + HEIGHT + 16.0)} text-anchor="middle">{ label }</text> }
    };
    let title = match reading {
        Reading::Speedup => "times as fast as serial",
        Reading::Time => "time to finish all tasks",
    };
    html! {
        <svg class="sweep-chart" height={px(top + HEIGHT + BELOW)} role="img" aria-label={format!("{verdict} The table below has the numbers.")}>
            { for chart.up.marks(SIDE_MARKS).into_iter().map(side) }
            <line class="axis" x1="0" x2="100%" y1={y(0.0)} y2={y(0.0)} />
            { for feet(chart, values).into_iter().map(foot) }
            <text class="axis-name" x="-8" y="11">{ title }</text>
            <text class="axis-name" x="100%" y={px(top + HEIGHT + 34.0)} text-anchor="end">{ quantity }</text>
            { for chart.marks.iter().enumerate().map(|(row, it)| mark(it, LABEL * (row as f64 + 2.0), &y(0.0))) }
            <svg x="0" y={px(top)} width="100%" height={px(HEIGHT)} viewBox="0 0 1 1" preserveAspectRatio="none">
                { for chart.curves.iter().map(curve) }
            </svg>
            { for chart.series.iter().map(|it| series(it, &y)) }
        </svg>
    }
}

/// The swept values below the axis, as many as there is room for on a narrow page.
fn feet(chart: &Chart, values: &[f64]) -> Vec<(f64, String)> {
    let mut feet: Vec<(f64, String)> = Vec::new();
    for value in values {
        let (x, label) = (chart.across.share(*value), quantity::short(*value));
        let room =
            |(before, text): &(f64, String)| x - before > 0.03 + 0.014 * (text.len() + label.len()) as f64;
        if feet.last().is_none_or(room) {
            feet.push((x, label));
        }
    }
    feet
}

fn curve(curve: &Curve) -> Html {
    let (class, colour) = match curve.model {
        Model::Ideal => ("ideal-line", None),
        Model::Amdahl(strategy, _) => ("amdahl", Some(strategy.name())),
    };
    let points: Vec<String> = curve.points.iter().map(|[x, y]| format!("{x:.4},{:.4}", 1.0 - y)).collect();
    html! { <polyline {class} data-colour={colour} points={points.join(" ")} vector-effect="non-scaling-stroke" /> }
}

fn series(series: &Series, y: &dyn Fn(f64) -> String) -> Html {
    let joint = |pair: &[Dot]| match pair {
        [from, to] if to.joined => html! {
            <line class="measured" x1={percent(from.x)} y1={y(from.y)} x2={percent(to.x)} y2={y(to.y)} />
        },
        _ => Html::default(),
    };
    let dot = |dot: &Dot| {
        let [low, high] = dot.interval;
        let x = percent(dot.x);
        html! {
            <>
                <line class="whisker" x1={x.clone()} x2={x.clone()} y1={y(low)} y2={y(high)} />
                <svg class="at" {x} y={y(dot.y)}>{ marker(series.strategy) }</svg>
            </>
        }
    };
    html! {
        <g data-colour={series.strategy.name()} data-strategy={series.strategy.name()}>
            <title>{ wording::name(series.strategy) }</title>
            { for series.dots.windows(2).map(joint) }
            { for series.dots.iter().map(dot) }
        </g>
    }
}

/// A line from its label down to the axis.
fn mark(mark: &Mark, row: f64, foot: &str) -> Html {
    let (kind, colour, words) = match mark.landmark {
        Landmark::Cores => ("cores", None, format!("cores end: {}", mark.at)),
        Landmark::Knee(strategy) => ("knee", Some(strategy), format!("knee: {}", wording::name(strategy))),
        Landmark::BreakEven(strategy) => {
            ("break-even", Some(strategy), format!("break-even: {}", wording::name(strategy)))
        }
    };
    let (anchor, dx) = if mark.x < 0.5 { ("start", "5") } else { ("end", "-5") };
    let x = percent(mark.x);
    html! {
        <g class="mark" data-mark={kind} data-colour={colour.map(|strategy| strategy.name())}>
            <line x1={x.clone()} x2={x.clone()} y1={px(row - 10.0)} y2={foot.to_owned()} />
            <text {x} {dx} y={px(row)} text-anchor={anchor}>{ words }</text>
        </g>
    }
}

fn px(value: f64) -> String {
    format!("{value:.1}")
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}
