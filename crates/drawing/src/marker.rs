//! The strategies' marks on charts, since colour alone tells too little.

use crate::svg::Svg;
use overlap_record::StrategyId;

/// Draws a strategy's mark around the origin.
pub fn marker(svg: &mut Svg, strategy: StrategyId) {
    svg.path(strategy.facts().marker, &[("class", &"dot")]);
}
