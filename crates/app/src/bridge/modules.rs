//! The engines' code: fetched and compiled when first needed, then kept.

use super::engine::Kind;
use crate::browser;
use overlap_record::Failure;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Compiled engines. A module is shared by all workers that are given it, with the code that was optimised in one.
#[derive(Default)]
pub struct Modules {
    compiled: RefCell<[Option<JsValue>; Kind::COUNT]>,
}

impl Modules {
    /// The engine's module.
    ///
    /// # Errors
    /// A failure in words where it cannot be fetched or compiled.
    pub async fn get(&self, kind: Kind) -> Result<JsValue, Failure> {
        let slot = kind as usize;
        if let Some(module) = self.compiled.borrow()[slot].clone() {
            return Ok(module);
        }
        let url = format!("{}{}/engine_bg.wasm", browser::site(), kind.folder());
        let module = compile(&url).await.map_err(|error| Failure {
            advice: "Check the connection, then run again.".to_owned(),
            ..Failure::internal(format!("{url} could not be loaded: {}.", browser::reason(&error)))
        })?;
        self.compiled.borrow_mut()[slot] = Some(module.clone());
        Ok(module)
    }
}

async fn compile(url: &str) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or("there is no window")?;
    let response: Response = JsFuture::from(window.fetch_with_str(url)).await?.unchecked_into();
    if !response.ok() {
        return Err(format!("the server answered {}", response.status()).into());
    }
    // Streaming compilation insists on the media type, which some plain file servers do not know.
    let streams =
        response.headers().get("content-type")?.is_some_and(|kind| kind.starts_with("application/wasm"));
    let compiling = if streams {
        js_sys::WebAssembly::compile_streaming(&js_sys::Promise::resolve(&JsValue::from(response)))
    } else {
        js_sys::WebAssembly::compile(&JsFuture::from(response.array_buffer()?).await?)
    };
    JsFuture::from(compiling).await
}
