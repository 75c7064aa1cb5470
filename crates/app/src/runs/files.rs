//! Files with run records, chosen or dropped anywhere on the page. One is read after the other, a large one a piece at a
//! time, so that the page answers in between.

use super::{
    Dispatch,
    state::{Action, FileProgress, Found, Origin, clipped},
};
use crate::{browser, model::Same};
use gloo_timers::future::TimeoutFuture;
use overlap_record::{MAX_BYTES, RunRecord, format, read_record};
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
                read(&files, &dispatch);
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

/// Reads files. What is wrong with one is said with its name, and takes nothing from the others.
pub fn read(files: &FileList, dispatch: &Dispatch) {
    let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    if files.is_empty() {
        return;
    }
    let dispatch = dispatch.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        for (done, file) in files.iter().enumerate() {
            let tell = |percent| {
                let name = clipped(&file.name(), 40);
                dispatch.dispatch(Action::Reading(FileProgress { done, all: files.len(), name, percent }));
            };
            tell(0);
            match record(file).await {
                Ok(record) => {
                    let record = Same::new(record);
                    found.push(Found { name: file.name(), origin: Origin::File, record });
                }
                Err(problem) => problems.push(format!("{}: {problem}.", clipped(&file.name(), 80))),
            }
        }
        dispatch.dispatch(Action::Read(found, problems));
    });
}

/// Reads a file.
async fn record(file: &File) -> Result<RunRecord, String> {
    // A file is measured before it is read: one of many gigabytes would take the page down.
    #[allow(clippy::cast_precision_loss)]
    let most = MAX_BYTES as f64;
    if file.size() > most {
        let (size, most) = (format::bytes(file.size()), format::bytes(most));
        return Err(format!(
            "it has {size}, and more than {most} are not read; export it again with fewer repeats"
        ));
    }
    let text = browser::file_text(file).await?;
    let record = read_record(&text).map_err(|error| error.to_string());
    // Showing it is a task of its own.
    TimeoutFuture::new(0).await;
    record
}
