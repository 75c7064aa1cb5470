//! `open_url`: a wait, then a real HTTP request (document D, threads and a pool's map).

use super::fields;
use crate::{
    Workload,
    check::{ParamError, Reading},
    param::{Default, ParamKind, ParamSpec, Params},
    task::{Answer, Plan, Step, Task},
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

pub(super) struct OpenUrl;

impl Workload for OpenUrl {
    fn id(&self) -> &'static str {
        "open_url"
    }

    fn title(&self) -> &'static str {
        "Opening web addresses"
    }

    fn source(&self) -> &'static str {
        "D: \"You too can parallelise in Python\", by linbug, the function open_url"
    }

    fn summary(&self) -> &'static str {
        "Waits, then gets its address by HTTP, and answers with the status and the number of bytes."
    }

    fn quick_note(&self) -> &'static str {
        "Each task waits 300 ms, not 3 s; the addresses are three small files of this site."
    }

    fn params(&self) -> &'static [ParamSpec] {
        PARAMS
    }

    fn plan(&self, params: &Params) -> Result<Plan, Vec<ParamError>> {
        let read = Reading::new(PARAMS, params);
        let (tasks, ms) = (read.integer("tasks"), read.integer("wait_ms") as f64);
        let urls = read.text("urls").split(',').cycle();
        read.finish()?;
        let steps = |url: &str| vec![Step::Wait { ms }, Step::Fetch { url: url.to_owned() }];
        Ok(Plan::of((1..=tasks).zip(urls).map(|(id, url)| Task::of(id, steps(url)))))
    }

    fn known(&self, _params: &Params) -> Option<Vec<Answer>> {
        None
    }
}
