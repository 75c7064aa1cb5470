//! The framing page's side of the page's state, as a hook.

use super::story;
use crate::{
    browser,
    frame::{Port, watch_height},
    lab::{
        Dispatch,
        state::{Action, Plan, State},
    },
};
use overlap_protocol::{
    frame::{Asked, ErrorCode, FromHost, ToHost},
    permalink,
};
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
    /// The id of the message that asked for the run under way.
    asked: RefCell<Option<Value>>,
    /// Whether a message has started a run that the state does not show yet.
    starting: Cell<bool>,
    /// Whether the host knows that the lab is ready.
    greeted: Cell<bool>,
    height: Cell<f64>,
    dispatch: Dispatch,
    run: Callback<Plan>,
    cancel: Callback<()>,
}

/// Connects the page with the page that frames it, if there is one.
#[hook]
pub fn use_frame(state: &Rc<State>, dispatch: &Dispatch, run: &Callback<Plan>, cancel: &Callback<()>) {
    let frame = {
        let (state, dispatch, run, cancel) = (state.clone(), dispatch.clone(), run.clone(), cancel.clone());
        use_memo((), move |()| Port::new().map(|port| Frame::connect(port, state, dispatch, run, cancel)))
    };
    use_effect_with(state.clone(), move |state| {
        if let Some(frame) = &*frame {
            frame.follow(state);
        }
    });
}

impl Frame {
    fn connect(
        port: Rc<Port>,
        state: Rc<State>,
        dispatch: Dispatch,
        run: Callback<Plan>,
        cancel: Callback<()>,
    ) -> Rc<Self> {
        let frame = Rc::new(Self {
            port: Rc::clone(&port),
            state: RefCell::new(state),
            asked: RefCell::default(),
            starting: Cell::new(false),
            greeted: Cell::new(false),
            height: Cell::new(0.0),
            dispatch,
            run,
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
            FromHost::Run { long } => match story::request(&state, long) {
                Err(refusal) => self.port.tell(id, &refusal),
                Ok(_) if self.starting.get() => {
                    self.port.tell(id, &story::error(ErrorCode::Busy, "A run is about to start."));
                }
                Ok(plan) => {
                    self.starting.set(true);
                    self.asked.replace(id.cloned());
                    self.run.emit(plan);
                }
            },
            FromHost::Cancel if state.phase.is_busy() => self.cancel.emit(()),
            FromHost::Cancel => {}
            FromHost::Configure { .. } if state.phase.is_busy() => {
                let refusal =
                    story::error(ErrorCode::Busy, "A run is going on; the settings stay until it has ended.");
                self.port.tell(id, &refusal);
            }
            FromHost::Configure { query } => {
                let link = permalink::decode(&query, browser::cores());
                let answer = if link.notices.is_empty() {
                    let mode =
                        state.capabilities.as_ref().map_or("threads", |capabilities| capabilities.mode());
                    ToHost::Ready { query: permalink::encode(&link.settings), mode }
                } else {
                    story::unusable(&link.notices)
                };
                self.port.tell(id, &answer);
                self.dispatch.dispatch(Action::Configure(Box::new(link)));
            }
            FromHost::Theme { theme } => self.dispatch.dispatch(Action::Colour(theme.theme())),
        }
    }

    /// Answers a ping once the lab can be used; the first one with all that is known.
    fn greet(&self, state: &State, id: Option<&Value>) {
        let Some(ready) = story::ready(state) else { return };
        self.port.tell(id, &ToHost::Pong);
        if !self.greeted.replace(true) {
            self.port.tell(None, &ready);
            self.port.tell(None, &ToHost::Height { height: self.height.get() });
        }
    }

    /// Tells what has changed since the state was drawn last.
    fn follow(&self, state: &Rc<State>) {
        let before = self.state.replace(Rc::clone(state));
        if state.phase.is_busy() {
            self.starting.set(false);
        }
        for message in story::tell(&before, state) {
            let asked = self.asked.borrow().clone();
            self.port.tell(asked.as_ref(), &message);
            if matches!(message, ToHost::Result { .. } | ToHost::Error { .. }) {
                self.asked.replace(None);
                self.starting.set(false);
            }
        }
    }
}
