//! Python programs, by the interpreter of the crate `python`.

mod machine;

use crate::{
    ended::Ended,
    ports::{Fetched, Machine, Stopped},
    program::{Coroutines, Finished, Host, Interpreter, Loaded, Next, Request},
};
use machine::LaneMachine;
use overlap_protocol::{CodeError, Program, ProgramEvent, workloads::ParamValue};
use overlap_python::{EventLoop, Exception, Global, Module, ProgramError, TaskError};
use overlap_record::Failure;
use overlap_workloads::{Answer, TaskResult, source::python_name};
use std::{cell::OnceCell, sync::Arc};

/// The list of numbers of a program that stands for the caller's collection.
const SHARED: &str = "shared";

/// The whole number of a program that stands for the caller's counter.
const COUNTER: &str = "counter";

/// The Python interpreter of a worker. It is started when it is first needed, and lives as long as the worker.
#[derive(Default)]
pub struct Python {
    interpreter: OnceCell<&'static overlap_python::Interpreter>,
}

impl Python {
    fn interpreter(
        &self,
        machine: &'static dyn Machine,
    ) -> Result<&'static overlap_python::Interpreter, Failure> {
        if let Some(interpreter) = self.interpreter.get() {
            return Ok(interpreter);
        }
        let interpreter = overlap_python::Interpreter::new(Arc::new(LaneMachine(machine)))
            .map_err(|error| Failure::internal(format!("The Python interpreter did not start: {error}.")))?;
        Ok(self.interpreter.get_or_init(|| Box::leak(Box::new(interpreter))))
    }
}

// Without threads a module stays with its worker; the type is one for both builds.
#[cfg_attr(not(feature = "threads"), allow(clippy::arc_with_non_send_sync))]
impl Interpreter for Python {
    fn boot(&self, machine: &'static dyn Machine) -> Result<(), Failure> {
        self.interpreter(machine).map(drop)
    }

    fn check(&self, program: &Program) -> Result<(), CodeError> {
        overlap_python::Program::compile(&program.code).map(drop).map_err(|error| code_error(&error))
    }

    fn load(
        &self,
        machine: &'static dyn Machine,
        program: &Program,
        lane: u32,
        host: &mut dyn Host,
    ) -> Result<Arc<dyn Loaded>, Ended> {
        let interpreter = self.interpreter(machine).map_err(Ended::Failed)?;
        let compiled = overlap_python::Program::compile(&program.code).map_err(|error| {
            Ended::Failed(Failure { advice: String::new(), ..Failure::internal(error.to_string()) })
        })?;
        machine::reset();
        let names: Vec<_> = program.globals.0.keys().map(|id| python_name(id)).collect();
        let globals: Vec<(&str, Global)> =
            names.iter().map(AsRef::as_ref).zip(program.globals.0.values().map(global)).collect();
        match machine::on(host, || interpreter.load_with(&compiled, lane, &globals)) {
            Ok(module) => Ok(Arc::new(LoadedModule { module })),
            Err(TaskError::Stopped) => Err(Ended::Stopped),
            Err(TaskError::Raised(exception)) => {
                let message = format!("The code raised {} before any task began.", headline(&exception));
                host.tell(raised(None, lane, &exception));
                Err(Ended::Failed(Failure {
                    lane: Some(lane),
                    advice: String::new(),
                    ..Failure::internal(message)
                }))
            }
        }
    }
}

struct LoadedModule {
    module: Module<'static>,
}

impl Loaded for LoadedModule {
    fn run(&self, task: u32, lane: u32, host: &mut dyn Host) -> Result<TaskResult, Stopped> {
        let result = machine::on(host, || self.module.run(task, lane));
        result_of(result, task, lane, host)
    }

    fn shared(&self) -> Option<Vec<f64>> {
        self.module.numbers(SHARED)
    }

    fn counted(&self) -> Option<u64> {
        self.module.count(COUNTER)
    }

