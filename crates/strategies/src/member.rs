//! The inside of an isolated worker: it runs the tasks of a chunk one after another in its own memory.

use crate::{
    lane::{Collection, Lane, OpenGate, contents},
    ports::{Enlistment, Ports},
    round::{Ended, Reply, Round},
    sink::{LocalSink, Sink},
};
use overlap_record::{Span, SpanKind};
use overlap_workloads::{Plan, Task};
use std::{rc::Rc, sync::Mutex};

/// One isolated worker during a repeat.
pub struct Member {
    lane: u32,
    round: Round,
    collection: Collection,
    ports: Rc<Ports>,
}

impl Member {
    /// The worker on `lane`, ready for its first chunk.
    #[must_use]
    pub fn new(lane: u32, enlistment: Enlistment, ports: Rc<Ports>) -> Self {
        let Enlistment { collection, epoch_ms, deadline_ms, fault } = enlistment;
        let round = Round { plan: Plan::default(), workers: 1, epoch_ms, deadline_ms, fault };
        Self { lane, round, collection: collection.map(Mutex::new), ports }
    }

    /// Now: ms from the start of the repeat.
    #[must_use]
    pub fn now_ms(&self) -> f64 {
        self.ports.blocking.now_ms() - self.round.epoch_ms
    }

    /// What this worker's own copy of the caller's collection holds.
    #[must_use]
    pub fn collection(&self) -> Option<Vec<f64>> {
        contents(&self.collection)
    }

    /// Runs a chunk whose copying began at `sent_ms`.
    ///
    /// # Errors
    /// `Ended` when the whole round has to end.
    pub fn run(&self, tasks: &[(u32, Task)], sent_ms: f64) -> Result<Vec<(u32, Reply)>, Ended> {
        let sink = LocalSink::new(self.ports.live.clone(), tasks.len());
        let mut lane = Lane::new(self.lane, &self.round, self.ports.blocking, &self.collection, sink);
        let end_ms = lane.now_ms();
        if let Some((first, _)) = tasks.first() {
            lane.sink.close(Span {
                task: Some(*first),
                lane: self.lane,
                kind: SpanKind::Copy,
                start_ms: sent_ms.min(end_ms),
                end_ms,
            });
        }
        let mut answers = Vec::with_capacity(tasks.len());
        for (index, task) in tasks {
            if lane.stopped() {
                if self.round.is_warm_up() {
                    break;
                }
                return Err(Ended::Stopped);
            }
            match lane.run(*index, task, &mut OpenGate) {
                Ok(answer) => answers.push((*index, answer)),
                Err(Ended::Stopped) if self.round.is_warm_up() && !self.ports.blocking.stopped() => break,
                Err(ended) => return Err(ended),
            }
        }
        let now_ms = lane.now_ms();
        lane.sink.flush(now_ms);
        Ok(answers)
    }
}
