//! How a document is shown.

use overlap_protocol::permalink::Extent;
use overlap_record::palette::Theme;

/// What the document around the components is told of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dress {
    /// The colours that were asked for; `None` follows the system.
    pub theme: Option<Theme>,
    /// How much of the page is shown.
    pub view: Extent,
    /// Whether another page embeds this one.
    pub embed: bool,
}
