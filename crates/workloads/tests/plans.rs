//! Plans: how many tasks, in which order, how long they wait and how much they hold.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use overlap_workloads::{
    ParamKind, ParamSpec, ParamValue, Params, Preset, Step, Workload, all, find, source,
};
use proptest::prelude::*;

fn workload(id: &str) -> &'static Workload {
    find(id).unwrap_or_else(|| panic!("{id} is missing"))
}

fn with(id: &str, changes: &[(&str, &str)]) -> Params {
    let mut params = Params::defaults(workload(id), Preset::Document);
    for (param, text) in changes {
        params.set_text(workload(id), param, text).unwrap();
    }
    params
}

#[test]
fn there_are_twenty_three_workloads_and_each_is_found_by_its_id() {
    assert_eq!(all().len(), 23);
    for workload in all() {
        assert_eq!(find(workload.id).map(|found| found.id), Some(workload.id));
    }
    assert!(find("nothing").is_none());
}

#[test]
fn every_workload_shows_its_own_code_and_its_python() {
    for workload in all() {
        assert!(
            source::rust(workload.id).unwrap().contains(&format!("\"{}\"", workload.id)),
            "{}",
            workload.id
        );
        assert!(source::python(workload.id).unwrap().contains("def main("), "{}", workload.id);
        assert_eq!(declared(workload), python_parameters(workload), "{}", workload.id);
        assert!(!workload.summary.is_empty() && !workload.quick_note.is_empty());
    }
}

/// The workload's parameters with the documents' values, as its Python twin has to declare them.
fn declared(workload: &Workload) -> Vec<(String, String)> {
    let value = |spec: &ParamSpec| match spec.default(Preset::Document) {
        ParamValue::Text(text) => format!("\"{text}\""),
        number => number.to_string(),
    };
    let name = |spec: &ParamSpec| source::python_name(spec.id).into_owned();
    workload.params.iter().map(|spec| (name(spec), value(spec))).collect()
}

/// The parameters of `main` in the workload's Python twin.
fn python_parameters(workload: &Workload) -> Vec<(String, String)> {
    let twin = source::python(workload.id).unwrap();
    let (_, rest) = twin.split_once("def main(").unwrap();
    let (list, _) = rest.split_once("):").unwrap();
    let parameter = |text: &str| {
        let (name, value) = text.split_once('=')?;
        let value = if value.starts_with('"') { value.to_owned() } else { value.replace('_', "") };
        Some((name.to_owned(), value))
    };
    list.split(", ").map(|text| parameter(text).unwrap_or_else(|| panic!("{text} has no value"))).collect()
}

#[test]
fn the_documents_number_their_tasks() {
    for workload in all() {
        let plan = workload.plan(&Params::defaults(workload, Preset::Document)).unwrap();
        let from_one = [
            "wait",
            "factorial",
            "find_max_wait",
            "find_max",
            "open_url",
            "mix",
            "locked_share",
            "two_locks",
            "uneven",
            "limited",
            "time_out",
        ];
        let first = i64::from(from_one.contains(&workload.id));
        assert_eq!(plan.tasks[0].id, first, "{}", workload.id);
    }
}

#[test]
fn waits_add_up() {
    let plan = workload("wait").plan(&with("wait", &[])).unwrap();
    assert_eq!((plan.wait_ms_total(), plan.wait_ms_longest()), (7000.0, 1000.0));
    let plan = workload("sleep_range").plan(&with("sleep_range", &[])).unwrap();
    assert_eq!((plan.wait_ms_total(), plan.wait_ms_longest()), (10_000.0, 4000.0));
    let plan = workload("mix").plan(&with("mix", &[("compute_share", "0.25")])).unwrap();
    assert_eq!(plan.wait_ms_total(), 8.0 * 150.0);
    let plan = workload("mix").plan(&with("mix", &[("compute_share", "1")])).unwrap();
    assert!(plan.tasks.iter().all(|task| task.steps.len() == 1), "nothing is left to wait for");
    let plan = workload("power").plan(&with("power", &[])).unwrap();
    assert_eq!(plan.wait_ms_total(), 0.0);
}

