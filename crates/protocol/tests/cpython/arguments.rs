//! What the program is asked, and what it says of what it cannot use.

use crate::program::{CodeFile, run};
use overlap_protocol::{
    code::stored_fragment,
    convert::default_spec,
    permalink::{self, Settings},
    workloads::{self, Preset},
};
use overlap_record::{Language, Spec, Value, strategy::SERIAL};

#[test]
fn a_bad_argument_is_named_in_a_line_with_what_is_allowed() {
    let cases: [(&[&str], &str); 15] = [
        (&[], "--workload"),
        (&["--workload", "nothing"], "long_comp"),
        (&["--workload", "wait", "--tasks", "0"], "1 to 1000"),
        (&["--workload", "wait", "--tasks", "many"], "1 to 1000"),
        (&["--workload", "wait", "--wait_ms", "1000000"], "--wait-ms"),
        (&["--workload", "wait", "--iterations", "5"], "--wait-ms"),
        (&["--workload", "wait", "--strategies", "serial,fast"], "gil"),
        (&["--workload", "wait", "--pool", "new"], "fresh"),
        (&["--workload", "wait", "--repeats", "0"], "1 to 200"),
        (&["--workload", "wait", "--chunk", "0"], "1 to 10000"),
        (&["--workload", "wait", "--bogus"], "--bogus"),
        (&["--file", "no-such-file.py"], "no-such-file.py"),
        (&["--workload", "wait", "--output", "no-such-folder/run.json"], "no-such-folder"),
        (&["--workload", "factorial", "--from", "9", "--to", "3"], "--from"),
        (&["--link", "?v=1&workload=wait&tasks=none"], "tasks"),
    ];
    for (arguments, named) in cases {
        let ended = run(arguments);
        assert_eq!(ended.code, Some(2), "{arguments:?}: {}", ended.told);
        assert_eq!(ended.told.trim_end().lines().count(), 1, "{arguments:?}: {}", ended.told);
        let is_told = ended.told.starts_with("overlap.py: ") && ended.told.contains(named);
        assert!(is_told, "{arguments:?}: {}", ended.told);
        assert_eq!(ended.out, "", "{arguments:?}");
    }
}

#[test]
fn code_that_is_no_program_is_told_before_anything_runs() {
    for (code, named) in [("def task(i:\n", "line 1"), ("x = 1\n", "task")] {
        let ended = run(&["--file", CodeFile::new(code).path()]);
        assert_eq!(ended.code, Some(1), "{code:?}: {}", ended.told);
        assert!(ended.told.contains(named), "{code:?}: {}", ended.told);
    }
}

/// What a run of a link to this was.
fn spec_of_link(spec: Spec, fragment: &str) -> Spec {
    let settings = Settings::of(spec);
    let link = format!("https://example.org/lab/{}{fragment}", permalink::encode(&settings));
    let ended = run(&["--link", &link]);
    assert_eq!(ended.code, Some(0), "{}", ended.told);
    ended.record().spec
}

#[test]
fn a_link_is_taken_whole() {
    let mut spec = default_spec(workloads::find("long_comp").unwrap(), Preset::Quick, 2);
    spec.lang = Language::Python;
    spec.params.insert("iterations".to_owned(), Value::Number(1000.0));
    (spec.strategies, spec.tasks, spec.repeats) = (vec![SERIAL], 3, 2);
    (spec.threads, spec.chunk, spec.seed) = (Some(2), Some(2), 77);
    assert_eq!(spec_of_link(spec.clone(), ""), spec);
}

#[test]
fn the_code_of_a_link_is_run() {
    let mut spec = default_spec(workloads::own(), Preset::Quick, 2);
    let code = "def task(i):\n    return 'ä' * i\n";
    (spec.lang, spec.code, spec.strategies) = (Language::Python, Some(code.to_owned()), vec![SERIAL]);
    spec.tasks = 2;
    assert_eq!(spec_of_link(spec.clone(), &stored_fragment(code)), spec);
}
