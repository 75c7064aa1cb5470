//! The page: state, run, and the two halves that the reader sees.

use super::{
    Dispatch,
    embedded::Lab,
    kept_code::{kept, use_kept_code},
    parts::{Stage, View, exercise, lab, output},
    state::{Action, ExerciseAction, Origin, Plan, State},
};
use crate::{
    browser,
    instrument::{patterns, use_dressing},
    model::Phase,
    shell::{self, notices, tell_with, use_attempt, use_embedded, use_replay, use_runner, use_stages},
};
use overlap_protocol::{
    code::CodeError,
    permalink::{self, Link},
};
use std::rc::Rc;
use yew::prelude::*;

const INTRO: &str = "Run the same real work five ways on your own machine, and see on one time axis where every millisecond went.";

const COLOPHON: &str = "Everything runs in this page, on this machine; your results are not sent anywhere. Times are those of your machine: \
    they differ from machine to machine and from run to run.";

/// Properties of [`Page`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// How the page opens.
    opened: Rc<State>,
}

impl Props {
    /// As the page's address says. `code` is what its fragment holds, or why that cannot be used.
    pub fn read(code: Option<Result<String, CodeError>>) -> Self {
        let mut link = link(code);
        link.settings.view.get_or_insert_with(browser::usual_view);
        Self { opened: State::opened_with(link, kept()).into() }
    }
}

/// The whole page.
#[component]
pub fn Page(props: &Props) -> Html {
    let state = use_reducer(|| (*props.opened).clone());
    let dispatch = state.dispatcher();
    use_kept_code(&state.form);
    {
        let dispatch = dispatch.clone();
        use_effect_with((), |()| follow_address(dispatch));
    }
    let runner = use_runner(tell_with(&dispatch, Action::Event), true);
    let run = {
        let (dispatch, runner) = (dispatch.clone(), runner.clone());
        use_callback((), move |plan: Plan, ()| {
            let specs = plan.specs();
            dispatch.dispatch(Action::Start(plan));
            runner.run(specs);
        })
    };
    let shell = &state.shell;
    use_dressing(shell.phase.name(), shell.dress(), Some(&runner.painter));
    // Live spans are those of the last run; a point that is chosen brings its own.
    use_replay(&runner.painter, state.point().map(|(_, record)| record.clone()));
    let rendered = use_stages(Stage::COUNT);
    // Whoever sees that the page can be used sees all of it.
    let stage = if shell.phase == Phase::Loading { Stage::of(rendered) } else { Stage::End };
    let view = View { state: Rc::new((*state).clone()), stage, dispatch: dispatch.clone(), run, runner };
    {
        let exercise = view.state.exercise.as_ref();
        let adopt = tell_with(&dispatch, |attempt| Action::Exercise(ExerciseAction::Adopt(attempt)));
        use_attempt(
            exercise.map(|exercise| &exercise.attempt),
            exercise.and_then(|exercise| exercise.answer()),
            adopt,
        );
    }
    use_embedded(&view.state, Lab { view: view.clone() });
    let open = *use_memo((), |()| lab::starts_unfolded(&view.state.shell));
    let advanced = *use_memo((), |()| lab::starts_advanced(&view.state));
    // Code that came with a link is to be read before it runs.
    let code = *use_memo((), |()| !view.state.shell.is_compact() || view.state.needs_press());
    let main = html! {
        <>
            if view.state.shell.embed {
                <h1 class="spoken">{ "Overlap" }</h1>
            }
            { notices(&view.state.shell, &tell_with(&dispatch, Action::Shell)) }
            { exercise(&view) }
            if stage >= Stage::Output {
                { patterns() }
            }
            <div class="bench">
                if stage >= Stage::Work {
                    { lab::lab(&view, open, advanced) }
                }
                if stage >= Stage::Output {
                    { output(&view, code) }
                }
            </div>
        </>
    };
    shell::page(html! { "Overlap" }, INTRO, main, (stage >= Stage::End).then_some(COLOPHON))
}

/// What the page's address says, with the code of its fragment.
fn link(code: Option<Result<String, CodeError>>) -> Link {
    permalink::decode_with_code(&browser::query(), browser::cores(), code)
}

/// Takes other code that comes into the page's address, as when the reader goes back or pastes a link.
fn follow_address(dispatch: Dispatch) {
    browser::on_code_in_address(move |fragment| {
        let dispatch = dispatch.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let link = link(browser::linked_code(&fragment).await);
            dispatch.dispatch(Action::Configure(Box::new(link), Origin::Link));
        });
    });
}
