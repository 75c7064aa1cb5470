//! Reading files with run records in a worker, so that the page answers meanwhile.
//!
//! The worker runs the page's own program ([`worker`]). The record comes back in parts, one a message and so one a task of the
//! page, which puts them together.
mod worker;

use crate::browser::{self, SiteWorker};
use js_sys::{Object, Reflect, Uint8Array};
use overlap_protocol::{FromReader, wire};
use overlap_record::{Assembly, RunRecord, read_bytes};
use web_sys::{File, WorkerType};

/// The worker's script, from the site's root.
const SCRIPT: &str = "reader.js";

/// Reads files, one after the other. Dropped, it ends what it reads.
#[derive(Default)]
pub struct Reader {
    worker: Option<SiteWorker>,
    /// Whether the browser starts no worker here.
    is_refused: bool,
}

impl Reader {
    /// Reads a file; `told` hears how much of it is read, per cent.
    ///
    /// # Errors
    /// What is wrong with the file, in words that follow its name.
    pub async fn read(&mut self, file: &File, told: impl Fn(u32)) -> Result<RunRecord, String> {
        if self.worker.is_none() && !self.is_refused {
            self.worker = start().await.ok();
            self.is_refused = self.worker.is_none();
        }
        // Without a worker the page reads by itself, and does not answer while it reads a large file: a record that comes late
        // is better than none.
        let Some(worker) = &mut self.worker else { return here(file).await };
        let read = match worker.post(file) {
            Ok(()) => receive(worker, told).await,
            Err(error) => Err(Lost(browser::reason(&error))),
        };
        read.unwrap_or_else(|Lost(reason)| {
            // It may have run out of memory; the next file gets another.
            self.worker = None;
            Err(format!("reading it failed ({reason}); it may be too large for this device"))
        })
    }
}

/// Why the worker is of no use any more.
struct Lost(String);

/// Starts a worker and waits until the program runs in it.
async fn start() -> Result<SiteWorker, String> {
    let mut worker = SiteWorker::start(SCRIPT, WorkerType::Module)?;
    let script = browser::program_script().ok_or("the document names no program")?;
    let boot = Object::new();
    for (key, value) in [("script", script.into()), ("module", wasm_bindgen::module())] {
        Reflect::set(&boot, &key.into(), &value).map_err(|error| browser::reason(&error))?;
    }
    worker.post(&boot).map_err(|error| browser::reason(&error))?;
    worker.next().await?;
    Ok(worker)
}

/// Takes the worker's messages until the record is there, or what is wrong with it.
async fn receive(worker: &mut SiteWorker, told: impl Fn(u32)) -> Result<Result<RunRecord, String>, Lost> {
    let mut record = Assembly::default();
    loop {
        let message = worker.next().await.map_err(Lost)?;
        if let Some(sentence) = message.as_string() {
            return Ok(Err(sentence));
        }
        let bytes = Uint8Array::new(&message).to_vec();
        match wire::decode(&bytes).map_err(|error| Lost(error.to_string()))? {
            FromReader::Told { percent } => told(percent),
            FromReader::Part(part) => record.add(part).map_err(|error| Lost(error.to_string()))?,
            FromReader::Wrong(problem) => return Ok(Err(problem)),
            FromReader::Whole => return record.finish().map(Ok).map_err(|error| Lost(error.to_string())),
        }
    }
}

/// Reads a file on the page itself.
async fn here(file: &File) -> Result<RunRecord, String> {
    let bytes = browser::file_bytes(file).await?;
    read_bytes(&bytes, &mut |_| {}).map_err(|error| error.to_string())
}
