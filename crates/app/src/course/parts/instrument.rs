//! The reader's own run: one part at a time, live and afterwards.

use super::{records::records, scene::Scene, view::View};
use crate::{
    course::{
        Dispatch,
        state::{Action, Exercise, Group, State, Step},
    },
    instrument::{Answers, Bars, Log, Results, SweepChart, TimelineView, fold, tabs},
    model::wording,
};
use overlap_drawing::counts;
use overlap_lessons::Kind;
use std::rc::Rc;
use yew::prelude::*;

/// The instrument. `back` goes back to the text that pointed here.
pub fn instrument(view: &View, back: &Callback<()>) -> Html {
    let View { state, study, dispatch, runner, ids, .. } = view;
    let (painter, recorded) = (&runner.painter, &study.still.recorded);
    let spec = &state.runs.all[state.shown].spec;
    let running = state.is_live();
    let record = state.record().cloned();
    if record.is_none() && !running {
        let impossible = state.shell.nothing_runs().is_some();
        if let Some(recorded) = recorded.as_ref().filter(|_| impossible || state.reached > Step::Run) {
            return html! {
                <aside id="instrument" class="instrument recorded-run" aria-label="A recorded run">
                    <div>{ Html::from_html_unchecked(recorded.clone()) }</div>
                </aside>
            };
        }
        return html! {
            <aside id="instrument" class="instrument empty" aria-labelledby="instrument-title">
                <h2 id="instrument-title" tabindex="-1">{ "Your run" }</h2>
                <p class="hint">{ "The bars and the timeline of your own run will appear here." }</p>
            </aside>
        };
    }
    let finished = record.clone().filter(|_| !running);
    let compact = state.shell.is_compact();
    let strategies = spec.strategies.clone();
    html! {
        <aside id="instrument" class="instrument" aria-labelledby="instrument-title" data-shown={state.shown.to_string()}>
            <h2 id="instrument-title" tabindex="-1">{ "Your run" }</h2>
            { groups(state, dispatch) }
            { sweep(state, dispatch) }
            if finished.as_ref().is_some_and(|record| record.environment.hidden) {
                <p class="error" id="hidden-run">
                    { "This page was hidden during the run, and browsers slow hidden pages down: keep it in view and run again." }
                </p>
            }
            if let Some(record) = &finished {
                <Scene key={state.shown} lesson={state.lesson().id} record={record.clone()} />
            }
            <Bars record={record.clone()} strategies={strategies.clone()} painter={painter.clone()} {running} />
            if let Some(record) = &finished {
                { Html::from_html_unchecked(counts(record).into()) }
            }
            { pointed(state, back) }
            <TimelineView
                key={state.shown} {strategies} painter={painter.clone()} record={record.clone()} ids={ids.clone()} {running}
                highlight={state.highlight} {compact}
            />
            if let Some(record) = record {
                { fold(compact, "Numbers", html! { <Results {record} /> }) }
            }
            if let Some(record) = finished {
                { fold(true, "Log and answers", html! {
                    <>
                        <Log record={record.clone()} ids={ids.clone()} />
                        <Answers record={record.clone()} {ids} />
                    </>
                }) }
            }
            { fold(compact, "Downloads", records(view)) }
        </aside>
    }
}

/// The parts that can be looked at.
fn groups(state: &State, dispatch: &Dispatch) -> Html {
    let has = |group: &Group| {
        let runs = state.runs.at(*group);
        runs.iter().any(|run| state.runs.all[*run].record.is_some())
            || state.queue.as_ref().is_some_and(|queue| runs.contains(&queue.at))
    };
    let others = [Group::Transfer].into_iter().chain(Exercise::ALL.map(Group::Practice));
    let groups: Vec<Group> = (0..state.runs.parts.len()).map(Group::Part).chain(others).filter(has).collect();
    let here = state.runs.all[state.shown].group;
    if groups.len() < 2 {
        return html! { <p class="part-title">{ state.runs.title(here) }</p> };
    }
    let chosen = groups.iter().position(|group| *group == here).unwrap_or(0);
    let options = groups.iter().map(|group| html! { { state.runs.title(*group) } }).collect::<Vec<_>>();
    let choose = {
        let dispatch = dispatch.clone();
        let firsts: Vec<usize> = groups.iter().filter_map(|group| first(state, *group)).collect();
        Callback::from(move |index: usize| {
            if let Some(run) = firsts.get(index) {
                dispatch.dispatch(Action::Look(*run));
            }
        })
    };
    tabs("Part of the experiment".into(), options, chosen, &choose)
}

/// The first run of a group that there is something to see of.
fn first(state: &State, group: Group) -> Option<usize> {
    let runs = state.runs.at(group);
    let live = state.queue.as_ref().map(|queue| queue.at).filter(|at| runs.contains(at));
    live.or_else(|| runs.iter().copied().find(|run| state.runs.all[*run].record.is_some()))
}

/// The chart of a sweep, from which one of its runs is chosen to be looked at.
fn sweep(state: &State, dispatch: &Dispatch) -> Html {
    let group = state.runs.all[state.shown].group;
    let Group::Part(part) = group else { return Html::default() };
    let Some(Kind::Sweep(sweep)) = state.runs.parts.get(part).map(|part| &part.kind) else {
        return Html::default();
    };
    let runs = state.runs.at(group);
    let records: Vec<_> = runs.iter().filter_map(|run| state.runs.all[*run].record.clone()).collect();
    let values: Vec<(f64, usize)> =
        runs.into_iter().filter_map(|run| Some((state.runs.value(run)?, run))).collect();
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |value: f64| {
            if let Some((_, run)) = values.iter().find(|(known, _)| *known == value) {
                dispatch.dispatch(Action::Look(*run));
            }
        })
    };
    html! {
        <SweepChart
            sweep={Rc::new(sweep.clone())} {records} shown={state.runs.value(state.shown)}
            choose={(!state.shell.phase.is_busy()).then_some(choose)}
        />
    }
}

/// What stands out, and the way back to the text that speaks of it.
fn pointed(state: &State, back: &Callback<()>) -> Html {
    let Some(highlight) = state.highlight else { return Html::default() };
    let what = highlight.kind.map_or("everything", wording::kind);
    html! {
        <p id="pointed" class="pointed" tabindex="-1">
            { format!("Highlighted: {what} under {}. ", wording::name(highlight.strategy)) }
            <button type="button" class="quiet" id="back" onclick={back.reform(|_: MouseEvent| ())}>{ "Back to the text" }</button>
        </p>
    }
}
