//! One interpreter for several threads: each call has a virtual machine to itself, and all share the interpreter's objects.

use rustpython_vm::{Interpreter, VirtualMachine, vm::thread::ThreadedVirtualMachine};
use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

/// An interpreter that any thread may enter.
pub(crate) struct Threads {
    main: Mutex<Interpreter>,
    /// The virtual machines that no thread uses now. They are freed with the interpreter.
    idle: Mutex<Vec<ThreadedVirtualMachine>>,
    /// How deep calls may go, which a program sets for all threads.
    recursion_limit: AtomicUsize,
}

impl From<Interpreter> for Threads {
    fn from(main: Interpreter) -> Self {
        let recursion_limit = main.enter(|vm| vm.recursion_limit.get()).into();
        Self { main: Mutex::new(main), idle: Mutex::default(), recursion_limit }
    }
}

impl Threads {
    /// Runs `work` in the calling thread.
    pub(crate) fn enter<R>(&self, work: impl FnOnce(&VirtualMachine) -> R) -> R {
        let idle = lock(&self.idle).pop();
        let machine = idle.unwrap_or_else(|| lock(&self.main).new_thread());
        let result = machine.run(|vm| {
            vm.recursion_limit.set(self.recursion_limit.load(Ordering::Relaxed));
            let result = work(vm);
            self.recursion_limit.store(vm.recursion_limit.get(), Ordering::Relaxed);
            result
        });
        lock(&self.idle).push(machine);
        result
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
