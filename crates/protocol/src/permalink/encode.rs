//! Settings to query.

use super::{Settings, VERSION, fault_name, theme_name};
use crate::convert::value_text;
use overlap_record::StrategyId;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything is escaped but what has no meaning in a query (RFC 3986, section 2.3), and but for commas, slashes and colons, so that
/// a link stays readable.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b',')
    .remove(b'/')
    .remove(b':')
    .remove(b'@');

/// The query, with its question mark, that [`super::decode`] reads back as the same settings, but for code of one's own.
#[must_use]
pub fn encode(settings: &Settings) -> String {
    let spec = &settings.spec;
    let mut query = Query(String::from("?v="));
    query.0.push_str(VERSION);
    query.push("workload", &spec.workload);
    if !spec.lang.is_rust() {
        query.push("lang", spec.lang.name());
    }
    query.push("tasks", &spec.tasks.to_string());
    for (id, value) in &spec.params {
        query.push(id, &value_text(value));
    }
    let strategies: Vec<_> = spec.strategies.iter().copied().map(StrategyId::name).collect();
    query.push("strategies", &strategies.join(","));
    query.push("workers", &spec.workers.to_string());
    if let Some(threads) = spec.threads {
        query.push("threads", &threads.to_string());
    }
    if let Some(chunk) = spec.chunk {
        query.push("chunk", &chunk.to_string());
    }
    query.push("repeats", &spec.repeats.to_string());
    query.push("warmup", &spec.warmup.to_string());
    query.push("pool", spec.pool.name());
    query.push("seed", &spec.seed.to_string());
    if let Some(fault) = spec.fault {
        query.push("fault", &format!("{}@{}", fault_name(fault.kind), fault.task));
    }
    if let Some(axis) = &settings.sweep {
        query.push("sweep", &axis.to_string());
    }
    if let Some(lesson) = &settings.lesson {
        query.push("lesson", lesson);
    }
    if let Some(activity) = &settings.activity {
        query.push("activity", &activity.title);
        query.push("predict", &activity.question.to_string());
    }
    if settings.embed {
        query.push("embed", "1");
    }
    if let Some(view) = settings.view {
        query.push("view", view.name());
    }
    if let Some(theme) = settings.theme {
        query.push("theme", theme_name(theme));
    }
    query.0
}

struct Query(String);

impl Query {
    fn push(&mut self, name: &str, value: &str) {
        self.0.push('&');
        self.0.extend(utf8_percent_encode(name, ESCAPED));
        self.0.push('=');
        self.0.extend(utf8_percent_encode(value, ESCAPED));
    }
}
