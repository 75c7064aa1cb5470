//! From a timeline and a view to rectangles.

use super::{
    compress::{Fit, fit},
    rect::Rect,
    row_fill::RowFill,
    timeline::{Lane, Timeline},
    view::View,
};

/// The stretch of height that a lane takes, whether or not anything of it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The lane's number.
    pub lane: u32,
    /// Top, px.
    pub y: f64,
    /// Height without the gap below, px.
    pub h: f64,
    /// Rows that are drawn.
    pub rows: u32,
}

/// Everything to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// By row from the top, and within a row from left to right.
    pub rects: Vec<Rect>,
    /// By lane from the top.
    pub bands: Vec<Band>,
    /// Height of all bands, px.
    pub height_px: f64,
    /// From the top of a row to the top of the next, px.
    pub pitch_px: f64,
    /// Height of a row, px.
    pub row_px: f64,
    /// For each row the index of its first rectangle, then the number of rectangles.
    row_starts: Vec<usize>,
    /// How many rows of a lane share one that is drawn.
    share: u32,
}

impl Timeline {
    /// Places what the view shows.
    #[must_use]
    pub fn layout(&self, view: &View) -> Layout {
        let Fit { share, pitch_px, row_px } = fit(self.lanes(), view.size());
        // About what is needed: growing by steps costs more than filling the rows does.
        let pixels: usize = self.lanes().iter().map(|lane| lane.rows.div_ceil(share) as usize).sum();
        let pixels = pixels.saturating_mul(view.size().width_px as usize);
        let rects = Vec::with_capacity(pixels.min(self.spans().len()));
        let mut out = Layout { rects, pitch_px, row_px, row_starts: vec![0], share, ..Layout::default() };
        for lane in self.lanes() {
            let drawn = lane.rows.div_ceil(share);
            let top = out.row_starts.len() - 1;
            let (indices, starts) = self.visible_by_row(lane, share, drawn, view);
            for (row, ends) in starts.windows(2).enumerate() {
                let mut fill = RowFill::new(&mut out.rects, (top + row) as f64 * pitch_px, row_px);
                for &index in &indices[ends[0]..ends[1]] {
                    fill.add(index, &self.spans()[index], view);
                }
                out.row_starts.push(out.rects.len());
            }
            let gap_px = pitch_px - row_px;
            out.bands.push(Band {
                lane: lane.lane,
                y: top as f64 * pitch_px,
                h: f64::from(drawn) * pitch_px - gap_px,
                rows: drawn,
            });
        }
        out.height_px = out.bands.last().map_or(0.0, |band| band.y + band.h);
        out
    }

    /// The indices of a lane's spans that are shown, by drawn row and, within a row, by start; and where each row's begin in
    /// them, then how many there are.
    fn visible_by_row(&self, lane: &Lane, share: u32, drawn: u32, view: &View) -> (Vec<usize>, Vec<usize>) {
        let started = &self.spans()[lane.spans.clone()];
        let started = started.partition_point(|placed| placed.span.start_ms <= view.end_ms());
        let visible = || {
            let indices = lane.spans.start..lane.spans.start + started;
            indices.filter(|index| view.shows(&self.spans()[*index].span))
        };
        if drawn == 1 {
            let indices: Vec<usize> = visible().collect();
            let starts = vec![0, indices.len()];
            return (indices, starts);
        }
        let row = |index: usize| (self.spans()[index].row / share) as usize;

        // A counting sort: the spans of a row stay in their order.
        let mut starts = vec![0; drawn as usize + 1];
        visible().for_each(|index| starts[row(index) + 1] += 1);
        for row in 1..starts.len() {
            starts[row] += starts[row - 1];
        }
        let mut next = starts.clone();
        let mut indices = vec![0; starts[drawn as usize]];
        for index in visible() {
            indices[next[row(index)]] = index;
            next[row(index)] += 1;
        }
        (indices, starts)
    }
}

impl Layout {
    /// The rectangle at a point, if there is one.
    #[must_use]
    pub fn hit(&self, x: f64, y: f64) -> Option<&Rect> {
        if !(x >= 0.0 && y >= 0.0 && self.pitch_px > 0.0) {
            return None;
        }
        let row = (y / self.pitch_px) as usize;
        let rects = &self.rects[*self.row_starts.get(row)?..*self.row_starts.get(row + 1)?];
        let rect = rects.get(rects.partition_point(|rect| rect.x + rect.w <= x))?;
        (rect.x <= x && (rect.y..rect.y + rect.h).contains(&y)).then_some(rect)
    }

    /// The rectangle that a span is drawn or counted in, if the view shows it; `index` is the span's in [`Timeline::spans`].
    #[must_use]
    pub fn rect_of(&self, timeline: &Timeline, view: &View, index: usize) -> Option<&Rect> {
        let placed = timeline.spans().get(index).filter(|placed| view.shows(&placed.span))?;
        let lane = timeline.lanes().iter().position(|lane| lane.spans.contains(&index))?;
        let above: u32 = self.bands.get(..lane)?.iter().map(|band| band.rows).sum();
        let row = (above + placed.row / self.share.max(1)) as usize;
        let rects = &self.rects[*self.row_starts.get(row)?..*self.row_starts.get(row + 1)?];
        let right = view.x_of(placed.span.end_ms).min(view.size().width_px);
        // A millionth of a pixel for the rounding of x + w.
        let first = rects.partition_point(|rect| rect.x + rect.w < right - 1e-6);
        rects[first..].iter().take(2).find(|rect| rect.span == index).or(rects.get(first))
    }
}
