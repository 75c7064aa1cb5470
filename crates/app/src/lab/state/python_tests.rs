//! Languages and code: which code runs, whose it is, and that none of the reader's is lost.

use super::{Action, Field, Form, Origin, Plan, Scripts, State};
use crate::{
    lab::host_tests,
    model::{Activity, Capabilities, Estimate, Phase, Progress, RunEvent},
    shell::ShellAction,
};
use overlap_protocol::{
    Spec,
    code::EXAMPLE,
    permalink::{Link, decode_with_code, encode},
    workloads::{self, Preset},
};
use overlap_record::{Language, MAX_CODE_BYTES, StrategyId};
use std::rc::Rc;
use yew::Reducible;

const MINE: &str = "def task(i):\n    return i\n";
const THEIRS: &str = "def task(i):\n    return -i\n";

fn link(query: &str, code: Option<&str>) -> Link {
    decode_with_code(query, 4, code.map(|code| Ok(code.to_owned())))
}

fn opened(query: &str, code: Option<&str>) -> Rc<State> {
    Rc::new(State::opened(link(query, code)))
}

fn kept(texts: &[(&'static str, &str)]) -> Scripts {
    Scripts::kept(texts.iter().map(|(id, text)| (*id, (*text).to_owned())))
}

fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, Reducible::reduce)
}

fn write(text: &str) -> Action {
    Action::Write(Some(text.to_owned()))
}

fn spec(state: &State) -> Spec {
    state.checked.as_ref().expect("the form is right").spec.clone()
}

fn asked(state: &State) -> (Language, Option<String>) {
    let spec = spec(state);
    (spec.lang, spec.code)
}

fn python(code: Option<&str>) -> (Language, Option<String>) {
    (Language::Python, code.map(str::to_owned))
}

fn own() -> Action {
    Action::ChooseWorkload(workloads::own())
}

#[test]
fn the_twin_runs_until_it_is_changed() {
    let rust = opened("?workload=wait", None);
    assert_eq!(asked(&rust), (Language::Rust, None));
    let twin = after(rust, [Action::ChooseLanguage(Language::Python)]);
    assert_eq!(asked(&twin), python(None));
    let changed = after(twin, [write(MINE)]);
    assert_eq!(asked(&changed), python(Some(MINE)));
    assert!(!changed.needs_press(), "it is the reader's");
    let same = after(Rc::clone(&changed), [Action::Write(None)]);
    assert_eq!(asked(&same), python(None), "what says the same as the twin is the twin");
    let rust = after(changed, [Action::ChooseLanguage(Language::Rust)]);
    assert_eq!(asked(&rust), (Language::Rust, None), "code belongs to Python");
    assert_eq!(asked(&after(rust, [Action::ChooseLanguage(Language::Python)])), python(Some(MINE)));
}

#[test]
fn neither_twin_nor_change_is_lost() {
    let changed = after(opened("?workload=wait&lang=python", None), [write(MINE)]);
    let twin = after(changed, [Action::BackToTwin]);
    assert_eq!(asked(&twin), python(None));
    assert!(twin.form.scripts.has_aside("wait"));
    assert_eq!(asked(&after(Rc::clone(&twin), [Action::SwapCode])), python(Some(MINE)));
    // A new change begins at the twin, and the one before can still be had.
    let again = after(twin, [write(THEIRS)]);
    assert_eq!(asked(&again), python(Some(THEIRS)));
    let swapped = after(again, [Action::SwapCode]);
    assert_eq!(asked(&swapped), python(Some(MINE)));
    assert_eq!(asked(&after(swapped, [Action::SwapCode])), python(Some(THEIRS)));
}

#[test]
fn each_workload_has_code_of_its_own() {
    let power = workloads::find("power").expect("it is in the catalogue");
    let state =
        after(opened("?workload=wait&lang=python", None), [write(MINE), Action::ChooseWorkload(power)]);
    assert_eq!(asked(&state), python(None));
    let state = after(state, [write(THEIRS), own()]);
    assert_eq!(asked(&state), python(Some(EXAMPLE)));
    let state = after(state, [Action::ChooseWorkload(power)]);
    assert_eq!(asked(&state), python(Some(THEIRS)));
}

#[test]
fn code_of_ones_own_is_always_python_and_never_empty() {
    let state = after(opened("", None), [own()]);
    assert_eq!(asked(&state), python(Some(EXAMPLE)));
    let still = after(Rc::clone(&state), [Action::ChooseLanguage(Language::Rust)]);
    assert_eq!(asked(&still), python(Some(EXAMPLE)));
    let empty = after(Rc::clone(&state), [write(" \n")]);
    assert!(empty.problem(Field::Code).expect("there is none").message.contains("task(i)"));
    let mine = after(empty, [write(MINE)]);
    assert_eq!(asked(&after(mine, [Action::BackToTwin])), python(Some(EXAMPLE)));
    for preset in [Preset::Quick, Preset::Document] {
        let mut form = Form::clone(&state.form);
        form.load(workloads::own(), preset);
        assert!(form.check().is_ok());
    }
}

