//! Chrome's trace format ("Trace Event Format", the JSON that Perfetto and chrome://tracing open): a process a strategy, a thread a
//! lane, times in microseconds.

use super::Export;
use crate::layout::Timeline;
use overlap_findings::statistics::representative;
use overlap_record::RunRecord;
use serde::Serialize;

/// The export.
pub(super) static EXPORT: Export = Export {
    name: "chrome",
    label: "Trace (Perfetto)",
    file: "overlap-trace.json",
    media_type: "application/json",
    is_of_spans: true,
    write: chrome_trace,
};

/// The trace of each strategy's representative repeat, as JSON.
///
/// A span is a complete event (`ph` X). On a lane where spans overlap, as waits do on the executor's, only nested complete events
/// would be drawn rightly: what does not fit the lane's first row is a pair of nestable asynchronous events (`ph` b and e).
///
/// # Errors
/// Those of the serialiser; a record built from this crate's types has none.
pub fn chrome_trace(record: &RunRecord) -> serde_json::Result<String> {
    let mut events = Vec::new();
    for (pid, result) in (1..).zip(&record.results) {
        let Some(repeat) = representative(&result.repeats) else { continue };
        let timeline = Timeline::new(&result.repeats[repeat].spans, &[]);
        let process = format!("{} (repeat {})", result.strategy, repeat + 1);
        events.push(Event::name("process_name", pid, 0, process));
        events.push(Event::order("process_sort_index", pid, 0, pid));
        for lane in timeline.lanes() {
            events.push(Event::name("thread_name", pid, lane.lane, format!("lane {}", lane.lane)));
            events.push(Event::order("thread_sort_index", pid, lane.lane, lane.lane));
        }
        for (id, placed) in timeline.spans().iter().enumerate() {
            let span = placed.span;
            let us = span.start_ms * 1000.0;
            let event = Event {
                name: span
                    .task
                    .map_or_else(|| span.kind.to_string(), |task| format!("task {task}: {}", span.kind)),
                cat: Some(span.kind.name()),
                ts: Some(us),
                args: Args { task: span.task, ..Args::default() },
                ..Event::new("X", pid, span.lane)
            };
            if placed.row == 0 {
                events.push(Event { dur: Some(span.duration_ms() * 1000.0), ..event });
            } else {
                let id = Some(format!("{pid}.{id}"));
                events.push(Event { ph: "b", id: id.clone(), ..event.clone() });
                events.push(Event {
                    ph: "e",
                    id,
                    ts: Some(us + span.duration_ms() * 1000.0),
                    args: Args::default(),
                    ..event
                });
            }
        }
    }
    let workload = &record.spec.work();
    serde_json::to_string(&Trace {
        trace_events: events,
        display_time_unit: "ms",
        other_data: OtherData { workload },
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Trace<'a> {
    trace_events: Vec<Event>,
    display_time_unit: &'static str,
    other_data: OtherData<'a>,
}

#[derive(Serialize)]
struct OtherData<'a> {
    workload: &'a str,
}

/// One event, by the format's own names.
#[derive(Clone, Serialize)]
struct Event {
    name: String,
    ph: &'static str,
    pid: u32,
    tid: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    cat: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ts: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dur: Option<f64>,
    args: Args,
}

#[derive(Clone, Default, Serialize)]
struct Args {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort_index: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    task: Option<u32>,
}

impl Event {
    fn new(ph: &'static str, pid: u32, tid: u32) -> Self {
        Self {
            name: String::new(),
            ph,
            pid,
            tid,
            cat: None,
            id: None,
            ts: None,
            dur: None,
            args: Args::default(),
        }
    }

    fn name(what: &str, pid: u32, tid: u32, name: String) -> Self {
        let args = Args { name: Some(name), ..Args::default() };
        Self { name: what.to_owned(), args, ..Self::new("M", pid, tid) }
    }

    fn order(what: &str, pid: u32, tid: u32, index: u32) -> Self {
        let args = Args { sort_index: Some(index), ..Args::default() };
        Self { name: what.to_owned(), args, ..Self::new("M", pid, tid) }
    }
}
