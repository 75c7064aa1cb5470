//! The bridge between a page and the engines: it starts their workers, drives runs on them, and reports.
//!
//! The page's main thread only passes messages on; nothing in here computes or blocks.
mod cancel;
mod engine;
mod modules;
mod probe;
mod read_error;
mod reader;
mod record_builder;
mod run_driver;
mod run_lock;
mod size;
mod watch;

use crate::{
    browser,
    model::{Capabilities, RunEvent},
};
use cancel::Cancel;
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use modules::Modules;
use overlap_protocol::{
    CodeError,
    convert::{answer_value, spec_to_params},
    workloads,
};
use overlap_record::{AppInfo, Environment, Spec, Value};
use record_builder::RecordBuilder;
use run_driver::{Halt, QUIET_MS, RunDriver};
use run_lock::RunLock;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, prelude::*};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

pub use read_error::ReadError;
pub use reader::Reader;

/// Where the lock is not granted by then, the page says that it waits; ms.
const AT_ONCE_MS: u32 = 200;

/// Owns the engines' workers and runs specifications on them, one at a time.
pub struct Bridge {
    events: Callback<RunEvent>,
    modules: Modules,
    capabilities: RefCell<Option<Capabilities>>,
    cores_measured: Cell<Option<f64>>,
    /// The run under way.
    current: RefCell<Option<Rc<Cancel>>>,
    /// Until when threads of a run that was ended by force may still be busy, on the page's clock.
    quiet_until_ms: Cell<f64>,
    hidden: Rc<Cell<bool>>,
    _visibility: Closure<dyn FnMut()>,
}

impl Bridge {
    /// A bridge that probes the page soon and reports to `events`.
    pub fn new(events: Callback<RunEvent>) -> Rc<Self> {
        let hidden = Rc::new(Cell::new(false));
        let seen = hidden.clone();
        let visibility = Closure::<dyn FnMut()>::new(move || seen.set(seen.get() || browser::is_hidden()));
        if let Some(document) = browser::document() {
            // Without this listener only the doubt about hidden pages is lost.
            let _ = document
                .add_event_listener_with_callback("visibilitychange", visibility.as_ref().unchecked_ref());
        }
        let bridge = Rc::new(Self {
            events,
            modules: Modules::default(),
            capabilities: RefCell::new(None),
            cores_measured: Cell::new(None),
            current: RefCell::new(None),
            quiet_until_ms: Cell::new(0.0),
            hidden,
            _visibility: visibility,
        });
        let probing = bridge.clone();
        spawn_local(async move {
            // A task of its own, since the page has just been made.
            TimeoutFuture::new(0).await;
            probing.capabilities().await;
        });
        bridge
    }

    /// Runs specifications one after another; events follow. A run that is under way goes on, and this call does nothing.
    pub fn run(self: &Rc<Self>, specs: Vec<Spec>) {
        if self.current.borrow().is_some() {
            return;
        }
        let cancel = Rc::new(Cancel::new());
        self.current.replace(Some(cancel.clone()));
        let bridge = self.clone();
        spawn_local(async move {
            let mut left = specs.len();
            for spec in specs {
                left -= 1;
                match bridge.drive(spec, cancel.clone()).await {
                    RunEvent::Finished(record) if left > 0 => bridge.emit(RunEvent::Point(record)),
                    last => {
                        bridge.current.replace(None);
                        return bridge.emit(last);
                    }
                }
            }
            bridge.current.replace(None);
        });
    }

    /// Cancels the run under way, if there is one.
    pub fn cancel(self: &Rc<Self>) {
        if let Some(cancel) = self.current.borrow().as_ref() {
            cancel.raise();
        }
    }