#[test]
fn too_much_code_is_named_at_the_editor() {
    let state = after(opened("?workload=wait&lang=python", None), [write(&"x".repeat(MAX_CODE_BYTES + 1))]);
    let problem = state.problem(Field::Code).expect("it is too long");
    assert!(problem.message.contains("65536"), "{}", problem.message);
    let rust = after(state, [Action::ChooseLanguage(Language::Rust)]);
    assert!(rust.checked.is_ok(), "it does not run");
}

#[test]
fn code_of_a_link_is_a_strangers_until_it_is_changed() {
    for query in ["?workload=python", "?workload=wait&lang=python"] {
        let state = opened(query, Some(THEIRS));
        assert_eq!(asked(&state), python(Some(THEIRS)));
        assert!(state.needs_press());
        assert_eq!(state.form.script().and_then(|code| code.from), Some(Origin::Link));
        assert!(!after(Rc::clone(&state), [write(MINE)]).needs_press());
        assert!(!after(Rc::clone(&state), [Action::BackToTwin]).needs_press());
        assert!(after(state, [Action::BackToTwin, Action::SwapCode]).needs_press(), "it is back");
    }
    assert!(!opened("?workload=python", None).needs_press(), "the example is nobody's");
    let named = opened("?workload=wait", Some(THEIRS));
    assert_eq!(asked(&named), (Language::Rust, None));
    assert_eq!(named.shell.notices[0].part, "code");
}

#[test]
fn a_page_around_this_one_may_run_its_own_code_and_no_other() {
    let capabilities = Capabilities { threads: Ok(()), isolated: Ok(()), workers: Ok(()), cores: 4 };
    let probed = || Action::Event(RunEvent::Probed(capabilities.clone()));
    let linked = after(opened("?workload=python", Some(THEIRS)), [probed()]);
    assert!(!host_tests::may_run(&linked));
    let given = Action::Configure(Box::new(link("?workload=python", Some(THEIRS))), Origin::Host);
    let given = after(linked, [given]);
    assert_eq!(asked(&given), python(Some(THEIRS)));
    assert!(host_tests::may_run(&given));
    assert_eq!(given.form.script().and_then(|code| code.from), Some(Origin::Host));
    // Another address in the same frame is again anybody's.
    let followed = Action::Configure(Box::new(link("?workload=python", Some(MINE))), Origin::Link);
    assert!(!host_tests::may_run(&after(given, [followed])));
}

#[test]
fn kept_code_does_not_change_what_a_link_means() {
    let scripts = || kept(&[("wait", MINE), ("python", MINE)]);
    let twin = Rc::new(State::opened_with(link("?workload=wait&lang=python", None), scripts()));
    assert_eq!(asked(&twin), python(None), "the link says the twin");
    assert_eq!(asked(&after(twin, [Action::SwapCode])), python(Some(MINE)), "and the change can be had");
    let own = State::opened_with(link("?workload=python", None), scripts());
    assert_eq!(asked(&own), python(Some(MINE)));
    let linked = Rc::new(State::opened_with(link("?workload=python", Some(THEIRS)), scripts()));
    assert_eq!(asked(&linked), python(Some(THEIRS)));
    assert_eq!(asked(&after(linked, [Action::SwapCode])), python(Some(MINE)));
    let ends = Scripts::kept([("wait", "a\r\nb".to_owned())]);
    let state = Rc::new(State::opened_with(link("?workload=wait&lang=python", None), ends));
    assert_eq!(asked(&after(state, [Action::SwapCode])), python(Some("a\nb")));
}

#[test]
fn the_link_to_the_settings_brings_the_same_back() {
    let state = after(opened("?workload=wait&lang=python&tasks=3", None), [write(MINE)]);
    let plan = state.checked.clone().expect("it is right");
    let again = opened(&encode(&state.settings(&plan)), Some(MINE));
    assert_eq!(again.checked, state.checked);
    assert!(state.address().starts_with(&state.query()) && state.address().contains("#code="));
    assert!(!opened("?workload=wait&lang=python", None).address().contains('#'));
}

#[test]
fn an_undo_brings_code_back_and_an_edit_ends_it() {
    let changed = after(opened("?workload=wait&lang=python", None), [write(MINE)]);
    let other = Action::Configure(Box::new(link("?workload=power", None)), Origin::Host);
    let other = after(changed, [other]);
    assert_eq!(asked(&other), (Language::Rust, None));
    assert_eq!(asked(&after(Rc::clone(&other), [Action::Undo])), python(Some(MINE)));
    assert_eq!(after(other, [write(THEIRS)]).undo, None);
}

