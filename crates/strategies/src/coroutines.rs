//! A program under the strategy `async`: its coroutines share one event loop, which gives way to the worker's own while
//! nothing is ready.

use crate::{
    ended::Ended,
    lane::{Lane, LaneContext, NO_ANSWER, OpenGate, cause},
    machine::Machine,
    ports::{Fetched, Ports, Stopped},
    program::{Coroutines, Finished, Loaded, Next},
    round::Round,
    shared::Shared,
    sink::{LocalSink, PULSE_EVERY_MS, Sink},
};
use futures::{
    FutureExt,
    future::{Either, select},
    stream::{FuturesUnordered, StreamExt},
};
use overlap_protocol::Outcome;
use overlap_record::SpanKind;
use overlap_workloads::TaskResult;
use std::{collections::BTreeMap, pin::pin, rc::Rc, sync::Arc};

/// Time after which replies are looked for while code is always ready, ms.
const GIVE_WAY_EVERY_MS: f64 = 4.0;

/// Runs the tasks of a round as coroutines.
pub(crate) async fn run(
    round: Rc<Round>,
    ports: Rc<Ports>,
    program: Arc<dyn Loaded>,
) -> Result<Outcome, Ended> {
    let nothing = Shared::default();
    let sink = LocalSink::new(ports.publisher.clone(), round.len());
    let lane = Lane::new(0, &round, ports.machine, &nothing, sink);
    let mut lane = Track::new(&round, ports.machine, lane);
    let coroutines = program.coroutines(0, &mut lane.context())?;
    let mut answers = vec![Err(NO_ANSWER.to_owned()); round.len()];

    for task in 0..round.len() as u32 {
        ports.machine.enter(0, task);
        lane.run(Some(task));
        let finished = coroutines.start(task, &mut lane.context())?;
        lane.finish(&mut answers, finished)?;
    }

    let mut requests = FuturesUnordered::new();
    let mut gave_way_ms = lane.now_ms();
    loop {
        match coroutines.next(&mut lane.context())? {
            Next::Ready(task) => {
                if let Some(task) = task {
                    ports.machine.enter(0, task);
                }
                lane.run(task);
                let finished = coroutines.step(&mut lane.context())?;
                lane.finish(&mut answers, finished)?;
                for request in coroutines.requests(&mut lane.context())? {
                    if round.is_warm_up() {
                        return Err(Ended::Stopped);
                    }
                    let reply = ports.event_loop.fetch(&request.url);
                    requests.push(reply.map(move |reply| (request.id, reply)));
                }
                if requests.is_empty() || lane.now_ms() - gave_way_ms < GIVE_WAY_EVERY_MS {
                    continue;
                }
                lane.rest();
                ports.event_loop.timer(0.0).await;
            }
            Next::Wait(ms) if round.is_warm_up() => {
                coroutines.skip(ms);
                continue;
            }
            Next::Wait(ms) => {
                lane.rest();
                let timer = ports.event_loop.sleep(ms.min(PULSE_EVERY_MS));
                answer_while(timer, &mut requests, &*coroutines, &mut lane).await?;
            }
            Next::Replies => {
                lane.rest();
                let timer = ports.event_loop.sleep(PULSE_EVERY_MS);
                answer_while(timer, &mut requests, &*coroutines, &mut lane).await?;
            }
            Next::Idle => break,
        }
        while let Some(Some((id, reply))) = requests.next().now_or_never() {
            coroutines.reply(id, reply, &mut lane.context())?;
        }
        gave_way_ms = lane.now_ms();
        lane.pulse();
    }
    lane.rest();
    let total_ms = lane.now_ms();
    drop(coroutines);
    Ok(Outcome {
        total_ms,
        memory_bytes: ports.machine.memory_bytes(),
        answers,
        collection: program.shared(),
        counted: program.counted(),
        spans_lost: lane.flush(total_ms),
        ..Outcome::default()
    })
}

