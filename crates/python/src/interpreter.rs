//! An interpreter, and the tasks of the program that it has loaded.

#[cfg(feature = "threads")]
use crate::shared;
use crate::{
    Exception, code,
    host::{self, Host},
    machine::Machine,
    modules::{self, Output},
    program::{MODULE_NAME, Program},
};
use rustpython_vm::{
    AsObject, PyObjectRef, PyPayload, PyResult, Settings, VirtualMachine,
    builtins::{PyBaseExceptionRef, PyDictRef, PyListRef},
    function::ArgIntoFloat,
};
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex, PoisonError};

/// Calls within calls, as in CPython.
const RECURSION_LIMIT: usize = 1000;
/// Longest answer that is kept as it is, bytes: no record holds a longer text.
const MAX_ANSWER_BYTES: usize = 10_000;
/// How much of a longer answer is kept, characters.
const ANSWER_HEAD: usize = 1000;

/// How a task, or the loading of a program, ended without an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TaskError {
    /// It raised.
    #[error("{0}")]
    Raised(Box<Exception>),
    /// The run was stopped.
    #[error("the run was stopped")]
    Stopped,
}

/// A task's answer: the `repr` of what it returned. Of a very long one it is the start, the length and the SHA-256, which
/// tell it from any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer(pub String);

/// A value that a program's name has before its code runs.
#[derive(Clone, Debug, PartialEq)]
pub enum Global {
    /// An `int`.
    Int(u64),
    /// A `float`.
    Float(f64),
    /// A `str`.
    Text(String),
}

impl Global {
    fn to_object(&self, vm: &VirtualMachine) -> PyObjectRef {
        match self {
            Self::Int(number) => vm.ctx.new_int(*number).into(),
            Self::Float(number) => vm.ctx.new_float(*number).into(),
            Self::Text(text) => vm.ctx.new_str(text.as_str()).into(),
        }
    }
}

#[cfg(not(feature = "threads"))]
type Inner = rustpython_vm::Interpreter;
#[cfg(feature = "threads")]
type Inner = crate::threads::Threads;

/// A Python interpreter. It belongs to the thread that made it; with the feature `threads`, any thread may use it, and what
/// the threads do happens at the same time.
pub struct Interpreter {
    inner: Inner,
    host: Arc<Host>,
    /// The names of programs that have ended. Functions and their names refer to each other, so they are freed by hand; what a
    /// program has set to run then needs a machine, so this waits until the next one is loaded.
    ended: Mutex<Vec<PyDictRef>>,
}

impl Interpreter {
    /// Starts an interpreter.
    ///
    /// # Errors
    /// What a module that every program needs raised while it was set up.
    pub fn new(machine: Arc<dyn Machine>) -> Result<Self, TaskError> {
        let host = Host::new(machine);
        let inner = host.enter(None, 0, || {
            let builder = rustpython_vm::Interpreter::builder(settings());
            let native = modules::native(&builder.ctx);
            let builder = builder.add_native_modules(&native).add_frozen_modules(modules::frozen());
            #[cfg(feature = "threads")]
            let builder = builder.init_hook(|vm| vm.state.gc.disable());
            Inner::from(builder.build())
        });
        let interpreter = Self { inner, host, ended: Mutex::default() };
        interpreter.enter(None, 0, "", set_up)?;
        Ok(interpreter)
    }

    /// Runs the program's code outside of its tasks, on `lane`.
    ///
    /// # Errors
    /// What it raised, or that the run was stopped.
    pub fn load(&self, program: &Program, lane: u32) -> Result<Module<'_>, TaskError> {
        self.load_with(program, lane, &[])
    }

    /// Like [`load`](Self::load), with names that have a value before the program's code runs.
    ///
    /// # Errors
    /// What it raised, or that the run was stopped.
    pub fn load_with(
        &self,
        program: &Program,
        lane: u32,
        globals: &[(&str, Global)],
    ) -> Result<Module<'_>, TaskError> {
        let loaded = self.enter(None, lane, &program.source, |vm| {
            for names in self.ended() {
                names.clear();
            }
            let scope = vm.new_scope_with_builtins();
            scope.globals.set_item("__name__", vm.ctx.new_str(MODULE_NAME).into(), vm)?;
            for (name, value) in globals {
                scope.globals.set_item(*name, value.to_object(vm), vm)?;
            }
            let module = vm.new_module(MODULE_NAME, scope.globals.clone(), None);
            vm.sys_module.get_attr("modules", vm)?.set_item(MODULE_NAME, module.into(), vm)?;
            vm.run_code_obj(code::load(vm, &program.code), scope.clone())?;
            #[cfg(feature = "threads")]
            shared::keep_definitions(vm, &scope.globals)?;
            let task = scope.globals.get_item("task", vm)?;
            Ok((task, scope.globals))
        })?;
        let (task, globals) = loaded;
        Ok(Module { interpreter: self, task, globals, source: program.source.clone() })
    }

    fn ended(&self) -> Vec<PyDictRef> {
        std::mem::take(&mut *self.ended.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn enter<R>(
        &self,
        task: Option<u32>,
        lane: u32,
        source: &str,
        work: impl FnOnce(&VirtualMachine) -> PyResult<R>,
    ) -> Result<R, TaskError> {
        self.host.enter(task, lane, || {
            self.inner.enter(|vm| match work(vm) {
                // A `finally` that returns ends what stops the task, and not the stopping.
                Ok(_) if host::was_stopped() => Err(TaskError::Stopped),
                result => result.map_err(|exception| error(vm, &exception, source)),
            })
        })
    }
}

/// A program that was loaded.
pub struct Module<'a> {
    pub(crate) interpreter: &'a Interpreter,
    pub(crate) task: PyObjectRef,
    globals: PyDictRef,
    pub(crate) source: String,
}

