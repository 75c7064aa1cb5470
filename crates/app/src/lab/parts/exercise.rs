//! A teacher's question about the experiment: the prediction, what is handed in, and what the run said.

use super::view::View;
use crate::{
    browser,
    lab::state::{Action, Exercise, ExerciseAction, Plan},
    model::wording,
    shell::{ClassLink, HandInBox, tell_with, typed},
};
use overlap_activity::{Round, unit};
use overlap_lessons::{Answer, Unit};
use overlap_protocol::permalink::{self, Activity, Quantity, Question, Settings, clipped_title};
use overlap_record::format;
use std::rc::Rc;
use yew::prelude::*;

/// The question, where the page was opened by a teacher's link.
pub fn exercise(view: &View) -> Html {
    let Some(exercise) = &view.state.exercise else { return Html::default() };
    let act = tell_with(&view.dispatch, Action::Exercise);
    let differs =
        view.state.checked.as_ref().is_ok_and(|plan| plan.axis.is_some() || plan.spec != exercise.spec);
    html! {
        <section class="exercise" aria-labelledby="exercise-title">
            <h2 id="exercise-title">{ exercise.attempt.name() }</h2>
            <p>{ format!("Before you run it: {}?", asked(exercise.question)) }</p>
            if exercise.open { { entry(view, exercise, &act) } } else { { said(exercise, &act) } }
            if exercise.attempt.hand_in.first.is_some() || exercise.answer().is_some() {
                <HandInBox hand_in={exercise.hand_in()} />
            }
            if differs {
                <p class="notice">{ "The settings below are not the ones that your teacher asks about. A run with these settings is not handed in. " }
                    <a href={browser::query()}>{ "Back to your teacher’s settings" }</a>
                </p>
            }
        </section>
    }
}

/// The question in words, without its mark.
fn asked(Question { quantity, strategy }: Question) -> String {
    let strategy = wording::name(strategy);
    match quantity {
        Quantity::Speedup => format!("how many times as fast as serial will {strategy} be on your machine"),
        Quantity::Total => format!("how long will {strategy} take on your machine, in ms"),
    }
}

fn entry(view: &View, exercise: &Exercise, act: &Callback<ExerciseAction>) -> Html {
    let commit = act.reform(|event: SubmitEvent| {
        event.prevent_default();
        ExerciseAction::Commit
    });
    let unit_name = match unit(exercise.question.quantity) {
        Unit::Ms => "ms",
        _ => "times",
    };
    html! {
        <form class="answer" novalidate=true onsubmit={commit}>
            <label class="field-label" for="predict-number">{ "Your prediction" }</label>
            <span class="input-row">
                <input
                    type="text" id="predict-number" inputmode="decimal" autocomplete="off" value={exercise.text.clone()}
                    oninput={typed(&view.dispatch, |text| Action::Exercise(ExerciseAction::Type(text)))}
                    aria-invalid={exercise.problem.is_some().then_some("true")}
                    aria-describedby={exercise.problem.is_some().then_some("predict-problem")}
                />
                <span class="unit">{ unit_name }</span>
                <button type="submit" id="commit">{ "Lock in prediction" }</button>
            </span>
            if let Some(problem) = &exercise.problem {
                <span class="error" id="predict-problem" role="alert">{ problem }</span>
            }
        </form>
    }
}

fn said(exercise: &Exercise, act: &Callback<ExerciseAction>) -> Html {
    let unit = unit(exercise.question.quantity);
    let mut words = match exercise.attempt.hand_in.latest() {
        Some((round, Answer::Number(number))) => {
            let again = if round == Round::Again { " after talking it over" } else { "" };
            format!("You predicted {}{again}.", unit.words(*number))
        }
        _ => "You made no prediction before the run.".to_owned(),
    };
    if exercise.measured.is_none()
        && let Some(Answer::Number(number)) = &exercise.attempt.hand_in.measured
    {
        words.push_str(&format!(" On an earlier visit your machine measured {}.", unit.words(*number)));
    }
    if let Some(measured) = &exercise.measured {
        words.push_str(&format!(" Your machine measured {}.", measured.words(unit)));
        if let Some((_, Answer::Number(number))) = exercise.attempt.hand_in.latest() {
            words.push_str(&off(*number, measured.value));
        }
    }
    let again = act.reform(|_: MouseEvent| ExerciseAction::Again);
    html! {
        <div class="said">
            <p id="prediction" role="status">{ words }</p>
            if exercise.can_predict() {
                <button type="button" id="predict-again" class="quiet" onclick={again}>{ "Predict again" }</button>
            }
        </div>
    }
}

/// How far off a prediction was, as a sentence after others.
fn off(predicted: f64, measured: f64) -> String {
    let factor = predicted.max(measured) / predicted.min(measured).max(f64::MIN_POSITIVE);
    if factor < 1.1 {
        " You were off by less than a tenth.".to_owned()
    } else {
        format!(" You were off by a factor of {}.", format::factor(factor))
    }
}

/// Where a teacher makes an activity of the settings. A sweep measures several numbers of each strategy, so it asks for none.
pub fn class_link(view: &View) -> Html {
    let Ok(Plan { spec, axis: None }) = &view.state.checked else { return Html::default() };
    let known = Question::all_of(spec);
    let questions = known.iter().map(|question| AttrValue::from(title(*question))).collect::<Vec<_>>();
    let state = Rc::clone(&view.state);
    let address = Callback::from(move |(title, question): (String, usize)| {
        let (Ok(plan), Some(question)) = (&state.checked, known.get(question)) else { return String::new() };
        let activity = Some(Activity { title: clipped_title(&title), question: *question });
        let query = permalink::encode(&Settings { activity, ..state.settings(plan) });
        browser::with_query(&(query + &state.code_fragment()))
    });
    html! { <ClassLink {questions} {address} /> }
}

fn title(Question { quantity, strategy }: Question) -> String {
    let strategy = wording::name(strategy);
    match quantity {
        Quantity::Speedup => format!("How many times as fast as serial {strategy} is"),
        Quantity::Total => format!("How long {strategy} takes"),
    }
}
