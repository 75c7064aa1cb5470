//! The runs that this device keeps: read once when the page opens, removed and written back as the state says.

use super::{
    Dispatch,
    state::{Action, Found, Origin, State},
};
use crate::{
    browser::{self, Idle, Task},
    model::Same,
    shell::kept_run_keys,
};
use overlap_record::read_record;
use std::{cell::RefCell, rc::Rc};
use yew::prelude::*;

/// Reads what the device keeps, and has it keep what the page shows of it. A page that another page embeds does neither.
#[hook]
pub fn use_kept(state: &State, dispatch: &Dispatch) {
    {
        let dispatch = dispatch.clone();
        use_effect_with(state.embed, move |embed| {
            let reading = (!*embed).then(|| read(dispatch));
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

/// Reads each run in a task of its own, and tells of all at the end.
fn read(dispatch: Dispatch) -> Idle {
    let mut keys = kept_run_keys();
    keys.sort_unstable_by(|a, b| b.cmp(a));
    let found: Rc<RefCell<(Vec<Found>, usize)>> = Rc::default();
    let mut tasks: Vec<Task> = Vec::new();
    for key in keys {
        let found = Rc::clone(&found);
        tasks.push(Box::new(move || {
            let Some(text) = browser::kept(&key) else { return };
            let mut found = found.borrow_mut();
            match read_record(&text) {
                Ok(record) => {
                    let name = browser::local_time(&record.environment.started_at);
                    let origin = Origin::Kept { key, text: text.into() };
                    found.0.push(Found { name, origin, record: Same::new(record) });
                }
                Err(_) => found.1 += 1,
            }
        }));
    }
    tasks.push(Box::new(move || {
        let (found, lost) = found.take();
        dispatch.dispatch(Action::Kept(found, lost));
    }));
    Idle::run(tasks)
}
