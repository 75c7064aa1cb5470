//! The reader's programs of a lesson's end, kept on the device, with those that a reset has put aside.

use super::state::{Exercise, Given, Practice, State};
use crate::browser;
use overlap_lessons::practice::run_of;
use overlap_record::MAX_CODE_BYTES;
use std::rc::Rc;
use yew::prelude::*;

/// The programs of a lesson's page, as the reader left them.
pub fn of(lesson: &str, given: &[(Exercise, Rc<Given>)]) -> Vec<Practice> {
    let opened = |(exercise, given): &(Exercise, Rc<Given>)| {
        // A test holds every setting to be valid.
        let (spec, _) = run_of(&given.setting, browser::cores());
        let kept = |aside| browser::kept(&key(lesson, *exercise, aside)).map(Rc::from);
        let mut practice = Practice::new(*exercise, Rc::clone(given), spec);
        (practice.draft, practice.aside) = (kept(false), kept(true));
        practice
    };
    given.iter().map(opened).collect()
}

/// Keeps the programs whenever the reader has changed them.
#[hook]
pub fn use_kept_practice(state: &State) {
    let lesson = state.lesson().id;
    let texts = |practice: &Practice| (practice.exercise, practice.draft.clone(), practice.aside.clone());
    let texts: Vec<_> = state.practice.iter().map(texts).collect();
    use_effect_with(texts, move |texts| {
        for (exercise, draft, aside) in texts {
            for (text, is_aside) in [(draft, false), (aside, true)] {
                if text.as_ref().is_none_or(|text| text.len() <= MAX_CODE_BYTES) {
                    // Where the browser has no room, the program lasts as long as the page.
                    browser::keep(&key(lesson, *exercise, is_aside), text.as_deref());
                }
            }
        }
    });
}

fn key(lesson: &str, exercise: Exercise, is_aside: bool) -> String {
    format!("overlap.practice.{lesson}.{}{}", exercise.id(), if is_aside { ".aside" } else { "" })
}
