//! A made-up machine: it turns a specification into the record that an ideal browser would give, start-up and copies included.

use overlap_findings::statistics::summarise;
use overlap_lessons::Lesson;
use overlap_protocol::{
    Spec, convert,
    workloads::{self, Step, Task, Work},
};
use overlap_record::{
    AppInfo, Environment, FaultKind, Pool, Repeat, RunRecord, SCHEMA, Span, SpanKind, StrategyId,
    StrategyResult, Value,
};

/// Starting one worker, ms.
const START_MS: f64 = 30.0;
/// Sending a message, ms.
const COPY_MS: f64 = 0.2;
/// Copying data in a message, ms for each byte.
const COPY_MS_PER_BYTE: f64 = 2e-6;
/// How long the lock is held before another gets it, ms.
const SLICE_MS: f64 = 5.0;

/// A task's index, and what it does for how long.
type Numbered = (u32, Vec<(SpanKind, f64)>);

/// Every record of a lesson's experiment.
pub fn records(lesson: &Lesson, cores: u32) -> Vec<RunRecord> {
    lesson
        .parts(cores)
        .iter()
        .flat_map(|part| part.specs().unwrap())
        .map(|spec| record(&spec, cores))
        .collect()
}

/// The record of one specification.
pub fn record(spec: &Spec, cores: u32) -> RunRecord {
    let workload = workloads::find(&spec.workload).unwrap();
    let params = convert::spec_to_params(spec).unwrap();
    let plan = workload.plan(&params).unwrap();
    let known = workload.known(&params);
    // An interpreter needs longer for the same computing.
    let slower = if spec.lang.is_rust() { 1.0 } else { workload.interpreted };
    let tasks: Vec<Numbered> = (0..)
        .zip(&plan.tasks)
        .map(|(index, task)| match &spec.code {
            Some(code) => (index, program(code, index)),
            None => (index, steps(task, slower)),
        })
        .collect();
    let serial = repeats(spec, StrategyId::SERIAL, &tasks, cores);
    let result = |&strategy: &StrategyId| {
        let repeats = repeats(spec, strategy, &tasks, cores);
        let answers = (0..)
            .zip(&plan.tasks)
            .map(|(index, task)| match spec.fault {
                Some(fault) if fault.task == index && fault.kind == FaultKind::Error => {
                    Value::Text("error: asked to fail".to_owned())
                }
                _ => match (&known, &task.gives) {
                    (Some(known), _) => convert::answer_value(&known[index as usize]),
                    (None, Some(gives)) => convert::answer_value(gives),
                    (None, None) => Value::Text("200, 12 bytes".to_owned()),
                },
            })
            .collect();
        let items = if strategy == StrategyId::ISOLATED { 0 } else { spec.tasks };
        let with_serial = spec.strategies.contains(&StrategyId::SERIAL);
        StrategyResult {
            strategy,
            workers: spec.workers_of(strategy),
            build: None,
            means: None,
            available: true,
            reason: None,
            answer_ok: true,
            answers,
            collection: plan.has_collection.then(|| (0..items).map(f64::from).collect()),
            blocking_line: None,
            warmup_ms: None,
            pool_startup_ms: None,
            summary: summarise(&repeats, with_serial.then_some(serial.as_slice()), 1),
            repeats,
            doubts: Vec::new(),
        }
    };
    RunRecord {
        schema: SCHEMA.to_owned(),
        app: AppInfo { version: "0.1.0".to_owned(), commit: "unknown".to_owned() },
        spec: spec.clone(),
        environment: Environment {
            user_agent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36".to_owned(),
            cores_reported: cores,
            cores_measured: Some(f64::from(cores) - 0.04),
            isolated: true,
            mode: "threads".to_owned(),
            timer_resolution_us: 5.0,
            hidden: false,
            started_at: "2026-11-22T03:00:00Z".to_owned(),
            python: None,
        },
        results: spec.strategies.iter().map(result).collect(),
        subinterpreters: None,
        hand_in: None,
    }
}

/// What a task does and for how long, at about the speed of compiled code, or so many times as slow.
fn steps(task: &Task, slower: f64) -> Vec<(SpanKind, f64)> {
    let step = |step: &Step| match step {
        Step::Wait { ms } | Step::Limited { ms, .. } => (SpanKind::Wait, *ms),
        Step::Reply { ms, timeout_ms } => (SpanKind::Wait, ms.min(*timeout_ms)),
        Step::Fetch { .. } => (SpanKind::Wait, 4.0 - task.id as f64),
        Step::Compute(work) => (SpanKind::Run, slower * cost_ms(work)),
        Step::Program => (SpanKind::Run, LEAST_MS),
    };
    task.steps.iter().map(step).collect()
}

