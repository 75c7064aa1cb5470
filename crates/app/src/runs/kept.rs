//! The runs that this device keeps: read once when the page opens, removed and written back as the state says.

use super::{
    Dispatch,
    state::{Action, Found, Origin, State},
};
use crate::{
    bridge::{ReadError, Reader},
    browser::{self, Running},
    model::Same,
    shell::kept_run_keys,
};
use std::rc::Rc;
use yew::prelude::*;

/// Reads what the device keeps, and has it keep what the page shows of it. A page that another page embeds does neither.
#[hook]
pub fn use_kept(state: &State, dispatch: &Dispatch) {
    {
        let dispatch = dispatch.clone();
        use_effect_with(state.embed, move |embed| {
            let reading = (!*embed).then(|| Running::start(read(dispatch)));
            move || drop(reading)
        });
    }
    let before = use_mut_ref(Vec::<(String, Rc<str>)>::new);
    let kept: Vec<(String, Rc<str>)> = state
        .runs
        .iter()
        .filter_map(|run| match &run.origin {
            Origin::Kept { key, text } => Some((key.clone(), Rc::clone(text))),
            Origin::File | Origin::Recorded => None,
        })
        .collect();
    use_effect_with(kept, move |kept| {
        let mut before = before.borrow_mut();
        for (key, _) in before.iter().filter(|run| !kept.contains(run)) {
            browser::keep(key, None);
        }
        for (key, text) in kept.iter().filter(|run| !before.contains(run)) {
            if browser::kept(key).is_none() {
                // Where the browser has no room left, the run lasts as long as the page.
                browser::keep(key, Some(text));
            }
        }
        before.clone_from(kept);
    });
}

/// Reads the runs one after the other, the newest first, and tells of all at the end.
async fn read(dispatch: Dispatch) {
    let mut keys = kept_run_keys();
    keys.sort_unstable_by(|a, b| b.cmp(a));
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    let mut reader = Reader::default();
    for key in keys {
        let Some(text) = browser::kept(&key) else { continue };
        let read = match browser::text_file(&text, "application/json") {
            Some(file) => reader.read(&file, &|_| ()).await,
            None => Err(ReadError::Lost("there is no memory for it".to_owned())),
        };
        match read {
            Ok((record, _)) => {
                let name = browser::local_time(&record.environment.started_at);
                let origin = Origin::Kept { key, text: text.into() };
                found.push(Found { name, origin, record: Same::new(record), follows: false });
            }
            Err(error) => unread.push(error),
        }
    }
    dispatch.dispatch(Action::Kept(found, unread));
}
