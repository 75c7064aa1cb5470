//! The published JSON Schema against records as this crate writes them.

use jsonschema::Validator;
use overlap_record::{
    Access, AccessKind, Build, Doubt, Fault, FaultKind, Interpreter, Language, Pool, Repeat, RunRecord,
    SpanKind, StrategyId, StrategyResult, Value, json,
    testing::{record, repeat, result, span, unavailable},
};
use serde_json::{Value as Json, json};

const SCHEMA: &str = include_str!("../../../../www/schema/run-record.v1.json");

fn validator() -> Validator {
    let schema: Json = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Records that between them use every field, every variant, and every optional field both ways.
fn records() -> Vec<RunRecord> {
    let spans: Vec<_> = (0..).zip(SpanKind::ALL).map(|(i, kind)| span(i % 4, i, kind, 0.0, 4.25)).collect();
    let mut start = span(0, 1, SpanKind::Startup, 0.0, 1.0);
    start.task = None;
    let access = |(number, kind)| Access { number, task: number % 2, kind, value: 7 + number / 4 };
    let interleaving: Vec<Access> =
        [(1, AccessKind::Read), (2, AccessKind::Read), (3, AccessKind::Write), (4, AccessKind::Write)]
            .map(access)
            .into();
    let repeats = |ms: f64| {
        vec![
            Repeat { interleaving: interleaving.clone(), ..repeat(ms, spans.clone()) },
            Repeat { startup_ms: 1.0, counted: Some(67_445), ..repeat(ms + 1.0, vec![start]) },
        ]
    };
    let doubts = vec![
        Doubt::TooShort { median_ms: 0.4, resolution_us: 100.0 },
        Doubt::WideSpread { ratio: 0.2 },
        Doubt::Outlier { repeat: 1, total_ms: 20.0 },
        Doubt::PageHidden,
        Doubt::CoresFewerThanWorkers { workers: 4, cores: 2 },
        Doubt::CoresOverstated { reported: 8, measured: 1.9 },
        Doubt::NotIsolated,
        Doubt::FirstRunCold,
        Doubt::WarmUpShort { ran_ms: 300.0 },
        Doubt::SingleRepeat,
        Doubt::FewRepeats { repeats: 2 },
        Doubt::SpansLost { spans: 12 },
    ];
    let isolated = StrategyResult {
        collection: Some(vec![]),
        build: Some(Build::Threads),
        blocking_line: Some(3),
        warmup_ms: Some(1500.0),
        pool_startup_ms: Some(31.5),
        doubts,
        ..result(StrategyId::ISOLATED, repeats(9.0))
    };
    let wrong = StrategyResult {
        answer_ok: false,
        answers: vec![
            Value::Number(f64::NAN),
            Value::Text("a1b2".to_owned()),
            Value::Number(2236.5678097446853),
        ],
        ..result(StrategyId::ASYNC, repeats(12.0))
    };
    let mut full = record(vec![
        result(StrategyId::SERIAL, repeats(10.0)),
        wrong,
        unavailable(StrategyId::RAYON, "this page is not cross-origin isolated"),
        isolated,
        result(StrategyId::GIL, repeats(11.0)),
    ]);
    full.spec.lang = Language::Python;
    full.spec.code = Some("def task(i):\n    return i\n".to_owned());
    full.spec.threads = Some(7);
    full.spec.chunk = Some(3);
    full.spec.pool = Pool::Reused;
    full.spec.fault = Some(Fault { task: 2, kind: FaultKind::Trap });
    full.spec.seed = u64::MAX;
    full.spec.params.insert("urls".to_owned(), Value::Text("data/a.txt".to_owned()));
    let mut single = record(vec![result(StrategyId::ASYNC, repeats(3.0))]);
    single.environment.cores_measured = None;
    single.environment.mode = "single".to_owned();
    let plain = StrategyResult { build: Some(Build::Plain), ..result(StrategyId::SERIAL, vec![]) };
    let mut twin = record(vec![plain]);
    twin.spec.lang = Language::Python;
    let timed = |strategy| result(strategy, repeats(10.0));
    let mut cpython = record(vec![timed(StrategyId::SERIAL), timed(StrategyId::ISOLATED)]);
    cpython.environment.python = Some(Interpreter {
        implementation: "CPython".to_owned(),
        version: "3.14.0".to_owned(),
        lock: true,
        start_method: "spawn".to_owned(),
        system: "Windows AMD64".to_owned(),
    });
    cpython.subinterpreters = Some(Box::new(timed(StrategyId::ISOLATED)));
    let other = cpython.clone().take_subinterpreters().unwrap();
    vec![full, single, record(vec![]), twin, cpython, other]
}

#[test]
fn every_record_that_is_written_is_valid() {
    let validator = validator();
    for record in records() {
        let written: Json = serde_json::from_str(&json(&record).unwrap()).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&written).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn it_lists_the_strategies_of_the_table() {
    let schema: Json = serde_json::from_str(SCHEMA).unwrap();
    let names: Vec<&str> = StrategyId::all().map(StrategyId::name).collect();
    assert_eq!(schema["$defs"]["strategy"]["enum"], json!(names));
}

#[test]
fn broken_records_are_not() {
    let validator = validator();
    let sound = serde_json::to_value(&records()[0]).unwrap();
    assert!(validator.is_valid(&sound));
    for (pointer, value) in [
        ("/schema", json!("overlap.run/2")),
        ("/app/commit", json!(5)),
        ("/spec/tasks", json!(-1)),
        ("/spec/workers", json!(1.5)),
        ("/spec/strategies", json!(["serial", "serial"])),
        ("/spec/lang", json!("perl")),
        ("/spec/code", json!(["x"])),
        ("/spec/pool", json!("new")),
        ("/spec/params", json!({"iterations": true})),
        ("/spec/fault/kind", json!("hang")),
        ("/environment/mode", json!("many")),
        ("/environment/cores_measured", json!("two")),
        ("/results", json!({})),
        ("/results/0/strategy", json!("threads")),
        ("/results/0/answers", json!([null])),
        ("/results/0/summary/ci95_ms", json!([1.0])),
        ("/results/0/summary/median_ms", json!(null)),
        ("/results/0/repeats/0/total_ms", json!(-1.0)),
        ("/results/0/repeats/0/interleaving/0/number", json!(0)),
        ("/results/0/repeats/0/interleaving/0/kind", json!("erase")),
        ("/results/0/repeats/0/spans/0/kind", json!("sleep")),
        ("/results/0/repeats/0/spans/0/task", json!(-1)),
        ("/results/0/repeats/0/spans/0/start_ms", json!(null)),
        ("/results/3/build", json!("fast")),
        ("/results/3/warmup_ms", json!(-1.0)),
        ("/results/3/doubts/0/doubt", json!("too_long")),
        ("/results/3/doubts/0/median_ms", json!("short")),
        ("/results/3/doubts/3", json!({"doubt": "page_hidden", "since": 5})),
    ] {
        let mut broken = sound.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
}

#[test]
fn broken_records_of_cpython_are_not() {
    let validator = validator();
    for (record, pointer, value) in [
        (4, "/subinterpreters", json!(null)),
        (4, "/environment/python", json!({"implementation": "CPython"})),
        (4, "/environment/python/lock", json!("on")),
        (5, "/results/1/means", json!("processes")),
    ] {
        let mut broken = serde_json::to_value(&records()[record]).unwrap();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
}

/// Calls `change` with the members of each object in turn, and puts the record back in between.
fn for_each_object(record: &Json, mut change: impl FnMut(&mut Json, &str)) {
    fn pointers(value: &Json, at: String, out: &mut Vec<String>) {
        match value {
            Json::Object(members) => {
                out.push(at.clone());
                members.iter().for_each(|(key, member)| pointers(member, format!("{at}/{key}"), out));
            }
            Json::Array(items) => {
                items.iter().enumerate().for_each(|(i, item)| pointers(item, format!("{at}/{i}"), out));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    pointers(record, String::new(), &mut found);
    for pointer in found.iter().filter(|pointer| !pointer.ends_with("/params")) {
        change(&mut record.clone(), pointer);
    }
}

#[test]
fn every_object_is_closed_and_complete() {
    let validator = validator();
    let optional = [
        "lang",
        "code",
        "threads",
        "chunk",
        "fault",
        "build",
        "reason",
        "collection",
        "counted",
        "interleaving",
        "blocking_line",
        "warmup_ms",
        "pool_startup_ms",
    ];
    for_each_object(&serde_json::to_value(&records()[0]).unwrap(), |record, pointer| {
        let members = record.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
        let keys: Vec<String> = members.keys().cloned().collect();
        members.insert("extra".to_owned(), json!(1));
        assert!(!validator.is_valid(record), "{pointer} takes a member that it does not know");
        record.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove("extra");
        for key in keys {
            let members = record.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
            let member = members.remove(&key).unwrap();
            assert_eq!(
                validator.is_valid(record),
                optional.contains(&key.as_str()),
                "{pointer} without {key}"
            );
            record.pointer_mut(pointer).unwrap().as_object_mut().unwrap().insert(key, member);
        }
    });
}

#[test]
fn every_field_is_described() {
    fn check(schema: &Json, at: &str) {
        if let Some(properties) = schema.get("properties").and_then(Json::as_object) {
            for (name, property) in properties {
                let told = property.get("description").is_some() || property.get("$ref").is_some();
                let told = told || (name == "doubt" && property.get("const").is_some());
                assert!(told, "{at}/{name} has no description");
                check(property, &format!("{at}/{name}"));
            }
        }
        for (name, definition) in schema.get("$defs").and_then(Json::as_object).into_iter().flatten() {
            assert!(definition.get("description").is_some(), "{name}");
            check(definition, name);
        }
        for variant in schema.get("oneOf").and_then(Json::as_array).into_iter().flatten() {
            assert!(variant.get("description").is_some(), "{at}");
            check(variant, at);
        }
    }
    check(&serde_json::from_str(SCHEMA).unwrap(), "");
}
