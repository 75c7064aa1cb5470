//! A lesson's page: state, run, and the effects between them.

use super::{
    Still,
    embedded::LessonPage,
    focus::use_moving_focus,
    kept,
    kept_practice::{self, use_kept_practice},
    parts::{View, lesson, use_pointing},
    state::{Action, State, Step},
    study::Study,
};
use crate::{
    browser,
    instrument::{File, patterns, task_ids, use_dressing},
    model::Same,
    shell::{Address, Shell, tell_with, use_attempt, use_embedded, use_replay, use_runner},
};
use overlap_activity::HandIn;
use overlap_lessons::{ALL, Lesson};
use overlap_protocol::permalink::clipped_title;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Page`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The lesson's id.
    lesson: &'static str,
    /// What the page showed before.
    still: Rc<Still>,
}

impl Props {
    /// Of this lesson, whose page is shown.
    pub fn read(lesson: &'static Lesson) -> Self {
        Self { lesson: lesson.id, still: Still::read().into() }
    }
}

/// The whole page.
#[component]
pub fn Page(props: &Props) -> Html {
    let state = use_reducer(|| {
        opened(props.lesson).with_practice(kept_practice::of(props.lesson, &props.still.practice))
    });
    let dispatch = state.dispatcher();
    let runner = use_runner(tell_with(&dispatch, Action::Event), false);
    let study = {
        let (lesson, still) = (state.lesson(), props.still.clone());
        use_memo((state.answer().cloned(), state.runs.records()), move |(answer, records)| {
            Same::new(Study::new(lesson, still, answer.as_ref(), records))
        })
    };
    let shell = &state.shell;
    use_dressing(shell.phase.name(), shell.dress(), Some(&runner.painter));
    use_replay(&runner.painter, state.record().cloned().filter(|_| !state.is_live()));
    {
        let id = state.lesson().id;
        use_effect_with((state.done(), state.reached > Step::Predict), move |(done, begun)| {
            if *begun {
                kept::keep(id, done);
            }
        });
    }
    use_kept_practice(&state);
    use_moving_focus(&state);
    let ids = use_memo(state.runs.all[state.shown].spec.clone(), |spec| task_ids(spec));
    let measured = state.attempt.as_ref().and_then(|_| study.measured());
    let adopt = tell_with(&dispatch, Action::Adopt);
    use_attempt(state.attempt.as_ref(), measured.clone(), adopt);
    let hand_in = state.attempt.as_ref().map(|attempt| attempt.with(measured)).filter(HandIn::holds_any);
    let file = use_memo((state.runs.all_records(), hand_in.clone()), |_| File::default());
    let view = View {
        state: Rc::new((*state).clone()),
        study: (*study).clone(),
        dispatch,
        runner,
        ids,
        hand_in,
        file: (*file).clone(),
    };
    use_embedded(&view.state, LessonPage { dispatch: view.dispatch.clone(), runner: view.runner.clone() });
    let pointing = use_pointing(&view.state, &view.dispatch);
    html! {
        <>
            { patterns() }
            { lesson(&view, &pointing) }
        </>
    }
}

/// The state of this page, with what its address and an earlier visit say.
fn opened(id: &str) -> State {
    let lesson = overlap_lessons::find(id).unwrap_or(ALL[0]);
    let Address { embed, view, theme, notices, others } = Address::read(&browser::query());
    let shell =
        Shell { embed, view: view.unwrap_or_else(browser::usual_view), theme, ..Shell::opened(notices) };
    let (cores, earlier) = (browser::cores(), kept::of(lesson.id));
    match others.iter().find(|(name, _)| name == "activity") {
        Some((_, title)) => State::as_activity(lesson, cores, earlier, shell, clipped_title(title)),
        None => State::opened(lesson, cores, earlier, shell),
    }
}
