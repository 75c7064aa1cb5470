//! What this page may do, found by trying: flags promise more than posting a memory keeps.

use super::{capsule, event::Capabilities};
use futures::{
    FutureExt,
    channel::oneshot,
    future::{Either, select},
};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Reflect, WebAssembly};
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use web_sys::{Event, MessageEvent, Worker};

/// A worker that has not answered by then is taken as refused, ms.
const PATIENCE_MS: u32 = 4_000;

/// Tries to start a worker, and to share a memory with it.
pub async fn probe() -> Capabilities {
    let (workers, isolated, threads) = match trial().await {
        Ok(Trial { nested: true, shared }) => (Ok(()), Ok(()), shared),
        Ok(Trial { nested: false, .. }) => (Ok(()), Err(NOT_NESTED.to_owned()), Err(NOT_NESTED.to_owned())),
        Err(reason) => (Err(reason.clone()), Err(reason.clone()), Err(reason)),
    };
    Capabilities { threads, isolated, workers, cores: capsule::cores() }
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
    let refused = |error: JsValue| format!("This page may not start workers ({}).", capsule::reason(&error));
    let worker = Worker::new(&format!("{}probe.js", crate::browser::site())).map_err(refused)?;
    let (tell, answer) = oneshot::channel::<Option<bool>>();
    let mut tell = Some(tell);
    let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        event.prevent_default();
        if let Some(tell) = tell.take() {
            // The trial may have ended meanwhile.
            let _ = tell.send(event.dyn_ref::<MessageEvent>().map(|event| event.data().is_truthy()));
        }
    });
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    worker.set_onerror(Some(heard.as_ref().unchecked_ref()));
    let shared = share(&worker);
    if shared.is_err() {
        worker.post_message(&JsValue::NULL).map_err(refused)?;
    }
    let answer = select(answer, TimeoutFuture::new(PATIENCE_MS)).map(|first| match first {
        Either::Left((Ok(Some(nested)), _)) => Ok(Trial { nested, shared }),
        Either::Left(_) => Err("This page may not start workers.".to_owned()),
        Either::Right(_) => Err("A worker that this page started did not answer.".to_owned()),
    });
    let result = answer.await;
    worker.terminate();
    result
}

/// Posts a shared memory, which throws where the page is not cross-origin isolated.
fn share(worker: &Worker) -> Result<(), String> {
    if capsule::global("crossOriginIsolated").is_some_and(|isolated| isolated.is_falsy()) {
        return Err(NOT_ISOLATED.to_owned());
    }
    let post = || {
        let options = Object::new();
        for (key, value) in [("initial", JsValue::from(1)), ("maximum", 1.into()), ("shared", true.into())] {
            Reflect::set(&options, &key.into(), &value)?;
        }
        worker.post_message(WebAssembly::Memory::new(&options)?.as_ref())
    };
    post().map_err(|_: JsValue| NOT_ISOLATED.to_owned())
}

const NOT_NESTED: &str =
    "It needs workers that start further workers, which this browser or this page does not allow.";

const NOT_ISOLATED: &str = "Its threads share one memory, which the browser allows only on a page that is cross-origin isolated; this one is not.";
