//! Reading run records in a worker, so that the page answers meanwhile.
//!
//! `reader.js` has a program of its own for it, the crate `overlap-reader`. The record comes back in parts, one a message and so one
//! a task of the page, which puts them together.

use super::read_error::ReadError;
use crate::browser::{self, SiteWorker};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use overlap_protocol::FromReader;
use overlap_record::{Assembly, MAX_BYTES, RunRecord, format};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, WorkerType};

/// The worker's script, from the site's root.
const SCRIPT: &str = "reader.js";

/// A file's first run and any others in it.
type Read = Result<(RunRecord, Vec<RunRecord>), ReadError>;

/// Reads records, one after the other. Dropped, it ends what it reads.
#[derive(Default)]
pub struct Reader {
    worker: Option<SiteWorker>,
    /// Whether the browser starts no worker here.
    is_refused: bool,
}

impl Reader {
    /// Reads the run of a file, and those that it holds besides; `told` hears how much of it is read, per cent.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn read(&mut self, blob: &Blob, told: &dyn Fn(u32)) -> Read {
        if let Some(problem) = too_long(blob) {
            return Err(ReadError::Wrong(problem));
        }
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

/// Why a file is not read at all: one of many gigabytes would take the page down.
fn too_long(file: &Blob) -> Option<String> {
    #[allow(clippy::cast_precision_loss)]
    let most = MAX_BYTES as f64;
    (file.size() > most).then(|| {
        let (size, most) = (format::bytes(file.size()), format::bytes(most));
        format!("it has {size}, and at most {most} can be read; run it again with fewer repeats")
    })
}

/// Starts a worker and waits until its program is loaded.
async fn start() -> Result<SiteWorker, String> {
    let mut worker = SiteWorker::start(SCRIPT, WorkerType::Module)?;
    worker.next().await?;
    Ok(worker)
}

async fn in_worker(worker: &mut SiteWorker, blob: &Blob, told: &dyn Fn(u32)) -> Read {
    worker.post(blob)?;
    let mut file = FileParts::default();
    loop {
        let message = worker.next().await.map_err(ReadError::Lost)?;
        if file.take(&message, told)? {
            return file.finish();
        }
    }
}

async fn on_page(blob: &Blob, told: &dyn Fn(u32)) -> Read {
    let unloaded = |error: JsValue| ReadError::Unloaded(browser::reason(&error));
    let script = browser::load_script(SCRIPT).await.map_err(unloaded)?;
    let read: Function = Reflect::get(&script, &"read".into())?.unchecked_into();
    let messages: Rc<RefCell<Vec<JsValue>>> = Rc::default();
    let inbox = Rc::clone(&messages);
    let post = Closure::<dyn Fn(JsValue)>::new(move |message| inbox.borrow_mut().push(message));
    let reading: Promise = read.call2(&JsValue::NULL, blob, post.as_ref())?.unchecked_into();
    JsFuture::from(reading).await?;
    let mut file = FileParts::default();
    for message in messages.take() {
        if file.take(&message, told)? {
            break;
        }
    }
    file.finish()
}

/// What came of a file so far.
#[derive(Default)]
struct FileParts {
    record: Assembly,
    whole: Vec<RunRecord>,
}

impl FileParts {
    /// Takes the next message; whether it was the last.
    fn take(&mut self, message: &JsValue, told: &dyn Fn(u32)) -> Result<bool, ReadError> {
        if let Some(sentence) = message.as_string() {
            return Err(ReadError::Wrong(sentence));
        }
        let bytes = Uint8Array::new(message).to_vec();
        match FromReader::decode(&bytes).map_err(lost)? {
            FromReader::Told { percent } => told(percent),
            FromReader::Part(part) => self.record.add(part).map_err(lost)?,
            FromReader::Wrong(problem) => return Err(ReadError::Wrong(problem)),
            FromReader::Whole { more } => {
                self.whole.push(std::mem::take(&mut self.record).finish().map_err(lost)?);
                return Ok(!more);
            }
        }
        Ok(false)
    }

    fn finish(self) -> Read {
        let mut whole = self.whole.into_iter();
        let first = whole.next().ok_or_else(|| ReadError::Lost("it has ended".to_owned()))?;
        Ok((first, whole.collect()))
    }
}

fn lost(error: impl ToString) -> ReadError {
    ReadError::Lost(error.to_string())
}
