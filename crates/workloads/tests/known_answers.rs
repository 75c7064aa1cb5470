//! What every workload answers: against the documents, against Python, and against each workload's own known answers.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use overlap_workloads::{
    Answer, Params, Preset, Step, TIMED_OUT, Task, Unstopped, Workload, all, digest::Digest, find,
};

fn workload(id: &str) -> &'static Workload {
    find(id).unwrap_or_else(|| panic!("{id} is missing"))
}

/// The parameters of a preset, with some replaced.
fn params(id: &str, preset: Preset, changes: &[(&str, &str)]) -> Params {
    let mut params = Params::defaults(workload(id), preset);
    for (param, text) in changes {
        params.set_text(workload(id), param, text).unwrap();
    }
    params
}

/// The answer of a task whose waits take no time. A fetch, which only a strategy can do, answers nothing.
fn answer(task: &Task, ctx: &mut Unstopped) -> Option<Answer> {
    let mut answer = task.gives.clone();
    for step in &task.steps {
        match step {
            Step::Compute(work) => answer = Some(work.run(ctx).unwrap()),
            Step::Reply { ms, timeout_ms } if timeout_ms < ms => {
                answer = Some(Answer::Text(TIMED_OUT.to_owned()));
            }
            _ => {}
        }
    }
    answer
}

fn answers(id: &str, params: &Params) -> Vec<Answer> {
    let plan = workload(id).plan(params).unwrap();
    let ctx = &mut Unstopped::default();
    plan.tasks.iter().map(|task| answer(task, ctx).unwrap()).collect()
}

