//! The port [`Machine`] in a browser's worker.

use crate::{clock, crash, fetch, random, stop};
use overlap_record::FaultKind;
use overlap_strategies::ports::{Fetched, Machine, Stopped};
use wasm_bindgen::JsValue;
use web_sys::{XmlHttpRequest, XmlHttpRequestResponseType};

/// Size of a page of wasm memory, bytes.
const PAGE_BYTES: usize = 65_536;

/// This worker.
pub struct BrowserMachine;

impl Machine for BrowserMachine {
    fn now_ms(&self) -> f64 {
        clock::now_ms()
    }

    fn stopped(&self) -> bool {
        stop::stopped()
    }

    fn sleep(&self, ms: f64) -> Result<(), Stopped> {
        stop::sleep(ms)
    }

    fn fetch(&self, url: &str) -> Result<Fetched, String> {
        let address = fetch::address(url)?;
        get(&address).map_err(|_| fetch::no_reply(&address))
    }

    fn enter(&self, lane: u32, task: u32) {
        crash::enter(lane, task);
    }

    fn entropy(&self, bytes: &mut [u8]) {
        random::fill(bytes);
    }

    fn crash(&self, kind: FaultKind) {
        match kind {
            FaultKind::Panic => std::panic::panic_any("this task was asked to panic"),
            FaultKind::Trap => core::arch::wasm32::unreachable(),
            FaultKind::Error | FaultKind::Memory => {}
        }
    }

    fn memory_bytes(&self) -> f64 {
        (core::arch::wasm32::memory_size::<0>() * PAGE_BYTES) as f64
    }
}

/// Gets a resource by a synchronous request, which browsers allow in workers.
fn get(address: &str) -> Result<Fetched, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open_with_async("GET", address, false)?;
    request.set_timeout(fetch::TIME_LIMIT_MS);
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    request.send()?;
    let body = js_sys::Uint8Array::new(&request.response()?).to_vec();
    let headers = request.get_all_response_headers()?;
    Ok(Fetched {
        url: request.response_url(),
        status: request.status()?,
        headers: fetch::headers(&headers),
        body,
    })
}
