//! A learner's attempt at an activity for a class: what the teacher calls the activity, and what the learner hands in.

use crate::browser;
use overlap_activity::{About, HandIn};
use overlap_lessons::Answer;
use yew::prelude::*;

/// Each activity's code is kept under its own name, so that a page that is loaded anew goes on where it was.
const KEY: &str = "overlap.activity.";

/// An attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// What the teacher calls it; may be empty.
    pub title: String,
    /// What the learner hands in, so far.
    pub hand_in: HandIn,
}

impl Attempt {
    /// An attempt of nobody yet: [`use_attempt`] draws the learner's number.
    #[must_use]
    pub const fn new(title: String, about: About) -> Self {
        Self { title, hand_in: HandIn::new(about, 0) }
    }

    /// The attempt as this device has kept it, or a new one.
    fn kept_or_new(title: String, about: About) -> Self {
        let mut attempt = Self::new(title, about);
        attempt.hand_in.learner = ((js_sys::Math::random() * f64::from(u32::MAX)) as u32).max(1);
        let kept = browser::kept(&attempt.key()).and_then(|code| HandIn::read(&code).ok());
        if let Some(kept) = kept.filter(|kept| kept.about == attempt.hand_in.about) {
            attempt.hand_in = kept;
        }
        attempt
    }

    fn key(&self) -> String {
        format!("{KEY}{} {}", self.hand_in.about, self.title)
    }

    /// What is handed in once this was measured.
    #[must_use]
    pub fn with(&self, measured: Option<Answer>) -> HandIn {
        HandIn { measured: measured.or_else(|| self.hand_in.measured.clone()), ..self.hand_in.clone() }
    }

    /// What the activity is called on the page.
    #[must_use]
    pub fn name(&self) -> String {
        if self.title.is_empty() { "Activity".to_owned() } else { format!("Activity: {}", self.title) }
    }
}

/// Takes up the attempt that the device has kept of an activity, and keeps it as far as it comes. `adopt` is told of the attempt.
#[hook]
pub fn use_attempt(attempt: Option<&Attempt>, measured: Option<Answer>, adopt: Callback<Attempt>) {
    let activity = attempt.map(|attempt| (attempt.title.clone(), attempt.hand_in.about.clone()));
    use_effect_with(activity, move |activity| {
        if let Some((title, about)) = activity.clone() {
            adopt.emit(Attempt::kept_or_new(title, about));
        }
    });
    let begun = attempt.filter(|attempt| attempt.hand_in.first.is_some());
    let code = begun.map(|attempt| (attempt.key(), attempt.with(measured).code()));
    use_effect_with(code, |code| {
        if let Some((key, code)) = code {
            // Where the browser keeps nothing, the attempt lasts as long as the page.
            browser::keep(key, Some(code));
        }
    });
}