impl Module<'_> {
    /// What the program's list of this name holds; `None` where there is no such list, or it holds anything but numbers.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Option<Vec<f64>> {
        let numbers = self.interpreter.enter(None, 0, &self.source, |vm| {
            let list = self.globals.get_item(name, vm)?.try_into_value::<PyListRef>(vm)?;
            let items = list.borrow_vec().to_vec();
            let number =
                |item: PyObjectRef| item.try_into_value::<ArgIntoFloat>(vm).map(ArgIntoFloat::into_float);
            items.into_iter().map(number).collect::<PyResult<_>>()
        });
        numbers.ok()
    }

    /// The program's whole number of this name; `None` where there is none, or it is below 0 or beyond 64 bits.
    #[must_use]
    pub fn count(&self, name: &str) -> Option<u64> {
        let number = self
            .interpreter
            .enter(None, 0, &self.source, |vm| self.globals.get_item(name, vm)?.try_into_value::<u64>(vm));
        number.ok()
    }

    /// Runs task `number` on `lane`, in the calling thread, to its end. A coroutine has an event loop to itself, which blocks
    /// this thread where the coroutine waits.
    ///
    /// # Errors
    /// What the task raised, or that the run was stopped.
    pub fn run(&self, number: u32, lane: u32) -> Result<Answer, TaskError> {
        self.interpreter.enter(Some(number), lane, &self.source, |vm| {
            let mut result = self.task.call((number,), vm)?;
            if vm.ctx.types.coroutine_type.is(result.class()) {
                result = vm.call_method(&*vm.import("asyncio", 0)?, "run", (result,))?;
            }
            answer(vm, &result)
        })
    }
}

impl Drop for Module<'_> {
    fn drop(&mut self) {
        let mut ended = self.interpreter.ended.lock().unwrap_or_else(PoisonError::into_inner);
        ended.push(self.globals.clone());
    }
}

/// The answer that belongs to what a task returned.
pub(crate) fn answer(vm: &VirtualMachine, result: &PyObjectRef) -> PyResult<Answer> {
    let text = result.repr(vm)?.to_string_lossy().into_owned();
    if text.len() <= MAX_ANSWER_BYTES {
        return Ok(Answer(text));
    }
    let length = text.chars().count();
    let head: String = text.chars().take(ANSWER_HEAD).collect();
    let digest = Sha256::digest(text.as_bytes());
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Answer(format!("{head}… ({length} characters, SHA-256 {digest})")))
}

/// What an exception means for the task that raised it.
pub(crate) fn error(vm: &VirtualMachine, exception: &PyBaseExceptionRef, source: &str) -> TaskError {
    if host::was_stopped() {
        return TaskError::Stopped;
    }
    let told = Exception::new(vm, exception, source);
    // The text of an exception is the program's own code, which may have been stopped as well.
    if host::was_stopped() { TaskError::Stopped } else { TaskError::Raised(Box::new(told)) }
}

fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.install_signal_handlers = false;
    settings.import_site = false;
    settings.write_bytecode = false;
    // The order of a set of strings is part of an answer, and every worker has to give the same.
    settings.hash_seed = Some(0);
    settings
}

fn set_up(vm: &VirtualMachine) -> PyResult<()> {
    vm.recursion_limit.set(RECURSION_LIMIT);
    // Makes the classes of the module.
    vm.import("_overlap", 0)?;
    for name in ["stdout", "stderr", "__stdout__", "__stderr__"] {
        vm.sys_module.set_attr(name, Output.into_pyobject(vm), vm)?;
    }
    vm.import("_overlap_setup", 0)?;
    #[cfg(feature = "threads")]
    vm.call_method(&*vm.import("_overlap_threads", 0)?, "install", ())?;
    Ok(())
}
