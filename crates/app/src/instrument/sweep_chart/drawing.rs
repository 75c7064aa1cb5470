//! The chart itself, as SVG. Across it everything is a percentage, so that one drawing fits every width; text keeps its size.

use crate::model::{quantity, wording};
use overlap_drawing::layout::{Chart, Landmark, Model};
use overlap_findings::sweep::Plotted;
use overlap_record::StrategyId;
use std::fmt::Write;

/// Height between the axes, px.
const HEIGHT: f64 = 240.0;
/// Height of a mark's label above it, px.
const LABEL: f64 = 17.0;
/// Room for the axis and its name below it, px.
const BELOW: f64 = 40.0;
/// Most marks along the side.
const SIDE_MARKS: usize = 6;

/// Writing to a string cannot fail.
macro_rules! draw {
    ($out:expr, $($what:tt)*) => {{ let _ = write!($out, $($what)*); }};
}

/// The drawing. It holds no text from elsewhere: `quantity` is a name of the page's own.
pub fn drawing(chart: &Chart, reading: Plotted, values: &[f64], quantity: &str) -> String {
    let top = LABEL * (chart.marks.len() as f64 + 1.0) + 6.0;
    let foot = top + HEIGHT;
    let y = |share: f64| top + (1.0 - share) * HEIGHT;
    let mut out = String::new();
    let title = match reading {
        Plotted::Speedup => "times as fast as serial",
        Plotted::Time => "time to finish all tasks",
    };
    draw!(
        out,
        "<svg class=\"sweep-chart\" height=\"{}\"><text x=\"-8\" y=\"11\">{title}</text>\
         <text x=\"100%\" y=\"{}\" text-anchor=\"end\">{quantity}</text>",
        foot + BELOW,
        foot + 34.0
    );
    for value in chart.up.marks(SIDE_MARKS) {
        let label = match reading {
            Plotted::Speedup => quantity::short(value),
            Plotted::Time => quantity::short_ms(value),
        };
        let at = y(chart.up.share(value));
        draw!(
            out,
            "<line class=\"grid\" x2=\"100%\" y1=\"{at:.1}\" y2=\"{at:.1}\"/><text x=\"-8\" y=\"{at:.1}\" dy=\"4\" text-anchor=\"end\">{label}</text>"
        );
    }
    draw!(out, "<line class=\"axis\" x2=\"100%\" y1=\"{foot}\" y2=\"{foot}\"/>");
    let mut last = (f64::NEG_INFINITY, 0);
    for value in values {
        let (x, label) = (chart.across.share(*value), quantity::short(*value));
        // As many as there is room for on a narrow page.
        if x - last.0 > 0.03 + 0.014 * (last.1 + label.len()) as f64 {
            last = (x, label.len());
            draw!(
                out,
                "<text x=\"{:.2}%\" y=\"{}\" text-anchor=\"middle\">{label}</text>",
                x * 100.0,
                foot + 16.0
            );
        }
    }
    for (row, mark) in chart.marks.iter().enumerate() {
        let (kind, colour, words) = match mark.landmark {
            Landmark::Cores => ("cores", "", format!("cores end: {}", mark.at)),
            Landmark::Knee(strategy) => {
                ("knee", strategy.name(), format!("knee: {}", wording::name(strategy)))
            }
            Landmark::BreakEven(strategy) => {
                ("break-even", strategy.name(), format!("break-even: {}", wording::name(strategy)))
            }
        };
        let (anchor, dx) = if mark.x < 0.5 { ("start", 5) } else { ("end", -5) };
        let (x, at) = (mark.x * 100.0, LABEL * (row as f64 + 2.0));
        draw!(
            out,
            "<g class=\"mark\" data-mark=\"{kind}\" data-colour=\"{colour}\"><line x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{}\" y2=\"{foot}\"/>\
             <text x=\"{x:.2}%\" dx=\"{dx}\" y=\"{at}\" text-anchor=\"{anchor}\">{words}</text></g>",
            at - 10.0
        );
    }
    draw!(
        out,
        "<svg y=\"{top}\" width=\"100%\" height=\"{HEIGHT}\" viewBox=\"0 0 1 1\" preserveAspectRatio=\"none\">"
    );
    for curve in &chart.curves {
        let (class, colour) = match curve.model {
            Model::Ideal => ("ideal-line", ""),
            Model::Amdahl(strategy, _) => ("amdahl", strategy.name()),
        };
        draw!(
            out,
            "<polyline class=\"{class}\" data-colour=\"{colour}\" vector-effect=\"non-scaling-stroke\" points=\""
        );
        for [x, y] in &curve.points {
            draw!(out, "{x:.4},{:.4} ", 1.0 - y);
        }
        out.push_str("\"/>");
    }
    out.push_str("</svg>");
    for series in &chart.series {
        let name = series.strategy.name();
        draw!(
            out,
            "<g data-colour=\"{name}\" data-strategy=\"{name}\"><title>{}</title>",
            wording::name(series.strategy)
        );
        let mut before = (0.0, 0.0);
        for dot in &series.dots {
            let at = (dot.x * 100.0, y(dot.y));
            if dot.joined {
                draw!(
                    out,
                    "<line class=\"measured\" x1=\"{:.2}%\" y1=\"{:.1}\" x2=\"{:.2}%\" y2=\"{:.1}\"/>",
                    before.0,
                    before.1,
                    at.0,
                    at.1
                );
            }
            before = at;
        }
        for dot in &series.dots {
            let ([low, high], x) = (dot.interval.map(y), dot.x * 100.0);
            draw!(
                out,
                "<line class=\"whisker\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{low:.1}\" y2=\"{high:.1}\"/>\
                 <svg class=\"at\" x=\"{x:.2}%\" y=\"{:.1}\">{}</svg>",
                y(dot.y),
                marker(series.strategy)
            );
        }
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}

/// A shape a strategy around the origin, since colour alone tells too little.
pub fn marker(strategy: StrategyId) -> String {
    format!("<path class=\"dot\" d=\"{}\"/>", strategy.facts().marker)
}
