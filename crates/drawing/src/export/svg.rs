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

/// Width of the picture unless another is asked for, and of its margins, px.
const WIDTH_PX: f64 = 960.0;
const MARGIN_PX: f64 = 24.0;
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
    svg_of_width(record, strategies, WIDTH_PX)
}

/// As [`svg`], in a picture of another width, px. Its height does not depend on the width, and its legend needs 700 px.
#[must_use]
pub fn svg_of_width(record: &RunRecord, strategies: &[StrategyId], width_px: f64) -> String {
    let timed = timed(record).filter(|(result, _)| strategies.contains(&result.strategy));
    let rows = timed.map(|(result, repeat)| Row { result, repeat, place: None }).collect();
    Picture { title: title(record), rows, theme: Theme::Light, width_px }.draw()
}

/// The timelines of several runs on one time axis, as of one by [`svg`], strategy by strategy: each run has a name.
#[must_use]
pub fn side_by_side(runs: &[(&str, &RunRecord)], theme: Theme) -> String {
    let mut rows: Vec<Row<'_>> = runs
        .iter()
        .flat_map(|(name, record)| {
            timed(record).map(|(result, repeat)| Row { result, repeat, place: Some(*name) })
        })
        .collect();
    rows.sort_by_key(|row| row.result.strategy);
    let title = runs.first().map_or_else(String::new, |(_, record)| title(record));
    Picture { title, rows, theme, width_px: WIDTH_PX }.draw()
}

fn title(record: &RunRecord) -> String {
    format!("{}: {}", record.spec.work(), counted(u64::from(record.spec.tasks), "task"))
}

/// What has a time, with the repeat that stands for it.
fn timed(record: &RunRecord) -> impl Iterator<Item = (&StrategyResult, &Repeat)> {
    let shown = record.results.iter().filter(|result| result.available && result.answer_ok);
    shown.filter_map(|result| Some((result, &result.repeats[representative(&result.repeats)?])))
}

/// One strategy's timeline.
struct Row<'a> {
    result: &'a StrategyResult,
    repeat: &'a Repeat,
    /// Where it ran, if the picture shows several runs.
    place: Option<&'a str>,
}

struct Picture<'a> {
    title: String,
    rows: Vec<Row<'a>>,
    theme: Theme,
    width_px: f64,
}

