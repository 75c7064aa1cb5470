//! The program that reads run records, for `www/reader.js`. It is loaded when the first one is to be read, so that no page waits for it.

use js_sys::{Function, Uint8Array};
use overlap_protocol::FromReader;
use overlap_record::{RunRecord, parts, read_all};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// How much of a file must be read before the page is told, and told again, per cent.
const TOLD_PERCENT: u32 = 10;

fn main() {
    console_error_panic_hook::set_once();
}

/// Reads a file's bytes and hands the record to `post`, part by part, or what is wrong with the file.
///
/// # Errors
/// The exception of `post`, or a message that cannot be written.
#[wasm_bindgen]
pub fn read_record(bytes: &[u8], post: &Function) -> Result<(), JsValue> {
    let mut next = TOLD_PERCENT;
    let read = read_all(bytes, &mut |read| {
        let percent = (read as f64 / bytes.len() as f64 * 100.0) as u32;
        if percent >= next {
            next = percent - percent % TOLD_PERCENT + TOLD_PERCENT;
            // A page that cannot be told this cannot be told of the record either, and that is an error.
            let _ = send(post, &FromReader::Told { percent });
        }
    });
    match read {
        Ok(records) => send_records(post, records),
        Err(error) => send(post, &FromReader::Wrong(error.to_string())),
    }
}

fn send_records(post: &Function, records: Vec<RunRecord>) -> Result<(), JsValue> {
    let mut left = records.len();
    for mut record in records {
        left -= 1;
        record.order_lanes();
        let other = record.take_subinterpreters();
        send_record(post, record, left > 0 || other.is_some())?;
        if let Some(other) = other {
            send_record(post, other, left > 0)?;
        }
    }
    Ok(())
}

fn send_record(post: &Function, record: RunRecord, more: bool) -> Result<(), JsValue> {
    for part in parts(record) {
        send(post, &FromReader::Part(part))?;
    }
    send(post, &FromReader::Whole { more })
}

fn send(post: &Function, message: &FromReader) -> Result<(), JsValue> {
    let bytes = message.encode().map_err(JsError::from)?;
    post.call1(&JsValue::NULL, &Uint8Array::from(bytes.as_slice())).map(drop)
}