/// A step that takes next to no time still takes what it costs to run one, ms.
const LEAST_MS: f64 = 0.002;

/// What a task of a lesson's own program does and for how long: it waits as its lines say, and computes where none of them waits.
fn program(code: &str, task: u32) -> Vec<(SpanKind, f64)> {
    let wait = (SpanKind::Wait, 50.0);
    if code.contains("gather(") {
        return vec![wait];
    }
    if code.contains("for _ in range(8)") {
        return vec![wait; 8];
    }
    match (code.contains("if i == 7"), code.contains("time.sleep(0.1)")) {
        // Its sleep keeps the thread, as computing does.
        (true, _) => vec![if task == 7 { (SpanKind::Run, 300.0) } else { wait }],
        (false, true) => vec![(SpanKind::Wait, 100.0)],
        (false, false) => vec![(SpanKind::Run, 20.0)],
    }
}

fn cost_ms(work: &Work) -> f64 {
    work.estimate_ms().max(LEAST_MS)
}

/// Repeats that differ a little, so that there is a spread.
fn repeats(spec: &Spec, strategy: StrategyId, tasks: &[Numbered], cores: u32) -> Vec<Repeat> {
    (0..spec.repeats)
        .map(|i| {
            let slower = 1.0 + 0.004 * f64::from((i * 7) % 5);
            Repeat {
                counted: counted(spec, strategy, cores, i),
                ..repeat(spec, strategy, tasks, cores, slower)
            }
        })
        .collect()
}

/// The share of a task that is done under a lock.
fn locked_share(spec: &Spec) -> f64 {
    match spec.params.get("locked_share") {
        Some(Value::Number(share)) => *share,
        _ => 0.0,
    }
}

/// Whether tasks take two locks in opposite orders.
fn opposite(spec: &Spec) -> bool {
    spec.params.get("same_order") == Some(&Value::Number(0.0))
}

/// What the caller's counter holds after repeat `i`: without a lock, updates that are made at the same time count once.
fn counted(spec: &Spec, strategy: StrategyId, cores: u32, i: u32) -> Option<u64> {
    if spec.params.contains_key("same_order") {
        let found = strategy == StrategyId::RAYON && opposite(spec) && cores > 1;
        return Some(if found { 10 + u64::from(i) } else { 0 });
    }
    let Some(Value::Number(updates)) = spec.params.get("updates") else { return None };
    let all = updates * f64::from(spec.tasks);
    let at_once = spec.workers_of(strategy).min(cores).min(spec.tasks);
    let differs = 1.0 + 0.01 * f64::from((i * 7) % 5);
    let kept = match strategy.name() {
        "isolated" => 0.0,
        "rayon" if spec.workload == "counter" && at_once > 1 => differs / f64::from(at_once),
        "gil" if spec.workload == "counter" => 0.6 * differs,
        _ => 1.0,
    };
    Some((kept * all).round() as u64)
}

