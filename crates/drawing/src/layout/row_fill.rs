//! One drawn row, filled from left to right.

use super::{placed::Placed, rect::Rect, view::View};
use overlap_record::SpanKind;

/// A drawn row so far. Spans come by start; where rows share one, they may overlap, and what is already covered stays.
#[derive(Debug)]
pub(super) struct RowFill<'a> {
    /// The rectangles of this row, after those of the rows above.
    rects: &'a mut Vec<Rect>,
    /// Whether the last rectangle is of this row.
    started: bool,
    y: f64,
    h: f64,
    /// Right end of the last rectangle, px.
    end_px: f64,
    /// Time of each kind within the last rectangle, if that one stands for spans narrower than a pixel.
    narrow: Option<[f64; SpanKind::ALL.len()]>,
    /// How long the span that the last rectangle names lasts, ms.
    named_ms: f64,
}

impl<'a> RowFill<'a> {
    /// An empty row whose rectangles go to the end of `rects`.
    pub fn new(rects: &'a mut Vec<Rect>, y: f64, h: f64) -> Self {
        Self { rects, started: false, y, h, end_px: 0.0, narrow: None, named_ms: 0.0 }
    }

    /// Adds a span that the view shows. `index` is its index in the timeline.
    pub fn add(&mut self, index: usize, placed: &Placed, view: &View) {
        let width = view.size().width_px;
        let left = view.x_of(placed.span.start_ms).clamp(0.0, width);
        let right = view.x_of(placed.span.end_ms).clamp(left, width);
        let from = left.max(self.end_px);
        if right - from >= 1.0 {
            self.push(index, placed, from, right);
            self.narrow = None;
        } else if self.started && right <= self.end_px {
            self.absorb(index, placed);
        } else {
            // Whole pixels, so that no more narrow rectangles fit into a row than it has pixels.
            let column = left.floor().min(width - 1.0).max(0.0).max(self.end_px);
            let end = right.ceil().max(left.floor() + 1.0).min(width).max(right);
            self.push(index, placed, column, end);
            let mut times = [0.0; SpanKind::ALL.len()];
            times[placed.span.kind as usize] = placed.span.duration_ms();
            self.narrow = Some(times);
        }
    }

    fn push(&mut self, index: usize, placed: &Placed, from: f64, to: f64) {
        self.rects.push(Rect {
            x: from,
            y: self.y,
            w: to - from,
            h: self.h,
            kind: placed.span.kind,
            task: placed.span.task,
            count: 1,
            span: index,
            open: placed.open,
        });
        self.started = true;
        self.end_px = to;
        self.named_ms = placed.span.duration_ms();
    }

    /// Counts a span into the last rectangle, which already covers it.
    fn absorb(&mut self, index: usize, placed: &Placed) {
        let Some(rect) = self.rects.last_mut() else { return };
        rect.count += 1;
        let Some(times) = &mut self.narrow else {
            return;
        };
        if rect.task != placed.span.task {
            rect.task = None;
        }
        rect.open |= placed.open;
        times[placed.span.kind as usize] += placed.span.duration_ms();
        if placed.span.duration_ms() > self.named_ms {
            (rect.span, self.named_ms) = (index, placed.span.duration_ms());
        }
        let most = |kind: &SpanKind| times[*kind as usize];
        rect.kind = SpanKind::ALL
            .into_iter()
            .fold(rect.kind, |best, kind| if most(&kind) > most(&best) { kind } else { best });
    }
}
