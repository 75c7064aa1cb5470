//! The reducer and the form, without a browser.

use super::{Action, Field, Form, Problem, State};
use crate::{
    model::{Activity, Capabilities, Estimate, Phase, Progress, RunEvent, Tracks},
    shell::ShellAction,
};
use overlap_protocol::{
    permalink,
    workloads::{self, Preset},
};
use overlap_record::{Fault, FaultKind, Pool, Span, SpanKind, StrategyId};
use std::rc::Rc;
use yew::Reducible;

fn opened(query: &str) -> Rc<State> {
    Rc::new(State::opened(permalink::decode(query, 4)))
}

fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, Reducible::reduce)
}

fn probed() -> Action {
    let capabilities = Capabilities { threads: Ok(()), isolated: Ok(()), workers: Ok(()), cores: 4 };
    Action::Event(RunEvent::Probed(capabilities))
}

fn kind(text: &str) -> Action {
    Action::Type(Field::Param("tasks"), text.to_owned())
}

#[test]
fn the_page_opens_with_document_a_s_experiment_and_every_strategy() {
    let state = opened("");
    let spec = &state.checked.as_ref().expect("the defaults are right").spec;
    assert_eq!((spec.workload.as_str(), spec.tasks, spec.workers), ("wait", 7, 4));
    assert!(spec.strategies.iter().copied().eq(StrategyId::all()));
    assert_eq!(state.form.preset(), Some(Preset::Quick));
    assert_eq!(state.shell.phase, Phase::Loading);
    assert_eq!(after(state, [probed()]).shell.phase, Phase::Idle);
}

#[test]
fn what_was_typed_is_kept_and_named_at_its_field() {
    let state = after(opened(""), [kind("seven"), Action::Type(Field::Workers, "65".to_owned())]);
    assert_eq!(state.form.text(Field::Param("tasks")), "seven");
    assert_eq!(state.form.text(Field::Workers), "65");
    let tasks = state.problem(Field::Param("tasks")).expect("not a number");
    assert!(tasks.message.contains("seven"), "{}", tasks.message);
    let workers = state.problem(Field::Workers).expect("too many");
    assert!(workers.message.contains("1 to 64"), "{}", workers.message);
    assert!(state.problem(Field::Repeats).is_none());
    let mended = after(state, [kind(" 12 "), Action::Type(Field::Workers, "3".to_owned())]);
    let spec = &mended.checked.as_ref().expect("both are right now").spec;
    assert_eq!((spec.tasks, spec.workers), (12, 3));
}

#[test]
fn a_conflict_between_parameters_is_named_at_one_of_them() {
    let state = opened("?workload=factorial");
    let state = after(
        state,
        [
            Action::Type(Field::Param("from"), "2000".to_owned()),
            Action::Type(Field::Param("to"), "1000".to_owned()),
        ],
    );
    let problems = state.checked.as_ref().expect_err("from is beyond to");
    assert!(
        matches!(problems.as_slice(), [Problem { field: Some(Field::Param("from" | "to")), .. }]),
        "{problems:?}"
    );
}

#[test]
fn without_a_strategy_nothing_runs() {
    let state = after(opened("?strategies=serial"), [Action::ChooseStrategy(StrategyId::SERIAL, false)]);
    let problems = state.checked.as_ref().expect_err("none is chosen");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].field, None);
}

#[test]
fn strategies_keep_the_page_s_order() {
    let state = after(
        opened("?strategies=gil"),
        [Action::ChooseStrategy(StrategyId::RAYON, true), Action::ChooseStrategy(StrategyId::SERIAL, true)],
    );
    assert_eq!(state.form.strategies, [StrategyId::SERIAL, StrategyId::RAYON, StrategyId::GIL]);
}

#[test]
fn changing_all_parameters_can_be_taken_back() {
    let typed = after(opened(""), [kind("9")]);
    assert_eq!(typed.form.preset(), None);
    let changed = after(Rc::clone(&typed), [Action::ChoosePreset(Preset::Document)]);
    assert_eq!(changed.form.text(Field::Param("wait_ms")), "1000");
    let back = after(changed, [Action::Undo]);
    assert_eq!(back.form, typed.form);
    assert_eq!(back.undo, None);
    let power = workloads::find("power").expect("it is in the catalogue");
    let other = after(Rc::clone(&typed), [Action::ChooseWorkload(power)]);
    assert_eq!(other.form.workload, "power");
    assert_eq!(after(other, [Action::Undo]).form, typed.form);
}

#[test]
fn a_run_goes_through_its_phases() {
    let state = after(opened(""), [probed()]);
    let plan = state.checked.clone().expect("the defaults are right");
    let spec = plan.spec.clone();
    let running = after(state, [Action::Start(plan)]);
    assert_eq!(running.shell.phase, Phase::Running(Progress::default()));
    assert_eq!(running.asked.as_deref(), Some(&spec));
    let stage = RunEvent::Progress(Progress {
        at: Some((StrategyId::ASYNC, Activity::Repeat(0))),
        done: 1,
        total: 5,
    });
    let running = after(running, [Action::Event(stage.clone())]);
    let at = Some((StrategyId::ASYNC, Activity::Repeat(0)));
    assert_eq!(running.shell.phase, Phase::Running(Progress { at, done: 1, total: 5 }));
    let cancelling = after(running, [Action::Shell(ShellAction::Cancel)]);
    assert_eq!(cancelling.shell.phase, Phase::Cancelling);
    // What was on its way does not start the run again.
    let cancelling = after(cancelling, [Action::Event(stage)]);
    assert_eq!(cancelling.shell.phase, Phase::Cancelling);
    let over = after(cancelling, [Action::Event(RunEvent::Cancelled { after_ms: 12.0 })]);
    assert_eq!(over.shell.phase, Phase::Cancelled { after_ms: 12.0 });
    assert!(!over.shell.phase.is_busy());
}

