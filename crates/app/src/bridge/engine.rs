//! One engine: a worker that runs strategies, seen from the page.

use super::{
    modules::{Modules, Received},
    watch::{START_WITHIN_S, WHAT_TO_DO, awake_for},
};
use crate::browser;
use futures::{
    StreamExt,
    channel::mpsc::UnboundedReceiver,
    future::{Either, select},
};
use js_sys::Int32Array;
use overlap_protocol::{FromEngine, ToEngine};
use overlap_record::{Build, Failure};
use overlap_worker::{Boot, EngineWorker, Lost, Role};
use std::pin::pin;
use wasm_bindgen::JsValue;

/// Which engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Without threads: `serial`, `async` and `isolated`.
    Plain,
    /// With threads on shared memory: `rayon` and `gil`.
    Threads,
    /// Without threads, with the interpreter of Python.
    Python,
    /// With threads and with the interpreter, which they share.
    PythonThreads,
}

impl Kind {
    /// Number of engines.
    pub const COUNT: usize = 4;

    /// What it is called in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "the engine without threads",
            Self::Threads => "the engine with threads",
            Self::Python => "the Python engine without threads",
            Self::PythonThreads => "the Python engine with threads",
        }
    }

    /// Whether it takes long enough to load that its progress is shown.
    pub const fn is_large(self) -> bool {
        matches!(self, Self::Python | Self::PythonThreads)
    }

    /// The build of its interpreter, where it has one.
    pub const fn build(self) -> Option<Build> {
        match self {
            Self::Plain | Self::Threads => None,
            Self::Python => Some(Build::Plain),
            Self::PythonThreads => Some(Build::Threads),
        }
    }

    /// Its folder in the site.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Plain => "engine/plain",
            Self::Threads => "engine/threads",
            Self::Python => "engine/python",
            Self::PythonThreads => "engine/python-threads",
        }
    }
}

/// What the server sends in the place of an engine's scripts, where it does not send them.
async fn instead(kind: Kind) -> Option<Failure> {
    for script in ["worker.js", "engine.js"] {
        let url = format!("{}{}/{script}", browser::site(), kind.folder());
        if let Err(error) = browser::site_file(&url).await {
            return Some(Failure::internal(format!(
                "{url} could not be loaded: {}.",
                browser::reason(&error)
            )));
        }
    }
    None
}

/// A running engine. It ends when this is dropped.
pub struct Engine {
    worker: EngineWorker,
    inbox: UnboundedReceiver<Result<FromEngine, Lost>>,
    control: Option<Int32Array>,
    /// Which engine it is.
    pub kind: Kind,
    /// Smallest step of its clock, microseconds.
    pub timer_resolution_us: f64,
}

impl Engine {
    /// Loads an engine and waits until it is ready. `isolated` says whether memory may be shared with it; `progress` hears how
    /// far a large one has come.
    ///
    /// # Errors
    /// A failure in words where it cannot be loaded or started.
    pub async fn load(
        kind: Kind,
        modules: &Modules,
        isolated: bool,
        progress: &dyn Fn(Received),
    ) -> Result<Self, Failure> {
        let module = modules.get(kind, progress).await?;
        // A worker that stays silent is ended, and tried once more.
        for within_s in START_WITHIN_S {
            if let Some(engine) = Self::try_once(kind, &module, isolated, within_s).await? {
                return Ok(engine);
            }
        }
        let (name, [first, second]) = (kind.name(), START_WITHIN_S);
        Err(Failure::internal(format!(
            "The worker for {name} was started twice. It did not answer within {first} s, nor within {second} s the second time. {WHAT_TO_DO}"
        )))
    }

    /// Starts an engine once; `None` where it says nothing in time.
    async fn try_once(
        kind: Kind,
        module: &JsValue,
        isolated: bool,
        within_s: u32,
    ) -> Result<Option<Self>, Failure> {
        let mut engine = Self::start(kind, module.clone(), isolated).map_err(|error| {
            let reason = browser::reason(&error);
            Failure::internal(format!("The browser refused to start a worker: {reason}."))
        })?;
        let heard = match select(pin!(engine.next()), pin!(awake_for(within_s))).await {
            Either::Left((Ok(heard), _)) => heard,
            Either::Left((Err(failure), _)) => return Err(instead(kind).await.unwrap_or(failure)),
            Either::Right(_) => return Ok(None),
        };
        match heard {
            FromEngine::Ready { timer_resolution_us } => {
                engine.timer_resolution_us = timer_resolution_us;
                Ok(Some(engine))
            }
            FromEngine::Failed(failure) => Err(failure),
            _ => Err(Failure::internal("The engine sent an answer before it was ready.")),
        }
    }

    fn start(kind: Kind, module: JsValue, isolated: bool) -> Result<Self, JsValue> {
        let control = if isolated { browser::shared_flag() } else { None };
        let base = browser::site();
        let script = format!("{base}{}/worker.js", kind.folder());
        let flag = control.as_ref().map_or(JsValue::NULL, |flag| flag.buffer().into());
        let (outbox, inbox) = futures::channel::mpsc::unbounded();
        let receive = move |said| {
            // Sending fails once the engine is dropped, and then nobody listens.
            let _ = outbox.unbounded_send(said);
        };
        let worker =
            EngineWorker::start(&script, Role::Host, &Boot { module, base, control: flag }, receive)?;
        Ok(Self { worker, inbox, control, kind, timer_resolution_us: 0.0 })
    }

    /// Sends a message.
    ///
    /// # Errors
    /// Where it cannot be written or posted.
    pub fn send(&self, message: &ToEngine) -> Result<(), Failure> {
        self.worker.send(message).map_err(|error| {
            Failure::internal(format!("The engine could not be reached: {}.", browser::reason(&error)))
        })
    }

    /// What the engine says next.
    ///
    /// # Errors
    /// A failure where the engine is lost.
    pub async fn next(&mut self) -> Result<FromEngine, Failure> {
        match self.inbox.next().await {
            Some(Ok(message)) => Ok(message),
            Some(Err(lost)) => Err(Failure::internal(format!("The engine was lost: {lost}."))),
            None => Err(Failure::internal("The engine was lost.")),
        }
    }

    /// Stops whatever runs: by the shared flag, which reaches code that blocks, and by a message.
    pub fn stop(&self) {
        if let Some(flag) = &self.control {
            // Neither call throws on the first element of a shared array.
            let _ = js_sys::Atomics::store(flag, 0, 1);
            let _ = js_sys::Atomics::notify(flag, 0);
        }
        let _ = self.send(&ToEngine::Cancel);
    }
}
