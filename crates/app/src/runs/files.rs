//! Files with run records, chosen or dropped anywhere on the page.

use super::{Dispatch, state::Action};
use crate::{browser, model::Same};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{DragEvent, File, FileList};
use yew::prelude::*;

const KINDS: [&str; 3] = ["dragover", "dragleave", "drop"];

/// Takes files that are dropped on the page. Without this a browser would open the file in the page's place.
#[hook]
pub fn use_file_drop(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let take = Closure::<dyn Fn(DragEvent)>::new(move |event: DragEvent| {
            let Some(transfer) = event.data_transfer() else { return };
            let dragged =
                transfer.types().iter().any(|kind| kind.as_string().is_some_and(|kind| kind == "Files"));
            if !dragged {
                return;
            }
            event.prevent_default();
            // A drag leaves every element that it crosses. Where it leaves the page, there is no element that it enters.
            let over = match event.type_().as_str() {
                "dragleave" => event.related_target().is_some(),
                kind => kind == "dragover",
            };
            mark(over);
            if event.type_() == "drop"
                && let Some(files) = transfer.files()
            {
                open(&files, &dispatch);
            }
        });
        let window = browser::window();
        for kind in KINDS {
            if let Some(window) = &window {
                // Without it, files can still be chosen.
                let _ = window.add_event_listener_with_callback(kind, take.as_ref().unchecked_ref());
            }
        }
        move || {
            if let Some(window) = window {
                for kind in KINDS {
                    let _ = window.remove_event_listener_with_callback(kind, take.as_ref().unchecked_ref());
                }
            }
            drop(take);
        }
    });
}

/// Shows whether files would be taken if they were dropped now.
fn mark(over: bool) {
    let Some(root) = browser::root() else { return };
    if over {
        browser::set_attribute(&root, "data-dropping", "");
    } else {
        browser::remove_attribute(&root, "data-dropping");
    }
}

/// Has files opened.
pub fn open(files: &FileList, dispatch: &Dispatch) {
    let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    if !files.is_empty() {
        dispatch.dispatch(Action::Open(Same::new(files)));
    }
}
