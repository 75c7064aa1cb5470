//! How rows are fitted into the height that there is.

use super::{timeline::Lane, view::Size};

/// Below this distance from row to row, in pixels, rows are no longer told apart and share one.
const SMALLEST_PITCH_PX: f64 = 2.0;

/// Below this distance a gap would be fainter than it helps.
const SMALLEST_WITH_GAP_PX: f64 = 4.0;

/// How rows are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fit {
    /// How many rows of a lane share one that is drawn.
    pub share: u32,
    /// From the top of a row to the top of the next, px.
    pub pitch_px: f64,
    /// Height of a row, px.
    pub row_px: f64,
}

/// Fits the lanes' rows into `size.max_height_px`: first rows shrink, then rows of the same lane share one, and where there are more
/// lanes than that leaves room for, rows shrink below a pixel.
pub(super) fn fit(lanes: &[Lane], size: Size) -> Fit {
    let full_pitch = (size.row_px + size.gap_px).max(SMALLEST_PITCH_PX);
    let height = size.max_height_px.max(SMALLEST_PITCH_PX);
    let rows =
        |share: u32| lanes.iter().map(|lane| f64::from(lane.rows.div_ceil(share))).sum::<f64>().max(1.0);

    // The smallest share that fits, or else all rows of a lane in one: halving, since a lane may have 100,000 rows.
    let room = (height / SMALLEST_PITCH_PX).floor();
    let most = lanes.iter().map(|lane| lane.rows).max().unwrap_or(1);
    let (mut share, mut fits) = (1, most.max(1));
    while share < fits {
        let middle = share + (fits - share) / 2;
        if rows(middle) <= room { fits = middle } else { share = middle + 1 }
    }
    let pitch_px = full_pitch.min(height / rows(share));
    let gap_px = if pitch_px < SMALLEST_WITH_GAP_PX { 0.0 } else { size.gap_px * pitch_px / full_pitch };
    Fit { share, pitch_px, row_px: pitch_px - gap_px }
}
