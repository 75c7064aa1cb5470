//! Reading run records in a worker, so that the page answers meanwhile.
//!
//! `reader.js` has a program of its own for it, the crate `overlap-reader`. The record comes back in parts, one a message and so one
//! a task of the page, which puts them together.

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
    /// What is wrong with it, in words that follow its name.
    pub async fn read(&mut self, blob: &Blob, told: impl Fn(u32)) -> Result<RunRecord, String> {
        if self.worker.is_none() && !self.is_refused {
            self.worker = start().await.ok();
            self.is_refused = self.worker.is_none();
        }
        let read = match &mut self.worker {
            Some(worker) => in_worker(worker, blob, told).await,
            // The page does not answer while it reads a large file: a record that comes late is better than none.
            None => on_page(blob, told).await,
        };
        read.unwrap_or_else(|Lost(reason)| {
            // It may have run out of memory; the next file gets another.
            self.worker = None;
            Err(format!("reading it failed ({reason}); it may be too large for this device"))
        })
    }
}

/// Why nothing more comes of reading.
struct Lost(String);

impl From<JsValue> for Lost {
    fn from(error: JsValue) -> Self {
        Self(browser::reason(&error))
    }
}

/// The record, or what is wrong with it.
type Read = Result<RunRecord, String>;

/// Starts a worker and waits until its program is loaded.
async fn start() -> Result<SiteWorker, String> {
    let mut worker = SiteWorker::start(SCRIPT, WorkerType::Module)?;
    worker.next().await?;
    Ok(worker)
}

async fn in_worker(worker: &mut SiteWorker, blob: &Blob, told: impl Fn(u32)) -> Result<Read, Lost> {
    worker.post(blob)?;
    let mut record = Assembly::default();
    loop {
        let message = worker.next().await.map_err(Lost)?;
        if let Some(read) = take(&message, &mut record, &told)? {
            return Ok(read);
        }
    }
}

async fn on_page(blob: &Blob, told: impl Fn(u32)) -> Result<Read, Lost> {
    let script = match browser::load_script(SCRIPT).await {
        Ok(script) => script,
        Err(error) => return Ok(Err(unloaded(&error))),
    };
    let read: Function = Reflect::get(&script, &"read".into())?.unchecked_into();
    let messages: Rc<RefCell<Vec<JsValue>>> = Rc::default();
    let inbox = Rc::clone(&messages);
    let post = Closure::<dyn Fn(JsValue)>::new(move |message| inbox.borrow_mut().push(message));
    let reading: Promise = read.call2(&JsValue::NULL, blob, post.as_ref())?.unchecked_into();
    JsFuture::from(reading).await?;
    let mut record = Assembly::default();
    for message in messages.take() {
        if let Some(read) = take(&message, &mut record, &told)? {
            return Ok(read);
        }
    }
    Err(Lost("it has ended".to_owned()))
}

/// Where the page is offline neither a worker nor the page gets the reader's program, and the file is not to blame.
fn unloaded(error: &JsValue) -> String {
    let reason = browser::reason(error);
    format!(
        "the part of this site that reads run records could not be loaded ({reason}); check the connection, then open it again"
    )
}

/// Takes the next message: something once the record is whole, or is known to be wrong.
fn take(message: &JsValue, record: &mut Assembly, told: impl Fn(u32)) -> Result<Option<Read>, Lost> {
    if let Some(sentence) = message.as_string() {
        return Ok(Some(Err(sentence)));
    }
    let bytes = Uint8Array::new(message).to_vec();
    match FromReader::decode(&bytes).map_err(|error| Lost(error.to_string()))? {
        FromReader::Told { percent } => told(percent),
        FromReader::Part(part) => record.add(part).map_err(|error| Lost(error.to_string()))?,
        FromReader::Wrong(problem) => return Ok(Some(Err(problem))),
        FromReader::Whole => {
            let whole = std::mem::take(record).finish();
            return whole.map(|record| Some(Ok(record))).map_err(|error| Lost(error.to_string()));
        }
    }
    Ok(None)
}
