//! Code in the page's address: its fragment, which is inflated and deflated by the browser.

use super::window;
use js_sys::{Array, Reflect, Uint8Array};
use overlap_protocol::code::{self, CodeError};
use overlap_record::MAX_CODE_BYTES;
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HashChangeEvent, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair};

/// Raw deflate, RFC 1951.
const FORMAT: &str = "deflate-raw";

// web-sys has these behind a flag for all of a program.
#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// The fragment that the page was opened with, with its `#`; empty without one.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The code of a fragment; none where it is about something else.
///
/// # Errors
/// Why it cannot be used. No more of it is inflated than code may have.
pub async fn linked_code(fragment: &str) -> Option<Result<String, CodeError>> {
    let deflated = match code::deflated(fragment)? {
        Ok(deflated) => deflated,
        Err(error) => return Some(Err(error)),
    };
    Some(inflated(&deflated).await.and_then(code::text))
}

/// The fragment, with its `#`, of a link with this code.
pub async fn code_fragment(text: &str) -> String {
    // A browser that cannot deflate gets a longer link.
    deflated(text.as_bytes()).await.map_or_else(|_| code::stored_fragment(text), |it| code::fragment(&it))
}

/// Calls back with the new fragment whenever code comes into the address or goes from it, as by the browser's Back, for as long as the
/// page lives.
pub fn on_code_in_address(changed: impl Fn(String) + 'static) {
    let listener = Closure::<dyn Fn(HashChangeEvent)>::new(move |event: HashChangeEvent| {
        let has_code = |address: &str| {
            let fragment = address.split_once('#').map_or("", |(_, fragment)| fragment);
            code::deflated(fragment).is_some()
        };
        if has_code(&event.new_url()) || has_code(&event.old_url()) {
            changed(fragment());
        }
    });
    if let Some(window) = window() {
        // A page that cannot listen reads its address when it is loaded anew.
        let _ = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

async fn inflated(bytes: &[u8]) -> Result<Vec<u8>, CodeError> {
    // What a browser says of damaged data is its own; that it is damaged is all there is to say.
    let stream = DecompressionStream::new(FORMAT).map_err(|_| CodeError::Damaged)?;
    through(bytes, &stream.into(), MAX_CODE_BYTES)
        .await
        .map_err(|_| CodeError::Damaged)?
        .ok_or(CodeError::TooLong)
}

async fn deflated(bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let stream = CompressionStream::new(FORMAT)?;
    let whole = through(bytes, &stream.into(), code::MAX_DEFLATED_BYTES).await?;
    whole.ok_or_else(|| JsValue::from_str("it has become longer"))
}

/// Sends bytes through a stream. None where more than `most` come out of it; the rest is not waited for.
async fn through(bytes: &[u8], stream: &JsValue, most: usize) -> Result<Option<Vec<u8>>, JsValue> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let pair: &ReadableWritablePair = stream.unchecked_ref();
    let out: ReadableStream = blob.stream().pipe_through(pair);
    let reader: ReadableStreamDefaultReader = out.get_reader().dyn_into()?;
    let mut whole = Vec::new();
    loop {
        let read = JsFuture::from(reader.read()).await?;
        if Reflect::get(&read, &"done".into())?.is_truthy() {
            return Ok(Some(whole));
        }
        let part: Uint8Array = Reflect::get(&read, &"value".into())?.dyn_into()?;
        if whole.len() + part.length() as usize > most {
            // Whatever the stream says of its end, nobody waits for it.
            drop(reader.cancel());
            return Ok(None);
        }
        whole.extend(part.to_vec());
    }
}
