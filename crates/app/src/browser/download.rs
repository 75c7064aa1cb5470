//! Files that the page makes itself.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

/// The address of a file that lives in the page, until it is dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct BlobUrl(String);

impl BlobUrl {
    /// Makes a file of a text; `None` where the browser has no room for it.
    pub fn new(text: &str, mime: &str) -> Option<Self> {
        Url::create_object_url_with_blob(&text_file(text, mime)?).ok().map(Self)
    }

    /// The address.
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for BlobUrl {
    fn drop(&mut self) {
        // An address that is gone already needs no revoking.
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// A file with a text; `None` where the browser has no room for it.
pub fn text_file(text: &str, mime: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}
