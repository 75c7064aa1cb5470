//! What a chart of a sweep shows, in shares of its width and height.

use super::scale::Scale;
use overlap_findings::sweep::Fit;
use overlap_record::StrategyId;

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
