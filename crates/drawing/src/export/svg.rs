//! The timeline as a picture that needs nothing else: SVG with its own patterns, axis and legend, in light colours.

use super::Export;
use crate::{
    hatch::{fill, patterns},
    layout::{Layout, Rect, Size, Tick, Timeline, View, ticks},
    svg::Svg,
};
use overlap_findings::statistics::representative;
use overlap_record::{
    Repeat, RunRecord, SpanKind, StrategyId, StrategyResult,
    format::{counted, ms},
    palette::{Theme, background, colour, ink},
};
use std::fmt::Write;

/// The export.
pub(super) static EXPORT: Export = Export {
    name: "svg",
    label: "Timeline (SVG)",
    file: "overlap-timeline.svg",
    media_type: "image/svg+xml",
    is_of_spans: true,
    write: |record| Ok(svg(record, &record.spec.strategies)),
};

const THEME: Theme = Theme::Light;
/// Width of the picture, of its margins, and so of the plot between them, px.
const WIDTH_PX: f64 = 960.0;
const MARGIN_PX: f64 = 24.0;
const PLOT_PX: f64 = WIDTH_PX - 2.0 * MARGIN_PX;
const HEADING_PX: f64 = 26.0;
const AXIS_PX: f64 = 34.0;
const LEGEND_PX: f64 = 30.0;
/// Lengths are written to a hundredth of a pixel; a gap of less is none.
const UNSEEN_PX: f64 = 0.005;
/// Whose patterns the legend shows.
const LEGEND: &str = "legend";

/// The timelines of the given strategies, in the record's order, on one time axis: of each the repeat nearest to its median. What did not
/// run is left out, and so are wrong answers: no time is shown for them.
#[must_use]
pub fn svg(record: &RunRecord, strategies: &[StrategyId]) -> String {
    let shown: Vec<(&StrategyResult, &Repeat)> = record
        .results
        .iter()
        .filter(|result| result.available && result.answer_ok && strategies.contains(&result.strategy))
        .filter_map(|result| Some((result, &result.repeats[representative(&result.repeats)?])))
        .collect();
    let full_ms = shown.iter().map(|(_, repeat)| repeat.total_ms).fold(0.0, f64::max);
    let size = Size { width_px: PLOT_PX, row_px: 14.0, gap_px: 2.0, max_height_px: 180.0 };
    let view = View::new(full_ms, size);
    let layouts: Vec<Layout> =
        shown.iter().map(|(_, repeat)| Timeline::new(&repeat.spans, &[]).layout(&view)).collect();
    let marks = if shown.is_empty() { Vec::new() } else { ticks(&view, 90.0) };
    let title = format!("{}: {}", record.spec.work(), counted(u64::from(record.spec.tasks), "task"));
    let top = MARGIN_PX + HEADING_PX;
    let bottom = top + layouts.iter().map(|layout| HEADING_PX + layout.height_px + 8.0).sum::<f64>();
    let height = bottom + AXIS_PX + LEGEND_PX + MARGIN_PX;

    let mut out = Svg::default();
    out.group(
        "svg",
        &[
            ("xmlns", &"http://www.w3.org/2000/svg"),
            ("viewBox", &format_args!("0 0 {WIDTH_PX} {height:.0}")),
            ("width", &WIDTH_PX),
            ("height", &format_args!("{height:.0}")),
            ("role", &"img"),
            ("font-family", &"system-ui, sans-serif"),
        ],
        |out| {
            out.line_end();
            out.text("title", &[], &format!("Timeline of {title}"));
            out.line_end();
            out.group("defs", &[], |out| {
                out.line_end();
                for (result, _) in &shown {
                    patterns(out, result.strategy.name(), colour(result.strategy, THEME));
                }
                patterns(out, LEGEND, ink(THEME));
            });
            out.line_end();
            let paper =
                [("width", &WIDTH_PX as _), ("height", &height as _), ("fill", &background(THEME) as _)];
            out.element("rect", &paper);
            out.line_end();
            words(out, [MARGIN_PX, MARGIN_PX + 8.0], 16, "start", &title);
            let mut y = top;
            for ((result, repeat), layout) in shown.iter().zip(&layouts) {
                words(out, [MARGIN_PX, y + 16.0], 13, "start", &heading(result, repeat));
                y += HEADING_PX;
                plot(out, layout, result.strategy, y);
                y += layout.height_px + 8.0;
            }
            axis(out, &marks, top, bottom);
            legend(out, bottom + AXIS_PX);
        },
    );
    out.line_end();
    out.finish()
}

