//! The page's parts, one a file: plain functions over a [`View`]. What remembers something of its own is a component.
mod chart;
mod class;
mod codes;
mod comparison;
mod desk;
mod open;
mod predictions;
mod provenance;
mod row;
mod shelf;
mod shown;
mod view;

pub use desk::{desk, use_scroll};
pub use shelf::shelf;
pub use view::View;
