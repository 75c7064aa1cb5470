//! Texts and scripts of the site.

use super::{site, window};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A text of the site, by its path from the root; `None` where it cannot be had.
pub async fn site_text(path: &str) -> Option<String> {
    let address = format!("{}{path}", site());
    let response: Response = JsFuture::from(window()?.fetch_with_str(&address)).await.ok()?.unchecked_into();
    if !response.ok() {
        return None;
    }
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
