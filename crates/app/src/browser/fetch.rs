//! Texts from the site and from files that the reader gives.

use super::{site, window};
use gloo_timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
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

/// The text of a file. Its bytes are taken over, since a long text that the browser makes of them is taken over a character
/// at a time.
///
/// # Errors
/// What the browser says where it cannot read the file.
pub async fn file_text(file: &Blob) -> Result<String, String> {
    let reason =
        |error: JsValue| error.as_string().unwrap_or_else(|| String::from("the browser cannot read it"));
    let bytes = Uint8Array::new(&JsFuture::from(file.array_buffer()).await.map_err(reason)?).to_vec();
    TimeoutFuture::new(0).await;
    let mut text = String::from_utf8(bytes).map_err(|_| String::from("it holds no text"))?;
    // Some editors begin a file with a mark.
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}
