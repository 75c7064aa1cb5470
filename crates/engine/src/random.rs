//! Random bytes, from the browser's generator.

use wasm_bindgen::prelude::*;

/// Most bytes that one call gives (<https://www.w3.org/TR/webcrypto-2/#Crypto-method-getRandomValues>).
const MOST_AT_ONCE: usize = 65_536;

#[wasm_bindgen]
extern "C" {
    type Crypto;

    #[wasm_bindgen(thread_local_v2, js_name = crypto)]
    static CRYPTO: Crypto;

    #[wasm_bindgen(method, js_name = getRandomValues, catch)]
    fn get_random_values(this: &Crypto, bytes: &js_sys::Uint8Array) -> Result<(), JsValue>;
}

/// Fills `bytes`. The browser gives bytes into a buffer of its own, since it refuses memory that is shared.
pub fn fill(bytes: &mut [u8]) {
    CRYPTO.with(|crypto| {
        for part in bytes.chunks_mut(MOST_AT_ONCE) {
            let own = js_sys::Uint8Array::new_with_length(part.len() as u32);
            if crypto.get_random_values(&own).is_ok() {
                own.copy_to(part);
            }
        }
    });
}
