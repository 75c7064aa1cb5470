//! The timeline: one panel a strategy, all on one time axis, drawn on canvases outside of Yew's own tree.
//!
//! [`view`] makes the elements; [`chart`] is what the rest of the page acts on, and [`stage`] what it shows; a [`panel`]
//! decides whether it must be drawn again, and [`paint`] draws; [`input`] listens to pointer, wheel and keys; [`readout`]
//! finds words for a span; [`highlight`] lets some spans stand out; [`table`] and [`order`] are the twins for those who would rather read:
//! every span, and what happened in sentences; [`listen`] plays it.
mod brushes;
mod chart;
mod elements;
mod highlight;
mod input;
mod legend;
mod listen;
mod order;
mod paint;
mod panel;
mod readout;
mod ruler;
mod stage;
mod surface;
mod table;
mod view;

pub use highlight::Highlight;
pub use view::TimelineView;
