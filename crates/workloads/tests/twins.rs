//! The Python twins: what the lab runs of them, and the whole files in CPython, where this machine has it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use overlap_workloads::{Answer, Preset, Step, TIMED_OUT, Task, Unstopped, Workload, all, source};
use std::process::Command;

/// Compiles the code of its first argument, runs it with the other arguments as global names, each set to 1, and fails
/// where a function uses a name that is none of these, or where none uses one of them.
const LOAD: &str = r#"
import builtins, dis, sys, types
code, *names = sys.argv[1:]
space = dict.fromkeys(names, 1) | {"__name__": "task"}
exec(compile(code, "task.py", "exec"), space)
assert callable(space["task"]), "no task"
def used(code):
    yield from (step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL")
    for part in code.co_consts:
        if isinstance(part, types.CodeType):
            yield from used(part)
found = set(used(compile(code, "task.py", "exec")))
assert found <= space.keys() | vars(builtins).keys(), found - space.keys()
assert set(names) <= found, set(names) - found
"#;

/// Runs `python3`; `None` where there is none.
fn cpython(arguments: &[&str]) -> Option<String> {
    let Ok(output) = Command::new("python3").args(["-I", "-B"]).args(arguments).output() else {
        eprintln!("there is no `python3` here, so the twins stand unchecked");
        return None;
    };
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", arguments[1]);
    Some(String::from_utf8(output.stdout).unwrap())
}

/// A small workload's parameters as its twin's file takes them, in order.
fn arguments(workload: &Workload) -> Vec<String> {
    let params = workload.params_with(Preset::Quick, workload.small).unwrap();
    workload.params.iter().map(|spec| params.0[spec.id].to_string()).collect()
}

#[test]
fn what_the_lab_runs_of_a_twin_defines_its_task() {
    for id in all().iter().map(|workload| workload.id) {
        let task = source::task(id).unwrap_or_else(|| panic!("{id}.py has no line `{}`", source::IN_CPYTHON));
        assert!(task.contains("def task(i):"), "{id}");
        assert!(task.ends_with('\n') && !task.ends_with("\n\n"), "{id}: {task:?}");
        assert!(!task.contains("Executor") && !task.contains("def main"), "{id}");
        let whole: Vec<&str> = source::python(id).unwrap().lines().collect();
        assert!(task.lines().all(|line| whole.contains(&line)) && !task.contains("excerpt"), "{id}");
    }
    assert_eq!(source::task("nothing"), None);
}

#[test]
fn what_the_lab_runs_of_a_twin_needs_no_names_but_the_parameters() {
    for workload in all() {
        let task = source::task(workload.id).unwrap();
        let names: Vec<_> = workload.params[1..].iter().map(|spec| source::python_name(spec.id)).collect();
        let names = names.iter().map(AsRef::as_ref);
        cpython(&["-c", LOAD, &task].into_iter().chain(names).collect::<Vec<_>>());
    }
}

#[test]
fn a_twin_gives_the_rust_answers_in_cpython_however_it_is_run() {
    // What needs no server.
    for workload in all().iter().filter(|workload| workload.id != "open_url") {
        let file = format!("{}/python/{}.py", env!("CARGO_MANIFEST_DIR"), workload.id);
        let arguments = arguments(workload);
        let arguments = [file.as_str()].into_iter().chain(arguments.iter().map(String::as_str));
        let Some(printed) = cpython(&arguments.collect::<Vec<_>>()) else { return };
        assert!(printed.lines().count() >= 3, "{}: {printed}", workload.id);
        for line in printed.lines() {
            let (_, list) = line.split_once(" s [").unwrap();
            let (list, _) = list.split_once(']').unwrap();
            let expected = answers(workload).into_iter().take(list.split(", ").count());
            let given = list.split(", ").map(answer);
            assert!(given.eq(expected), "{}: {line}", workload.id);
        }
    }
}

/// What a `repr` says.
fn answer(text: &str) -> Answer {
    match text.parse() {
        Ok(number) => Answer::Number(number),
        Err(_) => Answer::Text(text.trim_matches('\'').to_owned()),
    }
}

/// The answers of a small workload's tasks.
fn answers(workload: &Workload) -> Vec<Answer> {
    let params = workload.params_with(Preset::Quick, workload.small).unwrap();
    let plan = workload.plan(&params).unwrap();
    plan.tasks.iter().map(task_answer).collect()
}

fn task_answer(task: &Task) -> Answer {
    let mut computed = task.steps.iter().filter_map(|step| match step {
        Step::Reply { ms, timeout_ms } if timeout_ms < ms => Some(Answer::Text(TIMED_OUT.to_owned())),
        Step::Compute(work) => Some(work.run(&mut Unstopped::default()).unwrap()),
        _ => None,
    });
    // A task answers with what its last step gives.
    computed.next_back().or_else(|| task.gives.clone()).unwrap()
}
