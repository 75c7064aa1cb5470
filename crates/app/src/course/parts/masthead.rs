//! The top of a lesson's page: what it is about, and how far the reader is.

use super::view::View;
use crate::course::state::{Action, Group, Practice, State, Step};
use yew::prelude::*;

/// Titles, the steps, and the way past them.
pub fn masthead(view: &View) -> Html {
    let state = &view.state;
    let earlier = match () {
        () if state.earlier.finished => Some("You finished this lesson on an earlier visit."),
        () if state.earlier.ran => Some(
            "You ran this lesson on an earlier visit; its records are not kept, so run it again for your numbers.",
        ),
        () => None,
    };
    html! {
        <header class="masthead">
            { Html::from_html_unchecked(view.study.still.head.clone()) }
            <nav class="steps" aria-label="Steps of this lesson">
                <ol>
                    { for Step::ALL.into_iter().map(|step| entry(state, step)) }
                    { for state.practice.iter().map(|practice| at_the_end(state, practice)) }
                </ol>
                if state.reached < Step::Claims {
                    <button type="button" id="show-all" class="quiet" onclick={view.press(Action::ShowAll)}>{ "Show all steps" }</button>
                }
            </nav>
            if let Some(earlier) = earlier.filter(|_| !state.runs.has_begun()) {
                <p class="earlier">{ earlier }</p>
            }
        </header>
    }
}

/// A program at the lesson's end, which can be run once every step is shown.
fn at_the_end(state: &State, practice: &Practice) -> Html {
    let exercise = practice.exercise;
    let is_open = state.reached >= Step::Claims;
    html! {
        <li key={exercise.id()} class={classes!((!is_open).then_some("later"))}>
            if is_open {
                <a href={format!("#{}", exercise.id())}>{ exercise.title() }</a>
            } else {
                { exercise.title() }<span class="spoken">{ " (later)" }</span>
            }
        </li>
    }
}

fn entry(state: &State, step: Step) -> Html {
    let (mark, spoken) = match () {
        () if is_done(state, step) => ("✓", "done"),
        () if step <= state.reached => ("", ""),
        () => ("", "later"),
    };
    let current = (step == state.reached).then_some("step");
    html! {
        <li key={step.id()} class={classes!((step > state.reached).then_some("later"))} aria-current={current}>
            if step <= state.reached {
                <a href={format!("#{}", step.id())}>{ step.title() }</a>
            } else {
                { step.title() }
            }
            if !mark.is_empty() { <span aria-hidden="true">{ format!(" {mark}") }</span> }
            if !spoken.is_empty() { <span class="spoken">{ format!(" ({spoken})") }</span> }
        </li>
    }
}

fn is_done(state: &State, step: Step) -> bool {
    match step {
        Step::Predict => state.answer().is_some(),
        Step::Run => state.runs.is_complete(),
        Step::Observe => state.observe.answered.is_some(),
        Step::Explain => state.reached > Step::Explain && state.transfer.answered.is_some(),
        Step::Transfer => state.transfer.answered.is_some(),
        Step::Claims => {
            state.finished
                && state.runs.at(Group::Part(0)).iter().all(|index| state.runs.all[*index].record.is_some())
        }
    }
}
