//! The chart of a sweep: records in, shares of its width and height out. Nothing here draws.

use super::{
    chart::{Chart, Curve, Dot, Landmark, Mark, Model, Series},
    scale::Scale,
};
use overlap_findings::{
    sweep,
    sweep::{Findings, Plotted},
};
use overlap_record::{RunRecord, StrategyId};

/// Points of a model's curve.
const CURVE_POINTS: u32 = 32;

/// A value of the varied quantity, what was measured there, and the ends of its interval.
struct Measured {
    x: f64,
    y: f64,
    ends: [f64; 2],
}

/// The chart of a sweep over `values`, of which `sweep` has the ones that were measured. None where no point has a time.
#[must_use]
pub fn chart(
    values: &[f64],
    sweep: &[(f64, &RunRecord)],
    plotted: Plotted,
    findings: &Findings,
) -> Option<Chart> {
    let all: Vec<(StrategyId, Vec<Measured>)> = StrategyId::all()
        .filter(|id| plotted == Plotted::Time || !id.is_baseline())
        .map(|id| (id, measured(sweep, plotted, id)))
        .filter(|(_, points)| !points.is_empty())
        .collect();
    if all.is_empty() {
        return None;
    }
    let heights = all.iter().flat_map(|(_, points)| points).flat_map(|it| [it.y, it.ends[0], it.ends[1]]);
    let (across, up) = match plotted {
        Plotted::Speedup => speedup_scales(values, heights.fold(f64::NEG_INFINITY, f64::max), findings),
        Plotted::Time => (Scale::fitting(values.iter().copied())?, Scale::fitting(heights)?.roomy()),
    };
    let dots = |points: &[Measured]| dots(points, values, &across, &up);
    let series = all.iter().map(|(strategy, points)| Series { strategy: *strategy, dots: dots(points) });
    Some(Chart {
        across,
        up,
        series: series.collect(),
        curves: if plotted == Plotted::Speedup { curves(&across, &up, findings) } else { Vec::new() },
        marks: marks(&across, plotted, findings),
    })
}

/// The points of one strategy, ascending by the varied quantity.
fn measured(sweep: &[(f64, &RunRecord)], plotted: Plotted, strategy: StrategyId) -> Vec<Measured> {
    match plotted {
        Plotted::Speedup => sweep::speedups(sweep, strategy)
            .iter()
            .map(|point| Measured { x: point.x, y: point.speedup, ends: point.interval })
            .collect(),
        Plotted::Time => sweep::points(sweep, strategy)
            .iter()
            .map(|it| Measured { x: it.x, y: it.summary.median_ms, ends: it.summary.ci95_ms })
            .collect(),
    }
}

/// From one worker to the most, and up to what was measured, with room for the ideal until the cores end.
fn speedup_scales(values: &[f64], highest: f64, findings: &Findings) -> (Scale, Scale) {
    let most = values.iter().copied().fold(1.0, f64::max);
    let cores = findings.cores.unwrap_or(1.0);
    let top = (highest * 1.25).max(cores * 1.15).min(most.max(highest * 1.08));
    (Scale::straight(values.iter().copied().fold(1.0, f64::min), most), Scale::straight(0.0, top))
}

/// The points in shares of the chart. A line may join neighbours between which no value is missing.
fn dots(points: &[Measured], values: &[f64], across: &Scale, up: &Scale) -> Vec<Dot> {
    let mut before = None;
    let mut dot = |point: &Measured| {
        let gap = |before: f64| values.iter().any(|value| *value > before && *value < point.x);
        let joined = before.replace(point.x).is_some_and(|before| !gap(before));
        let interval = point.ends.map(|end| up.share(end));
        Dot { x: across.share(point.x), y: up.share(point.y), interval, joined }
    };
    points.iter().map(&mut dot).collect()
}

fn curves(across: &Scale, up: &Scale, findings: &Findings) -> Vec<Curve> {
    let curve = |model: Model, height: &dyn Fn(f64) -> f64| {
        let points = (0..=CURVE_POINTS).map(|index| f64::from(index) / f64::from(CURVE_POINTS));
        let mut points: Vec<[f64; 2]> = points.map(|x| [x, up.share(height(across.value(x)))]).collect();
        // It ends where it leaves the chart, at the very edge of it.
        if let Some(out) = points.iter().position(|[_, y]| *y > 1.0) {
            points.truncate(out + 1);
            if let [.., before, last] = &mut points[..] {
                last[0] = before[0] + (last[0] - before[0]) * (1.0 - before[1]) / (last[1] - before[1]);
                last[1] = 1.0;
            }
        }
        Curve { model, points }
    };
    let fitted = findings.scalings.iter().filter_map(|scaling| {
        let fit = scaling.fit?;
        Some(curve(Model::Amdahl(scaling.strategy, fit), &|workers| fit.speedup(workers)))
    });
    [curve(Model::Ideal, &|workers| workers)].into_iter().chain(fitted).collect()
}

fn marks(across: &Scale, plotted: Plotted, findings: &Findings) -> Vec<Mark> {
    let mark = |landmark, at| Mark { landmark, at, x: across.share(at) };
    let mut marks: Vec<Mark> = match plotted {
        Plotted::Speedup => {
            let cores = findings.cores.map(|cores| mark(Landmark::Cores, cores));
            let knees = findings
                .scalings
                .iter()
                .filter_map(|scaling| Some(mark(Landmark::Knee(scaling.strategy), scaling.knee?)));
            cores.into_iter().chain(knees).collect()
        }
        Plotted::Time => findings
            .against_serial
            .iter()
            .flat_map(|pair| pair.crossings.iter().map(|at| mark(Landmark::BreakEven(pair.strategy), *at)))
            .collect(),
    };
    marks.retain(|mark| (0.0..=1.0).contains(&mark.x));
    marks.sort_by(|a, b| a.x.total_cmp(&b.x));
    marks
}
