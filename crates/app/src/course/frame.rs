//! A lesson within another page. It hears what the lab hears, with two differences: `run` makes the runs of the first part of the
//! experiment that was not run yet, and `configure` is refused, since a lesson's settings are its own.

use super::{
    Dispatch,
    state::{Action, Place, State},
};
use crate::{
    frame::{Port, watch_height},
    model::Phase,
};
use overlap_protocol::frame::{Asked, ErrorCode, FromHost, ToHost};
use overlap_trace::Value;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use yew::prelude::*;

/// What lasts from one message to the next.
struct Frame {
    port: Rc<Port>,
    /// The state as it was drawn last.
    state: RefCell<Rc<State>>,
    /// The id of the message that asked for the runs under way.
    asked: RefCell<Option<Value>>,
    height: Cell<f64>,
    greeted: Cell<bool>,
    dispatch: Dispatch,
    cancel: Callback<()>,
}

/// Connects the page with the page that frames it, if there is one.
#[hook]
pub fn use_frame(state: &Rc<State>, dispatch: &Dispatch, cancel: &Callback<()>) {
    let frame = {
        let (state, dispatch, cancel) = (Rc::clone(state), dispatch.clone(), cancel.clone());
        use_memo((), move |()| Port::new().map(|port| Frame::connect(port, state, dispatch, cancel)))
    };
    use_effect_with(Rc::clone(state), move |state| {
        if let Some(frame) = &*frame {
            frame.follow(state);
        }
    });
}

impl Frame {
    fn connect(port: Rc<Port>, state: Rc<State>, dispatch: Dispatch, cancel: Callback<()>) -> Rc<Self> {
        let frame = Rc::new(Self {
            port: Rc::clone(&port),
            state: RefCell::new(state),
            asked: RefCell::default(),
            height: Cell::default(),
            greeted: Cell::default(),
            dispatch,
            cancel,
        });
        let hearing = Rc::clone(&frame);
        port.listen(move |asked| hearing.hear(asked));
        let measuring = Rc::clone(&frame);
        watch_height(move |height| {
            if (measuring.height.replace(height) - height).abs() >= 1.0 {
                measuring.port.tell(None, &ToHost::Height { height });
            }
        });
        frame
    }

    fn hear(&self, Asked { id, message }: Asked) {
        let state = Rc::clone(&self.state.borrow());
        let id = id.as_ref();
        match message {
            FromHost::Ping => self.greet(&state, id),
            FromHost::Run { long } => match request(&state, long) {
                Err(refusal) => self.port.tell(id, &refusal),
                Ok(runs) => {
                    self.asked.replace(id.cloned());
                    self.dispatch.dispatch(Action::Start(runs));
                }
            },
            FromHost::Cancel if state.phase.is_busy() => self.cancel.emit(()),
            FromHost::Cancel => {}
            FromHost::Configure { .. } => {
                self.port.tell(id, &error(ErrorCode::Invalid, "A lesson's settings are its own."));
            }
            FromHost::Theme { theme } => self.dispatch.dispatch(Action::Colour(theme.theme())),
        }
    }

    /// Answers a ping once the lesson can be used; the first one with all that is known.
    fn greet(&self, state: &State, id: Option<&Value>) {
        let Some(ready) = ready(state) else { return };
        self.port.tell(id, &ToHost::Pong);
        if !self.greeted.replace(true) {
            self.port.tell(None, &ready);
            self.port.tell(None, &ToHost::Height { height: self.height.get() });
        }
    }

    /// Tells what has changed since the state was drawn last.
    fn follow(&self, state: &Rc<State>) {
        let before = self.state.replace(Rc::clone(state));
        for message in tell(&before, state) {
            let asked = self.asked.borrow().clone();
            self.port.tell(asked.as_ref(), &message);
            if matches!(message, ToHost::Error { .. }) || !state.phase.is_busy() {
                self.asked.replace(None);
            }
        }
    }
}

/// What is to be told after a change, in order.
fn tell<'a>(before: &State, after: &'a State) -> Vec<ToHost<'a>> {
    let mut told = Vec::new();
    if before.phase == Phase::Loading && after.phase != Phase::Loading {
        told.extend(ready(after));
    }
    // Each run of a row has a result of its own, before the next one is said to have started.
    if let Some(job) = &before.job
        && let Some(record) = after.runs.all.get(job.at).and_then(|run| run.record.as_ref())
        && before.runs.all.get(job.at).is_some_and(|run| run.record.as_ref() != Some(record))
    {
        told.push(ToHost::Result { record });
    }
    if before.started != after.started {
        told.push(ToHost::Started);
    }
    match &after.phase {
        phase if *phase == before.phase => {}
        Phase::Running(now) => {
            let strategy = now.at.map(|(strategy, _)| strategy);
            told.push(ToHost::Progress { strategy, done: now.done, total: now.total });
        }
        Phase::Cancelled { .. } => told.push(error(ErrorCode::Cancelled, "The run was cancelled.")),
        Phase::Failed(message) => told.push(error(ErrorCode::Failed, message.clone())),
        _ => {}
    }
    told
}

/// That the lesson can be used; none before it can.
fn ready<'a>(state: &State) -> Option<ToHost<'a>> {
    let mode = state.capabilities.as_ref()?.mode();
    Some(ToHost::Ready { query: format!("?lesson={}", state.lesson().id), mode })
}

/// The runs that a request leads to, or a refusal.
fn request<'a>(state: &State, long: bool) -> Result<Vec<usize>, ToHost<'a>> {
    if state.phase.is_busy() || state.phase == Phase::Loading {
        return Err(error(ErrorCode::Busy, "A run is going on; wait for its result, or cancel it."));
    }
    if let Some(Err(reason)) = state.capabilities.as_ref().map(|capabilities| &capabilities.workers) {
        return Err(error(ErrorCode::Unavailable, reason.clone()));
    }
    let wanted = state.runs.wanted();
    let place = wanted.first().map_or(Place::Part(0), |first| state.runs.all[*first].place);
    let runs: Vec<usize> = wanted.into_iter().filter(|index| state.runs.all[*index].place == place).collect();
    let estimate = state.runs.estimate(&runs);
    if estimate.is_long() && !long {
        let message = format!("This would take about {}; ask for it with `long: true`.", estimate.words());
        return Err(error(ErrorCode::Long, message));
    }
    Ok(runs)
}

fn error<'a>(code: ErrorCode, message: impl Into<String>) -> ToHost<'a> {
    ToHost::Error { code, message: message.into() }
}
