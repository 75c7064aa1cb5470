//! How a run is cancelled from outside.

use crate::browser;
use futures::{
    FutureExt,
    channel::oneshot,
    future::{LocalBoxFuture, Shared},
};
use std::cell::{Cell, RefCell};

/// Completes when the run is cancelled.
pub type Raised = Shared<LocalBoxFuture<'static, ()>>;

/// Raised once, by the reader's click.
pub struct Cancel {
    raise: RefCell<Option<oneshot::Sender<()>>>,
    raised: Raised,
    clicked_ms: Cell<Option<f64>>,
}

impl Cancel {
    /// Not cancelled yet.
    pub fn new() -> Self {
        let (raise, heard) = oneshot::channel::<()>();
        let raised = heard.map(|_| ()).boxed_local().shared();
        Self { raise: RefCell::new(Some(raise)), raised, clicked_ms: Cell::new(None) }
    }

    /// Cancels the run.
    pub fn raise(&self) {
        if let Some(raise) = self.raise.take() {
            self.clicked_ms.set(Some(browser::now_ms()));
            // The run may have ended just before.
            let _ = raise.send(());
        }
    }

    /// Completes when the run is cancelled.
    pub fn raised(&self) -> Raised {
        self.raised.clone()
    }

    /// From the click until now, ms; `None` if nobody clicked.
    pub fn elapsed_ms(&self) -> Option<f64> {
        self.clicked_ms.get().map(|clicked| browser::now_ms() - clicked)
    }
}
