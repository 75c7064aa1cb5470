//! The port [`EventLoop`] in a browser's worker, by wasm-bindgen-futures and gloo-timers.

use crate::{fetch, owner::scope, stop};
use futures::{
    FutureExt,
    future::{Either, LocalBoxFuture, select},
};
use gloo_timers::future::TimeoutFuture;
use overlap_strategies::ports::{EventLoop, Fetched, Stopped};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Request, RequestCache, RequestInit, Response};

/// This worker's event loop.
pub struct BrowserEventLoop;

impl EventLoop for BrowserEventLoop {
    fn sleep(&self, ms: f64) -> LocalBoxFuture<'static, Result<(), Stopped>> {
        let timer = timer(ms);
        async move {
            match select(timer, stop::stopping()).await {
                Either::Left(_) => Ok(()),
                Either::Right(_) => Err(Stopped),
            }
        }
        .boxed_local()
    }

    fn timer(&self, ms: f64) -> LocalBoxFuture<'static, ()> {
        timer(ms).boxed_local()
    }

    fn fetch(&self, url: &str) -> LocalBoxFuture<'static, Result<Fetched, String>> {
        let address = fetch::address(url);
        async move {
            let address = address?;
            let late = async { TimeoutFuture::new(fetch::TIME_LIMIT_MS).await };
            let reply = select(get(&address).boxed_local(), late.boxed_local());
            match select(reply, stop::stopping()).await {
                Either::Left((Either::Left((Ok(reply), _)), _)) => Ok(reply),
                Either::Left(_) => Err(fetch::no_reply(&address)),
                Either::Right(_) => Err("the run was stopped".to_owned()),
            }
        }
        .boxed_local()
    }

    fn spawn(&self, future: LocalBoxFuture<'static, ()>) {
        spawn_local(future);
    }
}

/// A timer of whole milliseconds. It rounds up, since a wait must not be shorter than it was asked to be.
fn timer(ms: f64) -> TimeoutFuture {
    TimeoutFuture::new(ms.ceil().clamp(0.0, f64::from(u32::MAX)) as u32)
}

async fn get(address: &str) -> Result<Fetched, JsValue> {
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoStore);
    let request = Request::new_with_str_and_init(address, &options)?;
    let response: Response = JsFuture::from(scope().fetch_with_request(&request)).await?.unchecked_into();
    let body = JsFuture::from(response.array_buffer()?).await?;
    let body = js_sys::Uint8Array::new(&body).to_vec();
    let headers = response.headers().entries().into_iter().filter_map(Result::ok).filter_map(|entry| {
        let entry: js_sys::Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    });
    Ok(Fetched { url: response.url(), status: response.status(), headers: headers.collect(), body })
}
