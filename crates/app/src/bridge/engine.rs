//! One engine: a worker that runs strategies, seen from the page.

use super::{capsule, modules::Modules};
use futures::{StreamExt, channel::mpsc::UnboundedReceiver};
use js_sys::{Int32Array, Object, Reflect};
use overlap_protocol::{FromEngine, ToEngine, wire};
use overlap_record::Failure;
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

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
    worker: Worker,
    inbox: UnboundedReceiver<Result<FromEngine, String>>,
    control: Option<Int32Array>,
    /// Smallest step of its clock, microseconds.
    pub timer_resolution_us: f64,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(Event)>,
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Engine {
    /// Loads an engine and waits until it is ready. `isolated` says whether memory may be shared with it.
    ///
    /// # Errors
    /// A failure in words where it cannot be loaded or started.
    pub async fn load(kind: Kind, modules: &Modules, isolated: bool) -> Result<Self, Failure> {
        let module = modules.get(kind).await?;
        let mut engine = Self::spawn(kind, &module, isolated).map_err(|error| {
            let reason = capsule::reason(&error);
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

    fn spawn(kind: Kind, module: &JsValue, isolated: bool) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let base = crate::browser::site();
        let worker = Worker::new_with_options(&format!("{base}{}/worker.js", kind.folder()), &options)?;

        let (outbox, inbox) = futures::channel::mpsc::unbounded();
        let to = outbox.clone();
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let said = match event.data().as_string() {
                Some(sentence) => Err(sentence),
                None => wire::decode(&js_sys::Uint8Array::new(&event.data()).to_vec())
                    .map_err(|error| error.to_string()),
            };
            // Nobody listens once the engine was dropped.
            let _ = to.unbounded_send(said);
        });
        let failed = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            // Where a script could not be loaded, the event is none with a message.
            let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
            let message =
                if message.is_empty() { "its script could not be loaded".to_owned() } else { message };
            let _ = outbox.unbounded_send(Err(message));
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));

        let control = if isolated { capsule::shared_flag() } else { None };
        let boot = Object::new();
        for (key, value) in [
            ("module", module.clone()),
            ("role", "host".into()),
            ("base", base.into()),
            ("control", control.as_ref().map_or(JsValue::NULL, |flag| flag.buffer().into())),
        ] {
            Reflect::set(&boot, &key.into(), &value)?;
        }
        worker.post_message(&boot)?;
        Ok(Self { worker, inbox, control, timer_resolution_us: 0.0, _heard: heard, _failed: failed })
    }

    /// Sends a message.
    ///
    /// # Errors
    /// Where it cannot be written or posted.
    pub fn send(&self, message: &ToEngine) -> Result<(), Failure> {
        let bytes = wire::encode(message).map_err(|error| Failure::internal(error.to_string()))?;
        let bytes = js_sys::Uint8Array::from(bytes.as_slice());
        self.worker.post_message(&bytes).map_err(|error| {
            Failure::internal(format!("The engine could not be reached: {}.", capsule::reason(&error)))
        })
    }

    /// What the engine says next.
    ///
    /// # Errors
    /// A failure where the engine is lost.
    pub async fn next(&mut self) -> Result<FromEngine, Failure> {
        match self.inbox.next().await {
            Some(Ok(message)) => Ok(message),
            Some(Err(message)) => Err(Failure::internal(format!("The engine was lost: {message}."))),
            None => Err(Failure::internal("The engine was lost.")),
        }
    }

    /// Stops whatever runs: by the shared flag, which reaches code that blocks, and by message.
    pub fn stop(&self) {
        if let Some(flag) = &self.control {
            // The flag is an own element of a shared array, on which neither call can throw.
            let _ = js_sys::Atomics::store(flag, 0, 1);
            let _ = js_sys::Atomics::notify(flag, 0);
        }
        let _ = self.send(&ToEngine::Cancel);
    }
}
