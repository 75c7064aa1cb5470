//! The engines' code: fetched and compiled when first needed, then kept.

use super::{engine::Kind, size};
use crate::browser;
use futures::future::join;
use js_sys::{Reflect, Uint8Array};
use overlap_record::Failure;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

/// Bytes between two reports of progress.
const TELL_EVERY_BYTES: f64 = 250_000.0;

/// Compiled engines. A module is shared by all workers that are given it, with the code that was optimised in one.
#[derive(Default)]
pub struct Modules {
    compiled: RefCell<[Option<JsValue>; Kind::COUNT]>,
}

impl Modules {
    /// The engine's module. `progress` hears how far a large one has come.
    ///
    /// # Errors
    /// A failure in words where it cannot be fetched or compiled.
    pub async fn get(&self, kind: Kind, progress: &dyn Fn(Received)) -> Result<JsValue, Failure> {
        let slot = kind as usize;
        if let Some(module) = self.compiled.borrow()[slot].clone() {
            return Ok(module);
        }
        let url = format!("{}{}/engine_bg.wasm", browser::site(), kind.folder());
        let size = if kind.is_large() { size::of(kind.folder()).await? } else { None };
        let module = compile(&url, size, progress).await.map_err(|error| Failure {
            advice: "Check the connection, then run again.".to_owned(),
            ..Failure::internal(format!("{url} could not be loaded: {}.", browser::reason(&error)))
        })?;
        self.compiled.borrow_mut()[slot] = Some(module.clone());
        Ok(module)
    }
}

/// How far an engine has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Received {
    /// Bytes so far.
    pub bytes: f64,
    /// Bytes of all of it.
    pub total: f64,
}

async fn compile(url: &str, size: Option<f64>, progress: &dyn Fn(Received)) -> Result<JsValue, JsValue> {
    let response = browser::site_file(url).await?;
    // A copy is read beside the compilation, since the browser keeps compiled code only of what it has compiled as a stream.
    let copy = size.and_then(|total| Some((response.clone().ok()?.body()?, total)));
    // Streaming compilation insists on the media type, which some plain file servers do not know.
    let streams =
        response.headers().get("content-type")?.is_some_and(|kind| kind.starts_with("application/wasm"));
    let compiling = if streams {
        js_sys::WebAssembly::compile_streaming(&js_sys::Promise::resolve(&JsValue::from(response)))
    } else {
        js_sys::WebAssembly::compile(&JsFuture::from(response.array_buffer()?).await?)
    };
    match copy {
        Some((copy, total)) => join(JsFuture::from(compiling), count(copy, total, progress)).await.0,
        None => JsFuture::from(compiling).await,
    }
}

/// Reads a stream to its end and tells how far it has come. An error ends the compilation too, which then reports it.
async fn count(stream: ReadableStream, total: f64, progress: &dyn Fn(Received)) {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let (mut bytes, mut told) = (0.0, 0.0);
    while let Ok(part) = JsFuture::from(reader.read()).await {
        let Ok(value) = Reflect::get(&part, &"value".into()) else { return };
        let Some(chunk) = value.dyn_ref::<Uint8Array>() else { return };
        bytes += f64::from(chunk.length());
        if bytes - told >= TELL_EVERY_BYTES || bytes >= total {
            told = bytes;
            progress(Received { bytes, total });
        }
    }
}
