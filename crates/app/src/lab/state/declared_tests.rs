//! Sweeps over a number that the code declares: when it is offered, and what is said when it is no more.

use super::{Action, Field, Origin, State};
use crate::model::RunEvent;
use overlap_protocol::{
    Vary,
    permalink::{Link, decode_with_code},
    workloads,
};
use overlap_record::{Language, StrategyId};
use std::rc::Rc;
use yew::Reducible;

const CODE: &str = "N = 1000  # sweep\n\n\ndef task(i):\n    return N * i\n";
const WITHOUT: &str = "def task(i):\n    return i\n";

fn n() -> Vary {
    Vary::Declared(String::from("N"))
}

fn link(query: &str, code: Option<&str>) -> Link {
    decode_with_code(query, 2, code.map(|code| Ok(code.to_owned())))
}

fn opened(query: &str, code: Option<&str>) -> Rc<State> {
    Rc::new(State::opened(link(query, code)))
}

fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, Reducible::reduce)
}

fn write(code: &str) -> Action {
    Action::Write(Some(code.to_owned()))
}

fn sweep() -> Action {
    Action::ChooseVary(Some(n()))
}

fn values(state: &State) -> &str {
    state.form.text(Field::SweepValues)
}

fn codes(state: &State) -> Vec<String> {
    let plan = state.checked.as_ref().expect("nothing is wrong");
    plan.specs().into_iter().filter_map(|spec| spec.code).collect()
}

/// What is said of a number that is not there.
fn told(state: &State) -> Option<&str> {
    let problem = state.problem(Field::SweepValues)?;
    Some(&problem.message).filter(|it| it.contains("`N = 1000  # sweep`")).map(String::as_str)
}

#[test]
fn it_is_offered_as_soon_as_the_code_declares_it() {
    for query in ["?workload=python", "?workload=wait&lang=python"] {
        let state = opened(query, None);
        assert!(!state.form.quantities().contains(&n()), "{query}");
        let state = after(state, [write(CODE)]);
        assert!(state.form.quantities().contains(&n()), "{query}");
        let state = after(state, [sweep()]);
        assert_eq!(values(&state), "125, 250, 500, 1000, 2000, 4000", "{query}");
        let wanted = ["125", "250", "500", "1000", "2000", "4000"].map(|value| CODE.replace("1000", value));
        assert_eq!(codes(&state), wanted, "{query}");
    }
}

#[test]
fn values_suit_any_number() {
    for (literal, suggested) in [
        ("1", "1, 2, 4, 8, 16"),
        ("0", "1, 2, 4, 8, 16"),
        ("-8", "-128, -64, -32, -16, -8, -4"),
        ("0.5", "0.0625, 0.125, 0.25, 0.5, 1, 2"),
    ] {
        let code = CODE.replace("1000", literal);
        let state = after(opened("?workload=python", Some(&code)), [sweep()]);
        assert_eq!(values(&state), suggested, "{literal}");
        assert!(state.checked.is_ok(), "{literal}");
    }
    let largest = CODE.replace("1000", "1e308");
    let state = after(opened("?workload=python", Some(&largest)), [sweep()]);
    assert!(state.checked.is_ok() && !values(&state).contains("inf"), "{}", values(&state));
}

#[test]
fn what_the_code_declares_no_more_is_named_until_it_is_back() {
    let swept = after(opened("?workload=wait&lang=python", Some(CODE)), [sweep()]);
    for lost in [
        write(WITHOUT),
        write(&CODE.replace("# sweep", "#")),
        write(&format!("{CODE}N = 2  # sweep\n")),
        Action::BackToTwin,
        Action::ChooseLanguage(Language::Rust),
    ] {
        let state = after(Rc::clone(&swept), [lost]);
        assert!(told(&state).is_some(), "{:?}", state.checked);
        assert_eq!((&state.form.vary, values(&state)), (&Some(n()), values(&swept)), "nothing is lost");
        let back = after(Rc::clone(&state), [Action::ChooseLanguage(Language::Python), write(CODE)]);
        assert_eq!(codes(&back), codes(&swept));
        let other = after(state, [Action::ChooseVary(Some(Vary::Tasks))]);
        assert!(other.checked.is_ok(), "{:?}", other.checked);
    }
    let elsewhere = after(swept, [Action::ChooseWorkload(workloads::own())]);
    assert_eq!((elsewhere.form.vary.clone(), elsewhere.checked.is_ok()), (None, true));
}

#[test]
fn a_link_brings_code_and_sweep_together() {
    let query = "?workload=python&sweep=N:10,20,40";
    let state = opened(query, Some(CODE));
    assert_eq!(state.shell.notices, []);
    assert!(state.needs_press());
    let wanted = ["10", "20", "40"].map(|value| CODE.replace("1000", value));
    assert_eq!(codes(&state), wanted);
    assert!(state.query().contains("sweep=N:10,20,40"), "{}", state.query());
    let given = after(opened("", None), [Action::Configure(Box::new(link(query, Some(CODE))), Origin::Host)]);
    assert_eq!((codes(&given), given.needs_press()), (codes(&state), false));
    let without = opened(query, Some(WITHOUT));
    assert!(without.shell.notices[0].message.contains("`N` cannot be swept"), "{:?}", without.shell.notices);
    assert_eq!(without.form.vary, None);
}

#[test]
fn a_line_at_fault_is_marked_at_every_point() {
    let state = opened("?workload=python&sweep=N:10,20", Some(CODE));
    let plan = state.checked.clone().expect("nothing is wrong");
    let raised = RunEvent::Raised {
        strategy: StrategyId::SERIAL,
        task: Some(0),
        message: String::from("ValueError"),
        line: 5,
    };
    let state = after(state, [Action::Start(plan), Action::Event(raised)]);
    assert_ne!(state.asked.as_ref().and_then(|spec| spec.code.as_deref()), state.form.code());
    assert_eq!(state.fault().map(|(line, _)| line), Some(5));
    let other = after(state, [write(WITHOUT)]);
    assert_eq!(other.fault(), None, "it is other code");
}