#[test]
fn an_edit_takes_back_the_question_about_a_long_run() {
    let state = after(opened(""), [probed()]);
    let asking = after(state, [Action::Ask(Estimate { total_ms: 90_000.0 })]);
    assert_eq!(asking.shell.phase.name(), "idle");
    assert_eq!(after(asking, [kind("3")]).shell.phase, Phase::Idle);
}

#[test]
fn every_field_of_a_specification_survives_the_form() {
    let query = "?workload=find_max_wait&tasks=3&length=5&wait_ms=20&seed=77&strategies=serial,gil&workers=3&threads=2\
                 &chunk=5&repeats=4&warmup=0&pool=reused&fault=panic@2";
    let link = permalink::decode(query, 8);
    assert_eq!(link.notices, []);
    let spec = link.settings.spec;
    assert_eq!((spec.seed, spec.threads, spec.chunk, spec.pool), (77, Some(2), Some(5), Pool::Reused));
    assert_eq!(spec.fault, Some(Fault { task: 2, kind: FaultKind::Panic }));
    assert_eq!(Form::of(&spec, None).check(), Ok(spec));
}

#[test]
fn every_preset_of_every_workload_is_right() {
    for workload in workloads::all().iter().copied() {
        for preset in [Preset::Quick, Preset::Document] {
            let mut form = opened("").form.clone();
            form.load(workload, preset);
            assert!(form.check().is_ok(), "{} {preset:?}: {:?}", workload.id, form.check());
        }
    }
}

#[test]
fn parts_of_the_address_that_do_not_apply_are_named() {
    let state = opened("?lesson=nowhere&workload=nothing&tasks=0");
    let parts: Vec<_> = state.shell.notices.iter().map(|notice| notice.part.as_str()).collect();
    assert_eq!(parts, ["workload", "tasks", "lesson"]);
    assert_eq!(
        after(state, [Action::Shell(ShellAction::Dismiss(0)), Action::Shell(ShellAction::Dismiss(7))])
            .shell
            .notices
            .len(),
        2
    );
}

#[test]
fn live_spans_gather_until_the_next_repeat() {
    let span =
        |start_ms| Span { task: Some(0), lane: 0, kind: SpanKind::Run, start_ms, end_ms: start_ms + 1.0 };
    let mut tracks = Tracks::default();
    tracks.push(StrategyId::RAYON, 0, vec![span(0.0)], vec![span(1.0)], 1.5);
    tracks.push(StrategyId::RAYON, 0, vec![span(1.0)], Vec::new(), 2.0);
    assert_eq!(tracks.track(StrategyId::RAYON).spans.len(), 2);
    assert_eq!(tracks.track(StrategyId::RAYON).open, []);
    let version = tracks.track(StrategyId::RAYON).version;
    tracks.push(StrategyId::RAYON, 1, vec![span(0.0)], Vec::new(), 0.5);
    assert_eq!(tracks.track(StrategyId::RAYON).spans.len(), 1);
    assert_eq!((tracks.updates(), tracks.computing()), (3, 0));
    let open = [SpanKind::Run, SpanKind::Wait, SpanKind::Run].map(|kind| Span { kind, ..span(2.0) });
    tracks.push(StrategyId::RAYON, 1, Vec::new(), open.to_vec(), 3.0);
    assert_eq!(tracks.computing(), 2, "a lane that waits leaves its core free");
    let nothing =
        |tracks: &mut Tracks, now_ms| tracks.push(StrategyId::GIL, 0, Vec::new(), Vec::new(), now_ms);
    assert!(!nothing(&mut tracks, 0.1), "that an engine is there is nothing to see");
    assert!(nothing(&mut tracks, 33.0), "that time passes is");
    tracks.begin(StrategyId::RAYON, 2);
    assert_eq!(
        (tracks.track(StrategyId::RAYON).spans.len(), tracks.track(StrategyId::RAYON).repeat),
        (0, Some(2))
    );
    tracks.push(StrategyId::RAYON, 2, vec![span(0.0)], Vec::new(), 1.0);
    tracks.clear();
    assert_eq!(tracks.track(StrategyId::RAYON).spans, []);
    assert!(tracks.track(StrategyId::RAYON).version > version, "an emptied track must be drawn again");
}

#[test]
fn the_style_sheet_has_the_palette_s_colours() {
    use overlap_record::palette::{Theme, background, ink};
    let style = include_str!("../../../../../www/style.css");
    // Light first; then dark twice: by the system's wish and by the address's.
    for (name, light, dark) in [
        ("paper", background(Theme::Light), background(Theme::Dark)),
        ("ink", ink(Theme::Light), ink(Theme::Dark)),
    ] {
        let start = format!("--{name}: #");
        let found: Vec<_> =
            style.match_indices(&start).map(|(at, _)| &style[at + start.len() - 1..][..7]).collect();
        assert_eq!(found.get(..3), Some([light, dark, dark].as_slice()), "{name}");
    }
}
