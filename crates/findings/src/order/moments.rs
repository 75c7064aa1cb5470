//! Starts and ends of spans, gathered into moments.

use super::{AtOnce, Change, Moment, What};
use overlap_record::{Span, SpanKind};

/// What happens within this share of the whole repeat happens at about the same time.
const SAME: f64 = 0.01;

/// A span's start or end. Of those at one instant, ends come first, then spans without length, then starts.
struct Event {
    at_ms: f64,
    rank: u8,
    span: usize,
    is_end: bool,
}

/// What is known of a task so far.
#[derive(Clone, Default)]
struct Task {
    /// Spans that have not ended.
    left: u32,
    /// Spans that have begun and not ended.
    open: u32,
    /// What it began last, and on which lane.
    last: Option<(SpanKind, u32)>,
    /// What it did so far, one bit a kind.
    did: u8,
    /// What it was doing when this moment began; none where the moment has not changed it.
    before: Option<Before>,
}

#[derive(Clone, Copy)]
struct Before {
    doing: Option<SpanKind>,
    did: u8,
}

impl Task {
    fn doing(&self) -> Option<SpanKind> {
        self.last.map(|(kind, _)| kind).filter(|_| self.open > 0)
    }

    /// What this moment has brought; none where it is as before.
    fn change(&self, before: Before) -> Option<What> {
        let (new, over) = (before.did == 0, self.left == 0);
        match self.doing().or_else(|| self.last.map(|(kind, _)| kind).filter(|_| new)) {
            _ if over && new => Some(What::Whole),
            _ if over => Some(What::Ends),
            Some(kind) if before.doing == Some(kind) => None,
            Some(kind) if before.did & bit(kind) != 0 => Some(What::Again(kind)),
            Some(kind) => Some(What::Begins(kind)),
            None => None,
        }
    }
}

const fn bit(kind: SpanKind) -> u8 {
    1 << kind as u8
}

/// The moments of a repeat, in order of time. A moment that changes nothing is none.
pub(super) fn moments(spans: &[Span]) -> Vec<Moment> {
    let events = events(spans);
    let end_ms = events.last().map_or(0.0, |event| event.at_ms);
    let mut sweep = Sweep::new(spans);
    let mut moments: Vec<Moment> = Vec::new();
    let mut rest = events.as_slice();
    // What was done at once in moments that are none counts for the next one.
    let mut passed = AtOnce::default();
    while let Some(first) = rest.first() {
        let until_ms = first.at_ms + SAME * end_ms;
        // At least the first, whatever a record's numbers are.
        let size = rest.iter().take_while(|event| event.at_ms <= until_ms).count().max(1);
        let (now, later) = rest.split_at(size);
        let moment = sweep.moment(now);
        passed = passed.max(moment.most);
        if !moment.changes.is_empty() {
            moments.push(Moment { most: std::mem::take(&mut passed), ..moment });
        }
        rest = later;
    }
    if let Some(last) = moments.last_mut() {
        last.most = last.most.max(passed);
    }
    moments
}

fn events(spans: &[Span]) -> Vec<Event> {
    let mut events = Vec::with_capacity(2 * spans.len());
    for (index, span) in spans.iter().enumerate() {
        let end_ms = span.end_ms.max(span.start_ms);
        let [ends, starts] = if end_ms > span.start_ms { [0, 2] } else { [1, 1] };
        events.push(Event { at_ms: span.start_ms, rank: starts, span: index, is_end: false });
        events.push(Event { at_ms: end_ms, rank: ends, span: index, is_end: true });
    }
    events.sort_unstable_by(|a, b| {
        let order = |event: &Event| (event.rank, event.span, event.is_end);
        a.at_ms.total_cmp(&b.at_ms).then_with(|| order(a).cmp(&order(b)))
    });
    events
}

struct Sweep<'a> {
    spans: &'a [Span],
    tasks: Vec<Task>,
    now: AtOnce,
}

impl<'a> Sweep<'a> {
    fn new(spans: &'a [Span]) -> Self {
        let tasks = spans.iter().filter_map(|span| span.task).max().map_or(0, |task| task as usize + 1);
        let mut tasks = vec![Task::default(); tasks];
        for task in spans.iter().filter_map(|span| span.task) {
            tasks[task as usize].left += 1;
        }
        Self { spans, tasks, now: AtOnce::default() }
    }

    /// Takes in events that happen at about the same time.
    fn moment(&mut self, events: &[Event]) -> Moment {
        let mut touched = Vec::new();
        let mut changes = Changes::default();
        let mut most = self.now;
        for event in events {
            let span = self.spans[event.span];
            self.count(span.kind, event.is_end);
            most = most.max(self.now);
            match span.task {
                Some(task) => self.step(task, &span, event.is_end, &mut touched),
                None if span.kind == SpanKind::Startup => {
                    let what = if event.is_end { What::LanesReady } else { What::LanesStart };
                    changes.add(what, None, span.lane);
                }
                None => {}
            }
        }
        touched.sort_unstable();
        let (mut begun, mut ended) = (Vec::new(), Vec::new());
        for index in touched {
            let task = &mut self.tasks[index as usize];
            let (Some(before), Some((_, lane))) = (task.before.take(), task.last) else { continue };
            if before.did == 0 {
                begun.push(index);
            }
            if task.left == 0 {
                ended.push(index);
            }
            if let Some(what) = task.change(before) {
                changes.add(what, Some(index), lane);
            }
        }
        let at = |event: Option<&Event>| event.map_or(0.0, |event| event.at_ms);
        Moment {
            from_ms: at(events.first()),
            until_ms: at(events.last()),
            changes: changes.sorted(),
            after: self.now,
            most,
            begun,
            ended,
        }
    }

    fn count(&mut self, kind: SpanKind, is_end: bool) {
        let number = match kind {
            SpanKind::Run => &mut self.now.computing,
            SpanKind::Wait => &mut self.now.waiting,
            SpanKind::Lock => &mut self.now.queueing,
            SpanKind::Startup | SpanKind::Copy => return,
        };
        *number = if is_end { number.saturating_sub(1) } else { *number + 1 };
    }

    fn step(&mut self, index: u32, span: &Span, is_end: bool, touched: &mut Vec<u32>) {
        let task = &mut self.tasks[index as usize];
        if task.before.is_none() {
            task.before = Some(Before { doing: task.doing(), did: task.did });
            touched.push(index);
        }
        if is_end {
            task.open = task.open.saturating_sub(1);
            task.left = task.left.saturating_sub(1);
        } else {
            task.open += 1;
            task.last = Some((span.kind, span.lane));
            task.did |= bit(span.kind);
        }
    }
}

/// Changes of one moment, each once.
#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn add(&mut self, what: What, task: Option<u32>, lane: u32) {
        let at = self.0.iter().position(|change| change.what == what).unwrap_or_else(|| {
            self.0.push(Change { what, tasks: Vec::new(), lanes: Vec::new() });
            self.0.len() - 1
        });
        self.0[at].tasks.extend(task);
        self.0[at].lanes.push(lane);
    }

    fn sorted(mut self) -> Vec<Change> {
        self.0.sort_by_key(|change| change.what);
        for change in &mut self.0 {
            change.lanes.sort_unstable();
            change.lanes.dedup();
        }
        self.0
    }
}
