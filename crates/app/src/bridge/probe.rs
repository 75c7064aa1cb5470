//! What this page may do, found by trying: flags promise more than posting a memory keeps.

use crate::{
    browser::{self, SiteWorker},
    model::Capabilities,
};
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Reflect, WebAssembly};
use std::pin::pin;
use wasm_bindgen::JsValue;
use web_sys::WorkerType;

/// A worker that has not answered by then is taken as refused, ms.
const PATIENCE_MS: u32 = 4_000;

/// Tries to start a worker, and to share a memory with it.
pub async fn probe() -> Capabilities {
    let (workers, isolated, threads) = match trial().await {
        Ok(Trial { nested: true, shared }) => (Ok(()), Ok(()), shared),
        Ok(Trial { nested: false, .. }) => (Ok(()), Err(NOT_NESTED.to_owned()), Err(NOT_NESTED.to_owned())),
        Err(reason) => (Err(reason.clone()), Err(reason.clone()), Err(reason)),
    };
    Capabilities { threads, isolated, workers, cores: browser::cores() }
}

/// What a worker that could be started may do.
struct Trial {
    /// Whether it could start another.
    nested: bool,
    /// Whether it got the shared memory; else why not.
    shared: Result<(), String>,
}

/// Starts a worker. Fails where there are none at all.
async fn trial() -> Result<Trial, String> {
    let refused = |reason: String| format!("This page may not start workers ({reason}).");
    let mut worker = SiteWorker::start("probe.js", WorkerType::Classic).map_err(refused)?;
    let shared = share(&worker);
    if shared.is_err() {
        worker.post(&JsValue::NULL).map_err(|error| refused(browser::reason(&error)))?;
    }
    match select(pin!(worker.next()), TimeoutFuture::new(PATIENCE_MS)).await {
        Either::Left((Ok(nested), _)) => Ok(Trial { nested: nested.is_truthy(), shared }),
        Either::Left((Err(_), _)) => Err("This page may not start workers.".to_owned()),
        Either::Right(_) => Err("A worker that this page started did not answer.".to_owned()),
    }
}

/// Posts a shared memory, which throws where the page is not cross-origin isolated.
fn share(worker: &SiteWorker) -> Result<(), String> {
    if browser::global("crossOriginIsolated").is_some_and(|isolated| isolated.is_falsy()) {
        return Err(NOT_ISOLATED.to_owned());
    }
    let post = || {
        let options = Object::new();
        for (key, value) in [("initial", JsValue::from(1)), ("maximum", 1.into()), ("shared", true.into())] {
            Reflect::set(&options, &key.into(), &value)?;
        }
        worker.post(WebAssembly::Memory::new(&options)?.as_ref())
    };
    post().map_err(|_: JsValue| NOT_ISOLATED.to_owned())
}

const NOT_NESTED: &str =
    "This needs workers that start further workers, and this browser or this page does not allow that.";

const NOT_ISOLATED: &str = "This needs threads that share one memory. Browsers allow that only on a page that is cross-origin isolated, and this page is not.";
