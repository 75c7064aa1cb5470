//! Texts and scripts of the site.

use super::{site, window};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A file of the site that is no page, by its address.
///
/// # Errors
/// What the server answered in its place, in words, or the exception of the browser where there was no answer.
pub async fn site_file(address: &str) -> Result<Response, JsValue> {
    let window = window().ok_or("there is no window")?;
    let response: Response = JsFuture::from(window.fetch_with_str(address)).await?.unchecked_into();
    if !response.ok() {
        return Err(format!("the server answered {}", response.status()).into());
    }
    if response.headers().get("content-type")?.is_some_and(|kind| kind.starts_with("text/html")) {
        return Err(
            "the server sent a page (text/html) instead, as some servers do for files that they do not have"
                .into(),
        );
    }
    Ok(response)
}

/// A text of the site, by its path from the root; `None` where it cannot be had.
pub async fn site_text(path: &str) -> Option<String> {
    let response = site_file(&format!("{}{path}", site())).await.ok()?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

#[wasm_bindgen]
extern "C" {
    /// Loads a script of the site, by its path from the root, as a module. A program cannot import a script by itself, so `boot.js`
    /// does it.
    ///
    /// # Errors
    /// The exception where it cannot be loaded.
    #[wasm_bindgen(catch, js_namespace = overlap, js_name = load)]
    pub async fn load_script(path: &str) -> Result<JsValue, JsValue>;
}
