//! Serial: one task after another, the baseline of every comparison.
//!
//! A plain loop in one worker. A wait blocks the worker, so while one task waits nothing else is done.

use crate::{
    Strategy,
    lane::{Lane, OpenGate, collection, contents},
    ports::Ports,
    round::{Ended, Finish, Round},
    sink::LocalSink,
};
use futures::future::LocalBoxFuture;
use overlap_record::StrategyId;
use std::rc::Rc;

/// One after another.
pub struct Serial;

impl Strategy for Serial {
    fn id(&self) -> StrategyId {
        StrategyId::SERIAL
    }

    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Finish, Ended>> {
        Box::pin(async move { run(&round, &ports) })
    }
}

fn run(round: &Round, ports: &Ports) -> Result<Finish, Ended> {
    let list = collection(round);
    let sink = LocalSink::new(ports.live.clone(), round.len());
    let mut lane = Lane::new(0, round, ports.blocking, &list, sink);

    let mut answers = Vec::with_capacity(round.len());
    for (index, task) in (0..).zip(&round.plan.tasks) {
        if lane.stopped() {
            return Err(Ended::Stopped);
        }
        answers.push(lane.run(index, task, &mut OpenGate)?);
    }

    let total_ms = lane.now_ms();
    lane.sink.flush(total_ms);
    Ok(Finish {
        total_ms,
        memory_bytes: ports.blocking.memory_bytes(),
        answers,
        collection: contents(&list),
        ..Finish::default()
    })
}
