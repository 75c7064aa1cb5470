//! A question with options that is answered after the run: from the timeline, or about a case that was not run.

use super::{
    options::Options,
    prose::{Pointer, Prose},
};
use crate::{
    course::{
        Dispatch,
        state::{Action, Question, State},
        study::Study,
    },
    model::Same,
};
use overlap_lessons::plain;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Ask`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Which question.
    pub question: Question,
    /// The page's state.
    pub state: Rc<State>,
    /// What is known.
    pub study: Same<Study>,
    /// The option that is right, or why nobody can say.
    pub right: Result<usize, String>,
    /// What the right option rests on, for example “your run”.
    pub by: &'static str,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Told what a link points at.
    pub point: Callback<Pointer>,
}

/// The question, and what is said of the answer.
#[component]
pub fn Ask(props: &Props) -> Html {
    let Props { question, state, study, dispatch, point, .. } = props;
    let id = id(*question);
    let (name, label) = match question {
        Question::Observe => ("observe-option", "What you see"),
        Question::Transfer => ("transfer-option", "Your answer"),
    };
    let question = *question;
    let asked = state.question(question);
    let send = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let submit = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            dispatch.dispatch(Action::Answer(question));
        })
    };
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |option| dispatch.dispatch(Action::Choose(question, option)))
    };
    let texts = study.options(id);
    let after = study.html(&format!("{id}.after"));
    let problem = asked.missing.then(|| AttrValue::from("Choose one of the answers, or skip this."));
    let passed = match question {
        Question::Observe => state.reached > crate::course::state::Step::Observe,
        Question::Transfer => state.finished,
    };
    html! {
        <>
            <Prose html={study.html(id)} point={point.clone()} />
            <form class="answer" novalidate=true onsubmit={submit}>
                <Options {name} {label} texts={texts.clone()} chosen={asked.chosen} {problem} {choose} />
                <div class="answer-row">
                    <button type="submit" id={format!("answer-{id}")} class={classes!((!passed).then_some("primary"))}>{ "Answer" }</button>
                    if !passed {
                        <button type="button" id={format!("skip-{id}")} class="quiet" onclick={send(Action::Skip(question))}>{ "Skip" }</button>
                    }
                </div>
            </form>
            <div class="feedback" role="status" id={format!("{id}-feedback")}>
                if let Some(answered) = asked.answered {
                    { feedback(props, id, &texts, answered) }
                }
            </div>
            if passed && !after.is_empty() {
                <Prose html={after} point={point.clone()} />
            }
        </>
    }
}

const fn id(question: Question) -> &'static str {
    match question {
        Question::Observe => "observe",
        Question::Transfer => "transfer",
    }
}

fn feedback(props: &Props, id: &str, options: &[AttrValue], answered: usize) -> Html {
    let Props { study, right, by, point, .. } = props;
    let (name, verdict) = match right {
        Ok(index) if *index == answered => ("right", format!("Yes: {by} says so too.")),
        Ok(index) => {
            let other = options.get(*index).map(|option| plain(option)).unwrap_or_default();
            ("wrong", format!("No: {by} says “{other}”."))
        }
        Err(why) => ("unknown", format!("That cannot be told here: {why}.")),
    };
    let said = |index: usize| html! { <Prose html={study.html(&format!("{id}.said.{index}"))} point={point.clone()} /> };
    let other = right.as_ref().ok().filter(|index| **index != answered);
    html! {
        <>
            <p class="verdict" data-verdict={name}>{ verdict }</p>
            { said(answered) }
            { for other.map(|index| said(*index)) }
        </>
    }
}
