//! Which modules a program may import.

/// A module that is promised: its behaviour is compared with CPython's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Its name.
    pub name: &'static str,
    /// What it has; `None` where it has all that CPython's has.
    pub part: Option<&'static str>,
}

const fn whole(name: &'static str) -> Promise {
    Promise { name, part: None }
}

const fn part(name: &'static str, part: &'static str) -> Promise {
    Promise { name, part: Some(part) }
}

/// The modules, by name.
pub static PROMISED: &[Promise] = &[
    part("asyncio", "coroutines, tasks, locks, queues and time limits; no streams, processes or threads"),
    whole("bisect"),
    whole("collections"),
    whole("contextlib"),
    whole("copy"),
    whole("dataclasses"),
    whole("decimal"),
    whole("enum"),
    whole("fractions"),
    whole("functools"),
    whole("heapq"),
    part("io", "StringIO, BytesIO"),
    whole("itertools"),
    whole("json"),
    whole("math"),
    whole("operator"),
    whole("queue"),
    whole("random"),
    whole("re"),
    part("requests", "get"),
    whole("statistics"),
    whole("string"),
    whole("textwrap"),
    part("threading", "Lock, RLock, Condition, Semaphore, Event, Barrier; the lab starts the threads"),
    part("time", "sleep, time, monotonic, perf_counter, and the last three in ns"),
    whole("typing"),
    part("urllib", "request.urlopen, parse, error"),
];
