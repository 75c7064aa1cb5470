//! Runs of other times and machines: opened from files, kept on this device, compared, gathered into a class.

/// Starts the page.
pub fn start() {}
