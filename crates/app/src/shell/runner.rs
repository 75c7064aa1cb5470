//! A page's bridge and painter: runs specifications, draws their spans, and tells the page the rest.

use super::kept_runs;
use crate::{
    bridge::Bridge,
    model::{Painter, RunEvent, Tracks},
};
use overlap_protocol::Spec;
use std::rc::Rc;
use yew::prelude::*;

/// Runs specifications for a page.
#[derive(Clone)]
pub struct Runner {
    /// Where the spans are drawn.
    pub painter: Painter,
    bridge: Rc<Bridge>,
}

impl PartialEq for Runner {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.bridge, &other.bridge)
    }
}

impl Runner {
    /// Runs specifications one after the other; events follow.
    pub fn run(&self, specs: Vec<Spec>) {
        self.painter.update(Tracks::clear);
        self.bridge.run(specs);
    }

    /// Cancels what is running.
    pub fn cancel(&self) {
        self.bridge.cancel();
    }
}

/// The page's runner, which is made once. `tell` hears every event but those of spans; `keeps` says whether the device keeps the runs.
#[hook]
pub fn use_runner(tell: Callback<RunEvent>, keeps: bool) -> Runner {
    let runner = use_memo((), |()| {
        let painter = Painter::default();
        let drawing = painter.clone();
        let bridge = Bridge::new(Callback::from(move |event| hear(&drawing, &tell, keeps, event)));
        Runner { painter, bridge }
    });
    (*runner).clone()
}

fn hear(painter: &Painter, tell: &Callback<RunEvent>, keeps: bool, event: RunEvent) {
    let Some(event) = painter.hear(event) else { return };
    match &event {
        RunEvent::Point(_) => painter.update(Tracks::clear),
        RunEvent::Finished(record) => {
            painter.update(|tracks| tracks.show(record, usize::MAX));
            if keeps {
                kept_runs::keep(record);
            }
        }
        _ => painter.ask(),
    }
    tell.emit(event);
}
