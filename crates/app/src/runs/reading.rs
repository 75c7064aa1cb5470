//! Reads the files that were opened, one after the other. Others that are opened meanwhile take their place.

use super::{
    Dispatch,
    state::{Action, FileProgress, Found, Origin, State, clipped},
};
use crate::{bridge::Reader, browser::Running, model::Same};
use gloo_timers::future::TimeoutFuture;
use web_sys::File;
use yew::prelude::*;

/// Reads the files that the state says were opened, for as long as it says so.
#[hook]
pub fn use_reading(state: &State, dispatch: &Dispatch) {
    let files = state.opening.as_ref().map(|opening| opening.files.clone());
    let dispatch = dispatch.clone();
    use_effect_with(files, move |files| {
        let reading = files.clone().map(|files| Running::start(read(files, dispatch)));
        move || drop(reading)
    });
}

/// What is wrong with one file is said with its name, and takes nothing from the others.
async fn read(files: Same<Vec<File>>, dispatch: Dispatch) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let mut reader = Reader::default();
    for (done, file) in files.iter().enumerate() {
        let told = |percent| {
            let name = clipped(&file.name(), 40);
            dispatch.dispatch(Action::Reading(FileProgress { done, all: files.len(), name, percent }));
        };
        told(0);
        match reader.read(file, &told).await {
            Ok((first, others)) => {
                let run = |name, record, follows| Found {
                    name,
                    origin: Origin::File,
                    record: Same::new(record),
                    follows,
                };
                found.push(run(file.name(), first, false));
                found.extend((2..).zip(others).map(|(place, other)| {
                    let is_of_subinterpreters = other.results.iter().any(|result| result.means.is_some());
                    let part = if is_of_subinterpreters {
                        "subinterpreters".to_owned()
                    } else {
                        format!("run {place}")
                    };
                    run(format!("{}, {part}", file.name()), other, true)
                }));
            }
            Err(problem) => problems.push(format!("{}: {problem}.", clipped(&file.name(), 80))),
        }
    }
    // Showing it is a task of its own.
    TimeoutFuture::new(0).await;
    dispatch.dispatch(Action::Read(found, problems));
}