    fn coroutines(&self, lane: u32, host: &mut dyn Host) -> Result<Box<dyn Coroutines + '_>, Ended> {
        machine::on(host, || EventLoop::new(&self.module, lane))
            .map(|events| Box::new(ModuleLoop { events, lane }) as Box<dyn Coroutines>)
            .map_err(|error| match error {
                TaskError::Stopped => Ended::Stopped,
                error => Ended::Failed(Failure::internal(error.to_string())),
            })
    }
}

struct ModuleLoop<'a> {
    events: EventLoop<'a>,
    lane: u32,
}

impl Coroutines for ModuleLoop<'_> {
    fn start(&self, task: u32, host: &mut dyn Host) -> Result<Option<Finished>, Stopped> {
        let Some((task, result)) = machine::on(host, || self.events.start(task)) else { return Ok(None) };
        result_of(result, task, self.lane, host).map(|result| Some((task, result)))
    }

    fn next(&self, host: &mut dyn Host) -> Result<Next, Stopped> {
        let next = machine::on(host, || self.events.next()).map_err(|_| Stopped)?;
        Ok(match next {
            overlap_python::Next::Ready(task) => Next::Ready(task),
            overlap_python::Next::Wait(ms) => Next::Wait(ms),
            overlap_python::Next::Replies => Next::Replies,
            overlap_python::Next::Idle => Next::Idle,
        })
    }

    fn step(&self, host: &mut dyn Host) -> Result<Vec<Finished>, Stopped> {
        let finished = machine::on(host, || self.events.step()).map_err(|_| Stopped)?;
        let result = |(task, result)| Ok((task, result_of(result, task, self.lane, host)?));
        finished.into_iter().map(result).collect()
    }

    fn requests(&self, host: &mut dyn Host) -> Result<Vec<Request>, Stopped> {
        let asked = machine::on(host, || self.events.requests()).map_err(|_| Stopped)?;
        Ok(asked.into_iter().map(|asked| Request { id: asked.id, url: asked.url }).collect())
    }

    fn reply(&self, id: u32, reply: Result<Fetched, String>, host: &mut dyn Host) -> Result<(), Stopped> {
        machine::on(host, || self.events.reply(id, reply.map(machine::reply))).map_err(|_| Stopped)
    }

    fn skip(&self, ms: f64) {
        machine::skip(ms);
    }
}

fn result_of(
    result: Result<overlap_python::Answer, TaskError>,
    task: u32,
    lane: u32,
    host: &mut dyn Host,
) -> Result<TaskResult, Stopped> {
    match result {
        Ok(overlap_python::Answer(repr)) => Ok(Ok(Answer::Text(repr))),
        Err(TaskError::Stopped) => Err(Stopped),
        Err(TaskError::Raised(exception)) => {
            host.tell(raised(Some(task), lane, &exception));
            Ok(Err(headline(&exception)))
        }
    }
}

fn raised(task: Option<u32>, lane: u32, exception: &Exception) -> ProgramEvent {
    let (line, message) = (exception.line(), sentence(exception));
    ProgramEvent::Raised { task, lane, line, message, text: exception.to_string() }
}

/// The exception as the last line of its traceback says it.
fn sentence(exception: &Exception) -> String {
    let Exception { kind, message, .. } = exception;
    if message.is_empty() { kind.clone() } else { format!("{kind}: {message}") }
}

/// The exception in a line, with its place.
fn headline(exception: &Exception) -> String {
    let what = sentence(exception);
    exception.line().map_or_else(|| what.clone(), |line| format!("{what} (line {line})"))
}

fn code_error(error: &ProgramError) -> CodeError {
    let (line, column) = match error {
        ProgramError::Syntax(error) => (error.line, error.column),
        ProgramError::TooLong { .. } | ProgramError::NoTask => (0, 0),
    };
    CodeError { message: error.to_string(), line, column }
}

fn global(value: &ParamValue) -> Global {
    match value {
        ParamValue::Integer(number) => Global::Int(*number),
        ParamValue::Real(number) => Global::Float(*number),
        ParamValue::Text(text) => Global::Text(text.clone()),
    }
}
