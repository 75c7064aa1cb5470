//! The timeline as a picture that needs nothing else: SVG with its own patterns, axis and legend, in light colours.

use crate::layout::{Layout, Rect, Size, Tick, Timeline, View, ticks};
use overlap_findings::statistics::representative;
use overlap_record::{
    Repeat, RunRecord, SpanKind, StrategyId, StrategyResult,
    format::{counted, ms},
    palette::{Theme, background, colour, ink},
};
use std::fmt::Write;

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

    let mut body = String::new();
    let mut y = MARGIN_PX + HEADING_PX;
    let title = format!("{}: {}", record.spec.workload, counted(u64::from(record.spec.tasks), "task"));
    text(&mut body, MARGIN_PX, MARGIN_PX + 8.0, "16", "start", &title);
    let plots_top = y;
    for (result, repeat) in &shown {
        let layout = Timeline::new(&repeat.spans, &[]).layout(&view);
        text(&mut body, MARGIN_PX, y + 16.0, "13", "start", &heading(result, repeat));
        y += HEADING_PX;
        plot(&mut body, &layout, result.strategy, y);
        y += layout.height_px + 8.0;
    }
    let marks = if shown.is_empty() { Vec::new() } else { ticks(&view, 90.0) };
    axis(&mut body, &marks, plots_top, y);
    legend(&mut body, y + AXIS_PX);
    let height = y + AXIS_PX + LEGEND_PX + MARGIN_PX;

    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH_PX} {height:.0}\" width=\"{WIDTH_PX}\" height=\"{height:.0}\" \
         role=\"img\" font-family=\"system-ui, sans-serif\">\n<title>{}</title>\n<defs>\n",
        escape(&format!("Timeline of {title}"))
    );
    for (result, _) in &shown {
        patterns(&mut out, result.strategy.name(), colour(result.strategy, THEME));
    }
    patterns(&mut out, "legend", ink(THEME));
    let _ = write!(
        out,
        "</defs>\n<rect width=\"{WIDTH_PX}\" height=\"{height:.0}\" fill=\"{}\"/>\n{body}</svg>\n",
        background(THEME)
    );
    out
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
fn plot(out: &mut String, layout: &Layout, strategy: StrategyId, top: f64) {
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
        out.push_str("<path d=\"");
        for [x, y, w, h] in pieces {
            let (x, y) = (MARGIN_PX + x, top + y);
            let _ = write!(out, "M{x:.2},{y:.2}h{w:.2}v{h:.2}h-{w:.2}z");
        }
        out.push_str("\" ");
        fill(out, kind, strategy.name(), colour(strategy, THEME));
    }
}

/// One rectangle, with the kind told by its pattern. Writing to a string cannot fail, here and below.
fn block(out: &mut String, [x, y, w, h]: [f64; 4], kind: SpanKind, owner: &str, colour: &str) {
    let _ = write!(out, "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{w:.2}\" height=\"{h:.2}\" ");
    fill(out, kind, owner, colour);
}

fn fill(out: &mut String, kind: SpanKind, owner: &str, colour: &str) {
    let _ = match kind {
        SpanKind::Run => writeln!(out, "fill=\"{colour}\"/>"),
        _ => writeln!(out, "fill=\"url(#{kind}-{owner})\"/>"),
    };
}

/// Hatched waits, dotted queues for the lock, upright bars for a start-up, crosses for copies.
fn patterns(out: &mut String, owner: &str, colour: &str) {
    let drawn = [
        (SpanKind::Wait, "<path d=\"M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2\" stroke-width=\"1.4\"/>"),
        (SpanKind::Lock, "<circle cx=\"3\" cy=\"3\" r=\"0.8\" stroke-width=\"0.8\"/>"),
        (SpanKind::Startup, "<path d=\"M1.5,0 v6 M4.5,0 v6\" stroke-width=\"1\"/>"),
        (SpanKind::Copy, "<path d=\"M0,0 l6,6 M6,0 l-6,6\" stroke-width=\"1.2\"/>"),
    ];
    for (kind, marks) in drawn {
        let _ = writeln!(
            out,
            "<pattern id=\"{kind}-{owner}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"6\" height=\"6\" fill=\"{colour}\" fill-opacity=\"0.14\"/>\
             <g stroke=\"{colour}\" fill=\"none\">{marks}</g></pattern>"
        );
    }
}

fn axis(out: &mut String, marks: &[Tick], top: f64, bottom: f64) {
    for Tick { x, label, .. } in marks {
        let x = MARGIN_PX + x;
        let _ = writeln!(
            out,
            "<path d=\"M{x:.2},{top:.2} V{bottom:.2}\" stroke=\"{}\" stroke-opacity=\"0.15\"/>",
            ink(THEME)
        );
        // The last label would run out of the picture if it were centred.
        let anchor = if x > WIDTH_PX - 2.0 * MARGIN_PX { "end" } else { "middle" };
        text(out, x, bottom + 16.0, "12", anchor, label);
    }
}

fn legend(out: &mut String, y: f64) {
    let kinds = [
        (SpanKind::Run, "computing"),
        (SpanKind::Wait, "waiting"),
        (SpanKind::Lock, "queueing for the lock"),
        (SpanKind::Copy, "copying"),
        (SpanKind::Startup, "starting up"),
    ];
    let mut x = MARGIN_PX;
    for (kind, label) in kinds {
        block(out, [x, y, 18.0, 12.0], kind, "legend", ink(THEME));
        text(out, x + 24.0, y + 11.0, "12", "start", label);
        x += 60.0 + 7.0 * label.len() as f64;
    }
}

fn text(out: &mut String, x: f64, y: f64, size: &str, anchor: &str, content: &str) {
    let _ = writeln!(
        out,
        "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{}\">{}</text>",
        ink(THEME),
        escape(content)
    );
}

/// Text that is no markup. XML has no control characters but tab and line ends, not even escaped ones.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
