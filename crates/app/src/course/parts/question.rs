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
use overlap_lessons::{Choice, Quiz};
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
    let (quiz, name, label) = match question {
        Question::Observe => (&study.lesson.text.observe, "observe-option", "What you see"),
        Question::Transfer => (&study.lesson.text.transfer, "transfer-option", "Your answer"),
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
    let texts: Vec<AttrValue> = quiz.options.iter().map(|option| words(study, option)).collect();
    let problem = asked.missing.then(|| AttrValue::from("Choose one of the answers, or skip this."));
    let passed = match question {
        Question::Observe => state.reached > crate::course::state::Step::Observe,
        Question::Transfer => state.finished,
    };
    html! {
        <>
            <Prose html={study.html(quiz.question)} point={point.clone()} />
            <form class="answer" novalidate=true onsubmit={submit}>
                <Options {name} {label} {texts} chosen={asked.chosen} {problem} {choose} />
                <div class="answer-row">
                    <button type="submit" id={format!("answer-{}", id(question))} class={classes!((!passed).then_some("primary"))}>{ "Answer" }</button>
                    if !passed {
                        <button type="button" id={format!("skip-{}", id(question))} class="quiet" onclick={send(Action::Skip(question))}>{ "Skip" }</button>
                    }
                </div>
            </form>
            <div class="feedback" role="status" id={format!("{}-feedback", id(question))}>
                if let Some(answered) = asked.answered {
                    { feedback(props, quiz, answered) }
                }
            </div>
            if passed && !quiz.after.0.is_empty() {
                <Prose html={study.html(quiz.after)} point={point.clone()} />
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

fn words(study: &Study, option: &Choice) -> AttrValue {
    option.html(&|name| study.value(name)).into()
}

fn feedback(props: &Props, quiz: &Quiz, answered: usize) -> Html {
    let Props { study, right, by, point, .. } = props;
    let (Some(own), by) = (quiz.options.get(answered), by) else { return Html::default() };
    let (name, verdict) = match right {
        Ok(index) if *index == answered => ("right", format!("Yes: {by} says so too.")),
        Ok(index) => {
            let other = quiz.options.get(*index).map(|option| option.plain()).unwrap_or_default();
            ("wrong", format!("No: {by} says “{other}”."))
        }
        Err(why) => ("unknown", format!("That cannot be told here: {why}.")),
    };
    let own_text = study.html(own.feedback);
    let right_text =
        right.as_ref().ok().filter(|index| **index != answered).and_then(|index| quiz.options.get(*index));
    html! {
        <>
            <p class="verdict" data-verdict={name}>{ verdict }</p>
            <Prose html={own_text} point={point.clone()} />
            if let Some(option) = right_text {
                <Prose html={study.html(option.feedback)} point={point.clone()} />
            }
        </>
    }
}
