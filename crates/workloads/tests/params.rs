//! Parameters: what readers may type, and what they are told when they may not.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use overlap_workloads::{ParamKind, ParamProblem, ParamValue, Params, Preset, Workload, all, find, finite};
use proptest::prelude::*;

fn workload(id: &str) -> &'static Workload {
    find(id).unwrap_or_else(|| panic!("{id} is missing"))
}

/// What `set_text` says to a text, for a fresh set of quick parameters.
fn complaint(id: &str, param: &str, text: &str) -> String {
    let mut params = Params::defaults(workload(id), Preset::Quick);
    let before = params.clone();
    let error = params.set_text(workload(id), param, text).unwrap_err();
    assert_eq!(params, before, "an error must not change anything");
    assert_eq!(error.param, param);
    error.to_string()
}

#[test]
fn errors_name_the_field_the_value_and_the_range() {
    for (param, text, expected) in [
        ("wait_ms", "0", "Wait (`wait_ms`): 0 is out of range; give 1 to 60000 ms"),
        ("wait_ms", "-5", "Wait (`wait_ms`): -5 is out of range; give 1 to 60000 ms"),
        ("tasks", "10001", "Tasks (`tasks`): 10001 is out of range; give 1 to 10000"),
        (
            "tasks",
            "99999999999999999999999",
            "Tasks (`tasks`): 99999999999999999999999 is out of range; give 1 to 10000",
        ),
        ("tasks", "seven", "Tasks (`tasks`): `seven` is not a whole number; give 1 to 10000"),
        ("tasks", "1.5", "Tasks (`tasks`): `1.5` is not a whole number; give 1 to 10000"),
        ("tasks", "-", "Tasks (`tasks`): `-` is not a whole number; give 1 to 10000"),
        ("tasks", "  ", "Tasks (`tasks`): a value is missing; give 1 to 10000"),
        (
            "speed",
            "1",
            "unknown parameter (`speed`): this workload has no such parameter; it has tasks, wait_ms",
        ),
    ] {
        assert_eq!(complaint("wait", param, text), expected);
    }
}

#[test]
fn real_numbers_are_checked_too() {
    for text in ["1.01", "-0.1", "1e300"] {
        let said = complaint("mix", "compute_share", text);
        assert!(said.ends_with("is out of range; give 0 to 1"), "{said}");
    }
    for text in ["half", "NaN", "inf"] {
        let said = complaint("mix", "compute_share", text);
        assert!(said.contains(&format!("`{text}` is not a number")), "{said}");
    }
}

#[test]
fn a_number_is_finite_and_written_as_people_write_it() {
    for (text, number) in [("7", 7.0), ("-2.5", -2.5), ("1e3", 1000.0), ("+.5", 0.5), ("1e-999", 0.0)] {
        assert_eq!(finite(text), Some(number), "{text}");
    }
    for text in [
        "", ".", "-", "e5", "1e", "1e99999", "1e999", "NaN", "inf", "1,5", "0x10", " 1", "1 ", "--1", "1_000",
    ] {
        assert_eq!(finite(text), None, "{text}");
    }
}

#[test]
fn addresses_are_http_or_relative_and_at_most_ten() {
    let said = complaint("open_url", "urls", "a,javascript:alert(1)");
    assert!(said.contains("`javascript:alert(1)` is not an http, https or relative address"), "{said}");
    for text in ["a,,b", "a b", "file:///etc/passwd", "data:,x", "a,"] {
        assert!(complaint("open_url", "urls", text).contains("is not an http"), "{text}");
    }
    let said = complaint("open_url", "urls", &["a"; 11].join(","));
    assert!(said.contains("give 1 to 10 addresses"), "{said}");
    let mut params = Params::defaults(workload("open_url"), Preset::Quick);
    for text in ["data/one.txt", "https://example.org/?q=a:b", "HTTP://example.org", "/a?b=c:d", "a/b:c#d:e"]
    {
        assert_eq!(params.set_text(workload("open_url"), "urls", text), Ok(()), "{text}");
    }
    params.set_text(workload("open_url"), "urls", " a , b ").unwrap();
    assert_eq!(params.text("urls"), Some("a,b"));
}

