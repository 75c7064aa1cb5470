//! Messages as bytes.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why and fails")]

use overlap_protocol::{
    Chunk, ChunkOutcome, Code, CodeError, FromEngine, Job, Outcome, Phase, Preparation, Program,
    ProgramEvent, ToEngine, wire,
    workloads::{self, Answer, Params, Preset, Task, TaskResult},
};
use overlap_record::{Access, AccessKind, Failure, Fault, FaultKind, Span, SpanKind, StrategyId};
use proptest::{collection::vec, option, prelude::*, sample::select};

fn time() -> impl Strategy<Value = f64> {
    prop_oneof![-1e9..1e9_f64, Just(0.0), Just(f64::INFINITY)]
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let span = (option::of(any::<u32>()), any::<u32>(), select(SpanKind::ALL.to_vec()), time(), time());
    vec(
        span.prop_map(|(task, lane, kind, start_ms, end_ms)| Span { task, lane, kind, start_ms, end_ms }),
        0..20,
    )
}

fn access() -> impl Strategy<Value = Access> {
    let kind = select(vec![AccessKind::Read, AccessKind::Write]);
    (any::<u32>(), any::<u32>(), kind, any::<u32>()).prop_map(|(number, task, kind, value)| Access {
        number,
        task,
        kind,
        value,
    })
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![time().prop_map(Answer::Number), ".{0,20}".prop_map(Answer::Text)]
}

fn strategy() -> impl Strategy<Value = StrategyId> {
    select(StrategyId::all().collect::<Vec<_>>())
}

fn task() -> impl Strategy<Value = Task> {
    let plans = workloads::all().iter().filter_map(|workload| {
        let tasks = workload.plan(&Params::defaults(workload, Preset::Quick)).ok()?.tasks;
        tasks.into_iter().next_back()
    });
    select(plans.collect::<Vec<_>>())
}

fn fault() -> impl Strategy<Value = Option<Fault>> {
    let kinds = select(vec![FaultKind::Error, FaultKind::Panic, FaultKind::Trap, FaultKind::Memory]);
    option::of((any::<u32>(), kinds).prop_map(|(task, kind)| Fault { task, kind }))
}

fn program() -> impl Strategy<Value = Program> {
    ".{0,40}"
        .prop_map(|code| Program { code, globals: Params::defaults(workloads::first(), Preset::Document) })
}

fn event() -> impl Strategy<Value = ProgramEvent> {
    let task = || option::of(any::<u32>());
    prop_oneof![
        (task(), any::<u32>(), ".{0,20}").prop_map(|(task, lane, text)| ProgramEvent::Printed {
            task,
            lane,
            text
        }),
        (task(), any::<u32>(), option::of(any::<u32>()), ".{0,20}", ".{0,20}").prop_map(
            |(task, lane, line, message, text)| ProgramEvent::Raised { task, lane, line, message, text }
        ),
        (any::<u32>(), any::<u32>()).prop_map(|(task, line)| ProgramEvent::Blocked { task, line }),
    ]
}

fn preparation() -> impl Strategy<Value = Preparation> {
    let collection = option::of(vec(time(), 0..4));
    (any::<u32>(), collection, option::of(program()), time(), option::of(time()), fault()).prop_map(
        |(lane, collection, program, epoch_ms, deadline_ms, fault)| Preparation {
            lane,
            collection,
            program,
            epoch_ms,
            deadline_ms,
            fault,
        },
    )
}

fn result() -> impl Strategy<Value = TaskResult> {
    prop_oneof![answer().prop_map(Ok), ".{0,20}".prop_map(Err)]
}

