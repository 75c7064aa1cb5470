//! Sweeps: the form's part of them, and how a run goes through its points, without a browser.

use super::{Action, Field, Origin, Plan, State};
use crate::{
    model::{Activity, Capabilities, Phase, Progress, RunEvent},
    shell::ShellAction,
};
use overlap_protocol::{
    Spec, Vary, permalink,
    workloads::{self, Preset},
};
use overlap_record::{AppInfo, Environment, RunRecord, SCHEMA, StrategyId};
use std::rc::Rc;
use yew::Reducible;

fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, Reducible::reduce)
}

/// The page on a machine with two cores.
fn opened(query: &str) -> Rc<State> {
    let capabilities = Capabilities { threads: Ok(()), isolated: Ok(()), workers: Ok(()), cores: 2 };
    let state = Rc::new(State::opened(permalink::decode(query, 2)));
    after(state, [Action::Event(RunEvent::Probed(capabilities))])
}

fn values(state: &State) -> &str {
    state.form.text(Field::SweepValues)
}

fn kind(text: &str) -> Action {
    Action::Type(Field::SweepValues, text.to_owned())
}

fn plan(state: &State) -> &Plan {
    state.checked.as_ref().expect("nothing is wrong")
}

fn record(spec: &Spec) -> Box<RunRecord> {
    let environment = Environment {
        user_agent: String::new(),
        cores_reported: 2,
        cores_measured: None,
        isolated: true,
        mode: String::from("threads"),
        timer_resolution_us: 5.0,
        hidden: false,
        started_at: String::new(),
        python: None,
    };
    let app = AppInfo { version: String::new(), commit: String::new() };
    Box::new(RunRecord {
        schema: SCHEMA.to_owned(),
        app,
        spec: spec.clone(),
        environment,
        results: Vec::new(),
        subinterpreters: None,
        hand_in: None,
    })
}

#[test]
fn a_quantity_brings_values_that_suit_it() {
    let workers = after(opened("?workload=long_comp"), [Action::ChooseVary(Some(Vary::Workers))]);
    assert_eq!(values(&workers), "1, 2, 3, 4", "to twice the cores");
    assert_eq!(plan(&workers).specs().len(), 4);
    let single = after(Rc::clone(&workers), [Action::ChooseVary(None)]);
    assert_eq!((values(&single), plan(&single).specs().len()), ("", 1));
    let tasks = after(workers, [Action::ChooseVary(Some(Vary::Tasks))]);
    let axis = plan(&tasks).axis.clone().expect("tasks are swept");
    assert!(
        axis.values.windows(2).all(|pair| pair[1] == 2.0 * pair[0] || pair[0] == 1.0),
        "{:?}",
        axis.values
    );
    assert!(axis.values.contains(&f64::from(plan(&tasks).spec.tasks)), "the present value is one of them");
}

#[test]
fn every_quantity_of_every_workload_has_values_for_about_a_minute() {
    for workload in workloads::all().iter().copied() {
        for vary in Vary::all(workload.id, None) {
            for preset in [Preset::Quick, Preset::Document] {
                let state =
                    after(opened(""), [Action::ChooseWorkload(workload), Action::ChoosePreset(preset)]);
                let swept = after(state, [Action::ChooseVary(Some(vary.clone()))]);
                let name = format!("{} of {}", vary.name(), workload.id);
                let axis = plan(&swept).axis.clone().unwrap_or_else(|| panic!("{name}"));
                assert!(axis.values.len() == 2 || !plan(&swept).estimate(2).is_long(), "{name}: {axis}");
            }
        }
    }
}

