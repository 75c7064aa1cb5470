//! Every workload gives the Rust answers, by every strategy that this CPython has, with forked and with spawned processes.

use crate::program::run;
use overlap_protocol::{
    convert::{answer_value, default_spec, set_params},
    cpython,
    workloads::{self, Answer, Plan, Preset, Step, Task, Unstopped, Workload},
};
use overlap_record::{Pool, SpanKind, StrategyId, Value};
use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
};

/// What the server of these tests answers.
const BODY: &str = "Hello, world\n";

/// Starts a server, and gives its address.
fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            thread::spawn(move || {
                let mut request = [0; 4096];
                let _ = stream.read(&mut request);
                let length = BODY.len();
                let _ = write!(
                    stream,
                    "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{BODY}"
                );
            });
        }
    });
    address
}

/// What a task answers in Rust.
fn by_rust(task: &Task, collection: &mut Unstopped) -> Value {
    let answers = task.steps.iter().filter_map(|step| match step {
        Step::Compute(work) => Some(work.run(collection).unwrap()),
        Step::Fetch { .. } => Some(Answer::Text(format!("200, {} bytes", BODY.len()))),
        Step::Reply { ms, timeout_ms } if timeout_ms < ms => {
            Some(Answer::Text(workloads::TIMED_OUT.to_owned()))
        }
        _ => None,
    });
    answer_value(&answers.last().or_else(|| task.gives.clone()).unwrap())
}

fn gives_the_rust_answers(workload: &Workload, start_method: &str, pool: Pool) {
    let params = workload.params_with(Preset::Quick, workload.small).unwrap();
    let mut spec = default_spec(workload, Preset::Quick, 2);
    set_params(&mut spec, &params);
    (spec.strategies, spec.repeats, spec.warmup, spec.pool) = (StrategyId::all().collect(), 2, 1, pool);
    let Plan { tasks, has_collection, has_counter } = workload.plan(&params).unwrap();
    let site = server();
    let mut arguments = cpython::arguments(&spec);
    arguments.extend(["--start-method", start_method, "--site", &site].map(str::to_owned));
    let ended = run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let record = ended.record();
    let id = workload.id;
    assert_eq!(ended.code, Some(0), "{id}: {}", ended.told);
    assert!(record.spec.params == spec.params && record.spec.tasks == spec.tasks, "{id}");
    assert_eq!(record.environment.python.as_ref().unwrap().start_method, start_method);

    let mut collection = Unstopped::default();
    let expected: Vec<Value> = tasks.iter().map(|task| by_rust(task, &mut collection)).collect();
    for result in &record.results {
        if !result.available {
            assert!(result.reason.as_ref().unwrap().contains("lock"), "{id}: {:?}", result.reason);
            continue;
        }
        let of = format!("{id} by {} ({start_method}): {}", result.strategy, ended.told);
        assert!(result.answer_ok && result.answers == expected, "{of}");
        assert_eq!(result.repeats.len(), 2, "{of}");
        let copies = result.strategy.mechanism().copies();
        if has_collection {
            let held = if copies { Vec::new() } else { collection.collection.clone() };
            let mut found = result.collection.clone().unwrap();
            found.sort_by(f64::total_cmp);
            assert_eq!(found, held, "{of}");
        }
        for repeat in &result.repeats {
            assert_eq!(repeat.counted.is_some(), has_counter, "{of}");
            assert!(
                !copies || repeat.counted.is_none_or(|counted| counted == 0),
                "{of}: {:?}",
                repeat.counted
            );
            let kinds = |kind| repeat.spans.iter().filter(|span| span.kind == kind).count();
            let waits = tasks.iter().any(|task| task.wait_ms() > 0.0);
            assert_eq!(kinds(SpanKind::Wait) > 0, waits, "{of}");
            assert!(kinds(SpanKind::Run) > 0, "{of}");
            assert_eq!(kinds(SpanKind::Copy) > 0, copies, "{of}");
            let starts = result.strategy.has_pool() && pool == Pool::Fresh;
            assert_eq!(kinds(SpanKind::Startup) as u32, if starts { result.workers } else { 0 }, "{of}");
            assert_eq!(repeat.startup_ms > 0.0, starts, "{of}");
            let last = repeat.spans.iter().map(|span| span.end_ms).fold(0.0, f64::max);
            assert!(last <= repeat.total_ms + 0.01, "{of}: a span ends at {last} ms of {}", repeat.total_ms);
        }
        let started = result.pool_startup_ms.is_some();
        assert_eq!(started, result.strategy.has_pool() && pool == Pool::Reused, "{of}");
    }
}

#[test]
fn every_workload_gives_the_rust_answers_with_forked_processes() {
    if cfg!(unix) {
        workloads::all().iter().for_each(|workload| gives_the_rust_answers(workload, "fork", Pool::Fresh));
    }
}

#[test]
fn every_workload_gives_the_rust_answers_with_spawned_processes() {
    workloads::all().iter().for_each(|workload| gives_the_rust_answers(workload, "spawn", Pool::Reused));
}
