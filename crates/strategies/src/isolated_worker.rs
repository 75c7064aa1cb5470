//! The inside of an isolated worker: it runs the tasks of a chunk one after another in its own memory.

use crate::{
    ended::Ended,
    lane::{Lane, OpenGate},
    loading,
    ports::Ports,
    program::Loaded,
    round::Round,
    shared::Shared,
    sink::{LocalSink, Sink},
};
use overlap_protocol::{Chunk, ChunkOutcome, Preparation, Program};
use overlap_record::{Span, SpanKind};
use overlap_workloads::Plan;
use std::{cell::OnceCell, rc::Rc, sync::Arc};

/// One isolated worker during a round.
pub struct IsolatedWorker {
    lane: u32,
    round: Round,
    shared: Shared,
    program: Option<Program>,
    loaded: OnceCell<Arc<dyn Loaded>>,
    ports: Rc<Ports>,
}

impl IsolatedWorker {
    /// A worker that is ready for its first chunk.
    #[must_use]
    pub fn new(preparation: Preparation, ports: Rc<Ports>) -> Self {
        let Preparation { lane, collection, program, epoch_ms, deadline_ms, fault } = preparation;
        let round = Round {
            plan: Plan::default(),
            program: None,
            workers: 1,
            chunk: None,
            semaphore: Arc::default(),
            epoch_ms,
            deadline_ms,
            fault,
        };
        let shared = Shared::with(collection);
        Self { lane, round, shared, program, loaded: OnceCell::new(), ports }
    }

    /// The worker's own copy of the caller's collection; `None` where the workload has none.
    #[must_use]
    pub fn collection(&self) -> Option<Vec<f64>> {
        self.shared.collected(self.loaded.get().map(|loaded| &**loaded))
    }

    /// Loads the program, where there is one that was not loaded yet. Yields how long that took, ms.
    fn load(&self) -> Result<f64, Ended> {
        let Some(program) = self.program.as_ref().filter(|_| self.loaded.get().is_none()) else {
            return Ok(0.0);
        };
        let (loaded, load_ms) = loading::load(program, self.lane, &self.round, &self.ports)?;
        let _ = self.loaded.set(loaded);
        Ok(load_ms)
    }

    /// Runs a chunk of tasks.
    ///
    /// # Errors
    /// `Ended::Stopped` when the run was cancelled, `Ended::Failed` when the round cannot go on.
    pub fn run(&self, chunk: &Chunk) -> Result<ChunkOutcome, Ended> {
        let machine = self.ports.machine;
        let sink = LocalSink::new(self.ports.publisher.clone(), chunk.tasks.len());
        let mut lane = Lane::new(self.lane, &self.round, machine, &self.shared, sink);
        let end_ms = lane.now_ms();
        if let Some((first, _)) = chunk.tasks.first() {
            lane.sink.close(Span {
                task: Some(*first),
                lane: self.lane,
                kind: SpanKind::Copy,
                start_ms: chunk.sent_ms.min(end_ms),
                end_ms,
            });
        }
        let load_ms = self.load()?;
        let mut lane = lane.with_program(self.loaded.get().map(|loaded| &**loaded));
        let mut answers = Vec::with_capacity(chunk.tasks.len());
        for (index, task) in &chunk.tasks {
            if lane.stopped() {
                if self.round.is_warm_up() {
                    break;
                }
                return Err(Ended::Stopped);
            }
            match lane.run(*index, task, &mut OpenGate) {
                Ok(answer) => answers.push((*index, answer)),
                Err(Ended::Stopped) if self.round.is_warm_up() && !machine.stopped() => break,
                Err(ended) => return Err(ended),
            }
        }
        let now_ms = lane.now_ms();
        lane.sink.flush(now_ms);
        Ok(ChunkOutcome { answers, memory_bytes: machine.memory_bytes(), sent_ms: lane.now_ms(), load_ms })
    }
}