fn numbers(numbers: impl IntoIterator<Item = f64>) -> Vec<Answer> {
    numbers.into_iter().map(Answer::Number).collect()
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Answer> {
    texts.into_iter().map(|text| Answer::Text(text.to_owned())).collect()
}

/// Folds the digests of many tasks into one, as the Python that made the constants did.
fn fold(answers: &[Answer]) -> String {
    let mut digest = Digest::default();
    for answer in answers {
        match answer {
            Answer::Text(text) => digest.add(u64::from_str_radix(text, 16).unwrap()),
            Answer::Number(number) => panic!("{number} is no digest"),
        }
    }
    digest.text()
}

#[test]
fn every_workload_knows_the_answers_of_its_presets() {
    for workload in all().iter().filter(|workload| workload.id != "open_url") {
        for preset in [Preset::Quick, Preset::Document] {
            let mut params = Params::defaults(workload, preset);
            // Less of what is slow without optimisation: the tasks of these two are all alike or follow below.
            match (workload.id, preset) {
                ("factorial", _) => params.set_text(workload, "tasks", "1").unwrap(),
                ("find_max", Preset::Document) => params.set_text(workload, "size", "1000003").unwrap(),
                ("power", Preset::Document) => params.set_text(workload, "tasks", "3000").unwrap(),
                ("uneven", _) => {
                    params.set_text(workload, "task_ms", "0.1").unwrap();
                    params.set_text(workload, "growth_ms", "0.05").unwrap();
                }
                ("mix", Preset::Document) => params.set_text(workload, "compute_share", "0.03").unwrap(),
                _ => {}
            }
            let known = workload.known(&params).unwrap_or_else(|| panic!("{} knows none", workload.id));
            assert_eq!(answers(workload.id, &params), known, "{} {preset:?}", workload.id);
        }
    }
}

#[test]
fn open_url_cannot_know_what_the_network_answers() {
    assert_eq!(workload("open_url").known(&params("open_url", Preset::Quick, &[])), None);
}

#[test]
fn tasks_that_wait_give_what_the_documents_print() {
    let quick = |id| answers(id, &params(id, Preset::Document, &[]));
    assert_eq!(quick("wait"), numbers([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]));
    assert_eq!(quick("long_io"), numbers([0.0, 2.0, 4.0, 6.0]));
    assert_eq!(quick("sleep_range"), numbers([0.0, 1.0, 2.0, 3.0, 4.0]));
}

#[test]
fn replies_that_come_too_late_are_given_up() {
    let mut expected = numbers([1.0, 2.0, 3.0, 4.0]);
    expected.extend(texts([TIMED_OUT; 4]));
    assert_eq!(answers("time_out", &params("time_out", Preset::Quick, &[])), expected);
}

/// Published in document B.
#[test]
fn long_comp_ends_where_the_document_says() {
    let document = params("long_comp", Preset::Document, &[]);
    assert_eq!(answers("long_comp", &document), numbers([2_236.567_809_744_685_3; 4]));
    // By the same loop in Python; the number of iterations is no multiple of the distance between checkpoints.
    let short = params("long_comp", Preset::Document, &[("iterations", "100000")]);
    assert_eq!(answers("long_comp", &short), numbers([316.726_577_660_466_83; 4]));
    assert_eq!(workload("long_comp").known(&short), None);
}

/// Published in document E.
#[test]
fn small_factorials_are_the_documents() {
    let document = params("small_factorial", Preset::Document, &[]);
    let published = [1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40320.0, 362_880.0];
    assert_eq!(answers("small_factorial", &document), numbers(published));
    let more = params("small_factorial", Preset::Document, &[("tasks", "21")]);
    let last = &answers("small_factorial", &more)[18..];
    assert_eq!(last[0], Answer::Number(6_402_373_705_728_000.0));
    assert_eq!(last[1..], texts(["01b02b9306890000", "01c3677c82b40001"]));
    assert_eq!(workload("small_factorial").known(&more).unwrap()[18..], *last);
}

/// Computed once with Python: `digest = (digest * 1_000_003 + math.factorial(n)) % (2**61 - 1)` over the range.
#[test]
fn factorials_agree_with_python() {
    for (from, to, expected) in [
        ("1000", "3999", "080aba8d722f36a8"),
        ("1000", "2999", "028e4d40c5a24a07"),
        ("0", "30", "0821a78c690c16c9"),
        ("5", "5", "0000000000000078"),
        ("0", "0", "0000000000000001"),
    ] {
        let params = params("factorial", Preset::Document, &[("tasks", "2"), ("from", from), ("to", to)]);
        assert_eq!(workload("factorial").known(&params).unwrap(), texts([expected; 2]), "{from} to {to}");
        if to != "3999" {
            assert_eq!(answers("factorial", &params), texts([expected; 2]), "{from} to {to}");
        }
    }
}

/// Computed once with Python from `i**i % (2**61 - 1)`.
#[test]
fn powers_agree_with_python() {
    let quick = answers("power", &params("power", Preset::Quick, &[]));
    assert_eq!(fold(&quick), "16c1f363482dd56c");
    let few = [&quick[0], &quick[1], &quick[15], &quick[16], &quick[1999]].map(ToString::to_string);
    let expected =
        ["0000000000000001", "0000000000000001", "0613b62c597707ef", "0000000000000008", "1a08c9c0fe1d25c4"];
    assert_eq!(few, expected);
    let document = workload("power").known(&params("power", Preset::Document, &[])).unwrap();
    assert_eq!(fold(&document), "165e885aa474aed3");
    assert_eq!(document[9999].to_string(), "0e3ec50236bcdfe7");
}

/// Computed once with Python from `pow(48271, 75_000_000, 2**31 - 1) * i % (2**31 - 1)`.
#[test]
fn mixes_agree_with_python() {
    let known = workload("mix").known(&params("mix", Preset::Document, &[])).unwrap();
    assert_eq!(known[..2], texts(["000000007c371d98", "00000000786e3b31"]));
    assert_eq!(known[7], Answer::Text("0000000061b8ecc7".to_owned()));
    // By the generator itself, in Python.
    let short = params("mix", Preset::Document, &[("tasks", "2"), ("task_ms", "2")]);
    assert_eq!(answers("mix", &short), texts(["000000003bb8ea54", "000000007771d4a8"]));
}

/// Computed once with Python, by the generator itself.
#[test]
fn uneven_tasks_agree_with_python() {
    let few = params("uneven", Preset::Quick, &[("tasks", "3"), ("task_ms", "0.01"), ("growth_ms", "0.004")]);
    assert_eq!(answers("uneven", &few), texts(["0000000044a33758", "0000000032b8e004", "0000000021df2cd7"]));
}

/// Computed once with Python: `sum(k % 251 for k in range(size)) + i`.
#[test]
fn copied_data_adds_up_as_in_python() {
    for (size, sum) in [("1", 0.0), ("251", 31_375.0), ("70000", 8_746_781.0)] {
        let few = params("copied", Preset::Quick, &[("tasks", "2"), ("data_bytes", size)]);
        assert_eq!(answers("copied", &few), numbers([sum, sum + 1.0]), "{size}");
    }
}

#[test]
fn squares_are_powers_of_two() {
    let all = answers("square", &params("square", Preset::Document, &[("tasks", "1024")]));
    assert_eq!(all[..5], numbers([1.0, 2.0, 4.0, 8.0, 16.0]));
    assert_eq!(all[1023], Answer::Number(8.98846567431158e307));
}

#[test]
fn maxima_come_from_lists_between_minus_and_plus_100() {
    let document = params("find_max_wait", Preset::Document, &[]);
    let found = answers("find_max_wait", &document);
    let inside =
        |answer: &Answer| matches!(answer, Answer::Number(number) if (-100.0..=100.0).contains(number));
    assert!(found.len() == 10 && found.iter().all(inside), "{found:?}");
    let long = params("find_max_wait", Preset::Document, &[("length", "10000")]);
    assert_eq!(answers("find_max_wait", &long), numbers([100.0; 10]));
    let other = params("find_max_wait", Preset::Document, &[("seed", "1")]);
    assert_ne!(answers("find_max_wait", &other), found);
}

#[test]
fn find_max_finds_the_last_number_also_beside_a_checkpoint() {
    for size in [1_u32, 2, 65_535, 65_536, 65_537, 200_000] {
        let params = params("find_max", Preset::Quick, &[("tasks", "1"), ("size", &size.to_string())]);
        assert_eq!(answers("find_max", &params), numbers([f64::from(size - 1)]));
    }
}

#[test]
fn a_counter_that_one_thread_uses_holds_every_update() {
    for id in ["counter", "counter_locked", "counter_summed", "counter_watched"] {
        let params = params(id, Preset::Document, &[("tasks", "3"), ("updates", "1000")]);
        let plan = workload(id).plan(&params).unwrap();
        assert!(plan.has_counter);
        let mut ctx = Unstopped::default();
        for task in &plan.tasks {
            assert_eq!(answer(task, &mut ctx), Some(Answer::Number(1000.0)), "{id}");
        }
        assert_eq!(ctx.counter.held(), 3000, "{id}");
    }
}

#[test]
fn shared_list_fills_the_callers_collection() {
    let plan = workload("shared_list").plan(&params("shared_list", Preset::Document, &[])).unwrap();
    assert!(plan.has_collection);
    let mut ctx = Unstopped::default();
    for task in &plan.tasks {
        answer(task, &mut ctx);
    }
    assert_eq!(ctx.collection, (0..20).map(f64::from).collect::<Vec<_>>());
}
