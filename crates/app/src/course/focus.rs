//! Where the keyboard's focus goes when a press changes the page.

use super::state::{Group, Predicted, State, Step};
use crate::browser;
use yew::prelude::*;

/// Moves the focus to the step that a press has opened, to what a link in the text points at, and to something near by where the
/// element that had it is gone.
#[hook]
pub fn use_moving_focus(state: &State) {
    let before = use_mut_ref(|| state.reached);
    use_effect_with(state.reached, move |reached| {
        let before = before.replace(*reached);
        if before >= *reached {
            return;
        }
        let heading = heading(before.next());
        if before.next() != Step::Observe {
            browser::focus(&heading);
        } else if browser::is_focus_lost() || browser::has_focus_within("#run") {
            // The run has ended by itself: the reader may be looking at it, so the page does not move.
            browser::focus_quietly(&heading);
        }
    });
    use_effect_with((state.shown, state.highlight), |(_, highlight)| {
        if highlight.is_some() {
            browser::focus("#pointed");
        }
    });
    use_rescue(state.predicted == Predicted::Open, heading(Step::Predict));
    use_rescue(state.finished, heading(Step::Claims));
    let group = state.runs.all.get(state.latest).map(|run| run.group);
    let name = match group {
        Some(Group::Transfer) => "check",
        Some(Group::Practice(exercise)) => exercise.id(),
        Some(Group::Part(_)) | None => "lesson",
    };
    let busy = state.shell.phase.is_busy();
    use_rescue(busy, format!("#{}-{name}", if busy { "cancel" } else { "start" }));
}

/// Where a change has lost the focus, moves it to what `selector` finds.
#[hook]
fn use_rescue(changes: bool, selector: String) {
    let before = use_mut_ref(|| changes);
    use_effect_with(changes, move |changes| {
        if before.replace(*changes) != *changes && browser::is_focus_lost() {
            browser::focus_quietly(&selector);
        }
    });
}

fn heading(step: Step) -> String {
    format!("#{} > h2", step.id())
}
