//! Measures what recording spans costs, and fails where it costs 1 % of a task of 1 ms or more:
//! `cargo run --profile=engine --package=overlap-strategies --example=span_cost`.
//!
//! The same tasks run in three ways, one after another in each repeat: bare, which is the work alone with checks whether to
//! stop; on a lane whose sink drops every span; and on a lane with the sink that keeps and publishes them. The fastest of
//! many short repeats counts for each way, since other programs disturbed it least.

#![allow(clippy::disallowed_methods, reason = "natively there are a clock and sleep")]

use overlap_protocol::ProgramEvent;
use overlap_record::{FaultKind, Span};
use overlap_strategies::{
    Round,
    lane::{Lane, OpenGate},
    ports::{Fetched, Machine, SpanPublisher, Stopped},
    shared::Shared,
    sink::{LocalSink, Sink},
};
use overlap_workloads::{Context, Counter, LockId, Params, Plan, Preset, Step, WorkError};
use std::{
    cell::Cell,
    error::Error,
    rc::Rc,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

/// Most of a task of 1 ms that recording may cost, per cent.
const MOST_PERCENT: f64 = 1.0;

const REPEATS: usize = 400;

/// Tasks to measure.
struct Case {
    workload: &'static str,
    /// Parameters that differ from the quick preset.
    changes: &'static [(&'static str, &'static str)],
    /// Whether the limit applies, which is meant for tasks of about 1 ms.
    limited: bool,
}

const CASES: [Case; 3] = [
    Case { workload: "square", changes: &[("tasks", "1000")], limited: false },
    Case { workload: "long_comp", changes: &[("tasks", "2"), ("iterations", "150000")], limited: true },
    Case {
        workload: "mix",
        changes: &[("tasks", "2"), ("task_ms", "1"), ("compute_share", "1")],
        limited: true,
    },
];

static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
static ENTERED: AtomicU32 = AtomicU32::new(0);
static STOPPED: AtomicBool = AtomicBool::new(false);

struct Native;

impl Machine for Native {
    fn now_ms(&self) -> f64 {
        BEGIN.elapsed().as_secs_f64() * 1e3
    }

    fn stopped(&self) -> bool {
        STOPPED.load(Ordering::Relaxed)
    }

    fn sleep(&self, ms: f64) -> Result<(), Stopped> {
        std::thread::sleep(Duration::from_secs_f64(ms / 1e3));
        Ok(())
    }

    fn fetch(&self, url: &str) -> Result<Fetched, String> {
        Err(format!("{url} cannot be fetched here"))
    }

    fn enter(&self, _: u32, task: u32) {
        ENTERED.store(task, Ordering::Relaxed);
    }

    fn entropy(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }

    fn crash(&self, _: FaultKind) {}

    fn memory_bytes(&self) -> f64 {
        0.0
    }
}

/// Copies every publication, as sending it to the page does.
#[derive(Default)]
struct Page(Cell<usize>);

impl SpanPublisher for Page {
    fn publish(&self, spans: &[Span], open: &[Span], _: f64) {
        let sent = std::hint::black_box([spans, open].concat());
        self.0.set(self.0.get() + sent.len());
    }

    fn tell(&self, _: Vec<ProgramEvent>) {}
}

/// Drops every span.
struct Silent;

impl Sink for Silent {
    fn open(&mut self, _: Span) {}

    fn close(&mut self, _: Span) {}

    fn tell(&mut self, _: ProgramEvent) {}

    fn pulse(&mut self, _: f64) {}

    fn pulse_every_ms(&self) -> Option<f64> {
        None
    }
}

struct Bare;

impl Context for Bare {
    fn checkpoint(&mut self) -> Result<(), WorkError> {
        if Native.stopped() { Err(WorkError::Stopped) } else { Ok(()) }
    }

    fn append(&mut self, _: f64) {}

    fn counter(&self) -> Arc<Counter> {
        Arc::default()
    }

    fn lock(&mut self, _: LockId, _: Option<f64>) -> Result<bool, WorkError> {
        Ok(true)
    }

    fn unlock(&mut self, _: LockId) {}
}

fn bare(plan: &Plan) -> Result<(), Box<dyn Error>> {
    for (index, task) in (0..).zip(&plan.tasks) {
        Native.enter(0, index);
        for step in &task.steps {
            if let Step::Compute(work) = step {
                work.run(&mut Bare)?;
            }
        }
    }
    Ok(())
}

fn on_lane<S: Sink>(round: &Round, sink: S) -> Result<S, Box<dyn Error>> {
    let shared = Shared::of(round);
    let mut lane = Lane::new(0, round, &Native, &shared, sink);
    for (index, task) in (0..).zip(&round.plan.tasks) {
        lane.run(index, task, &mut OpenGate)??;
    }
    Ok(lane.sink)
}

fn timed(work: impl FnOnce() -> Result<(), Box<dyn Error>>) -> Result<f64, Box<dyn Error>> {
    let begin_ms = Native.now_ms();
    work()?;
    Ok(Native.now_ms() - begin_ms)
}

/// The fastest repeat of the plan in each way, ms per task.
#[derive(Clone, Copy)]
struct Fastest {
    bare_ms: f64,
    silent_ms: f64,
    recorded_ms: f64,
}

impl Fastest {
    /// The time that recording adds to a task, per cent.
    fn percent(self) -> f64 {
        (self.recorded_ms / self.bare_ms - 1.0) * 100.0
    }
}

fn measure(plan: &Plan) -> Result<Fastest, Box<dyn Error>> {
    let mut fastest =
        Fastest { bare_ms: f64::INFINITY, silent_ms: f64::INFINITY, recorded_ms: f64::INFINITY };
    let tasks = plan.tasks.len() as f64;
    for _ in 0..REPEATS {
        let epoch_ms = Native.now_ms();
        let round = Round {
            semaphore: Arc::default(),
            plan: plan.clone(),
            program: None,
            workers: 1,
            chunk: None,
            epoch_ms,
            deadline_ms: None,
            fault: None,
        };
        let bare_ms = timed(|| bare(plan))?;
        let silent_ms = timed(|| on_lane(&round, Silent).map(drop))?;
        let page = Rc::new(Page::default());
        let sink = LocalSink::new(page.clone(), plan.tasks.len());
        let recorded_ms = timed(|| {
            let mut sink = on_lane(&round, sink)?;
            sink.flush(Native.now_ms() - epoch_ms);
            Ok(())
        })?;
        if page.0.get() < plan.tasks.len() {
            return Err("spans are missing, so the measurement is worth nothing".into());
        }
        fastest.bare_ms = fastest.bare_ms.min(bare_ms / tasks);
        fastest.silent_ms = fastest.silent_ms.min(silent_ms / tasks);
        fastest.recorded_ms = fastest.recorded_ms.min(recorded_ms / tasks);
    }
    Ok(fastest)
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("workload   us a task, bare  silent sink  recorded     added  of the task");
    let mut dear = Vec::new();
    for Case { workload: id, changes, limited } in CASES {
        let workload = overlap_workloads::find(id).ok_or_else(|| format!("there is no workload `{id}`"))?;
        let mut params = Params::defaults(workload, Preset::Quick);
        for (param, text) in changes {
            params.set_text(workload, param, text)?;
        }
        let plan = workload.plan(&params).map_err(|errors| format!("{errors:?}"))?;
        let fastest = measure(&plan)?;
        let Fastest { bare_ms, silent_ms, recorded_ms } = fastest;
        let [bare_us, silent_us, recorded_us] = [bare_ms, silent_ms, recorded_ms].map(|ms| ms * 1e3);
        let percent = fastest.percent();
        println!(
            "{id:<10} {bare_us:>15.3} {silent_us:>12.3} {recorded_us:>9.3} {:>+9.3} {percent:>+10.2} %",
            recorded_us - bare_us
        );
        if limited && percent >= MOST_PERCENT {
            dear.push(id);
        }
    }
    if dear.is_empty() {
        return Ok(());
    }
    Err(format!("recording costs {MOST_PERCENT} % or more of {}", dear.join(" and ")).into())
}
