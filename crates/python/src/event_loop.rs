//! Coroutines of many tasks in one thread, stepped by an executor.

use crate::{
    Answer, Module, TaskError,
    interpreter::{answer, error},
    machine::Reply,
    modules::reply_object,
};
use rustpython_vm::{AsObject, PyObjectRef, PyResult, TryFromObject, VirtualMachine};

/// What an event loop can do next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// [`EventLoop::step`] runs code of this task; `None` where it belongs to no task of the lab.
    Ready(Option<u32>),
    /// Nothing is ready for so many ms, unless a request has its reply earlier. The executor may do something else and ask
    /// again then.
    Wait(f64),
    /// Nothing is ready before a request has its reply.
    Replies,
    /// Nothing will ever be ready: all tasks have finished, or each waits for another.
    Idle,
}

/// A request of a coroutine, which the executor makes while others run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Names it when its reply is given.
    pub id: u32,
    /// The task that asks; `None` where it belongs to no task of the lab.
    pub task: Option<u32>,
    /// Address to get.
    pub url: String,
}

/// A task that has finished.
pub type Finished = (u32, Result<Answer, TaskError>);

/// The event loop of a program's coroutines. All of them share it, so a lock of one can be waited for by another.
pub struct EventLoop<'a> {
    module: &'a Module<'a>,
    lane: u32,
    events: PyObjectRef,
}

impl<'a> EventLoop<'a> {
    /// Makes an event loop on `lane`.
    ///
    /// # Errors
    /// What `asyncio` raised while it was imported.
    pub fn new(module: &'a Module<'a>, lane: u32) -> Result<Self, TaskError> {
        let events = module.interpreter.enter(None, lane, &module.source, |vm| {
            vm.import("asyncio", 0)?.get_attr("events", vm)?.get_attr("new_event_loop", vm)?.call((), vm)
        })?;
        Ok(Self { module, lane, events })
    }

    /// Takes task `number`. A coroutine begins with a later step; a plain function runs here and now, to its end, and its
    /// result is returned.
    pub fn start(&self, number: u32) -> Option<Finished> {
        let started = self.enter(Some(number), |vm| {
            let result = self.module.task.call((number,), vm)?;
            if !vm.ctx.types.coroutine_type.is(result.class()) {
                return answer(vm, &result).map(Some);
            }
            vm.call_method(&self.events, "start", (number, result))?;
            Ok(None)
        });
        started.transpose().map(|result| (number, result))
    }

    /// What [`step`](Self::step) would do now.
    ///
    /// # Errors
    /// `TaskError::Stopped` when the run was stopped.
    pub fn next(&self) -> Result<Next, TaskError> {
        self.enter(None, |vm| {
            if vm.call_method(&self.events, "ready", ())?.try_to_bool(vm)? {
                let number = vm.call_method(&self.events, "number", ())?;
                return Ok(Next::Ready(Option::try_from_object(vm, number)?));
            }
            let seconds: Option<f64> =
                Option::try_from_object(vm, vm.call_method(&self.events, "wait", ())?)?;
            if let Some(seconds) = seconds {
                return Ok(Next::Wait(seconds * 1000.0));
            }
            let replies = vm.call_method(&self.events, "waits_for_replies", ())?.try_to_bool(vm)?;
            Ok(if replies { Next::Replies } else { Next::Idle })
        })
    }

    /// Runs the callback that is next, until it gives way, and returns the tasks that have finished.
    ///
    /// # Errors
    /// `TaskError::Stopped` when the run was stopped; then no task goes on.
    pub fn step(&self) -> Result<Vec<Finished>, TaskError> {
        self.enter(None, |vm| {
            if let Err(exception) = vm.call_method(&self.events, "step", ())
                && !exception.fast_isinstance(vm.ctx.exceptions.system_exit)
            {
                // A task that called `sys.exit` has finished with it, and the others go on.
                return Err(exception);
            }
            let finished = vm.call_method(&self.events, "finished", ())?;
            vm.extract_elements_with(&finished, |entry| {
                let (number, task) = (entry.get_item(&0_usize, vm)?, entry.get_item(&1_usize, vm)?);
                Ok((u32::try_from_object(vm, number)?, self.result(vm, &task)))
            })
        })
    }

    /// The requests that steps have made since the last call.
    ///
    /// # Errors
    /// `TaskError::Stopped` when the run was stopped.
    pub fn requests(&self) -> Result<Vec<Request>, TaskError> {
        self.enter(None, |vm| {
            let asked = vm.call_method(&self.events, "asked", ())?;
            vm.extract_elements_with(&asked, |entry| {
                let item = |index: usize| entry.get_item(&index, vm);
                let url = item(1)?.str(vm)?.to_string_lossy().into_owned();
                let task = Option::try_from_object(vm, item(2)?)?;
                Ok(Request { id: u32::try_from_object(vm, item(0)?)?, task, url })
            })
        })
    }

    /// Gives request `id` its reply, or the sentence that says why there is none. Its coroutine goes on with a later step.
    ///
    /// # Errors
    /// `TaskError::Raised` where no such request waits for a reply.
    pub fn reply(&self, id: u32, reply: Result<Reply, String>) -> Result<(), TaskError> {
        self.enter(None, |vm| {
            let (reply, failure) = match reply {
                Ok(reply) => (reply_object(reply, vm), vm.ctx.none()),
                Err(failure) => (vm.ctx.none(), vm.ctx.new_str(failure).into()),
            };
            vm.call_method(&self.events, "reply", (id, reply, failure)).map(drop)
        })
    }

    fn result(&self, vm: &VirtualMachine, task: &PyObjectRef) -> Result<Answer, TaskError> {
        vm.call_method(task, "result", ())
            .and_then(|result| answer(vm, &result))
            .map_err(|exception| error(vm, &exception, &self.module.source))
    }

    fn enter<R>(
        &self,
        task: Option<u32>,
        work: impl FnOnce(&VirtualMachine) -> PyResult<R>,
    ) -> Result<R, TaskError> {
        self.module.interpreter.enter(task, self.lane, &self.module.source, work)
    }
}
