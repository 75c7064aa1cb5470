//! Files to take along. Each is made when it is asked for: those of a large record take a while.

use crate::browser::{self, BlobUrl};
use std::{cell::RefCell, rc::Rc};
use web_sys::Element;
use yew::prelude::*;

/// A file, once it was made; it is there for as long as this is.
pub type File = Rc<RefCell<Option<BlobUrl>>>;

/// What is said of a file.
#[derive(Clone, PartialEq)]
pub struct Label {
    /// The link's own id.
    pub id: AttrValue,
    /// What the link says.
    pub text: AttrValue,
    /// The name that the file is saved by.
    pub name: AttrValue,
    /// Its MIME type.
    pub mime: &'static str,
}

/// A link to a file, which `write` makes. Where it cannot, pressing the link does nothing.
pub fn download(file: &File, label: Label, write: impl Fn() -> Option<String> + 'static) -> Html {
    let Label { id, text, name, mime } = label;
    let file = Rc::clone(file);
    let make = Rc::new(move |event: &MouseEvent| {
        let file = &mut file.borrow_mut();
        if file.is_none() {
            **file = write().and_then(|text| BlobUrl::new(&text, mime));
        }
        match (&**file, event.target_dyn_into::<Element>()) {
            // The browser follows the link once this is over.
            (Some(file), Some(link)) => browser::set_attribute(&link, "href", file.address()),
            _ => event.prevent_default(),
        }
    });
    // A press comes before the click, and before what a browser offers to do with a link.
    let onpointerdown = {
        let make = Rc::clone(&make);
        Callback::from(move |event: PointerEvent| make(&event))
    };
    let onclick = Callback::from(move |event: MouseEvent| make(&event));
    html! { <a {id} download={name} href="#" {onpointerdown} {onclick}>{ text }</a> }
}
