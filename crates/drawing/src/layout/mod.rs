//! The timeline's geometry: spans in, rectangles out. Nothing here draws.
//!
//! A [`Timeline`] sorts the spans into lanes and rows, once for given spans, at once or a part at a time ([`Sorting`]); [`Timeline::layout`] places what a [`View`] shows of
//! them, with at most about two rectangles for each pixel of each row, however many spans there are. A [`Chart`] is the same for a
//! sweep: points and curves in shares of its width and height.
mod chart;
mod compress;
mod navigate;
mod place;
mod placed;
mod plot;
mod rect;
mod row_fill;
mod rows;
mod scale;
mod sorting;
mod ticks;
mod timeline;
mod view;

pub use chart::{Chart, Curve, Dot, Landmark, Mark, Model, Series};
pub use navigate::Direction;
pub use place::{Band, Layout};
pub use placed::Placed;
pub use plot::chart;
pub use rect::Rect;
pub use scale::Scale;
pub use sorting::Sorting;
pub use ticks::{Tick, ticks};
pub use timeline::{Lane, Timeline};
pub use view::{SMALLEST_RANGE_MS, Size, View};
