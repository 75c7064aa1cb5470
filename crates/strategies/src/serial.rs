//! Serial: one task after another, the baseline of every comparison.
//!
//! A plain loop in one worker. A wait blocks the worker, so nothing else is done while a task waits.

use crate::{
    Strategy,
    ended::Ended,
    lane::{Lane, OpenGate},
    ports::Ports,
    round::Round,
    shared::Shared,
    sink::LocalSink,
};
use futures::future::LocalBoxFuture;
use overlap_protocol::Outcome;
use overlap_record::StrategyId;
use std::rc::Rc;

/// One task after another.
pub struct Serial;

impl Strategy for Serial {
    fn id(&self) -> StrategyId {
        StrategyId::SERIAL
    }

    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Outcome, Ended>> {
        Box::pin(async move { run(&round, &ports) })
    }
}

fn run(round: &Round, ports: &Ports) -> Result<Outcome, Ended> {
    let shared = Shared::of(round);
    let sink = LocalSink::new(ports.publisher.clone(), round.len());
    let mut lane = Lane::new(0, round, ports.machine, &shared, sink).with_program(round.loaded());

    let mut answers = Vec::with_capacity(round.len());
    // excerpt: one task after another
    for (index, task) in (0..).zip(&round.plan.tasks) {
        if lane.stopped() {
            return Err(Ended::Stopped);
        }
        answers.push(lane.run(index, task, &mut OpenGate)?);
    }

    let total_ms = lane.now_ms();
    lane.sink.flush(total_ms);
    Ok(Outcome {
        total_ms,
        memory_bytes: ports.machine.memory_bytes(),
        answers,
        collection: shared.collected(round.loaded()),
        counted: shared.counted(round.loaded()),
        spans_lost: lane.sink.lost(),
        ..Outcome::default()
    })
}