/// Waits for the timer or the first reply.
async fn answer_while(
    timer: impl Future<Output = Result<(), Stopped>>,
    requests: &mut FuturesUnordered<impl Future<Output = (u32, Result<Fetched, String>)>>,
    coroutines: &dyn Coroutines,
    lane: &mut Track<'_>,
) -> Result<(), Ended> {
    if requests.is_empty() {
        return timer.await.map_err(|Stopped| Ended::Stopped);
    }
    match select(pin!(timer), requests.next()).await {
        Either::Left((slept, _)) => slept.map_err(|Stopped| Ended::Stopped),
        Either::Right((Some((id, reply)), _)) => Ok(coroutines.reply(id, reply, &mut lane.context())?),
        Either::Right((None, _)) => Ok(()),
    }
}

/// The lane of the event loop: which task runs, and which have begun and wait.
struct Track<'a> {
    round: &'a Round,
    machine: &'a dyn Machine,
    lane: Lane<'a, LocalSink>,
    gate: OpenGate,
    /// The task whose code runs, if it is one's; `None` while nothing runs.
    running: Option<Option<u32>>,
    /// Since when it runs.
    since_ms: f64,
    /// Since when each task waits.
    waiting: BTreeMap<u32, f64>,
}

impl<'a> Track<'a> {
    const fn new(round: &'a Round, machine: &'a dyn Machine, lane: Lane<'a, LocalSink>) -> Self {
        Self { round, machine, lane, gate: OpenGate, running: None, since_ms: 0.0, waiting: BTreeMap::new() }
    }

    fn now_ms(&self) -> f64 {
        self.lane.now_ms()
    }

    /// What the event loop's code may ask of this lane now.
    fn context(&mut self) -> LaneContext<'_, 'a, LocalSink, OpenGate> {
        LaneContext::of_event_loop(&mut self.lane, &mut self.gate, &mut self.since_ms)
    }

    /// Code of a task runs from here on; `None` where it is no task's.
    fn run(&mut self, task: Option<u32>) {
        if self.running == Some(task) {
            return;
        }
        self.rest();
        self.lane.turn_to(task);
        if let Some(start_ms) = task.and_then(|task| self.waiting.remove(&task)) {
            self.lane.close(SpanKind::Wait, start_ms);
        }
        self.running = Some(task);
        self.since_ms = self.lane.open(SpanKind::Run);
    }

    /// No code runs from here on.
    fn rest(&mut self) {
        let Some(task) = self.running.take() else { return };
        self.lane.turn_to(task);
        self.lane.close(SpanKind::Run, self.since_ms);
        if let Some(task) = task {
            self.waiting.insert(task, self.lane.open(SpanKind::Wait));
        }
    }

    /// Keeps the answers of tasks that have finished.
    ///
    /// # Errors
    /// `Ended::Failed` where the reader asked for a failure that ends the round.
    fn finish(
        &mut self,
        answers: &mut [TaskResult],
        finished: impl IntoIterator<Item = Finished>,
    ) -> Result<(), Ended> {
        for (task, answer) in finished {
            let answer = match self.round.fault_of(task) {
                Some(fault) => {
                    cause(fault.kind, self.machine).map_err(|failure| Ended::Failed(failure.at(task, 0)))?
                }
                None => answer,
            };
            if let Some(slot) = answers.get_mut(task as usize) {
                *slot = answer;
            }
            if self.running.take_if(|running| *running == Some(task)).is_some() {
                self.lane.close(SpanKind::Run, self.since_ms);
            }
            if let Some(start_ms) = self.waiting.remove(&task) {
                self.lane.turn_to(Some(task));
                self.lane.close(SpanKind::Wait, start_ms);
            }
        }
        Ok(())
    }

    fn pulse(&mut self) {
        let now_ms = self.lane.now_ms();
        self.lane.sink.pulse(now_ms);
    }

    /// Publishes everything; yields the number of spans that were lost.
    fn flush(&mut self, now_ms: f64) -> u64 {
        self.lane.sink.flush(now_ms);
        self.lane.sink.lost()
    }
}