    async fn drive(self: &Rc<Self>, spec: Spec, cancel: Rc<Cancel>) -> RunEvent {
        let capabilities = self.capabilities().await;
        if let Err(message) = capabilities.workers {
            return RunEvent::Failed { message };
        }
        let params = match spec_to_params(&spec) {
            Ok(params) => params,
            Err(errors) => {
                let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
                return RunEvent::Failed { message: errors.join(" ") };
            }
        };
        let Ok(_lock) = self.lock(&cancel).await else { return cancelled(&cancel) };
        if self.quiet(&cancel).await.is_err() {
            return cancelled(&cancel);
        }
        self.hidden.set(browser::is_hidden());
        // Nobody knows what the reader's own code answers.
        let known = workloads::find(&spec.workload)
            .filter(|_| spec.code.is_none())
            .and_then(|workload| workload.known(&params))
            .map(|answers| answers.iter().map(answer_value).collect::<Vec<Value>>());
        let environment = self.environment(&capabilities);
        let mut builder = RecordBuilder::new(app(), spec.clone(), environment, known);
        for strategy in &spec.strategies {
            if let Some(reason) = capabilities.refusal(*strategy) {
                builder.give_up(*strategy, reason.to_owned());
            }
        }
        let mut driver = RunDriver::new(self.clone(), params, builder, cancel.clone());
        match driver.run().await {
            Ok(()) | Err(Halt::Failed(_)) => {
                driver.builder.environment.hidden |= self.was_hidden();
                RunEvent::Finished(Box::new(driver.builder.record()))
            }
            Err(Halt::CodeError(CodeError { message, line, column })) => {
                RunEvent::CodeError { message, line, column }
            }
            Err(Halt::Cancelled { clean }) => {
                drop(driver);
                if !clean {
                    self.quiet_until_ms.set(browser::now_ms() + QUIET_MS);
                }
                cancelled(&cancel)
            }
        }
    }

    /// No timed run starts while threads of an earlier one may still be busy.
    async fn quiet(&self, cancel: &Cancel) -> Result<(), Halt> {
        let left_ms = self.quiet_until_ms.get() - browser::now_ms();
        if left_ms <= 0.0 {
            return Ok(());
        }
        match select(TimeoutFuture::new(left_ms.ceil() as u32), cancel.raised()).await {
            Either::Left(_) => Ok(()),
            Either::Right(_) => Err(Halt::Cancelled { clean: true }),
        }
    }

    /// No timed run starts while another page of this site runs one in this browser.
    async fn lock(&self, cancel: &Cancel) -> Result<RunLock, Halt> {
        let lock = RunLock::ask();
        if !lock.granted_within(AT_ONCE_MS).await {
            self.emit(RunEvent::Queued);
            if let Either::Right(_) = select(lock.granted(), cancel.raised()).await {
                return Err(Halt::Cancelled { clean: true });
            }
        }
        Ok(lock)
    }

    async fn capabilities(&self) -> Capabilities {
        if let Some(known) = self.capabilities.borrow().clone() {
            return known;
        }
        let found = probe::probe().await;
        self.capabilities.replace(Some(found.clone()));
        self.emit(RunEvent::Probed(found.clone()));
        found
    }

    fn environment(&self, capabilities: &Capabilities) -> Environment {
        Environment {
            user_agent: browser::user_agent(),
            cores_reported: capabilities.cores,
            cores_measured: self.cores_measured(),
            isolated: self.is_isolated(),
            mode: capabilities.mode().to_owned(),
            timer_resolution_us: 0.0,
            hidden: browser::is_hidden(),
            started_at: browser::now_iso(),
            python: None,
        }
    }

    fn emit(&self, event: RunEvent) {
        self.events.emit(event);
    }

    fn was_hidden(&self) -> bool {
        self.hidden.get()
    }

    fn is_isolated(&self) -> bool {
        self.capabilities.borrow().as_ref().is_some_and(|found| found.threads.is_ok())
    }

    fn cores_measured(&self) -> Option<f64> {
        self.cores_measured.get()
    }

    fn remember_cores(&self, cores: f64) {
        self.cores_measured.set(Some(cores));
    }
}

/// This build.
fn app() -> AppInfo {
    AppInfo {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: option_env!("OVERLAP_COMMIT").unwrap_or("unknown").to_owned(),
    }
}

fn cancelled(cancel: &Cancel) -> RunEvent {
    RunEvent::Cancelled { after_ms: cancel.elapsed_ms().unwrap_or(0.0) }
}
