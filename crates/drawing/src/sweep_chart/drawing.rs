//! The chart itself, as SVG. Across it everything is a percentage, so that one drawing fits every width; text keeps its size.

use super::value;
use crate::{
    layout::{Chart, Landmark, Model, Series},
    marker::marker,
    svg::{Attribute, Svg},
};
use overlap_findings::sweep::Plotted;
use std::fmt::{self, Display};

/// Height between the axes, px.
const HEIGHT: f64 = 240.0;
/// Height of a mark's label above it, px.
const LABEL: f64 = 17.0;
/// Room for the axis and its name below it, px.
const BELOW: f64 = 40.0;
/// Most marks along the side.
const SIDE_MARKS: usize = 6;

/// The drawing. Of text from elsewhere it holds the name of a number in somebody's code alone, which has no character of markup.
#[must_use]
pub fn sweep_chart(chart: &Chart, reading: Plotted, values: &[f64], quantity: &str) -> String {
    let frame = Frame { top: LABEL * (chart.marks.len() as f64 + 1.0) + 6.0 };
    let mut svg = Svg::default();
    svg.group("svg", &[("class", &"sweep-chart"), ("height", &(frame.foot() + BELOW))], |svg| {
        titles(svg, &frame, reading, quantity);
        grid(svg, &frame, chart, reading);
        across(svg, &frame, chart, values);
        marks(svg, &frame, chart);
        curves(svg, &frame, chart);
        chart.series.iter().for_each(|series| strategy(svg, &frame, series));
    });
    svg.finish()
}

/// Where the plot is.
struct Frame {
    /// Its upper end, px.
    top: f64,
}

impl Frame {
    /// Its lower end, px.
    fn foot(&self) -> f64 {
        self.top + HEIGHT
    }

    /// The height of a share of the plot, px.
    fn y(&self, share: f64) -> Px {
        Px(self.top + (1.0 - share) * HEIGHT)
    }
}

/// A length in pixels, to a tenth.
#[derive(Clone, Copy)]
struct Px(f64);

impl Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}", self.0)
    }
}

/// A share of the width.
#[derive(Clone, Copy)]
struct Share(f64);

impl Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}%", self.0 * 100.0)
    }
}

fn line(svg: &mut Svg, class: &str, [x1, x2]: [Share; 2], [y1, y2]: [Px; 2]) {
    svg.element("line", &[("class", &class), ("x1", &x1), ("x2", &x2), ("y1", &y1), ("y2", &y2)]);
}

/// From the left end to the right one.
const ACROSS: [Share; 2] = [Share(0.0), Share(1.0)];

fn titles(svg: &mut Svg, frame: &Frame, reading: Plotted, quantity: &str) {
    let title = match reading {
        Plotted::Speedup => "times as fast as serial",
        Plotted::Time => "time to finish all tasks",
    };
    svg.text("text", &[("x", &-8), ("y", &11)], title);
    let at: [Attribute; 3] = [("x", &"100%"), ("y", &(frame.foot() + 34.0)), ("text-anchor", &"end")];
    svg.text("text", &at, quantity);
}

/// The lines across, with their values at the left.
fn grid(svg: &mut Svg, frame: &Frame, chart: &Chart, reading: Plotted) {
    for value in chart.up.marks(SIDE_MARKS) {
        let label = match reading {
            Plotted::Speedup => value::short(value),
            Plotted::Time => value::short_ms(value),
        };
        let y = frame.y(chart.up.share(value));
        line(svg, "grid", ACROSS, [y; 2]);
        svg.text("text", &[("x", &-8), ("y", &y), ("dy", &4), ("text-anchor", &"end")], &label);
    }
    line(svg, "axis", ACROSS, [Px(frame.foot()); 2]);
}

/// The values below the axis, as many as there is room for on a narrow page.
fn across(svg: &mut Svg, frame: &Frame, chart: &Chart, values: &[f64]) {
    let mut last = (f64::NEG_INFINITY, 0);
    for value in values {
        let (x, label) = (chart.across.share(*value), value::short(*value));
        if x - last.0 > 0.03 + 0.014 * (last.1 + label.len()) as f64 {
            last = (x, label.len());
            let at: [Attribute; 3] =
                [("x", &Share(x)), ("y", &(frame.foot() + 16.0)), ("text-anchor", &"middle")];
            svg.text("text", &at, &label);
        }
    }
}

/// The landmarks: a line each, and its name above the plot.
fn marks(svg: &mut Svg, frame: &Frame, chart: &Chart) {
    for (row, mark) in chart.marks.iter().enumerate() {
        let (kind, colour, words) = match mark.landmark {
            Landmark::Cores => ("cores", "", format!("cores: {}", mark.at)),
            Landmark::Knee(strategy) => ("knee", strategy.name(), format!("knee: {}", strategy.title())),
            Landmark::BreakEven(strategy) => {
                ("break-even", strategy.name(), format!("break-even: {}", strategy.title()))
            }
        };
        let (anchor, dx) = if mark.x < 0.5 { ("start", 5) } else { ("end", -5) };
        let (x, y) = (Share(mark.x), LABEL * (row as f64 + 2.0));
        svg.group("g", &[("class", &"mark"), ("data-mark", &kind), ("data-colour", &colour)], |svg| {
            svg.element("line", &[("x1", &x), ("x2", &x), ("y1", &(y - 10.0)), ("y2", &frame.foot())]);
            svg.text("text", &[("x", &x), ("dx", &dx), ("y", &y), ("text-anchor", &anchor)], &words);
        });
    }
}

/// What the models say, in a drawing of its own that is stretched to the plot.
fn curves(svg: &mut Svg, frame: &Frame, chart: &Chart) {
    let plot: [Attribute; 5] = [
        ("y", &frame.top),
        ("width", &"100%"),
        ("height", &HEIGHT),
        ("viewBox", &"0 0 1 1"),
        ("preserveAspectRatio", &"none"),
    ];
    svg.group("svg", &plot, |svg| {
        for curve in &chart.curves {
            let (class, colour) = match curve.model {
                Model::Ideal => ("ideal-line", ""),
                Model::Amdahl(strategy, _) => ("amdahl", strategy.name()),
            };
            let points: String =
                curve.points.iter().map(|[x, y]| format!("{x:.4},{:.4} ", 1.0 - y)).collect();
            let line: [Attribute; 4] = [
                ("class", &class),
                ("data-colour", &colour),
                ("vector-effect", &"non-scaling-stroke"),
                ("points", &points),
            ];
            svg.element("polyline", &line);
        }
    });
}

/// A strategy's points, joined, with their intervals.
fn strategy(svg: &mut Svg, frame: &Frame, series: &Series) {
    let id = series.strategy;
    svg.group("g", &[("data-colour", &id), ("data-strategy", &id)], |svg| {
        svg.text("title", &[], id.title());
        for pair in series.dots.windows(2).filter(|pair| pair[1].joined) {
            let xs = [Share(pair[0].x), Share(pair[1].x)];
            line(svg, "measured", xs, [frame.y(pair[0].y), frame.y(pair[1].y)]);
        }
        for dot in &series.dots {
            let x = Share(dot.x);
            line(svg, "whisker", [x; 2], dot.interval.map(|end| frame.y(end)));
            svg.group("svg", &[("class", &"at"), ("x", &x), ("y", &frame.y(dot.y))], |svg| marker(svg, id));
        }
    });
}
