//! A question with options that is answered after the run: from the timeline, or about a case that was not run.

use super::{
    options::{Options, options},
    view::View,
};
use crate::course::state::{Action, Question, Step};
use overlap_lessons::plain;
use yew::prelude::*;

/// What is right.
pub struct Right {
    /// The option, or why nobody can say.
    pub option: Result<usize, String>,
    /// What that rests on, for example “your run”.
    pub by: &'static str,
}

/// The question, and what is said of the answer.
pub fn ask(view: &View, question: Question, right: &Right) -> Html {
    let View { state, study, dispatch, .. } = view;
    let (id, name, label, passed) = match question {
        Question::Observe => ("observe", "observe-option", "What you see", state.reached > Step::Observe),
        Question::Transfer => ("transfer", "transfer-option", "Your answer", state.finished),
    };
    let asked = state.question(question);
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |option| dispatch.dispatch(Action::Choose(question, option)))
    };
    let texts = study.options(id);
    let problem = asked.missing.then(|| AttrValue::from("Choose one of the answers, or skip this."));
    html! {
        <>
            { view.prose(id) }
            <form class="answer" novalidate=true onsubmit={view.submit(Action::Answer(question))}>
                { options(Options { name, label, texts: &texts, chosen: asked.chosen, choose, problem }) }
                <div class="answer-row">
                    <button type="submit" id={format!("answer-{id}")} class={classes!((!passed).then_some("primary"))}>{ "Answer" }</button>
                    if !passed {
                        <button type="button" id={format!("skip-{id}")} class="quiet" onclick={view.press(Action::Skip(question))}>{ "Skip" }</button>
                    }
                </div>
            </form>
            <div class="feedback" role="status" id={format!("{id}-feedback")}>
                if let Some(answered) = asked.answered {
                    { feedback(view, id, right, &texts, answered) }
                }
            </div>
            if passed { { view.prose(&format!("{id}.after")) } }
        </>
    }
}

fn feedback(view: &View, id: &str, right: &Right, options: &[AttrValue], answered: usize) -> Html {
    let by = right.by;
    let (name, verdict) = match &right.option {
        Ok(index) if *index == answered => ("right", format!("Yes: {by} says so too.")),
        Ok(index) => {
            let other = options.get(*index).map(|option| plain(option)).unwrap_or_default();
            ("wrong", format!("No: {by} says “{other}”."))
        }
        Err(why) => ("unknown", format!("Your run can’t answer this: {why}.")),
    };
    let said = |index: usize| view.prose(&format!("{id}.said.{index}"));
    let other = right.option.as_ref().ok().filter(|index| **index != answered);
    html! {
        <>
            <p class="verdict" data-verdict={name}>{ verdict }</p>
            { said(answered) }
            { for other.map(|index| said(*index)) }
        </>
    }
}
