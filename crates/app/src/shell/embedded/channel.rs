//! Messages from and to the host, which is the page around this one. Messages of other windows and origins are ignored, and nothing is
//! sent to them.

use crate::browser;
use js_sys::{JSON, Math, Object, Reflect};
use overlap_protocol::frame::{self, Asked, PostedValue, ToHost};
use overlap_record::Value;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{MessageEvent, Window};

/// The way to the host.
pub struct HostChannel {
    host: Window,
    /// Tells this page from the one before it in the same iframe.
    page: f64,
    /// The origin of the first message in the right form. Nothing is sent before, and no other origin is heard after.
    origin: RefCell<Option<String>>,
}

impl HostChannel {
    /// The way to the host; `None` where no page is around this one.
    pub fn new() -> Option<Rc<Self>> {
        let host = browser::window()?.parent().ok().flatten().filter(|_| browser::is_framed())?;
        Some(Rc::new(Self { host, page: Math::random(), origin: RefCell::new(None) }))
    }

    /// A number that every load of a page draws anew.
    pub const fn page(&self) -> f64 {
        self.page
    }

    /// Calls back for each message of the host, for as long as this page lives.
    pub fn listen(self: &Rc<Self>, heard: impl Fn(Asked) + 'static) {
        let channel = Rc::clone(self);
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(asked) = channel.accept(&event) {
                heard(asked);
            }
        });
        if let Some(window) = browser::window() {
            // A page that cannot listen cannot be asked by its host, and works for the reader all the same.
            let _ = window.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
        }
        listener.forget();
    }

    /// A message in the right form, from the right window and origin.
    fn accept(&self, event: &MessageEvent) -> Option<Asked> {
        if !event.source().is_some_and(|source| Object::is(&source, &self.host)) {
            return None;
        }
        if self.origin.borrow().as_ref().is_some_and(|origin| *origin != event.origin()) {
            return None;
        }
        // What was posted is a copy, so that reading it runs none of its sender's code.
        let data = event.data();
        let asked = frame::read(|name| field(&data, name))?;
        self.origin.borrow_mut().get_or_insert_with(|| event.origin());
        Some(asked)
    }

    /// Tells the host, once it has sent a message.
    pub fn tell(&self, id: Option<&Value>, message: &ToHost<'_>) {
        let Some(origin) = self.origin.borrow().clone() else { return };
        // A page without an origin, such as one in a sandbox, can be reached by `*` only.
        let target = if origin == "null" { "*" } else { origin.as_str() };
        let text = frame::write(id, message).ok();
        let message = text.and_then(|text| JSON::parse(&text).ok());
        if let Some(message) = message {
            // Fails where the host is gone, and then nobody waits for the message.
            let _ = self.host.post_message(&message, target);
        }
    }
}

/// A field of what was posted.
fn field(data: &JsValue, name: &str) -> PostedValue {
    // What is no object has no fields.
    let value = Reflect::get(data, &name.into()).unwrap_or(JsValue::NULL);
    if value.is_null() || value.is_undefined() {
        PostedValue::Null
    } else if let Some(flag) = value.as_bool() {
        PostedValue::Flag(flag)
    } else if let Some(number) = value.as_f64() {
        PostedValue::Number(number)
    } else {
        value.as_string().map_or(PostedValue::Other, PostedValue::Text)
    }
}