#[test]
fn the_quick_values_are_those_of_the_language() {
    let param = |state: &State| state.form.text(Field::Param("iterations")).to_owned();
    let rust = opened("?workload=long_comp", None);
    let twin = after(Rc::clone(&rust), [Action::ChooseLanguage(Language::Python)]);
    assert_eq!((param(&rust), param(&twin)), ("5000000".to_owned(), "300000".to_owned()));
    assert_eq!(twin.form.preset(), Some(Preset::Quick));
    assert_eq!(
        param(&opened("?workload=long_comp&lang=python", None)),
        "300000",
        "a link without values too"
    );
    let back = after(Rc::clone(&twin), [Action::ChooseLanguage(Language::Rust)]);
    assert_eq!(param(&back), "5000000");
    let typed = Action::Type(Field::Param("iterations"), "7".to_owned());
    let kept = after(twin, [typed, Action::ChooseLanguage(Language::Rust)]);
    assert_eq!(param(&kept), "7", "what the reader chose stays");
    for workload in workloads::all() {
        let spec = link(&format!("?workload={}&lang=python", workload.id), None).settings.spec;
        let total_ms = Estimate::of(&spec, 2).total_ms;
        assert!(total_ms < 30_000.0, "{}: {total_ms} ms", workload.id);
    }
}

#[test]
fn python_takes_longer_and_ones_own_takes_what_it_takes() {
    let of = |query: &str, code: Option<&str>| Estimate::of(&link(query, code).settings.spec, 4).total_ms;
    let (rust, twin) =
        ("?workload=long_comp&iterations=5000000", "?workload=long_comp&iterations=5000000&lang=python");
    let ratio = of(twin, None) / of(rust, None);
    assert!((10.0..=70.0).contains(&ratio), "{ratio}");
    let is_asked_about = |query: &str| Estimate::of(&link(query, None).settings.spec, 4).is_long();
    assert!(
        !is_asked_about("?workload=factorial&lang=python&to=2999"),
        "large whole numbers are compiled code in Python too"
    );
    assert!(is_asked_about("?workload=mix&lang=python&task_ms=200&compute_share=0.5"));
    let waits = ["?workload=wait&wait_ms=5000", "?workload=wait&wait_ms=5000&lang=python"];
    assert_eq!(of(waits[0], None), of(waits[1], None), "a wait is a wait");
    let large = "?workload=long_comp&iterations=5000000&lang=python&repeats=9";
    assert!(Estimate::of(&link(large, None).settings.spec, 4).is_long());
    assert!(!Estimate::of(&link(large, Some(MINE)).settings.spec, 4).is_long(), "nobody knows");
}

fn started(state: Rc<State>) -> Rc<State> {
    let plan: Plan = state.checked.clone().expect("it is right");
    after(state, [Action::Start(plan)])
}

#[test]
fn what_is_wrong_with_the_code_is_marked_until_it_is_changed() {
    let state = started(after(opened("?workload=wait&lang=python", None), [write(MINE)]));
    let error = RunEvent::CodeError { message: "invalid syntax".to_owned(), line: 2, column: 5 };
    let state = after(state, [Action::Event(error)]);
    assert_eq!(state.shell.phase, Phase::Failed("invalid syntax".to_owned()));
    assert_eq!(state.fault().map(|(line, message)| (line, &**message)), Some((2, "invalid syntax")));
    assert_eq!(after(Rc::clone(&state), [write(THEIRS)]).fault(), None);
    assert_eq!(after(Rc::clone(&state), [Action::ChooseLanguage(Language::Rust)]).fault(), None);
    assert_eq!(started(state).fault(), None);
}

#[test]
fn of_the_tasks_that_raised_the_first_is_marked() {
    let raised = |task: u32, line| {
        let message = format!("ValueError: {task}");
        Action::Event(RunEvent::Raised { strategy: StrategyId::SERIAL, task: Some(task), line, message })
    };
    let state = started(opened("?workload=wait&lang=python", None));
    let state = after(state, [raised(1, 4), raised(0, 9)]);
    assert_eq!(state.fault().map(|(line, message)| (line, &**message)), Some((4, "ValueError: 1")));
    assert!(state.shell.phase.is_busy(), "the others go on");
}

#[test]
fn how_much_of_an_engine_has_come_is_known_while_it_comes() {
    let bytes = |received| Action::Event(RunEvent::Bytes { received, total: Some(2.9e6) });
    let loading = Progress { at: Some((StrategyId::SERIAL, Activity::Loading)), done: 0, total: 5 };
    let state = started(opened("?workload=wait&lang=python", None));
    let state = after(state, [bytes(1e6), Action::Event(RunEvent::Progress(loading)), bytes(1.2e6)]);
    assert_eq!(state.loaded, Some((1.2e6, Some(2.9e6))));
    assert_eq!(after(Rc::clone(&state), [Action::Event(RunEvent::Cancelled { after_ms: 1.0 })]).loaded, None);
    assert_eq!(started(after(state, [Action::Shell(ShellAction::Cancel)])).loaded, None);
}
