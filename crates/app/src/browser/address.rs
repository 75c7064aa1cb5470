//! The page's address and the clipboard.

use super::{document, root, window};
use overlap_protocol::permalink::Extent;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The site's address, ending with a slash. A page in a folder of the site says where its root is.
pub fn site() -> String {
    let root = root().and_then(|root| root.get_attribute("data-root"));
    let base = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    web_sys::Url::new_with_base(root.as_deref().unwrap_or("./"), &base).map_or(base, |address| address.href())
}

/// The query that the page was opened with, with its question mark; empty without one.
pub fn query() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The parameters of a query, with or without its question mark, decoded, in order.
pub fn parameters(query: &str) -> Vec<(String, String)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// The page's own address with another query.
pub fn with_query(query: &str) -> String {
    let location = window().map(|window| window.location());
    let part = |get: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| get(location).ok()).unwrap_or_default()
    };
    format!("{}{}{query}", part(web_sys::Location::origin), part(web_sys::Location::pathname))
}

/// Puts a query into the address bar without loading anything and without a new entry in the history.
pub fn write_query(query: &str) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // Browsers refuse this when it is done very often; the visible field still has the link.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(query));
    }
}

/// Whether another page frames this one.
pub fn is_framed() -> bool {
    window().is_some_and(|window| match window.top() {
        Ok(Some(top)) => !js_sys::Object::is(&top, &window),
        _ => true,
    })
}

/// How much of a page is shown where its address does not say.
pub fn usual_view() -> Extent {
    if is_framed() { Extent::Compact } else { Extent::Full }
}

/// This page's address over HTTPS, where it was opened over plain HTTP, which denies it shared memory.
pub fn secure_address(query: &str) -> Option<String> {
    let window = window()?;
    if window.is_secure_context() {
        return None;
    }
    with_query(query).strip_prefix("http://").map(|rest| format!("https://{rest}"))
}

/// Copies a text. Whether that was allowed is known only afterwards.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window().filter(web_sys::Window::is_secure_context) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
