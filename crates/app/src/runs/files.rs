//! Files with run records, chosen or dropped anywhere on the page.

use crate::{
    browser,
    components::Dispatch,
    state::{Action, Change, Same, Source},
};
use overlap_trace::{MAX_BYTES, RunRecord, read_record};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{DragEvent, File, FileList};
use yew::prelude::*;

/// Takes files that are dropped on the page. Without this a browser would open the file in the page's place.
#[hook]
pub fn use_file_drop(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let take = Closure::<dyn Fn(DragEvent)>::new(move |event: DragEvent| {
            let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) else { return };
            event.prevent_default();
            if event.type_() == "drop" && files.length() > 0 {
                read(&files, &dispatch);
            }
        });
        let window = browser::window();
        for kind in ["dragover", "drop"] {
            if let Some(window) = &window {
                // Without it, files can still be chosen.
                let _ = window.add_event_listener_with_callback(kind, take.as_ref().unchecked_ref());
            }
        }
        move || {
            if let Some(window) = window {
                for kind in ["dragover", "drop"] {
                    let _ = window.remove_event_listener_with_callback(kind, take.as_ref().unchecked_ref());
                }
            }
            drop(take);
        }
    });
}

/// Reads files onto the shelf. A single record is shown at once; what is wrong with a file is said with its name.
pub fn read(files: &FileList, dispatch: &Dispatch) {
    let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    let dispatch = dispatch.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let (mut records, mut problems) = (Vec::new(), Vec::new());
        for file in files {
            match record(&file).await {
                Ok(record) => records.push((file.name(), record)),
                Err(problem) => problems.push(format!("{}: {problem}", file.name())),
            }
        }
        if let [(name, record)] = &records[..] {
            dispatch.dispatch(Action::Show(Same::new(record.clone()), Source::File(name.clone())));
        }
        dispatch.dispatch(Action::Shelve(Change::Read(records, problems)));
    });
}

async fn record(file: &File) -> Result<RunRecord, String> {
    // A file is measured before it is read: one of many gigabytes would take the page down.
    #[allow(clippy::cast_precision_loss)]
    if file.size() > MAX_BYTES as f64 {
        return Err(format!("it has {:.0} bytes, and more than {MAX_BYTES} are not read", file.size()));
    }
    let text = browser::file_text(file).await?;
    read_record(&text).map_err(|error| error.to_string())
}