fn to_engine() -> impl Strategy<Value = ToEngine> {
    let workload = select(workloads::all().iter().map(|workload| workload.id).collect::<Vec<_>>());
    let code = option::of(prop_oneof![Just(Code::Twin), ".{0,40}".prop_map(Code::Own)]);
    let job =
        (strategy(), workload, code, any::<u32>(), option::of(time()), fault(), option::of(any::<u32>()))
            .prop_map(|(strategy, id, code, workers, budget, fault, chunk)| {
                let workload = workloads::find(id).expect("it is in the catalogue");
                let phase = budget.map_or(Phase::Timed, |budget_ms| Phase::WarmUp { budget_ms });
                let params = Params::defaults(workload, Preset::Document);
                ToEngine::RunRound(Job {
                    strategy,
                    workload: id.to_owned(),
                    params,
                    code,
                    workers,
                    chunk,
                    phase,
                    fault,
                })
            });
    prop_oneof![
        (strategy(), any::<u32>()).prop_map(|(strategy, workers)| ToEngine::StartPool { strategy, workers }),
        job,
        Just(ToEngine::Cancel),
        program().prop_map(ToEngine::Check),
        any::<u32>().prop_map(|threads| ToEngine::Calibrate { threads }),
        preparation().prop_map(ToEngine::Prepare),
        (vec((any::<u32>(), task()), 0..4), time())
            .prop_map(|(tasks, sent_ms)| ToEngine::RunChunk(Chunk { tasks, sent_ms })),
    ]
}

fn from_engine() -> impl Strategy<Value = FromEngine> {
    let answers = vec(result(), 0..9);
    let chunk = (vec((any::<u32>(), result()), 0..9), time(), time(), time()).prop_map(
        |(answers, memory_bytes, sent_ms, load_ms)| {
            FromEngine::ChunkDone(ChunkOutcome { answers, memory_bytes, sent_ms, load_ms })
        },
    );
    let held = (option::of(vec(time(), 0..9)), option::of(any::<u64>()), vec(access(), 0..9));
    let outcome = (time(), time(), time(), answers, held, any::<u64>());
    let outcome = outcome.prop_map(
        |(total_ms, startup_ms, memory_bytes, answers, (collection, counted, interleaving), spans_lost)| {
            FromEngine::Done(Outcome {
                total_ms,
                startup_ms,
                memory_bytes,
                answers,
                collection,
                counted,
                interleaving,
                spans_lost,
            })
        },
    );
    let failure = (option::of(any::<u32>()), option::of(any::<u32>()), ".{0,30}", ".{0,30}");
    prop_oneof![
        time().prop_map(|timer_resolution_us| FromEngine::Ready { timer_resolution_us }),
        time().prop_map(|startup_ms| FromEngine::PoolReady { startup_ms }),
        (spans(), spans(), time()).prop_map(|(spans, open, now_ms)| FromEngine::Spans {
            spans,
            open,
            now_ms
        }),
        outcome,
        chunk,
        failure.prop_map(|(task, lane, message, advice)| FromEngine::Failed(Failure {
            task,
            lane,
            message,
            advice
        })),
        Just(FromEngine::Cancelled),
        vec(event(), 0..5).prop_map(FromEngine::Program),
        Just(FromEngine::Checked(Ok(()))),
        (".{0,30}", any::<u32>(), any::<u32>()).prop_map(|(message, line, column)| {
            FromEngine::Checked(Err(CodeError { message, line, column }))
        }),
        time().prop_map(|cores| FromEngine::Calibrated { cores }),
    ]
}

proptest! {
    #[test]
    fn any_message_to_an_engine_is_read_back(message in to_engine()) {
        prop_assert_eq!(wire::decode::<ToEngine>(&wire::encode(&message)?)?, message);
    }

    #[test]
    fn any_message_from_an_engine_is_read_back(message in from_engine()) {
        prop_assert_eq!(wire::decode::<FromEngine>(&wire::encode(&message)?)?, message);
    }

    #[test]
    fn a_message_that_is_cut_short_or_too_long_is_an_error(message in from_engine(), at: prop::sample::Index) {
        let mut bytes = wire::encode(&message)?;
        let cut = &bytes[..at.index(bytes.len())];
        prop_assert!(wire::decode::<FromEngine>(cut).is_err());
        bytes.push(0);
        let trailing = wire::WireError::Trailing { bytes: bytes.len(), left: 1 };
        prop_assert_eq!(wire::decode::<FromEngine>(&bytes), Err(trailing));
    }

    #[test]
    fn any_bytes_are_a_message_or_an_error(bytes in vec(any::<u8>(), 0..60)) {
        if let Ok(message) = wire::decode::<FromEngine>(&bytes) {
            // A NaN equals nothing, so what is read is compared as bytes.
            prop_assert!(wire::encode(&message).is_ok());
        }
    }
}
