//! A lesson's page, live.
pub mod scenes;

/// Starts the page.
pub fn start() {}