impl Picture<'_> {
    fn draw(&self) -> String {
        let full_ms = self.rows.iter().map(|row| row.repeat.total_ms).fold(0.0, f64::max);
        let plot_px = self.width_px - 2.0 * MARGIN_PX;
        let size = Size { width_px: plot_px, row_px: 14.0, gap_px: 2.0, max_height_px: 180.0 };
        let view = View::new(full_ms, size);
        let layout = |row: &Row<'_>| Timeline::new(&row.repeat.spans, &[]).layout(&view);
        let layouts: Vec<Layout> = self.rows.iter().map(layout).collect();
        let marks = if layouts.is_empty() { Vec::new() } else { ticks(&view, 90.0) };
        let top = MARGIN_PX + HEADING_PX;
        let bottom = top + layouts.iter().map(|layout| HEADING_PX + layout.height_px + 8.0).sum::<f64>();
        let height = bottom + AXIS_PX + LEGEND_PX + MARGIN_PX;

        let mut out = Svg::default();
        out.group(
            "svg",
            &[
                ("xmlns", &"http://www.w3.org/2000/svg"),
                ("viewBox", &format_args!("0 0 {} {height:.0}", self.width_px)),
                ("width", &self.width_px),
                ("height", &format_args!("{height:.0}")),
                ("role", &"img"),
                ("font-family", &"system-ui, sans-serif"),
            ],
            |out| {
                out.line_end();
                out.text("title", &[], &format!("Timeline of {}", self.title));
                out.line_end();
                self.patterns(out);
                let paper = [
                    ("width", &self.width_px as _),
                    ("height", &height as _),
                    ("fill", &background(self.theme) as _),
                ];
                out.element("rect", &paper);
                out.line_end();
                self.words(out, [MARGIN_PX, MARGIN_PX + 8.0], 16, "start", &self.title);
                let mut y = top;
                for (row, layout) in self.rows.iter().zip(&layouts) {
                    self.words(out, [MARGIN_PX, y + 16.0], 13, "start", &row.heading());
                    y += HEADING_PX;
                    self.plot(out, layout, row.result.strategy, y);
                    y += layout.height_px + 8.0;
                }
                self.axis(out, &marks, top, bottom);
                self.legend(out, bottom + AXIS_PX);
            },
        );
        out.line_end();
        out.finish()
    }

    /// The patterns of each strategy that is there, which several rows may have in common.
    fn patterns(&self, out: &mut Svg) {
        let mut strategies: Vec<StrategyId> = self.rows.iter().map(|row| row.result.strategy).collect();
        strategies.dedup();
        out.group("defs", &[], |out| {
            out.line_end();
            for strategy in strategies {
                patterns(out, strategy.name(), colour(strategy, self.theme));
            }
            patterns(out, LEGEND, ink(self.theme));
        });
        out.line_end();
    }

    /// One path a kind of span, in which what follows without a gap is one piece: a thousand waits are two thousand rectangles,
    /// and look the same.
    fn plot(&self, out: &mut Svg, layout: &Layout, strategy: StrategyId, top: f64) {
        for kind in SpanKind::ALL {
            let mut pieces: Vec<[f64; 4]> = Vec::new();
            for &Rect { x, y, w, h, .. } in layout.rects.iter().filter(|rect| rect.kind == kind) {
                match pieces.last_mut() {
                    Some(last)
                        if last[1] == y && last[3] == h && (last[0] + last[2] - x).abs() < UNSEEN_PX =>
                    {
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
            out.path(&data, &[("fill", &fill(kind, strategy.name(), colour(strategy, self.theme)))]);
            out.line_end();
        }
    }

    fn axis(&self, out: &mut Svg, marks: &[Tick], top: f64, bottom: f64) {
        for Tick { x, label, .. } in marks {
            let x = MARGIN_PX + x;
            let line = format!("M{x:.2},{top:.2} V{bottom:.2}");
            out.path(&line, &[("stroke", &ink(self.theme)), ("stroke-opacity", &0.15)]);
            out.line_end();
            // The last label would run out of the picture if it were centred.
            let anchor = if x > self.width_px - 2.0 * MARGIN_PX { "end" } else { "middle" };
            self.words(out, [x, bottom + 16.0], 12, anchor, label);
        }
    }

    fn legend(&self, out: &mut Svg, y: f64) {
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
                    ("fill", &fill(kind, LEGEND, ink(self.theme))),
                ],
            );
            out.line_end();
            self.words(out, [x + 24.0, y + 11.0], 12, "start", label);
            x += 60.0 + 7.0 * label.len() as f64;
        }
    }

    fn words(&self, out: &mut Svg, [x, y]: [f64; 2], size: u32, anchor: &str, text: &str) {
        out.text(
            "text",
            &[
                ("x", &format_args!("{x:.2}")),
                ("y", &format_args!("{y:.2}")),
                ("font-size", &size),
                ("text-anchor", &anchor),
                ("fill", &ink(self.theme)),
            ],
            text,
        );
        out.line_end();
    }
}

impl Row<'_> {
    fn heading(&self) -> String {
        let Self { result, repeat, place } = self;
        let workers = match result.strategy.mechanism().lanes.noun() {
            None => String::new(),
            Some(noun) => format!(" on {}", counted(u64::from(result.workers), noun)),
        };
        match place {
            None => format!("{}{workers}: {}", result.strategy.label(), ms(repeat.total_ms)),
            Some(place) => format!("{}{workers}, {place}: {}", result.strategy.title(), ms(repeat.total_ms)),
        }
    }
}
