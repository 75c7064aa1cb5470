//! One engine: a worker that runs strategies, seen from the page.

use super::modules::Modules;
use crate::browser::{self, WorkerHandle};
use js_sys::{Int32Array, Object, Reflect, Uint8Array};
use overlap_protocol::{FromEngine, ToEngine, wire};
use overlap_record::Failure;
use wasm_bindgen::JsValue;
use web_sys::WorkerType;

/// Which of the two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Without threads: `serial`, `async` and `isolated`.
    Plain,
    /// With threads on shared memory: `rayon` and `gil`.
    Threads,
}

impl Kind {
    /// Its folder in the site.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Plain => "engine/plain",
            Self::Threads => "engine/threads",
        }
    }
}

/// A running engine. It ends when this is dropped.
pub struct Engine {
    worker: WorkerHandle,
    control: Option<Int32Array>,
    /// Smallest step of its clock, microseconds.
    pub timer_resolution_us: f64,
}

impl Engine {
    /// Loads an engine and waits until it is ready. `isolated` says whether memory may be shared with it.
    ///
    /// # Errors
    /// A failure in words where it cannot be loaded or started.
    pub async fn load(kind: Kind, modules: &Modules, isolated: bool) -> Result<Self, Failure> {
        let module = modules.get(kind).await?;
        let mut engine = Self::start(kind, &module, isolated).map_err(|reason| {
            Failure::internal(format!("The browser refused to start a worker: {reason}."))
        })?;
        match engine.next().await? {
            FromEngine::Ready { timer_resolution_us } => {
                engine.timer_resolution_us = timer_resolution_us;
                Ok(engine)
            }
            FromEngine::Failed(failure) => Err(failure),
            _ => Err(Failure::internal("The engine spoke before it was ready.")),
        }
    }

    fn start(kind: Kind, module: &JsValue, isolated: bool) -> Result<Self, String> {
        let worker = WorkerHandle::start(&format!("{}/worker.js", kind.folder()), WorkerType::Module)?;
        let control = if isolated { browser::shared_flag() } else { None };
        let boot = Object::new();
        for (key, value) in [
            ("module", module.clone()),
            ("role", "host".into()),
            ("base", browser::site().into()),
            ("control", control.as_ref().map_or(JsValue::NULL, |flag| flag.buffer().into())),
        ] {
            Reflect::set(&boot, &key.into(), &value).map_err(|error| browser::reason(&error))?;
        }
        worker.post(&boot).map_err(|error| browser::reason(&error))?;
        Ok(Self { worker, control, timer_resolution_us: 0.0 })
    }

    /// Sends a message.
    ///
    /// # Errors
    /// Where it cannot be written or posted.
    pub fn send(&self, message: &ToEngine) -> Result<(), Failure> {
        let bytes = wire::encode(message).map_err(|error| Failure::internal(error.to_string()))?;
        self.worker.post(&Uint8Array::from(bytes.as_slice())).map_err(|error| {
            Failure::internal(format!("The engine could not be reached: {}.", browser::reason(&error)))
        })
    }

    /// What the engine says next.
    ///
    /// # Errors
    /// A failure where the engine is lost.
    pub async fn next(&mut self) -> Result<FromEngine, Failure> {
        let lost = |why: String| Failure::internal(format!("The engine was lost: {why}."));
        let message = self.worker.next().await.map_err(lost)?;
        // An engine that could not start says why in a sentence.
        if let Some(sentence) = message.as_string() {
            return Err(lost(sentence));
        }
        wire::decode(&Uint8Array::new(&message).to_vec()).map_err(|error| lost(error.to_string()))
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
