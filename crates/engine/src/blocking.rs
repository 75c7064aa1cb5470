//! The port for code that may block, in this browser.

use crate::{clock, crash, site, stop};
use overlap_record::FaultKind;
use overlap_strategies::ports::{Blocking, Fetched, Stopped};
use web_sys::{XmlHttpRequest, XmlHttpRequestResponseType};

/// Bytes of a page of wasm memory.
const PAGE_BYTES: usize = 65_536;

/// A worker of this browser.
pub struct Browser;

impl Blocking for Browser {
    fn now_ms(&self) -> f64 {
        clock::now_ms()
    }

    fn stopped(&self) -> bool {
        stop::stopped()
    }

    fn sleep(&self, ms: f64) -> Result<(), Stopped> {
        stop::sleep(ms)
    }

    /// In a worker, a synchronous request is allowed.
    fn fetch(&self, url: &str) -> Result<Fetched, String> {
        let address = site::address(url)?;
        get(&address).map_err(|_| unreachable(&address))
    }

    fn enter(&self, lane: u32, task: u32) {
        crash::enter(lane, task);
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

fn get(address: &str) -> Result<Fetched, wasm_bindgen::JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open_with_async("GET", address, false)?;
    request.set_timeout(FETCH_WITHIN_MS);
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    request.send()?;
    let body = js_sys::Uint8Array::new(&request.response()?);
    Ok(Fetched { status: request.status()?, bytes: u64::from(body.length()) })
}

/// A host that has not answered by then gives no reply, ms: without a limit a run might never end.
pub const FETCH_WITHIN_MS: u32 = 30_000;

/// What is said where no reply came, by whatever means it was asked for.
pub fn unreachable(address: &str) -> String {
    format!("{address} gave no reply: it is not there, or it does not allow other pages to read it")
}
