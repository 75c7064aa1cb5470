//! What `reader.js` calls within its worker, where the page's program runs once more, without a page.

use js_sys::{Array, Uint8Array};
use overlap_protocol::{FromReader, wire};
use overlap_record::{parts, read_bytes};
use wasm_bindgen::{JsCast, JsError, JsValue, prelude::wasm_bindgen};
use web_sys::DedicatedWorkerGlobalScope;

/// How much of a file must be read before the page is told, and told again, per cent.
const TOLD_PERCENT: u32 = 10;

/// Reads a file's bytes and posts the record to the page, part by part, or what is wrong with the file.
///
/// # Errors
/// An exception where the page cannot be told.
#[wasm_bindgen]
pub fn read_record(bytes: &[u8]) -> Result<(), JsValue> {
    let page: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut next = TOLD_PERCENT;
    let read = read_bytes(bytes, &mut |read| {
        let percent = (read as f64 / bytes.len() as f64 * 100.0) as u32;
        if percent >= next {
            next = percent - percent % TOLD_PERCENT + TOLD_PERCENT;
            // A page that cannot be told this cannot be told of the record either, and that is an error.
            let _ = post(&page, &FromReader::Told { percent });
        }
    });
    match read {
        Ok(record) => {
            for part in parts(record).map_err(JsError::from)? {
                post(&page, &FromReader::Part(part))?;
            }
            post(&page, &FromReader::Whole)
        }
        Err(error) => post(&page, &FromReader::Wrong(error.to_string())),
    }
}

/// Posts a message, whose bytes the page takes over.
fn post(page: &DedicatedWorkerGlobalScope, message: &FromReader) -> Result<(), JsValue> {
    let bytes = wire::encode(message).map_err(JsError::from)?;
    let bytes = Uint8Array::from(bytes.as_slice());
    page.post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()))
}
