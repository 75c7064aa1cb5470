//! Texts from the site and from files that the reader gives.

use super::{site, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

/// A text of the site, by its path from the root; none where it cannot be had.
pub async fn site_text(path: &str) -> Option<String> {
    let address = format!("{}{path}", site());
    let response: Response = JsFuture::from(window()?.fetch_with_str(&address)).await.ok()?.unchecked_into();
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// The text of a file.
///
/// # Errors
/// What the browser says where it cannot read the file.
pub async fn file_text(file: &Blob) -> Result<String, String> {
    let reason =
        |error: JsValue| error.as_string().unwrap_or_else(|| String::from("the browser cannot read it"));
    let text = JsFuture::from(file.text()).await.map_err(reason)?;
    text.as_string().ok_or_else(|| String::from("it holds no text"))
}
