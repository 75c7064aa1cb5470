//! Loading a program before its tasks run.

use crate::{
    ended::Ended,
    lane::{Lane, LaneContext, OpenGate},
    ports::{Ports, SpanPublisher},
    program::{Loaded, no_interpreter},
    round::{Round, RoundProgram},
    shared::Shared,
    sink::{LocalSink, Sink},
};
use overlap_protocol::{Program, ProgramEvent};
use overlap_record::{Span, SpanKind};
use std::{rc::Rc, sync::Arc};

/// Loads a program on `lane` of a round, and records that as start-up. Yields the program and how long it took, ms.
///
/// # Errors
/// `Ended::Failed` where the program does not compile or raises, or there is no interpreter; `Ended::Stopped` when the
/// run was cancelled.
pub(crate) fn load(
    program: &Program,
    lane: u32,
    round: &Round,
    ports: &Ports,
) -> Result<(Arc<dyn Loaded>, f64), Ended> {
    let (loaded, sink, load_ms) =
        load_into(LocalSink::new(ports.publisher.clone(), 0), program, lane, round, ports)?;
    let mut sink = sink;
    sink.flush(ports.machine.now_ms() - round.epoch_ms);
    Ok((loaded?, load_ms))
}

/// Loads a program on this worker before the round that it belongs to begins: no time of it is the round's.
///
/// # Errors
/// As of [`load`].
pub fn load_before(program: Program, round: &Round, ports: &Ports) -> Result<RoundProgram, Ended> {
    let sink = Untimed(ports.publisher.clone());
    let (loaded, ..) = load_into(sink, &program, 0, round, ports)?;
    Ok(RoundProgram { loaded: loaded?, program })
}

/// What loading yields, the sink that it was recorded in, and how long it took, ms.
type Loading<S> = (Result<Arc<dyn Loaded>, Ended>, S, f64);

fn load_into<S: Sink>(
    sink: S,
    program: &Program,
    lane: u32,
    round: &Round,
    ports: &Ports,
) -> Result<Loading<S>, Ended> {
    let interpreter = ports.interpreter.as_ref().ok_or_else(|| Ended::Failed(no_interpreter()))?;
    let nothing = Shared::default();
    let mut own = Lane::new(lane, round, ports.machine, &nothing, sink);
    let began_ms = own.open(SpanKind::Startup);
    let (mut start_ms, mut gate) = (began_ms, OpenGate);
    let mut context = LaneContext::of_loading(&mut own, &mut gate, &mut start_ms);
    let loaded = interpreter.load(ports.machine, program, lane, &mut context);
    let end_ms = own.close(SpanKind::Startup, start_ms);
    Ok((loaded, own.sink, end_ms - began_ms))
}

/// A sink for what happens before a round: only what the program does is published.
struct Untimed(Rc<dyn SpanPublisher>);

impl Sink for Untimed {
    fn open(&mut self, _: Span) {}

    fn close(&mut self, _: Span) {}

    fn tell(&mut self, event: ProgramEvent) {
        self.0.tell(vec![event]);
    }

    fn pulse(&mut self, _: f64) {}

    fn pulse_every_ms(&self) -> Option<f64> {
        None
    }
}
