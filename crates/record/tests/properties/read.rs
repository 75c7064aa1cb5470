use overlap_record::{
    Language, MAX_BYTES, MAX_CODE_BYTES, ReadError, RunRecord, SpanKind, StrategyId, json, read_all,
    read_bytes, read_record,
    testing::{record, repeat, result, span},
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn sound() -> Json {
    let repeats = vec![repeat(10.0, vec![span(0, 0, SpanKind::Run, 0.0, 4.0)]), repeat(12.0, vec![])];
    serde_json::to_value(record(vec![result(StrategyId::SERIAL, repeats)])).unwrap()
}

/// What is said about a sound record with one field set.
fn error(pointer: &str, value: Json) -> String {
    let mut record = sound();
    *record.pointer_mut(pointer).unwrap() = value;
    read_record(&record.to_string()).expect_err(pointer).to_string()
}

#[test]
fn a_sound_record_is_read() {
    assert_eq!(serde_json::to_value(read_record(&sound().to_string()).unwrap()).unwrap(), sound());
}

#[test]
fn what_python_adds_to_a_result_is_checked() {
    let with = |field: &str, value: Json, lang: &str| {
        let mut record = sound();
        record["results"][0][field] = value;
        record["spec"]["lang"] = json!(lang);
        read_record(&record.to_string()).map_err(|error| error.to_string())
    };
    assert!(with("build", json!("threads"), "python").is_ok());
    assert!(with("warmup_ms", json!(12.5), "rust").is_ok());
    for (field, value, lang, expected) in [
        ("build", json!("fast"), "python", "`results[0].build`: unknown variant `fast`"),
        ("build", json!("plain"), "rust", "`results[0].build`: only Python has an interpreter"),
        ("warmup_ms", json!(-0.5), "python", "`results[0].warmup_ms`: -0.5 is not 0 or more"),
    ] {
        let said = with(field, value, lang).unwrap_err();
        assert!(said.contains(expected), "`{expected}` in `{said}`");
    }
}

#[test]
fn errors_name_the_place() {
    for (pointer, value, expected) in [
        ("/results/0/repeats/1/total_ms", json!("fast"), "`results[0].repeats[1].total_ms`: invalid type"),
        (
            "/results/0/repeats/0/spans/0/kind",
            json!("sleep"),
            "`results[0].repeats[0].spans[0].kind`: unknown variant",
        ),
        (
            "/results/0/repeats/0/spans/0/end_ms",
            json!(-1.0),
            "`results[0].repeats[0].spans[0].end_ms`: the span ends at -1",
        ),
        ("/results/0/repeats/0/spans/0/start_ms", json!(-0.5), "spans[0].start_ms`: -0.5 is not 0 or more"),
        ("/results/0/repeats/0/spans/0/task", json!(4), "spans[0].task`: there is no task 4 among 4"),
        ("/results/0/repeats/0/spans/0/lane", json!(4096), "spans[0].lane`: lane 4096"),
        ("/results/0/repeats/0/memory_bytes", json!(-1), "`results[0].repeats[0].memory_bytes`: -1"),
        ("/results/0/repeats/0/startup_ms", json!(-1), "`results[0].repeats[0].startup_ms`: -1"),
        (
            "/results/0/summary/ci95_ms",
            json!([2.0, 1.0]),
            "`results[0].summary.ci95_ms`: the interval ends at 1",
        ),
        ("/results/0/summary/median_ms", json!(-1.0), "`results[0].summary.median_ms`: -1"),
        (
            "/results/0/answers",
            json!([1, 2, 3, 4, 5]),
            "`results[0].answers`: there are 5 answers for 4 tasks",
        ),
        (
            "/results/0/strategy",
            json!("threads"),
            "`results[0].strategy`: `threads` is not a strategy; choose from serial, async,",
        ),
        ("/spec/tasks", json!(2_000_000), "`spec.tasks`: 2000000 tasks"),
        ("/environment/timer_resolution_us", json!(-5), "`environment.timer_resolution_us`: -5"),
        ("/environment", json!({}), "`environment`: missing field"),
        ("/app", json!(5), "`app`: invalid type: integer `5`, expected an object"),
        ("/environment/mode", json!("fast"), "`environment.mode`: it is none of threads, workers and single"),
        ("/environment/user_agent", json!("x".repeat(10_001)), "`environment.user_agent`: the text has more"),
        ("/app/version", json!("x".repeat(10_001)), "`app.version`: the text has more"),
        ("/app/commit", json!("x".repeat(10_001)), "`app.commit`: the text has more"),
        ("/spec/workload", json!(""), "`spec.workload`: the name is empty"),
        ("/spec/params/iterations", json!("9".repeat(20_000)), "`spec.params.iterations`: the text has more"),
        ("/spec/strategies", json!(["gil", "serial", "gil"]), "`spec.strategies[2]`: gil is there twice"),
        ("/results/0/answers/0", json!("x".repeat(10_001)), "`results[0].answers[0]`: the text has more"),
        (
            "/results/0/doubts",
            json!(vec![json!({"doubt": "page_hidden"}); 101]),
            "`results[0].doubts`: there are more than 100 doubts",
        ),
    ] {
        let message = error(pointer, value);
        assert!(message.contains(expected), "`{expected}` in `{message}`");
    }
}

#[test]
fn a_field_that_does_not_belong_is_named() {
    let mut record = sound();
    record["results"][0]["repeats"][1]["html"] = json!("<img src=x>");
    let message = read_record(&record.to_string()).unwrap_err().to_string();
    assert!(message.contains("`results[0].repeats[1].html`: unknown field `html`"), "{message}");
    let mut record = sound();
    record["spec"]["params"] =
        (0..101).map(|i| (i.to_string(), json!(i))).collect::<serde_json::Map<_, _>>().into();
    let message = read_record(&record.to_string()).unwrap_err().to_string();
    assert!(message.contains("`spec.params`: there are more than 100 parameters"), "{message}");
    let mut record = sound();
    record["spec"]["threads"] = json!(0);
    let message = read_record(&record.to_string()).unwrap_err().to_string();
    assert!(message.contains("`spec.threads`: 0 is not 1 or more"), "{message}");
}

#[test]
fn another_version_is_told_apart_from_a_broken_record() {
    assert!(error("/schema", json!("overlap.run/2")).contains("`overlap.run/2`"));
    assert!(matches!(read_record("{}"), Err(ReadError::Schema { found }) if found == "missing"));
    assert!(matches!(read_record(r#"{"schema": "overlap.run/2", "app": 5}"#), Err(ReadError::Schema { .. })));
    assert!(matches!(read_record("<html>"), Err(ReadError::Form { .. })));
    let trailing = format!("{} x", sound());
    assert!(read_record(&trailing).is_err());
}

fn bytes(bytes: &[u8]) -> Result<RunRecord, ReadError> {
    read_bytes(bytes, &mut |_| {})
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let marked = format!("\u{feff}{}", sound());
    assert_eq!(serde_json::to_value(bytes(marked.as_bytes()).unwrap()).unwrap(), sound());
    let twice = format!("\u{feff}{marked}");
    assert!(matches!(bytes(twice.as_bytes()), Err(ReadError::Form { .. })), "one mark is no text");
}

#[test]
fn files_of_another_kind_are_named() {
    let utf_16 = |unit: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
        format!("{mark}{}", sound()).encode_utf16().flat_map(unit).collect()
    };
    let mut zip = b"PK\x03\x04".to_vec();
    zip.extend(sound().to_string().into_bytes());
    for (file, kind, advice) in [
        (zip, "a zip archive", "unpack it"),
        (b"\x1f\x8b\x08\x00".to_vec(), "compressed by gzip", "unpack it"),
        (utf_16(u16::to_le_bytes, "\u{feff}"), "text in UTF-16", "save it again as UTF-8"),
        (utf_16(u16::to_be_bytes, "\u{feff}"), "text in UTF-16", "save it again as UTF-8"),
        (utf_16(u16::to_le_bytes, ""), "text in UTF-16", "save it again as UTF-8"),
        (utf_16(u16::to_be_bytes, ""), "text in UTF-16", "save it again as UTF-8"),
        (b"{\"schema\": \"\xff\"}".to_vec(), "it is not text: byte 12 is not UTF-8", "a `.json` file"),
    ] {
        let said = bytes(&file).unwrap_err().to_string();
        assert!(said.contains(kind) && said.contains(advice), "`{kind}` and `{advice}` in `{said}`");
    }
}

#[test]
fn hostile_sizes_are_refused() {
    assert!(
        matches!(read_record(&" ".repeat(MAX_BYTES + 1)), Err(ReadError::TooLong { bytes }) if bytes == MAX_BYTES + 1)
    );
    assert!(read_record(&"[".repeat(100_000)).is_err());
    assert!(error("/results/0/repeats/0/total_ms", json!(null)).contains("total_ms"));
    let huge = sound().to_string().replacen("10.0", "1e999", 1);
    assert!(read_record(&huge).is_err(), "a number beyond 64-bit floats");
    let mut twice = sound();
    let first = twice["results"][0].clone();
    twice["results"].as_array_mut().unwrap().push(first);
    assert!(
        read_record(&twice.to_string())
            .unwrap_err()
            .to_string()
            .contains("`results[1].strategy`: there are two results")
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,200}") {
        let _ = read_record(&text);
    }

    #[test]
    fn no_cut_or_changed_byte_makes_it_panic(at in 0..2000_usize, byte: u8, cut: bool) {
        let mut bytes = sound().to_string().into_bytes();
        let at = at % bytes.len();
        if cut {
            bytes.truncate(at);
            prop_assert!(read_record(&String::from_utf8_lossy(&bytes)).is_err());
        } else {
            bytes[at] = byte;
            if let Ok(record) = read_record(&String::from_utf8_lossy(&bytes)) {
                prop_assert!(json(&record).is_ok());
            }
        }
    }
}

#[test]
fn a_record_names_its_language_only_where_it_is_not_rust() {
    let mut record = record(vec![]);
    let text = json(&record).unwrap();
    assert!(!text.contains("lang") && !text.contains("code"), "{text}");
    assert_eq!(record.spec.work(), "long_comp");
    record.spec.lang = Language::Python;
    assert_eq!(record.spec.work(), "long_comp in Python");
    let text = json(&record).unwrap();
    assert!(text.contains("\"lang\": \"python\"") && !text.contains("code"), "{text}");
    assert_eq!(read_record(&text).unwrap(), record);
    record.spec.code = Some("# \u{1F600}\ndef task(i):\n    return i\n".to_owned());
    assert_eq!(record.spec.work(), "long_comp in Python, changed");
    assert_eq!(read_record(&json(&record).unwrap()).unwrap(), record);
    record.spec.workload = "python".to_owned();
    assert_eq!(record.spec.work(), "own Python");
}

#[test]
fn code_is_python_and_bounded() {
    let told = |lang: Language, bytes: usize| {
        let mut record = record(vec![]);
        (record.spec.lang, record.spec.code) = (lang, Some("#".repeat(bytes)));
        read_record(&json(&record).unwrap()).map_err(|error| error.to_string())
    };
    assert!(told(Language::Python, MAX_CODE_BYTES).is_ok());
    let long = told(Language::Python, MAX_CODE_BYTES + 1).unwrap_err();
    assert!(long.contains("`spec.code`") && long.contains("65536"), "{long}");
    let rust = told(Language::Rust, 1).unwrap_err();
    assert!(rust.contains("`spec.code`") && rust.contains("only Python"), "{rust}");
}

#[test]
fn a_list_of_records_is_read_as_several_and_one_that_is_wrong_is_named() {
    let read = |value: &Json| {
        let read = read_all(value.to_string().as_bytes(), &mut |_| {});
        read.map(|records| records.len()).map_err(|error| error.to_string())
    };
    assert_eq!(read(&sound()), Ok(1));
    assert_eq!(read(&json!([sound(), sound()])), Ok(2));
    let mut wrong = sound();
    wrong["spec"]["tasks"] = json!("four");
    assert!(read(&json!([sound(), wrong])).is_err_and(|said| said.contains("`[1].spec.tasks`")));
    assert!(read(&json!([])).is_err_and(|said| said.contains("holds no run record")));
    let many = vec![sound(); 101];
    assert!(read(&json!(many)).is_err_and(|said| said.contains("101 run records")));
}

#[test]
fn what_a_counter_held_is_a_whole_number_that_every_reader_keeps() {
    let read = |counted: Json| {
        let mut record = sound();
        record["results"][0]["repeats"][0]["counted"] = counted;
        read_record(&record.to_string()).map(|record| record.results[0].repeats[0].counted)
    };
    assert_eq!(read(json!(67_445)).unwrap(), Some(67_445));
    assert_eq!(read(json!((1_u64 << 53) - 1)).unwrap(), Some((1 << 53) - 1));
    assert!(read(json!(1_u64 << 53)).is_err_and(|error| error.to_string().contains("repeats[0].counted")));
    assert!(read(json!(-1)).is_err() && read(json!(0.5)).is_err());
}

#[test]
fn an_interleaving_is_short_ascends_and_is_of_the_tasks() {
    let tasks = sound()["spec"]["tasks"].as_u64().unwrap();
    let access = |number: u64, task: u64| json!({"number": number, "task": task, "kind": "read", "value": 7});
    let read = |accesses: Vec<Json>| {
        let mut record = sound();
        record["results"][0]["repeats"][0]["interleaving"] = json!(accesses);
        let read = read_record(&record.to_string());
        read.map(|record| record.results[0].repeats[0].interleaving.len()).map_err(|error| error.to_string())
    };
    assert_eq!(read(vec![access(5, 0), access(9, tasks - 1)]), Ok(2));
    for (accesses, at) in [
        (vec![access(5, 0), access(5, 0)], "repeats[0].interleaving[1].number"),
        (vec![access(0, 0)], "repeats[0].interleaving[0].number"),
        (vec![access(5, tasks)], "repeats[0].interleaving[0].task"),
        ((1..=65).map(|number| access(number, 0)).collect(), "repeats[0].interleaving`"),
    ] {
        assert!(read(accesses).is_err_and(|said| said.contains(at)), "{at}");
    }
    let unknown = json!({"number": 5, "task": 0, "kind": "erase", "value": 7});
    assert!(read(vec![unknown]).is_err_and(|said| said.contains("kind")));
}

#[test]
fn a_record_may_carry_what_is_handed_in() {
    let mut record = sound();
    record["hand_in"] = json!("OV1-abc");
    assert_eq!(read_record(&record.to_string()).unwrap().hand_in.as_deref(), Some("OV1-abc"));
    record["hand_in"] = json!("x".repeat(10_001));
    assert!(read_record(&record.to_string()).is_err_and(|error| error.to_string().contains("hand_in")));
}