fn repeat(spec: &Spec, strategy: StrategyId, tasks: &[Numbered], cores: u32, slower: f64) -> Repeat {
    let lanes = spec.workers_of(strategy);
    let startup_ms = if strategy.has_pool() && spec.pool == Pool::Fresh {
        (40.0 + START_MS * f64::from(lanes)) * slower
    } else {
        0.0
    };
    let mut spans: Vec<Span> = (0..lanes)
        .filter(|_| startup_ms > 0.0)
        .map(|lane| Span { task: None, lane, kind: SpanKind::Startup, start_ms: 0.0, end_ms: startup_ms })
        .collect();
    let end_ms = match strategy.name() {
        "serial" => on_lanes(&mut spans, tasks, 1, 0.0, slower, None),
        "async" if limit(spec).is_some() => in_rounds(&mut spans, tasks, limit(spec).unwrap()),
        "async" => on_a_loop(&mut spans, tasks, slower),
        // Tasks that hold a lock of their own all the time take turns.
        "rayon" if spec.workload == "counter_locked" || locked_share(spec) == 1.0 => {
            under_a_lock(&mut spans, tasks, lanes, startup_ms, slower)
        }
        // Workers beyond the cores share them.
        "rayon" => {
            let stretches = in_stretches(tasks, lanes as usize);
            let tasks = if spec.chunk.is_some() { tasks } else { &stretches };
            let lanes_used = lanes.min(tasks.len() as u32);
            let share = (f64::from(lanes_used) / f64::from(cores)).max(1.0);
            // What is done under a lock is done by one lane at a time.
            let queue = (locked_share(spec) * f64::from(lanes_used.min(cores))).max(1.0);
            let deadlocks = if opposite(spec) { 3.0 } else { 1.0 };
            let chunks = Chunks { size: spec.chunk.unwrap_or(1), copy_ms: 0.0 };
            on_lanes(&mut spans, tasks, lanes, startup_ms, slower * share * queue * deadlocks, Some(chunks))
        }
        "isolated" => {
            let share = (f64::from(lanes.min(tasks.len() as u32)) / f64::from(cores)).max(1.0);
            let usual = (tasks.len() as u32).div_ceil(4 * lanes).max(1);
            let size = spec.chunk.unwrap_or(usual);
            let bytes = match spec.params.get("data_bytes") {
                Some(Value::Number(bytes)) => bytes * f64::from(size),
                _ => 0.0,
            };
            let chunks = Chunks { size, copy_ms: COPY_MS + bytes * COPY_MS_PER_BYTE };
            on_lanes(&mut spans, tasks, lanes, startup_ms, slower * share, Some(chunks))
        }
        "gil" => under_a_lock(&mut spans, tasks, lanes, startup_ms, slower),
        other => panic!("this machine does not know how {other} runs tasks"),
    };
    spans.sort_by(|a, b| a.start_ms.total_cmp(&b.start_ms));
    let list_bytes = match spec.params.get("size") {
        Some(Value::Number(size)) => 4.0 * size,
        _ => 0.0,
    };
    let memories = if strategy == StrategyId::ISOLATED { f64::from(lanes) } else { 1.0 };
    let lists = if strategy.has_pool() { f64::from(lanes.min(spec.tasks)) } else { 1.0 };
    let memory_bytes = 1_300_000.0 * memories + list_bytes * lists;
    Repeat { total_ms: end_ms, startup_ms, memory_bytes, spans, ..Repeat::default() }
}

/// How many of its tasks may wait at once, where there is a limit.
fn limit(spec: &Spec) -> Option<usize> {
    match spec.params.get("limit") {
        Some(Value::Number(limit)) => Some(*limit as usize),
        _ => None,
    }
}

/// One thread whose tasks do nothing but wait, so many at once; the others queue.
fn in_rounds(spans: &mut Vec<Span>, tasks: &[Numbered], limit: usize) -> f64 {
    let mut now = 0.0;
    for round in tasks.chunks(limit.max(1)) {
        let end_ms =
            now + round.iter().flat_map(|(_, steps)| steps).map(|step| step.1).fold(0.0, f64::max) + 0.1;
        for (task, _) in round {
            let span = |kind, start_ms, end_ms| Span { task: Some(*task), lane: 0, kind, start_ms, end_ms };
            if now > 0.0 {
                spans.push(span(SpanKind::Lock, 0.0, now));
            }
            spans.push(span(SpanKind::Wait, now, end_ms));
        }
        now = end_ms;
    }
    now
}

/// The tasks with their indices, as rayon deals them out: to each lane a stretch of neighbours.
fn in_stretches(tasks: &[Numbered], lanes: usize) -> Vec<Numbered> {
    let stretches: Vec<&[Numbered]> = tasks.chunks(tasks.len().div_ceil(lanes).max(1)).collect();
    let longest = stretches.iter().map(|stretch| stretch.len()).max().unwrap_or(0);
    (0..longest)
        .flat_map(|index| stretches.iter().filter_map(move |stretch| stretch.get(index).cloned()))
        .collect()
}

/// How tasks are handed out.
struct Chunks {
    /// Tasks in each.
    size: u32,
    /// What it costs to copy one, ms.
    copy_ms: f64,
}

