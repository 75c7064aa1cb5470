//! The log that the source documents print: a line when a task starts, a line when it ends.

use overlap_record::{Span, SpanKind};
use std::{cmp::Ordering, fmt};

/// What a line of the log tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogEvent {
    /// The task's first step began.
    Starts,
    /// The task's last step ended.
    Ends,
}

/// One line of the log; its `Display` reads `task 1 starts`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogLine {
    /// When: ms from the start of the repeat.
    pub at_ms: f64,
    /// Where.
    pub lane: u32,
    /// The task's index in task order.
    pub task: u32,
    /// The number that the source document calls the task by.
    pub id: i64,
    /// What.
    pub event: LogEvent,
}

impl fmt::Display for LogLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let event = match self.event {
            LogEvent::Starts => "starts",
            LogEvent::Ends => "ends",
        };
        write!(f, "task {} {event}", self.id)
    }
}

/// A task's first and last moment, and the lanes of both.
#[derive(Clone)]
struct Life {
    start_ms: f64,
    start_lane: u32,
    end_ms: f64,
    end_lane: u32,
}

/// The log of one repeat, in time order. `ids` holds each task's number; a task without one is called by its index.
///
/// A task lives from its first computing or waiting to its last: being copied and queueing for the lock come before it starts.
/// At the same instant, tasks that end come first, then tasks that start and end at once, then tasks that start, so that
/// tasks which follow each other on a lane do so in the log, however coarse the clock is.
#[must_use]
pub fn log(spans: &[Span], ids: &[i64]) -> Vec<LogLine> {
    // By task: a record has a million of them at most, and a table is several times as fast as a tree.
    let tasks = spans.iter().filter_map(|span| span.task).max().map_or(0, |task| task as usize + 1);
    let mut lives: Vec<Option<Life>> = vec![None; tasks];
    for span in spans {
        let Some(task) = span.task.filter(|_| matches!(span.kind, SpanKind::Run | SpanKind::Wait)) else {
            continue;
        };
        let life = lives[task as usize].get_or_insert(Life {
            start_ms: span.start_ms,
            start_lane: span.lane,
            end_ms: span.end_ms,
            end_lane: span.lane,
        });
        if span.start_ms < life.start_ms {
            (life.start_ms, life.start_lane) = (span.start_ms, span.lane);
        }
        if span.end_ms > life.end_ms {
            (life.end_ms, life.end_lane) = (span.end_ms, span.lane);
        }
    }

    let mut lines: Vec<(u8, LogLine)> = Vec::new();
    for (task, life) in (0..).zip(lives) {
        let Some(life) = life else { continue };
        let id = ids.get(task as usize).copied().unwrap_or(i64::from(task));
        let at_once = life.end_ms <= life.start_ms;
        let line = |at_ms, lane, event| LogLine { at_ms, lane, task, id, event };
        lines.push((if at_once { 1 } else { 2 }, line(life.start_ms, life.start_lane, LogEvent::Starts)));
        lines.push((if at_once { 1 } else { 0 }, line(life.end_ms, life.end_lane, LogEvent::Ends)));
    }
    lines.sort_by(in_order);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn in_order((rank_a, a): &(u8, LogLine), (rank_b, b): &(u8, LogLine)) -> Ordering {
    a.at_ms.total_cmp(&b.at_ms).then_with(|| (rank_a, a.task, a.event).cmp(&(rank_b, b.task, b.event)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(task: u32, lane: u32, kind: SpanKind, start_ms: f64, end_ms: f64) -> Span {
        Span { task: Some(task), lane, kind, start_ms, end_ms }
    }

    fn text(spans: &[Span], ids: &[i64]) -> Vec<String> {
        log(spans, ids).iter().map(|line| format!("{} {line} on {}", line.at_ms, line.lane)).collect()
    }

    #[test]
    fn steps_of_a_task_are_one_life_and_queueing_is_none_of_it() {
        let spans = [
            Span { task: None, lane: 0, kind: SpanKind::Startup, start_ms: 0.0, end_ms: 1.0 },
            span(0, 0, SpanKind::Copy, 1.0, 2.0),
            span(0, 0, SpanKind::Run, 2.0, 3.0),
            span(1, 1, SpanKind::Lock, 2.0, 3.0),
            span(1, 1, SpanKind::Wait, 3.0, 4.0),
            span(0, 0, SpanKind::Wait, 3.0, 5.0),
        ];
        assert_eq!(
            text(&spans, &[1, 2]),
            ["2 task 1 starts on 0", "3 task 2 starts on 1", "4 task 2 ends on 1", "5 task 1 ends on 0"]
        );
    }

    #[test]
    fn at_one_instant_tasks_follow_each_other() {
        let spans = [
            span(0, 0, SpanKind::Run, 0.0, 1.0),
            span(1, 0, SpanKind::Run, 1.0, 1.0),
            span(2, 0, SpanKind::Run, 1.0, 1.0),
            span(3, 0, SpanKind::Run, 1.0, 2.0),
        ];
        let expected = [
            "0 task 0 starts on 0",
            "1 task 0 ends on 0",
            "1 task 1 starts on 0",
            "1 task 1 ends on 0",
            "1 task 2 starts on 0",
            "1 task 2 ends on 0",
            "1 task 3 starts on 0",
            "2 task 3 ends on 0",
        ];
        assert_eq!(text(&spans, &[]), expected);
        let mut reversed = spans;
        reversed.reverse();
        assert_eq!(text(&reversed, &[]), expected, "the order of the spans does not matter");
    }
}