#[test]
fn bad_values_are_kept_and_named() {
    let state = after(opened("?sweep=workers:1,2"), [kind("1, 2, many, 65")]);
    assert_eq!(values(&state), "1, 2, many, 65");
    let message = &state.problem(Field::SweepValues).expect("two are wrong").message;
    assert!(
        message.contains("`many` is not a number") && message.contains("`65` cannot be used"),
        "{message}"
    );
    for (few, named) in [("2", "2 to 16"), ("", "2 to 16"), ("3 3", "2 to 16"), ("1.5, 2", "1.5")] {
        let state = after(Rc::clone(&state), [kind(few)]);
        let problem = state.problem(Field::SweepValues).unwrap_or_else(|| panic!("{few}"));
        assert!(problem.message.contains(named), "{few}: {}", problem.message);
    }
    let mended = after(state, [kind("4; 1 2,2")]);
    assert_eq!(plan(&mended).axis.as_ref().map(ToString::to_string).as_deref(), Some("workers:1,2,4"));
}

#[test]
fn a_link_carries_a_sweep() {
    let query = "?workload=long_comp&sweep=iterations:1000,20000";
    let state = opened(query);
    assert_eq!(state.shell.notices, []);
    assert_eq!(values(&state), "1000, 20000");
    let link = permalink::encode(&state.settings(plan(&state)));
    let again = opened(&link);
    assert_eq!(again.form, state.form);
    let configured =
        after(opened(""), [Action::Configure(Box::new(permalink::decode(query, 2)), Origin::Host)]);
    assert_eq!(configured.form.vary, state.form.vary);
    assert_eq!(opened("?sweep=nothing:1,2").shell.notices.len(), 1);
}

#[test]
fn another_workload_drops_what_it_does_not_have() {
    let power = workloads::find("power").expect("it is in the catalogue");
    let swept = |vary| {
        after(opened("?workload=long_comp"), [Action::ChooseVary(Some(vary)), Action::ChooseWorkload(power)])
    };
    let dropped = swept(Vary::Param(String::from("iterations")));
    assert_eq!((dropped.form.vary.clone(), dropped.checked.is_ok()), (None, true));
    assert_eq!(after(dropped, [Action::Undo]).form.vary, Some(Vary::Param(String::from("iterations"))));
    assert_eq!(swept(Vary::Workers).form.vary, Some(Vary::Workers));
}

#[test]
fn a_sweep_goes_through_its_points() {
    let state = opened("?workload=wait&sweep=tasks:2,4,8");
    let plan = plan(&state).clone();
    let specs = plan.specs();
    let state = after(state, [Action::Start(plan)]);
    assert_eq!(state.asked.as_deref(), Some(&specs[0]));
    let stage = || {
        RunEvent::Progress(Progress { at: Some((StrategyId::ASYNC, Activity::Repeat(0))), done: 1, total: 5 })
    };
    let state = after(state, [Action::Event(RunEvent::Point(record(&specs[0]))), Action::Event(stage())]);
    assert_eq!(state.asked.as_deref(), Some(&specs[1]));
    let at = Some((StrategyId::ASYNC, Activity::Repeat(0)));
    assert_eq!(state.shell.phase, Phase::Running(Progress { at, done: 6, total: 15 }));
    assert_eq!(state.points.as_ref().map(super::Points::in_words).as_deref(), Some("point 2 of 3"));
    let over = after(
        Rc::clone(&state),
        [
            Action::Event(RunEvent::Point(record(&specs[1]))),
            Action::Event(RunEvent::Finished(record(&specs[2]))),
        ],
    );
    assert_eq!(over.shell.phase, Phase::Done);
    assert_eq!(over.shown().0.as_deref(), Some(&specs[2]), "the last one is shown");
    let chosen = after(Rc::clone(&over), [Action::ChoosePoint(4.0), Action::ChoosePoint(5.0)]);
    assert_eq!(chosen.shown().0.as_deref(), Some(&specs[1]));
    assert_eq!(chosen.record, over.record, "a framing page still has the last one");
    // What was measured before a cancel stays.
    let cancelled = after(
        state,
        [Action::Shell(ShellAction::Cancel), Action::Event(RunEvent::Cancelled { after_ms: 1.0 })],
    );
    assert_eq!(cancelled.points.as_ref().map(|points| points.records.len()), Some(1));
    assert_eq!(cancelled.shown().0.as_deref(), Some(&specs[0]));
    assert_eq!(after(over, [Action::Start(Plan { spec: specs[0].clone(), axis: None })]).points, None);
}
