//! Reading run records in a worker, so that the page answers meanwhile.
//!
//! `reader.js` has a program of its own for it, the crate `overlap-reader`. The record comes back in parts, one a message and so one
//! a task of the page, which puts them together.

use super::read_error::ReadError;
use crate::browser::{self, SiteWorker};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use overlap_protocol::FromReader;
use overlap_record::{Assembly, RunRecord};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, WorkerType};

/// The worker's script, from the site's root.
const SCRIPT: &str = "reader.js";

/// Reads records, one after the other. Dropped, it ends what it reads.
#[derive(Default)]
pub struct Reader {
    worker: Option<SiteWorker>,
    /// Whether the browser starts no worker here.
    is_refused: bool,
}

impl Reader {
    /// Reads a record; `told` hears how much of it is read, per cent.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn read(&mut self, blob: &Blob, told: impl Fn(u32)) -> Result<RunRecord, ReadError> {
        if self.worker.is_none() && !self.is_refused {
            self.worker = start().await.ok();
            self.is_refused = self.worker.is_none();
        }
        let read = match &mut self.worker {
            Some(worker) => in_worker(worker, blob, told).await,
            // The page does not answer while it reads a large file: a record that comes late is better than none.
            None => on_page(blob, told).await,
        };
        if let Err(ReadError::Lost(_)) = &read {
            // It may have run out of memory; the next file gets another.
            self.worker = None;
        }
        read
    }
}

/// Starts a worker and waits until its program is loaded.
async fn start() -> Result<SiteWorker, String> {
    let mut worker = SiteWorker::start(SCRIPT, WorkerType::Module)?;
    worker.next().await?;
    Ok(worker)
}

async fn in_worker(worker: &mut SiteWorker, blob: &Blob, told: impl Fn(u32)) -> Result<RunRecord, ReadError> {
    worker.post(blob)?;
    let mut record = Assembly::default();
    loop {
        let message = worker.next().await.map_err(ReadError::Lost)?;
        if let Some(record) = take(&message, &mut record, &told)? {
            return Ok(record);
        }
    }
}

async fn on_page(blob: &Blob, told: impl Fn(u32)) -> Result<RunRecord, ReadError> {
    let unloaded = |error: JsValue| ReadError::Unloaded(browser::reason(&error));
    let script = browser::load_script(SCRIPT).await.map_err(unloaded)?;
    let read: Function = Reflect::get(&script, &"read".into())?.unchecked_into();
    let messages: Rc<RefCell<Vec<JsValue>>> = Rc::default();
    let inbox = Rc::clone(&messages);
    let post = Closure::<dyn Fn(JsValue)>::new(move |message| inbox.borrow_mut().push(message));
    let reading: Promise = read.call2(&JsValue::NULL, blob, post.as_ref())?.unchecked_into();
    JsFuture::from(reading).await?;
    let mut record = Assembly::default();
    for message in messages.take() {
        if let Some(record) = take(&message, &mut record, &told)? {
            return Ok(record);
        }
    }
    Err(ReadError::Lost("it has ended".to_owned()))
}

/// Takes the next message: the record, once it is whole.
fn take(
    message: &JsValue,
    record: &mut Assembly,
    told: impl Fn(u32),
) -> Result<Option<RunRecord>, ReadError> {
    if let Some(sentence) = message.as_string() {
        return Err(ReadError::Wrong(sentence));
    }
    let bytes = Uint8Array::new(message).to_vec();
    match FromReader::decode(&bytes).map_err(lost)? {
        FromReader::Told { percent } => told(percent),
        FromReader::Part(part) => record.add(part).map_err(lost)?,
        FromReader::Wrong(problem) => return Err(ReadError::Wrong(problem)),
        FromReader::Whole => return std::mem::take(record).finish().map(Some).map_err(lost),
    }
    Ok(None)
}

fn lost(error: impl ToString) -> ReadError {
    ReadError::Lost(error.to_string())
}
