//! A page within another page, its host. [`HostChannel`] is the only place that hears the host and tells it something; what a page does
//! for its host it says as an [`Embedded`].
mod channel;
mod height;

use channel::HostChannel;
use overlap_protocol::frame::{Asked, ErrorCode, FromHost, ToHost};
use overlap_record::{Value, palette::Theme};
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};
use yew::prelude::*;

/// What a page does for its host.
pub trait Embedded: 'static {
    /// The page's state.
    type State: 'static;

    /// That the page can be used, and how; `None` before it can.
    fn ready<'a>(state: &Self::State) -> Option<ToHost<'a>>;

    /// What else is told at first.
    fn so_far<'a>(_: &Self::State) -> Option<ToHost<'a>> {
        None
    }

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

    /// Takes other settings, with code of the host's own where it gives any, and answers.
    ///
    /// # Errors
    /// The refusal, which changes nothing.
    fn configure<'a>(
        &self,
        state: &Self::State,
        query: &str,
        code: Option<String>,
    ) -> Result<ToHost<'a>, ToHost<'a>>;

    /// How often the state has taken other settings of the host.
    fn configured(_: &Self::State) -> u32 {
        0
    }

    /// Takes other colours; `None` are the system's.
    fn colour(&self, theme: Option<Theme>);
}

/// What lasts from one message to the next.
struct Conversation<P: Embedded> {
    page: P,
    channel: Rc<HostChannel>,
    /// The state as it was drawn last.
    state: RefCell<Rc<P::State>>,
    /// How often the host has given other settings. Yew may let a message in before it draws what another has changed.
    configured: Cell<u32>,
    /// Messages that wait until the state is drawn that those before them have led to.
    waiting: RefCell<VecDeque<Asked>>,
    /// The id of the message that asked for the run under way.
    asked: RefCell<Option<Value>>,
    /// Whether a message has started a run that the state does not show yet.
    starting: Cell<bool>,
    /// Whether the host knows that the page is ready.
    greeted: Cell<bool>,
    height: Cell<f64>,
}

/// Connects a page with its host, if it has one.
#[hook]
pub fn use_embedded<P: Embedded>(state: &Rc<P::State>, page: P) {
    let conversation = {
        let state = Rc::clone(state);
        use_memo((), move |()| HostChannel::new().map(|channel| Conversation::begin(page, channel, state)))
    };
    let state = Rc::clone(state);
    use_effect(move || {
        if let Some(conversation) = &*conversation {
            conversation.follow(&state);
        }
    });
}

impl<P: Embedded> Conversation<P> {
    fn begin(page: P, channel: Rc<HostChannel>, state: Rc<P::State>) -> Rc<Self> {
        let conversation = Rc::new(Self {
            page,
            channel: Rc::clone(&channel),
            state: RefCell::new(state),
            configured: Cell::default(),
            waiting: RefCell::default(),
            asked: RefCell::default(),
            starting: Cell::default(),
            greeted: Cell::default(),
            height: Cell::default(),
        });
        let hearing = Rc::clone(&conversation);
        channel.listen(move |asked| hearing.hear(asked));
        let measuring = Rc::clone(&conversation);
        height::watch(move |height| {
            if (measuring.height.replace(height) - height).abs() >= 1.0 {
                measuring.channel.tell(None, &ToHost::Height { height });
            }
        });
        conversation
    }

    fn hear(&self, asked: Asked) {
        let has_no_turn = matches!(asked.message, FromHost::Ping | FromHost::Theme { .. });
        if has_no_turn || (self.waiting.borrow().is_empty() && !self.must_wait(&asked.message)) {
            self.act(asked);
        } else {
            self.waiting.borrow_mut().push_back(asked);
        }
    }

    /// Whether a message can only be answered once what another has changed is drawn.
    fn must_wait(&self, message: &FromHost) -> bool {
        let is_stale = P::configured(&self.state.borrow()) < self.configured.get();
        match message {
            FromHost::Ping | FromHost::Theme { .. } => false,
            FromHost::Configure { .. } => is_stale || self.starting.get(),
            FromHost::Run { .. } | FromHost::Cancel => is_stale,
        }
    }

    fn act(&self, Asked { id, message }: Asked) {
        let state = Rc::clone(&self.state.borrow());
        let id = id.as_ref();
        match message {
            FromHost::Ping => self.greet(&state, id),
            FromHost::Run { .. } if self.starting.get() => {
                self.channel.tell(id, &ToHost::error(ErrorCode::Busy, "A run is about to start."));
            }
            FromHost::Run { long } => {
                // Before the state can have changed, so that no answer goes without its id.
                let before = self.asked.replace(id.cloned());
                self.starting.set(true);
                if let Err(refusal) = self.page.run(&state, long) {
                    self.asked.replace(before);
                    self.starting.set(false);
                    self.channel.tell(id, &refusal);
                }
            }
            FromHost::Cancel if self.starting.get() || P::is_busy(&state) => self.page.cancel(),
            FromHost::Cancel => {}
            FromHost::Configure { query, code } => {
                let answer = self.page.configure(&state, &query, code);
                if answer.is_ok() {
                    self.configured.set(self.configured.get() + 1);
                }
                self.channel.tell(id, &answer.unwrap_or_else(|refusal| refusal));
            }
            FromHost::Theme { theme } => self.page.colour(theme.theme()),
        }
    }

    /// Answers a ping once the page can be used; the first one with all that is known.
    fn greet(&self, state: &P::State, id: Option<&Value>) {
        let Some(ready) = P::ready(state) else { return };
        self.channel.tell(id, &ToHost::Pong { page: self.channel.page() });
        if !self.greeted.replace(true) {
            self.channel.tell(None, &ready);
            self.channel.tell(None, &ToHost::Height { height: self.height.get() });
            if let Some(message) = P::so_far(state) {
                self.channel.tell(None, &message);
            }
        }
    }

    /// Tells what has changed since the state was drawn last.
    fn follow(&self, state: &Rc<P::State>) {
        let before = self.state.replace(Rc::clone(state));
        let busy = P::is_busy(state);
        if busy {
            self.starting.set(false);
        }
        for message in P::tell(&before, state) {
            let asked = self.asked.borrow().clone();
            self.channel.tell(asked.as_ref(), &message);
            // A row of runs has a result each, and is over with the last.
            if matches!(message, ToHost::Error { .. }) || (matches!(message, ToHost::Result { .. }) && !busy)
            {
                self.asked.replace(None);
                self.starting.set(false);
            }
        }
        while let Some(asked) = self.next_waiting() {
            self.act(asked);
        }
    }

    /// The first of the messages that waited, once it can be answered.
    fn next_waiting(&self) -> Option<Asked> {
        self.waiting.borrow_mut().pop_front_if(|asked| !self.must_wait(&asked.message))
    }
}