#[test]
fn memory_is_that_of_the_lists() {
    let plan = workload("find_max").plan(&with("find_max", &[])).unwrap();
    assert_eq!(plan.tasks[0].bytes_at_once(), 400_000_000);
    assert_eq!(
        [1, 2, 3, 8].map(|lanes| plan.bytes_at_once(lanes)),
        [400_000_000, 800_000_000, 1_200_000_000, 1_200_000_000]
    );
    let plan = workload("wait").plan(&with("wait", &[])).unwrap();
    assert_eq!(plan.bytes_at_once(7), 0);
}

#[test]
fn addresses_are_cycled_over_the_tasks() {
    let params = with("open_url", &[("tasks", "3"), ("urls", "a,b")]);
    let plan = workload("open_url").plan(&params).unwrap();
    let last = |task: usize| plan.tasks[task].steps[1].clone();
    assert_eq!([last(0), last(1), last(2)], ["a", "b", "a"].map(|url| Step::Fetch { url: url.to_owned() }));
    assert_eq!(plan.tasks[0].steps[0], Step::Wait { ms: 3000.0 });
}

proptest! {
    #[test]
    fn a_plan_has_as_many_tasks_as_asked_for_with_ids_in_order(tasks in 1..=1000_u64, quick: bool) {
        let preset = if quick { Preset::Quick } else { Preset::Document };
        for workload in all() {
            let mut params = Params::defaults(workload, preset);
            let ParamKind::Integer { max, .. } = workload.params[0].kind else { panic!("tasks are whole") };
            // The last of many growing waits would be too long.
            let most = match workload.id {
                "sleep_range" => 60,
                // All data of a run is bounded.
                "copied" => 64,
                _ => max,
            };
            let tasks = tasks.min(most);
            params.0.insert("tasks".to_owned(), ParamValue::Integer(tasks));
            let plan = workload.plan(&params).unwrap();
            prop_assert_eq!(plan.tasks.len() as u64, tasks);
            let first = plan.tasks[0].id;
            let in_order = plan.tasks.iter().zip(first..).all(|(task, id)| task.id == id);
            prop_assert!(in_order, "{}", workload.id);
            if let Some(known) = workload.known(&params) {
                prop_assert_eq!(known.len() as u64, tasks);
            }
        }
    }
}

#[test]
fn the_data_of_all_tasks_is_one_block_and_is_bounded() {
    let plan =
        workload("copied").plan(&with("copied", &[("tasks", "4"), ("data_bytes", "16000000")])).unwrap();
    assert_eq!(plan.tasks[0].bytes_at_once(), 16_000_000);
    let errors =
        workload("copied").plan(&with("copied", &[("tasks", "5"), ("data_bytes", "16000000")])).unwrap_err();
    assert!(errors[0].to_string().contains("with 5 tasks it must be at most 12800000"), "{}", errors[0]);
}

#[test]
fn uneven_tasks_grow_by_the_same_step() {
    let plan = workload("uneven").plan(&with("uneven", &[])).unwrap();
    let each: Vec<f64> = plan.works().map(|work| work.estimate_ms()).collect();
    assert_eq!((each[0], each[1], each[23]), (4.0, 7.0, 73.0));
    let last_half: f64 = each[12..].iter().sum();
    assert!(last_half / plan.compute_ms_total() > 0.7, "the last half of the tasks is most of the work");
}

#[test]
fn a_time_out_is_never_near_a_reply() {
    let plan = |timeout_ms| workload("time_out").plan(&with("time_out", &[("timeout_ms", timeout_ms)]));
    for good in ["30", "75", "225", "380", "420", "5000"] {
        assert!(plan(good).is_ok(), "{good}");
    }
    let errors = plan("210").unwrap_err();
    assert!(errors[0].to_string().contains("one comes after 200 ms"), "{}", errors[0]);
    let plan = plan("225").unwrap();
    assert_eq!((plan.wait_ms_longest(), plan.wait_ms_total()), (225.0, 500.0 + 4.0 * 225.0));
}
