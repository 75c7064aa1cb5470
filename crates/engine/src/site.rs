//! What this worker was told about where it is.

use js_sys::{Object, Reflect};
use overlap_record::Failure;
use std::{cell::RefCell, sync::OnceLock};
use wasm_bindgen::prelude::*;
use web_sys::{Worker, WorkerOptions, WorkerType};

// Threads of the pool read this too.
static BASE: OnceLock<String> = OnceLock::new();

thread_local! {
    static SEED: RefCell<Option<(JsValue, JsValue)>> = const { RefCell::new(None) };
}

/// Remembers the site's address and what further workers need.
pub fn remember(base: String, module: JsValue, control: JsValue) {
    let _ = BASE.set(base);
    SEED.set(Some((module, control)));
}

/// The address of `url` seen from the site, with a part that no cache has seen where it is the site's own.
///
/// # Errors
/// A sentence, where `url` is no address.
pub fn address(url: &str) -> Result<String, String> {
    let base = BASE.get().map_or("", String::as_str);
    let parsed = web_sys::Url::new_with_base(url, base)
        .map_err(|_| format!("`{url}` is no address that can be fetched"))?;
    let home = web_sys::Url::new(base).map_err(|_| "the site's own address is not known".to_owned())?;
    if parsed.origin() == home.origin() && parsed.search().is_empty() {
        parsed.set_search(&format!("fresh={}", crate::clock::now_ms()));
    }
    Ok(parsed.href())
}

/// Starts another worker with this same engine.
///
/// # Errors
/// Where the browser refuses.
pub fn recruit() -> Result<Worker, Failure> {
    let refused = |_| Failure::internal("The browser refused to start another worker.");
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker =
        Worker::new_with_options(&crate::outlet::scope().location().href(), &options).map_err(refused)?;
    let boot = Object::new();
    SEED.with_borrow(|seed| {
        let (module, control) = seed.clone().unwrap_or_default();
        let base = BASE.get().map_or("", String::as_str);
        for (key, value) in
            [("module", module), ("control", control), ("role", "member".into()), ("base", base.into())]
        {
            Reflect::set(&boot, &key.into(), &value)?;
        }
        Ok(())
    })
    .map_err(refused)?;
    worker.post_message(&boot).map_err(refused)?;
    Ok(worker)
}
