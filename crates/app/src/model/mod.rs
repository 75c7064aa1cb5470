//! Plain data that the pages share, and words for it: what a run tells while it goes on, and what a page is doing.
mod estimate;
mod event;
pub mod figures;
mod painter;
mod phase;
mod prints;
pub mod published;
pub mod quantity;
mod same;
pub mod sources;
mod tracks;
pub mod typing;
pub mod wording;

pub use estimate::Estimate;
pub use event::{Activity, Capabilities, RunEvent};
pub use painter::Painter;
pub use phase::{Phase, Progress};
pub use prints::{MAX_LINES, Prints, SharedPrints};
pub use same::Same;
pub use tracks::{Track, Tracks};
