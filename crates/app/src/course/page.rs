//! A lesson's page: state, bridge, and the effects between them.

use super::{
    Dispatch, Still, address,
    focus::use_moving_focus,
    frame::Framed,
    kept,
    parts::{LessonView, View},
    state::{Action, State, Step},
    study::Study,
};
use crate::{
    bridge::{Bridge, RunEvent},
    browser,
    frame::use_frame,
    instrument::{Patterns, use_dressing},
    model::{Live, Painter, Same},
};
use overlap_lessons::ALL;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Page`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The lesson's id.
    pub lesson: &'static str,
    /// What the page showed before.
    pub still: Rc<Still>,
}

/// The whole page.
#[component]
pub fn Page(props: &Props) -> Html {
    let state = use_reducer(|| opened(props.lesson));
    let painter = use_memo((), |()| Painter::new());
    let dispatch = state.dispatcher();
    let bridge = {
        let (dispatch, painter) = (dispatch.clone(), painter.clone());
        use_memo((), move |()| Bridge::new(Callback::from(move |event| receive(&painter, &dispatch, event))))
    };
    let cancel = {
        let (dispatch, bridge) = (dispatch.clone(), bridge.clone());
        use_callback((), move |(), ()| {
            dispatch.dispatch(Action::Cancel);
            bridge.cancel();
        })
    };
    let study = {
        let (lesson, still) = (state.lesson(), props.still.clone());
        use_memo((state.answer().cloned(), state.runs.records()), move |(answer, records)| {
            Same::new(Study::new(lesson, still, answer.as_ref(), records))
        })
    };
    use_dressing(state.phase.name(), state.theme, state.embed, Some(&painter));
    {
        let (painter, state) = (painter.clone(), state.clone());
        use_effect_with(state.started, move |_| {
            let spec =
                state.job.as_ref().and_then(|job| state.runs.all.get(job.at)).map(|run| Rc::clone(&run.spec));
            if let Some(spec) = spec {
                painter.update(Live::clear);
                bridge.run(vec![(*spec).clone()]);
            }
        });
    }
    {
        let painter = painter.clone();
        use_effect_with((state.shown, state.record().cloned(), state.is_live()), move |(_, record, live)| {
            if let Some(record) = record.as_ref().filter(|_| !live) {
                painter.update(|live| {
                    live.clear();
                    live.show(record, usize::MAX);
                });
            }
        });
    }
    {
        let id = state.lesson().id;
        use_effect_with((state.done(), state.reached > Step::Predict), move |(done, begun)| {
            if *begun {
                kept::keep(id, done);
            }
        });
    }
    use_moving_focus(&state);
    let now = Rc::new((*state).clone());
    use_frame(&now, Framed { dispatch: dispatch.clone(), cancel: cancel.clone() });
    let view = View { state: now, study: (*study).clone(), dispatch, cancel };
    html! {
        <>
            <Patterns />
            <LessonView {view} painter={(*painter).clone()} />
        </>
    }
}

/// The state of this page, with what its address and an earlier visit say.
fn opened(id: &str) -> State {
    let lesson = overlap_lessons::find(id).unwrap_or(ALL[0]);
    let address = address::read(&browser::query());
    let mut state = State::opened(lesson, browser::cores(), kept::of(lesson.id));
    (state.embed, state.theme, state.notices) = (address.embed, address.theme, address.notices);
    state
}

/// Spans go to the painter, everything else to the state.
fn receive(painter: &Painter, dispatch: &Dispatch, event: RunEvent) {
    if let Some(event) = painter.hear(event) {
        dispatch.dispatch(Action::Event(event));
        painter.ask();
    }
}
