//! `_overlap_locks`: the locks of `_thread` where an interpreter has threads. They wait by the machine, which can end the wait.
pub(crate) use module::module_def;

#[rustpython_vm::pymodule(name = "_overlap_locks")]
mod module {
    use crate::lock;
    use rustpython_vm::{
        AsObject, FromArgs, Py, PyPayload, PyResult, VirtualMachine,
        builtins::PyType,
        function::{FuncArgs, OptionalArg, TimeoutSeconds},
        pyclass,
        types::{Constructor, Representable},
    };

    /// The number of the calling thread.
    #[pyfunction]
    fn get_ident() -> u64 {
        lock::this_thread()
    }

    /// Longest time limit of a wait, s.
    const TIMEOUT_MAX: f64 = (1_u32 << 31) as f64;

    #[derive(FromArgs)]
    struct AcquireArgs {
        #[pyarg(any, default = true)]
        blocking: bool,
        #[pyarg(any, optional)]
        timeout: OptionalArg<TimeoutSeconds>,
    }

    /// How a thread wants a lock.
    enum Wish {
        Now,
        Within(Option<f64>),
    }

    impl AcquireArgs {
        fn wish(self, vm: &VirtualMachine) -> PyResult<Wish> {
            let seconds = self.timeout.map_or(-1.0, TimeoutSeconds::to_secs_f64);
            let unlimited = seconds == -1.0;
            match self.blocking {
                false if unlimited => Ok(Wish::Now),
                false => Err(vm.new_value_error("can't specify a timeout for a non-blocking call")),
                true if unlimited => Ok(Wish::Within(None)),
                true if seconds < 0.0 => {
                    Err(vm.new_value_error("timeout value must be a non-negative number"))
                }
                true if seconds > TIMEOUT_MAX => Err(vm.new_overflow_error("timeout value is too large")),
                true => Ok(Wish::Within(Some(seconds * 1000.0))),
            }
        }
    }

    #[pyattr]
    #[pyclass(module = "_thread", name = "lock")]
    #[derive(Debug, Default, PyPayload)]
    struct Lock(lock::Lock);

    impl Constructor for Lock {
        type Args = ();

        fn py_new(_class: &Py<PyType>, (): (), _vm: &VirtualMachine) -> PyResult<Self> {
            Ok(Self::default())
        }
    }

    #[pyclass(with(Constructor, Representable), flags(HAS_WEAKREF))]
    impl Lock {
        #[pymethod]
        fn acquire(zelf: &Py<Self>, args: AcquireArgs, vm: &VirtualMachine) -> PyResult<bool> {
            match args.wish(vm)? {
                Wish::Now => Ok(zelf.0.try_take()),
                Wish::Within(limit_ms) => zelf.0.take(limit_ms, vm),
            }
        }

        #[pymethod]
        fn release(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
            if zelf.0.release() { Ok(()) } else { Err(vm.new_runtime_error("release unlocked lock")) }
        }

        #[pymethod]
        fn locked(zelf: &Py<Self>) -> bool {
            zelf.0.is_taken()
        }

        #[pymethod]
        fn __enter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
            zelf.0.take(None, vm)
        }

        #[pymethod]
        fn __exit__(zelf: &Py<Self>, _exception: FuncArgs, vm: &VirtualMachine) -> PyResult<()> {
            Self::release(zelf, vm)
        }

        #[pymethod]
        fn _at_fork_reinit(zelf: &Py<Self>) {
            zelf.0.release();
        }
    }

    impl Representable for Lock {
        fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
            let state = if zelf.0.is_taken() { "locked" } else { "unlocked" };
            Ok(format!("<{state} _thread.lock object at {:#x}>", zelf.get_id()))
        }
    }

    #[pyattr]
    #[pyclass(module = "_thread", name = "RLock")]
    #[derive(Debug, Default, PyPayload)]
    struct RLock(lock::Reentrant);

    impl Constructor for RLock {
        type Args = ();

        fn py_new(_class: &Py<PyType>, (): (), _vm: &VirtualMachine) -> PyResult<Self> {
            Ok(Self::default())
        }
    }

    #[pyclass(with(Constructor, Representable), flags(BASETYPE, HAS_WEAKREF))]
    impl RLock {
        #[pymethod]
        fn acquire(zelf: &Py<Self>, args: AcquireArgs, vm: &VirtualMachine) -> PyResult<bool> {
            match args.wish(vm)? {
                Wish::Now => Ok(zelf.0.try_take()),
                Wish::Within(limit_ms) => zelf.0.take(limit_ms, 1, vm),
            }
        }

        #[pymethod]
        fn release(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<()> {
            release(&zelf.0, 1, vm)
        }

        #[pymethod]
        fn locked(zelf: &Py<Self>) -> bool {
            zelf.0.is_taken()
        }

        #[pymethod]
        fn __enter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<bool> {
            zelf.0.take(None, 1, vm)
        }

        #[pymethod]
        fn __exit__(zelf: &Py<Self>, _exception: FuncArgs, vm: &VirtualMachine) -> PyResult<()> {
            Self::release(zelf, vm)
        }

        #[pymethod]
        fn _is_owned(zelf: &Py<Self>) -> bool {
            zelf.0.is_mine()
        }

        #[pymethod]
        fn _recursion_count(zelf: &Py<Self>) -> usize {
            if zelf.0.is_mine() { zelf.0.depth() } else { 0 }
        }

        #[pymethod]
        fn _release_save(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<usize> {
            let depth = zelf.0.depth();
            release(&zelf.0, depth, vm)?;
            Ok(depth)
        }

        #[pymethod]
        fn _acquire_restore(zelf: &Py<Self>, depth: usize, vm: &VirtualMachine) -> PyResult<()> {
            zelf.0.take(None, depth, vm).map(drop)
        }
    }

    fn release(lock: &lock::Reentrant, times: usize, vm: &VirtualMachine) -> PyResult<()> {
        if !lock.is_mine() {
            return Err(vm.new_runtime_error("cannot release un-acquired lock"));
        }
        lock.release(times);
        Ok(())
    }

    impl Representable for RLock {
        fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
            let state = if zelf.0.is_taken() { "locked" } else { "unlocked" };
            let depth = zelf.0.depth();
            Ok(format!("<{state} _thread.RLock object count={depth} at {:#x}>", zelf.get_id()))
        }
    }
}
