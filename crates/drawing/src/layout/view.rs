//! Which stretch of time is shown, and on how many pixels.

use overlap_record::Span;

/// The shortest stretch of time that can be zoomed to, ms: a fifth of the finest step of a browser's clock.
pub const SMALLEST_RANGE_MS: f64 = 0.001;

/// The room for a timeline, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width of the plot without its labels.
    pub width_px: f64,
    /// Height of a row, where there is room for all of them.
    pub row_px: f64,
    /// Gap below a row, where there is room for all of them.
    pub gap_px: f64,
    /// Greatest height of the whole: rows shrink, then share pixels, to fit.
    pub max_height_px: f64,
}

/// A window on `0 ..= full_ms`. The window never leaves that range and is never empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    start_ms: f64,
    end_ms: f64,
    full_ms: f64,
    size: Size,
}

impl View {
    /// A view of everything from 0 to `full_ms`.
    #[must_use]
    pub fn new(full_ms: f64, size: Size) -> Self {
        let full_ms = if full_ms.is_finite() { full_ms.max(SMALLEST_RANGE_MS) } else { 1.0 };
        let size = Size { width_px: if size.width_px >= 1.0 { size.width_px } else { 1.0 }, ..size };
        Self { start_ms: 0.0, end_ms: full_ms, full_ms, size }
    }

    /// Start of what is shown, ms.
    #[must_use]
    pub fn start_ms(&self) -> f64 {
        self.start_ms
    }

    /// End of what is shown, ms.
    #[must_use]
    pub fn end_ms(&self) -> f64 {
        self.end_ms
    }

    /// Length of what is shown, ms.
    #[must_use]
    pub fn range_ms(&self) -> f64 {
        self.end_ms - self.start_ms
    }

    /// The end of all that could be shown, ms.
    #[must_use]
    pub fn full_ms(&self) -> f64 {
        self.full_ms
    }

    /// The room.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// Whether everything is shown.
    #[must_use]
    pub fn is_fit(&self) -> bool {
        self.start_ms == 0.0 && self.end_ms == self.full_ms
    }

    /// Everything.
    #[must_use]
    pub fn fit(self) -> Self {
        Self::new(self.full_ms, self.size)
    }

    /// The same stretch of time in other room.
    #[must_use]
    pub fn resized(self, size: Size) -> Self {
        Self { start_ms: self.start_ms, end_ms: self.end_ms, ..Self::new(self.full_ms, size) }
    }

    /// The view while a run goes on: a view of everything grows with it, any other stays where it is.
    #[must_use]
    pub fn grown(self, full_ms: f64) -> Self {
        let whole = Self::new(full_ms, self.size);
        if self.is_fit() { whole } else { whole.window(self.start_ms, self.range_ms()) }
    }

    /// The stretch from `start_ms` to `end_ms`, as far as the limits allow.
    #[must_use]
    pub fn showing(self, start_ms: f64, end_ms: f64) -> Self {
        self.window(start_ms, end_ms - start_ms)
    }

    /// Shows `factor` times as much detail, with the moment at `x_px` staying there as far as the ends allow. Below 1 it
    /// zooms out.
    #[must_use]
    pub fn zoom_at(self, factor: f64, x_px: f64) -> Self {
        if !(factor.is_finite() && factor > 0.0) {
            return self;
        }
        let range = self.limited(self.range_ms() / factor);
        let fraction = (x_px / self.size.width_px).clamp(0.0, 1.0);
        self.window(self.ms_at(x_px) - fraction * range, range)
    }

    /// Moves by `px` pixels; above 0 towards later.
    #[must_use]
    pub fn pan(self, px: f64) -> Self {
        self.window(self.start_ms + px / self.px_per_ms(), self.range_ms())
    }

    /// The x of a moment, which may lie outside.
    #[must_use]
    pub fn x_of(&self, ms: f64) -> f64 {
        (ms - self.start_ms) * self.px_per_ms()
    }

    /// The moment at an x, held to what is shown.
    #[must_use]
    pub fn ms_at(&self, x_px: f64) -> f64 {
        let fraction = (x_px / self.size.width_px).clamp(0.0, 1.0);
        self.start_ms + fraction * self.range_ms()
    }

    /// Whether any of the span is shown. One that lasts no time is shown at the ends, too.
    #[must_use]
    pub fn shows(&self, span: &Span) -> bool {
        if span.end_ms > span.start_ms {
            span.start_ms < self.end_ms && span.end_ms > self.start_ms
        } else {
            (self.start_ms..=self.end_ms).contains(&span.start_ms)
        }
    }

    /// Pixels a millisecond.
    pub(super) fn px_per_ms(&self) -> f64 {
        self.size.width_px / self.range_ms()
    }

    fn limited(&self, range_ms: f64) -> f64 {
        // A billionth of the whole, since beyond that 64-bit floats would tell too few moments apart.
        let smallest = SMALLEST_RANGE_MS.max(self.full_ms * 1e-9);
        if range_ms.is_finite() { range_ms.clamp(smallest, self.full_ms) } else { self.full_ms }
    }

    fn window(self, start_ms: f64, range_ms: f64) -> Self {
        let range = self.limited(range_ms);
        if range >= self.full_ms {
            return self.fit();
        }
        let latest = self.full_ms - range;
        let start_ms = if start_ms.is_finite() { start_ms.clamp(0.0, latest) } else { 0.0 };
        Self { start_ms, end_ms: (start_ms + range).min(self.full_ms), ..self }
    }
}
