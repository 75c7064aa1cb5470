//! `open_url`: a wait, then a real HTTP request (document D, threads and a pool's map).

use super::fields;
use crate::{
    check::{ParamError, Reading},
    compute::Answer,
    document::{Source, YOU_TOO_CAN_PARALLELISE},
    param::{Default, ParamKind, ParamSpec, Params},
    task::{Plan, Step, Task},
    workload::Workload,
};

/// Three small files of the site itself.
const URLS: &str = "data/one.txt,data/two.txt,data/three.txt";

static PARAMS: &[ParamSpec] = &[
    fields::tasks(100, 3, 3),
    fields::wait_ms(3000, 300),
    ParamSpec {
        id: "urls",
        label: "Addresses",
        kind: ParamKind::Urls { max: 10 },
        unit: None,
        document: Default::Text(URLS),
        quick: Default::Text(URLS),
    },
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "open_url",
    title: "Opening web addresses",
    source: Source::Documents(&[YOU_TOO_CAN_PARALLELISE], "the function open_url"),
    summary: "Waits, then fetches its address by HTTP, and answers with the status and the number of bytes.",
    quick_note: "Each task waits 300 ms, not 3 s; the addresses are three small files of this site.",
    params: PARAMS,
    plan,
    known,
    work: None,
    benchmark: None,
    interpreted: 1.0,
    quick_in_python: &[],
    small: &[("tasks", "4"), ("wait_ms", "2")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, ms) = (read.integer("tasks"), read.integer("wait_ms") as f64);
    let urls = read.text("urls").split(',').cycle();
    read.finish()?;
    let steps = |url: &str| vec![Step::Wait { ms }, Step::Fetch { url: url.to_owned() }];
    Ok(Plan::of((1..=tasks).zip(urls).map(|(id, url)| Task::of(id, steps(url)))))
}

fn known(_params: &Params) -> Option<Vec<Answer>> {
    None
}
