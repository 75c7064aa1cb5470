//! The page: state, bridge, and the two halves that the reader sees.

use super::{
    frame,
    parts::{Lab, Notices, Output},
    state::{Action, Plan, State},
};
use crate::{
    bridge::{Bridge, RunEvent},
    browser, device,
    frame::use_frame,
    instrument::{Patterns, use_dressing},
    model::{Live, Painter},
};
use overlap_protocol::permalink;
use std::rc::Rc;
use yew::prelude::*;

/// The whole page.
#[component]
pub fn Page() -> Html {
    let state = use_reducer(|| State::opened(permalink::decode(&browser::query(), browser::cores())));
    let painter = use_memo((), |()| Painter::new());
    let dispatch = state.dispatcher();
    let bridge = {
        let (dispatch, painter) = (dispatch.clone(), painter.clone());
        use_memo((), move |()| Bridge::new(Callback::from(move |event| receive(&painter, &dispatch, event))))
    };
    let run = {
        let (dispatch, painter, bridge) = (dispatch.clone(), painter.clone(), bridge.clone());
        use_callback((), move |plan: Plan, ()| {
            let specs = plan.specs();
            painter.update(Live::clear);
            dispatch.dispatch(Action::Start(plan));
            bridge.run(specs);
        })
    };
    let cancel = {
        let (dispatch, bridge) = (dispatch.clone(), bridge.clone());
        use_callback((), move |(), ()| {
            dispatch.dispatch(Action::Cancel);
            bridge.cancel();
        })
    };
    use_dressing(state.phase.name(), state.theme, state.embed, Some(&painter));
    let now = Rc::new((*state).clone());
    use_frame(&now, frame::Lab { dispatch: dispatch.clone(), run: run.clone(), cancel: cancel.clone() });
    html! {
        <>
            <Patterns />
            <header class="masthead">
                <h1>{ "Overlap" }</h1>
                <p class="intro">
                    { "Run the same real work five ways on your own machine, and see on one time axis where every millisecond went." }
                </p>
            </header>
            <main>
                <Notices notices={now.notices.clone()} dispatch={dispatch.clone()} />
                <div class="bench">
                    <Lab state={now.clone()} dispatch={dispatch.clone()} {run} {cancel} />
                    <Output state={now.clone()} {dispatch} painter={(*painter).clone()} />
                </div>
            </main>
            <footer class="colophon">
                <p>
                    { "Everything runs in this page, on this machine; nothing is sent anywhere. Times are yours: they differ \
                       from machine to machine and from run to run." }
                </p>
            </footer>
        </>
    }
}

/// Spans go to the painter, everything else to the state.
fn receive(painter: &Painter, dispatch: &super::Dispatch, event: RunEvent) {
    let Some(event) = painter.hear(event) else { return };
    match event {
        RunEvent::Point(record) => {
            painter.update(Live::clear);
            dispatch.dispatch(Action::Event(RunEvent::Point(record)));
        }
        RunEvent::Finished(record) => {
            painter.update(|live| live.show(&record, usize::MAX));
            device::keep(&record);
            dispatch.dispatch(Action::Event(RunEvent::Finished(record)));
        }
        other => {
            dispatch.dispatch(Action::Event(other));
            painter.ask();
        }
    }
}
