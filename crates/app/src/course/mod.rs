//! A lesson's page, live.

/// Starts the page.
pub fn start() {}
