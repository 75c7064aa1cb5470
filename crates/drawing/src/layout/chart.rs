//! The chart of a sweep: records in, shares of its width and height out. Nothing here draws.

use super::scale::Scale;
use overlap_findings::{
    sweep,
    sweep::{Findings, Fit, Plotted},
};
use overlap_record::{RunRecord, StrategyId};

/// Points of a model's curve.
const CURVE_POINTS: u32 = 32;

/// A measured point. Shares of the chart: from its left, and from its bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// From the left.
    pub x: f64,
    /// From the bottom.
    pub y: f64,
    /// The lower and the upper end of its 95 % interval, from the bottom.
    pub interval: [f64; 2],
    /// Whether the value before it was measured, too, so that a line may join the two.
    pub joined: bool,
}

/// One strategy's points, ascending by the varied quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Which strategy.
    pub strategy: StrategyId,
    /// Where it was measured and its answers were right.
    pub dots: Vec<Dot>,
}

/// What a curve is the curve of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Model {
    /// As many times as fast as there are workers.
    Ideal,
    /// Amdahl's law, fitted to a strategy's points.
    Amdahl(StrategyId, Fit),
}

/// A model's curve, as shares of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What it shows.
    pub model: Model,
    /// Its points, from the left; both shares lie between 0 and 1.
    pub points: Vec<[f64; 2]>,
}

/// What is marked at one value of the varied quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Landmark {
    /// As many workers as cores.
    Cores,
    /// From here on a strategy's speed-up no longer grows.
    Knee(StrategyId),
    /// A strategy takes as long as serial.
    BreakEven(StrategyId),
}

/// A mark on the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What is there.
    pub landmark: Landmark,
    /// The value of the varied quantity.
    pub at: f64,
    /// Its share of the width.
    pub x: f64,
}

/// Everything to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Along the bottom.
    pub across: Scale,
    /// Along the side.
    pub up: Scale,
    /// The measured points.
    pub series: Vec<Series>,
    /// What the models say.
    pub curves: Vec<Curve>,
    /// What is marked, from the left.
    pub marks: Vec<Mark>,
}

/// The chart of a sweep over `values`, of which `sweep` has the ones that were measured. None where no point has a time.
#[must_use]
pub fn chart(
    values: &[f64],
    sweep: &[(f64, &RunRecord)],
    reading: Plotted,
    findings: &Findings,
) -> Option<Chart> {
    let measured = |strategy| -> Vec<(f64, f64, [f64; 2])> {
        match reading {
            Plotted::Speedup => sweep::speedups(sweep, strategy)
                .iter()
                .map(|point| (point.x, point.speedup, point.interval))
                .collect(),
            Plotted::Time => sweep::points(sweep, strategy)
                .iter()
                .map(|point| (point.x, point.summary.median_ms, point.summary.ci95_ms))
                .collect(),
        }
    };
    let all: Vec<_> = StrategyId::all()
        .filter(|id| reading == Plotted::Time || !id.is_baseline())
        .map(|id| (id, measured(id)))
        .filter(|(_, points)| !points.is_empty())
        .collect();
    let heights =
        || all.iter().flat_map(|(_, points)| points).flat_map(|(_, y, ends)| [*y, ends[0], ends[1]]);
    let highest = heights().fold(f64::NEG_INFINITY, f64::max);
    let (across, up) = match reading {
        Plotted::Speedup => {
            let most = values.iter().copied().fold(1.0, f64::max);
            let cores = findings.cores.unwrap_or(1.0);
            (
                Scale::straight(values.iter().copied().fold(most, f64::min).min(1.0), most),
                Scale::straight(0.0, (highest * 1.25).max(cores * 1.15).min(most.max(highest * 1.08))),
            )
        }
        Plotted::Time => (Scale::fitting(values.iter().copied())?, Scale::fitting(heights())?.roomy()),
    };
    if all.is_empty() {
        return None;
    }
    let series = all
        .iter()
        .map(|(strategy, points)| Series {
            strategy: *strategy,
            dots: points
                .iter()
                .enumerate()
                .map(|(index, (x, y, ends))| Dot {
                    x: across.share(*x),
                    y: up.share(*y),
                    interval: ends.map(|end| up.share(end)),
                    joined: index > 0
                        && !values.iter().any(|value| *value > points[index - 1].0 && value < x),
                })
                .collect(),
        })
        .collect();
    let curves = if reading == Plotted::Speedup { curves(&across, &up, findings) } else { Vec::new() };
    Some(Chart { across, up, series, curves, marks: marks(&across, reading, findings) })
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

fn marks(across: &Scale, reading: Plotted, findings: &Findings) -> Vec<Mark> {
    let mark = |landmark, at| Mark { landmark, at, x: across.share(at) };
    let mut marks: Vec<Mark> = match reading {
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
