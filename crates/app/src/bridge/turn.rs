//! Turns: of all labs of this site that are open in a browser, one runs at a time, since two would share the cores.

use super::capsule;
use futures::{
    FutureExt,
    channel::oneshot,
    future::{Either, LocalBoxFuture, Shared, select},
};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// The name of the lock among those of the site.
const NAME: &str = "overlap-run";

#[wasm_bindgen]
extern "C" {
    /// The Web Locks API (<https://www.w3.org/TR/web-locks/>).
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, hold: &Function) -> Result<Promise, JsValue>;
}

/// A turn, asked for; it ends, or is no longer asked for, when this is dropped.
pub struct Turn {
    come: Shared<LocalBoxFuture<'static, ()>>,
    _end: oneshot::Sender<()>,
}

impl Turn {
    /// Asks for a turn. It comes at once where the browser has no locks for this page: over plain HTTP, and in a sandbox.
    pub fn ask() -> Self {
        let (end, ended) = oneshot::channel::<()>();
        let (grant, granted) = oneshot::channel::<()>();
        let hold = Closure::once_into_js(move |_: JsValue| {
            // Nobody waits for it any more if the run was cancelled meanwhile.
            let _ = grant.send(());
            future_to_promise(async move {
                // It ends by being dropped.
                let _ = ended.await;
                Ok(JsValue::UNDEFINED)
            })
        });
        let asked = lock_manager().and_then(|locks| locks.request(NAME, hold.unchecked_ref()).ok());
        let come = async move {
            if let Some(refused) = asked {
                select(granted, JsFuture::from(refused)).await;
            }
        };
        Self { come: come.boxed_local().shared(), _end: end }
    }

    /// Completes when it has come.
    pub fn comes(&self) -> impl Future<Output = ()> + use<> {
        self.come.clone()
    }

    /// Whether it comes within so many ms.
    pub async fn comes_within(&self, ms: u32) -> bool {
        matches!(select(self.comes(), TimeoutFuture::new(ms)).await, Either::Left(_))
    }
}

fn lock_manager() -> Option<LockManager> {
    let locks = Reflect::get(&capsule::global("navigator")?, &"locks".into()).ok()?;
    locks.is_truthy().then(|| locks.unchecked_into())
}
