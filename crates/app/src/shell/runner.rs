//! A page's bridge and painter: runs specifications, draws their spans, and tells the page the rest.

use super::kept_runs;
use crate::{
    bridge::Bridge,
    model::{Painter, Prints, RunEvent, SharedPrints, Tracks},
};
use overlap_protocol::Spec;
use std::{cell::Cell, rc::Rc};
use yew::prelude::*;

/// Runs specifications for a page.
#[derive(Clone)]
pub struct Runner {
    /// Where the spans are drawn.
    pub painter: Painter,
    /// What programs printed.
    pub prints: SharedPrints,
    has_raised: Rc<Cell<bool>>,
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
        self.prints.update(|prints| *prints = Prints::default());
        self.has_raised.set(false);
        self.bridge.run(specs);
    }

    /// Cancels what is running.
    pub fn cancel(&self) {
        self.bridge.cancel();
    }
}

/// The page's runner, which is made once. `tell` hears every event but those of spans and of printed lines, and of the tasks that raise
/// the first: there may be thousands. `keeps` says whether the device keeps the runs.
#[hook]
pub fn use_runner(tell: Callback<RunEvent>, keeps: bool) -> Runner {
    let runner = use_memo((), |()| {
        let painter = Painter::default();
        let prints = SharedPrints::default();
        let has_raised = Rc::new(Cell::new(false));
        let hearing = Hearing {
            painter: painter.clone(),
            prints: prints.clone(),
            has_raised: Rc::clone(&has_raised),
            tell,
            keeps,
        };
        let bridge = Bridge::new(Callback::from(move |event| hearing.hear(event)));
        Runner { painter, prints, has_raised, bridge }
    });
    (*runner).clone()
}

/// What becomes of the bridge's events.
struct Hearing {
    painter: Painter,
    prints: SharedPrints,
    has_raised: Rc<Cell<bool>>,
    tell: Callback<RunEvent>,
    keeps: bool,
}

impl Hearing {
    fn hear(&self, event: RunEvent) {
        let Some(event) = self.painter.hear(event) else { return };
        match &event {
            RunEvent::Printed { strategy, task, lane, text } => {
                self.prints.update(|prints| prints.add(*strategy, *task, *lane, text));
                return;
            }
            RunEvent::Raised { .. } if self.has_raised.replace(true) => return,
            RunEvent::Point(_) => {
                self.painter.update(Tracks::clear);
                self.prints.update(|prints| *prints = Prints::default());
            }
            RunEvent::Finished(record) => {
                self.painter.update(|tracks| tracks.show(record, usize::MAX));
                if self.keeps {
                    kept_runs::keep(record);
                }
            }
            _ => self.painter.ask(),
        }
        self.tell.emit(event);
    }
}
