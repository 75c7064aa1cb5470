//! The workloads' Python twins give the answers of the Rust.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod support;

use overlap_python::{Answer, Global, Interpreter, Program, TaskKind};
use overlap_workloads::{
    self as workloads, ParamValue, Plan, Preset, Step, Task, Unstopped, Workload, source,
};
use std::sync::Arc;
use support::{Fake, on_large_stack};

/// What a small workload's tasks answer in Python, and what the list `shared` and the number `counter` hold then.
fn by_python(workload: &Workload) -> (Vec<Answer>, Option<Vec<f64>>, Option<u64>) {
    let params = workload.params_with(Preset::Quick, workload.small).unwrap();
    let global = |id: &str| match &params.0[id] {
        ParamValue::Integer(value) => Global::Int(*value),
        ParamValue::Real(value) => Global::Float(*value),
        ParamValue::Text(text) => Global::Text(text.clone()),
    };
    let names: Vec<_> = workload.params[1..].iter().map(|spec| source::python_name(spec.id)).collect();
    let globals: Vec<_> = names
        .iter()
        .zip(&workload.params[1..])
        .map(|(name, spec)| (name.as_ref(), global(spec.id)))
        .collect();
    let tasks = u32::try_from(params.integer("tasks").unwrap()).unwrap();

    let program = Program::compile(&source::task(workload.id).unwrap()).unwrap();
    let plan = workload.plan(&params).unwrap();
    assert_eq!(program.kind() == TaskKind::Coroutine, waits(&plan), "{}", workload.id);
    let interpreter = Interpreter::new(Arc::new(Fake::default())).unwrap();
    let module = interpreter.load_with(&program, 0, &globals).unwrap();
    let answers = (0..tasks).map(|task| module.run(task, 0).unwrap()).collect();
    (answers, module.numbers("shared"), module.count("counter"))
}

fn waits(plan: &Plan) -> bool {
    let is_wait = |step: &Step| !matches!(step, Step::Compute(_) | Step::Program);
    plan.tasks.iter().any(|task| task.steps.iter().any(is_wait))
}

/// What a task answers in Rust. A fetch has the reply that the machine gives for every address.
fn by_rust(task: &Task, collection: &mut Unstopped) -> workloads::Answer {
    let answers = task.steps.iter().filter_map(|step| match step {
        Step::Compute(work) => Some(work.run(collection).unwrap()),
        Step::Reply { ms, timeout_ms } if timeout_ms < ms => {
            Some(workloads::Answer::Text(workloads::TIMED_OUT.to_owned()))
        }
        Step::Fetch { .. } => Some(workloads::Answer::Text("200, 13 bytes".to_owned())),
        _ => None,
    });
    answers.last().or_else(|| task.gives.clone()).unwrap()
}

#[test]
fn every_twin_gives_the_rust_answers() {
    on_large_stack(|| {
        for workload in workloads::all() {
            let params = workload.params_with(Preset::Quick, workload.small).unwrap();
            let plan = workload.plan(&params).unwrap();
            let (answers, shared, counted) = by_python(workload);
            let mut collection = Unstopped::default();
            assert_eq!(answers.len(), plan.tasks.len());
            for (task, Answer(text)) in plan.tasks.iter().zip(&answers) {
                match by_rust(task, &mut collection) {
                    workloads::Answer::Number(number) => {
                        assert_eq!(text.parse(), Ok(number), "{} {}", workload.id, task.id);
                    }
                    workloads::Answer::Text(expected) => {
                        assert_eq!(*text, format!("'{expected}'"), "{} {}", workload.id, task.id);
                    }
                }
            }
            assert_eq!(shared, plan.has_collection.then_some(collection.collection), "{}", workload.id);
            let by_rust = collection.counter.held();
            assert_eq!(counted, plan.has_counter.then_some(by_rust), "{}", workload.id);
        }
    });
}

#[test]
fn globals_are_there_when_the_program_is_loaded() {
    on_large_stack(|| {
        let source = "at_load = [n, x, s]\ndef task(i): return at_load\n";
        let interpreter = Interpreter::new(Arc::new(Fake::default())).unwrap();
        let globals =
            [("n", Global::Int(u64::MAX)), ("x", Global::Float(0.5)), ("s", Global::Text("ä".to_owned()))];
        let module = interpreter.load_with(&Program::compile(source).unwrap(), 0, &globals).unwrap();
        assert_eq!(module.run(0, 0).unwrap().0, "[18446744073709551615, 0.5, 'ä']");
    });
}

#[test]
fn only_a_list_of_numbers_is_read_as_one() {
    let source = "a = [1, 2.5, True, 2**60]\nb = [1, 'x']\nc = (1, 2)\nd = []\ndef task(i): a.append(i)\n";
    support::loaded(source, |module, _| {
        module.run(7, 0).unwrap();
        assert_eq!(module.numbers("a"), Some(vec![1.0, 2.5, 1.0, 2_f64.powi(60), 7.0]));
        assert_eq!(module.numbers("d"), Some(vec![]));
        assert_eq!(["b", "c", "nothing"].map(|name| module.numbers(name)), [None, None, None]);
    })
    .unwrap();
}
