//! The oEmbed document of a page (<https://oembed.com>): how another site shows it. It is a file, so it cannot follow a consumer's wishes for a size.

use super::{
    address::Address,
    card::{HEIGHT_PX, WIDTH_PX},
    page::Page,
    path,
};
use overlap_lessons::escaped;
use serde_json::json;

/// Size of the frame, CSS pixels: what the compact view of a lab takes after a run, since nobody tells this frame's host how tall it
/// becomes.
const FRAME_PX: [u32; 2] = [700, 480];

/// The document: of a page with something to run its frame, of another one a link.
pub fn document(page: &Page, address: &Address) -> String {
    let mut document = json!({
        "version": "1.0",
        "type": "link",
        "title": page.title,
        "provider_name": "Overlap",
        "provider_url": address.to_string(),
        "thumbnail_url": address.of(&path(page, "png")),
        "thumbnail_width": WIDTH_PX,
        "thumbnail_height": HEIGHT_PX,
    });
    if page.is_live {
        let [width, height] = FRAME_PX;
        document["type"] = json!("rich");
        document["width"] = json!(width);
        document["height"] = json!(height);
        document["html"] = json!(format!(
            "<iframe src=\"{}?embed=1\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
             allow=\"cross-origin-isolated; clipboard-write\" style=\"border: 0; width: 100%; max-width: {width}px\"></iframe>",
            escaped(&address.of(page.address())),
            escaped(&page.title),
        ));
    }
    format!("{document:#}\n")
}
