//! The lock that a run holds: of all pages of this site that are open in a browser, one runs at a time, since two would share the
//! cores.

use crate::browser;
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

/// The lock, asked for. It is released, or no longer asked for, when this is dropped.
pub struct RunLock {
    granted: Shared<LocalBoxFuture<'static, ()>>,
    _release: oneshot::Sender<()>,
}

impl RunLock {
    /// Asks for the lock. It is granted at once where the browser has no locks for this page: over plain HTTP, and in a sandbox.
    pub fn ask() -> Self {
        let (release, released) = oneshot::channel::<()>();
        let (grant, granted) = oneshot::channel::<()>();
        let hold = Closure::once_into_js(move |_: JsValue| {
            // If the run was cancelled meanwhile, nobody waits for the lock.
            let _ = grant.send(());
            future_to_promise(async move {
                // The sender is dropped, and says nothing.
                let _ = released.await;
                Ok(JsValue::UNDEFINED)
            })
        });
        let asked = lock_manager().and_then(|locks| locks.request(NAME, hold.unchecked_ref()).ok());
        let waiting = async move {
            if let Some(refused) = asked {
                select(granted, JsFuture::from(refused)).await;
            }
        };
        Self { granted: waiting.boxed_local().shared(), _release: release }
    }

    /// Completes when it is granted.
    pub fn granted(&self) -> impl Future<Output = ()> + use<> {
        self.granted.clone()
    }

    /// Whether it is granted within so many ms.
    pub async fn granted_within(&self, ms: u32) -> bool {
        matches!(select(self.granted(), TimeoutFuture::new(ms)).await, Either::Left(_))
    }
}

fn lock_manager() -> Option<LockManager> {
    let locks = Reflect::get(&browser::global("navigator")?, &"locks".into()).ok()?;
    locks.is_truthy().then(|| locks.unchecked_into())
}