/// Each chunk of tasks, in order, on the lane that is free first; a wait occupies its lane.
fn on_lanes(
    spans: &mut Vec<Span>,
    tasks: &[Numbered],
    lanes: u32,
    from_ms: f64,
    slower: f64,
    chunks: Option<Chunks>,
) -> f64 {
    let mut free = vec![from_ms; lanes as usize];
    let Chunks { size, copy_ms } = chunks.unwrap_or(Chunks { size: 1, copy_ms: 0.0 });
    let mut lane = 0;
    for (place, &(task, ref steps)) in (0..).zip(tasks) {
        if place % size == 0 {
            lane = (0..free.len()).min_by(|a, b| free[*a].total_cmp(&free[*b])).unwrap();
        }
        let mut push = |kind, ms: f64| {
            let start_ms = free[lane];
            free[lane] += ms;
            spans.push(Span { task: Some(task), lane: lane as u32, kind, start_ms, end_ms: free[lane] });
        };
        for &(kind, ms) in steps {
            push(kind, if kind == SpanKind::Run { ms * slower } else { ms + 0.1 });
        }
        if copy_ms > 0.0 && (place + 1) % size == 0 {
            push(SpanKind::Copy, copy_ms);
        }
    }
    free.into_iter().fold(from_ms, f64::max)
}

/// One thread. Every task is ready at the beginning and runs until it waits; only when none is ready are the timers looked at.
fn on_a_loop(spans: &mut Vec<Span>, tasks: &[Numbered], slower: f64) -> f64 {
    let (mut now, mut end) = (0.0_f64, 0.0_f64);
    let mut ready: Vec<(usize, usize)> = (0..tasks.len()).map(|task| (task, 0)).collect();
    let mut timers: Vec<(f64, f64, usize, usize)> = Vec::new();
    while !ready.is_empty() || !timers.is_empty() {
        for (task, mut step) in std::mem::take(&mut ready) {
            while let Some(&(kind, ms)) = tasks[task].1.get(step) {
                step += 1;
                if kind == SpanKind::Wait {
                    timers.push((now + ms, now, task, step));
                    break;
                }
                spans.push(Span {
                    task: Some(task as u32),
                    lane: 0,
                    kind,
                    start_ms: now,
                    end_ms: now + ms * slower,
                });
                now += ms * slower;
            }
            end = end.max(now);
        }
        timers.sort_by(|a, b| a.0.total_cmp(&b.0));
        if let Some(&(due, ..)) = timers.first() {
            now = now.max(due) + 0.1;
        }
        timers.retain(|&(due, start_ms, task, step)| {
            if due > now {
                return true;
            }
            spans.push(Span {
                task: Some(task as u32),
                lane: 0,
                kind: SpanKind::Wait,
                start_ms,
                end_ms: now,
            });
            ready.push((task, step));
            false
        });
        end = end.max(now);
    }
    end
}

/// Threads that take turns of 5 ms to compute, and wait side by side.
fn under_a_lock(spans: &mut Vec<Span>, tasks: &[Numbered], threads: u32, from_ms: f64, slower: f64) -> f64 {
    /// A thread: when it is free, since when it queues, and what is left of its task.
    struct Thread {
        at_ms: f64,
        task: Option<u32>,
        left: Vec<(SpanKind, f64)>,
    }
    let mut waiting = tasks.iter();
    let mut all: Vec<Thread> =
        (0..threads).map(|_| Thread { at_ms: from_ms, task: None, left: Vec::new() }).collect();
    let mut lock_ms = from_ms;
    let mut end = from_ms;
    loop {
        for thread in all.iter_mut().filter(|thread| thread.left.is_empty()) {
            thread.task = None;
            if let Some((task, steps)) = waiting.next() {
                thread.task = Some(*task);
                thread.left = steps.iter().rev().copied().collect();
            }
        }
        // Whoever has been ready for longest goes on.
        let next = (0..all.len())
            .filter(|index| all[*index].task.is_some())
            .min_by(|a, b| all[*a].at_ms.total_cmp(&all[*b].at_ms));
        let Some(lane) = next else { return end };
        let thread = &mut all[lane];
        let (kind, ms) = thread.left.pop().unwrap();
        let mut push = |kind, start_ms: f64, end_ms: f64| {
            spans.push(Span { task: thread.task, lane: lane as u32, kind, start_ms, end_ms });
        };
        if kind == SpanKind::Wait {
            push(kind, thread.at_ms, thread.at_ms + ms);
            thread.at_ms += ms + 0.1;
        } else {
            let start_ms = thread.at_ms.max(lock_ms);
            if start_ms > thread.at_ms {
                push(SpanKind::Lock, thread.at_ms, start_ms);
            }
            let slice = (ms * slower).min(SLICE_MS);
            push(kind, start_ms, start_ms + slice);
            lock_ms = start_ms + slice;
            thread.at_ms = lock_ms;
            if ms * slower > slice {
                thread.left.push((kind, ms - slice / slower));
            }
        }
        end = end.max(thread.at_ms);
    }
}
