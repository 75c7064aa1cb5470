//! Texts from the site and from files that the reader gives.

use super::{reason, site, window};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

/// A text of the site, by its path from the root; `None` where it cannot be had.
pub async fn site_text(path: &str) -> Option<String> {
    let address = format!("{}{path}", site());
    let response: Response = JsFuture::from(window()?.fetch_with_str(&address)).await.ok()?.unchecked_into();
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// The bytes of a file.
///
/// # Errors
/// What the browser says where it cannot read the file.
pub async fn file_bytes(file: &Blob) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|error| {
        format!(
            "the browser cannot read it ({}); see whether it was moved, changed or removed",
            reason(&error)
        )
    })?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