#[test]
fn a_plan_reports_everything_that_is_wrong_at_once() {
    let mut params = Params::defaults(workload("factorial"), Preset::Quick);
    params.0.remove("tasks");
    params.0.insert("from".to_owned(), ParamValue::Integer(500));
    params.0.insert("to".to_owned(), ParamValue::Integer(400));
    params.0.insert("colour".to_owned(), ParamValue::Text("red".to_owned()));
    let errors = workload("factorial").plan(&params).unwrap_err();
    let named: Vec<_> = errors.iter().map(|error| error.param.as_str()).collect();
    assert_eq!(named, ["colour", "tasks", "to"]);
    assert_eq!(
        errors[2].to_string(),
        "Last n (`to`): 400 does not go with the other values: the last n must be at least the first, 500"
    );
}

#[test]
fn a_value_of_another_kind_is_refused() {
    let mut params = Params::defaults(workload("wait"), Preset::Quick);
    params.0.insert("tasks".to_owned(), ParamValue::Real(7.0));
    let errors = workload("wait").plan(&params).unwrap_err();
    assert!(
        matches!(errors[..], [ref one] if matches!(one.problem, ParamProblem::Unreadable { .. })),
        "{errors:?}"
    );
}

#[test]
fn the_longest_of_growing_waits_is_limited() {
    let mut params = Params::defaults(workload("sleep_range"), Preset::Quick);
    params.set_text(workload("sleep_range"), "tasks", "61").unwrap();
    params.set_text(workload("sleep_range"), "unit_ms", "1000").unwrap();
    assert!(workload("sleep_range").plan(&params).is_ok());
    params.set_text(workload("sleep_range"), "tasks", "62").unwrap();
    let errors = workload("sleep_range").plan(&params).unwrap_err();
    assert!(errors[0].to_string().contains("would wait 61000 ms"), "{}", errors[0]);
}

#[test]
fn defaults_are_within_their_ranges_and_survive_being_typed() {
    for workload in all() {
        assert_eq!(workload.params[0].id, "tasks");
        for preset in [Preset::Document, Preset::Quick] {
            let mut params = Params::defaults(workload, preset);
            for spec in workload.params {
                let value = spec.default(preset);
                assert_eq!(spec.check(&value), Ok(()), "{} {}", workload.id, spec.id);
                params.set_text(workload, spec.id, &value.to_string()).unwrap();
            }
            assert_eq!(params, Params::defaults(workload, preset));
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_parameter_panic(text in any::<String>()) {
        for workload in all() {
            let mut params = Params::defaults(workload, Preset::Quick);
            for spec in workload.params {
                if let Err(error) = params.set_text(workload, spec.id, &text) {
                    prop_assert_eq!(&error.param, spec.id);
                    prop_assert!(error.to_string().contains(&spec.range()) || error.to_string().contains("address"));
                }
            }
        }
    }

    #[test]
    fn whole_numbers_are_taken_inside_the_range_only(number in any::<i128>(), small in -10..70_000_i128) {
        for spec in all().iter().flat_map(|workload| workload.params) {
            let ParamKind::Integer { min, max } = spec.kind else { continue };
            for number in [number, small] {
                let taken = spec.parse(&number.to_string());
                if (i128::from(min)..=i128::from(max)).contains(&number) {
                    prop_assert_eq!(taken, Ok(ParamValue::Integer(number as u64)));
                } else {
                    let problem = taken.unwrap_err().problem;
                    let expected = ParamProblem::OutOfRange { value: number.to_string(), range: spec.range() };
                    prop_assert_eq!(problem, expected);
                }
            }
        }
    }
}
