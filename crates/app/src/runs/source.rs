//! Where the record on the page comes from. Only one that was measured here may be shown without saying so.

/// The origin of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Measured here and now.
    #[default]
    Here,
    /// Read from a file of this name.
    File(String),
    /// Shipped with the site, for pages on which nothing can run.
    Recorded,
}
