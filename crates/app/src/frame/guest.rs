//! The part of a page in the conversation with the page that frames it.

use super::{Port, watch_height};
use overlap_protocol::frame::{Asked, ErrorCode, FromHost, ToHost};
use overlap_record::{Value, palette::Theme};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use yew::prelude::*;

/// What a page does for the page that frames it.
pub trait Guest: 'static {
    /// The page's state.
    type State: 'static;

    /// That the page can be used, and how; none before it can.
    fn ready<'a>(state: &Self::State) -> Option<ToHost<'a>>;

    /// Whether a run is going on.
    fn is_busy(state: &Self::State) -> bool;

    /// What is to be told after a change, in order.
    fn tell<'a>(before: &Self::State, after: &'a Self::State) -> Vec<ToHost<'a>>;

    /// Starts a run.
    ///
    /// # Errors
    /// The refusal.
    fn run<'a>(&self, state: &Self::State, long: bool) -> Result<(), ToHost<'a>>;

    /// Stops the run that is going on.
    fn cancel(&self);

    /// Takes other settings, and answers.
    fn configure<'a>(&self, state: &Self::State, query: &str) -> ToHost<'a>;

    /// Takes other colours; none are the system's.
    fn colour(&self, theme: Option<Theme>);
}

/// What lasts from one message to the next.
struct Frame<G: Guest> {
    guest: G,
    port: Rc<Port>,
    /// The state as it was drawn last.
    state: RefCell<Rc<G::State>>,
    /// The id of the message that asked for the run under way.
    asked: RefCell<Option<Value>>,
    /// Whether a message has started a run that the state does not show yet.
    starting: Cell<bool>,
    /// Whether the host knows that the page is ready.
    greeted: Cell<bool>,
    height: Cell<f64>,
}

/// Connects a page with the page that frames it, if there is one.
#[hook]
pub fn use_frame<G: Guest>(state: &Rc<G::State>, guest: G) {
    let frame = {
        let state = Rc::clone(state);
        use_memo((), move |()| Port::new().map(|port| Frame::connect(guest, port, state)))
    };
    let state = Rc::clone(state);
    use_effect(move || {
        if let Some(frame) = &*frame {
            frame.follow(&state);
        }
    });
}

impl<G: Guest> Frame<G> {
    fn connect(guest: G, port: Rc<Port>, state: Rc<G::State>) -> Rc<Self> {
        let frame = Rc::new(Self {
            guest,
            port: Rc::clone(&port),
            state: RefCell::new(state),
            asked: RefCell::default(),
            starting: Cell::default(),
            greeted: Cell::default(),
            height: Cell::default(),
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
            FromHost::Run { .. } if self.starting.get() => {
                self.port.tell(id, &ToHost::error(ErrorCode::Busy, "A run is about to start."));
            }
            FromHost::Run { long } => {
                // Before the state can have changed, so that no answer goes without its id.
                let before = self.asked.replace(id.cloned());
                self.starting.set(true);
                if let Err(refusal) = self.guest.run(&state, long) {
                    self.asked.replace(before);
                    self.starting.set(false);
                    self.port.tell(id, &refusal);
                }
            }
            FromHost::Cancel if G::is_busy(&state) => self.guest.cancel(),
            FromHost::Cancel => {}
            FromHost::Configure { query } => self.port.tell(id, &self.guest.configure(&state, &query)),
            FromHost::Theme { theme } => self.guest.colour(theme.theme()),
        }
    }

    /// Answers a ping once the page can be used; the first one with all that is known.
    fn greet(&self, state: &G::State, id: Option<&Value>) {
        let Some(ready) = G::ready(state) else { return };
        self.port.tell(id, &ToHost::Pong { page: self.port.page() });
        if !self.greeted.replace(true) {
            self.port.tell(None, &ready);
            self.port.tell(None, &ToHost::Height { height: self.height.get() });
        }
    }

    /// Tells what has changed since the state was drawn last.
    fn follow(&self, state: &Rc<G::State>) {
        let before = self.state.replace(Rc::clone(state));
        let busy = G::is_busy(state);
        if busy {
            self.starting.set(false);
        }
        for message in G::tell(&before, state) {
            let asked = self.asked.borrow().clone();
            self.port.tell(asked.as_ref(), &message);
            // A row of runs has a result each, and is over with the last.
            if matches!(message, ToHost::Error { .. }) || (matches!(message, ToHost::Result { .. }) && !busy)
            {
                self.asked.replace(None);
                self.starting.set(false);
            }
        }
    }
}