fn heading(result: &StrategyResult, repeat: &Repeat) -> String {
    let workers = match result.strategy.mechanism().lanes.noun() {
        None => String::new(),
        Some(noun) => format!(" on {}", counted(u64::from(result.workers), noun)),
    };
    format!("{}{workers}: {}", result.strategy, ms(repeat.total_ms))
}

/// One path a kind of span, in which what follows without a gap is one piece: a thousand waits are two thousand rectangles,
/// and look the same.
fn plot(out: &mut Svg, layout: &Layout, strategy: StrategyId, top: f64) {
    for kind in SpanKind::ALL {
        let mut pieces: Vec<[f64; 4]> = Vec::new();
        for &Rect { x, y, w, h, .. } in layout.rects.iter().filter(|rect| rect.kind == kind) {
            match pieces.last_mut() {
                Some(last) if last[1] == y && last[3] == h && (last[0] + last[2] - x).abs() < UNSEEN_PX => {
                    last[2] = x + w - last[0];
                }
                _ => pieces.push([x, y, w, h]),
            }
        }
        if pieces.is_empty() {
            continue;
        }
        let mut data = String::new();
        for [x, y, w, h] in pieces {
            let (x, y) = (MARGIN_PX + x, top + y);
            // Writing to a string cannot fail.
            let _ = write!(data, "M{x:.2},{y:.2}h{w:.2}v{h:.2}h-{w:.2}z");
        }
        out.path(&data, &[("fill", &fill(kind, strategy.name(), colour(strategy, THEME)))]);
        out.line_end();
    }
}

fn axis(out: &mut Svg, marks: &[Tick], top: f64, bottom: f64) {
    for Tick { x, label, .. } in marks {
        let x = MARGIN_PX + x;
        let line = format!("M{x:.2},{top:.2} V{bottom:.2}");
        out.path(&line, &[("stroke", &ink(THEME)), ("stroke-opacity", &0.15)]);
        out.line_end();
        // The last label would run out of the picture if it were centred.
        let anchor = if x > WIDTH_PX - 2.0 * MARGIN_PX { "end" } else { "middle" };
        words(out, [x, bottom + 16.0], 12, anchor, label);
    }
}

fn legend(out: &mut Svg, y: f64) {
    let mut x = MARGIN_PX;
    for kind in [SpanKind::Run, SpanKind::Wait, SpanKind::Lock, SpanKind::Copy, SpanKind::Startup] {
        let label = kind.words();
        out.element(
            "rect",
            &[
                ("x", &format_args!("{x:.2}")),
                ("y", &format_args!("{y:.2}")),
                ("width", &18),
                ("height", &12),
                ("fill", &fill(kind, LEGEND, ink(THEME))),
            ],
        );
        out.line_end();
        words(out, [x + 24.0, y + 11.0], 12, "start", label);
        x += 60.0 + 7.0 * label.len() as f64;
    }
}

fn words(out: &mut Svg, [x, y]: [f64; 2], size: u32, anchor: &str, text: &str) {
    out.text(
        "text",
        &[
            ("x", &format_args!("{x:.2}")),
            ("y", &format_args!("{y:.2}")),
            ("font-size", &size),
            ("text-anchor", &anchor),
            ("fill", &ink(THEME)),
        ],
        text,
    );
    out.line_end();
}
