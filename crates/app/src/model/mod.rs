//! Plain data that the pages share, and words for it.
mod estimate;
pub mod figures;
mod live;
mod painter;
mod phase;
pub mod quantity;
mod same;
pub mod sources;
pub mod wording;

pub use estimate::Estimate;
pub use live::{Live, Track};
pub use painter::Painter;
pub use phase::{Phase, Progress};
pub use same::Same;
