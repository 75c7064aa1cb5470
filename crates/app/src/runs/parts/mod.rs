//! The page's components, one a file.
mod chart;
mod class;
mod comparison;
mod desk;
mod open;
mod provenance;
mod row;
mod shelf;
mod shown;

pub use desk::Desk;
pub use shelf::Shelf;
