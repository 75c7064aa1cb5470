//! `_overlap`: the machine, for the modules that are written in Python.
pub(crate) use _overlap::{Checkpoint, Output, module_def, reply_object, sleep};

#[rustpython_vm::pymodule]
mod _overlap {
    use crate::{
        host,
        machine::{FetchError, Reply, Stopped},
        modules::PROMISED,
    };
    use rustpython_vm::{
        Py, PyObjectRef, PyPayload, PyResult, VirtualMachine,
        builtins::{PyBytes, PyListRef, PyStrRef},
        protocol::PyNumberMethods,
        pyclass,
        types::AsNumber,
    };

    /// Stands for the checkpoints in a program: `-` of it checks, and is true.
    #[pyattr]
    #[pyclass(module = "_overlap", name = "Checkpoint")]
    #[derive(Debug, PyPayload)]
    pub(crate) struct Checkpoint;

    #[pyclass(with(AsNumber), flags(IMMUTABLETYPE))]
    impl Checkpoint {}

    impl AsNumber for Checkpoint {
        fn as_number() -> &'static PyNumberMethods {
            static METHODS: PyNumberMethods = PyNumberMethods {
                negative: Some(|_, vm| host::checkpoint(vm).map(|()| vm.ctx.new_bool(true).into())),
                ..PyNumberMethods::NOT_IMPLEMENTED
            };
            &METHODS
        }
    }

    /// What `sys.stdout` and `sys.stderr` are.
    #[pyattr]
    #[pyclass(module = "_overlap", name = "Output")]
    #[derive(Debug, PyPayload)]
    pub(crate) struct Output;

    #[pyclass]
    impl Output {
        #[pymethod]
        fn write(_zelf: &Py<Self>, text: PyStrRef, vm: &VirtualMachine) -> PyResult<usize> {
            host::current(vm)?.print(&text.to_string_lossy(), host::place(vm));
            Ok(text.char_len())
        }

        #[pymethod]
        fn flush(_zelf: &Py<Self>) {}

        #[pymethod]
        fn isatty(_zelf: &Py<Self>) -> bool {
            false
        }

        #[pymethod]
        fn writable(_zelf: &Py<Self>) -> bool {
            true
        }

        #[pygetset]
        fn encoding(_zelf: &Py<Self>) -> &'static str {
            "utf-8"
        }

        #[pygetset]
        fn errors(_zelf: &Py<Self>) -> &'static str {
            "strict"
        }
    }

    /// The time since the interpreter was started, s.
    #[pyfunction]
    fn monotonic(vm: &VirtualMachine) -> PyResult<f64> {
        Ok(host::current(vm)?.monotonic())
    }

    /// Blocks this thread for so many seconds.
    #[pyfunction]
    pub(crate) fn sleep(seconds: f64, vm: &VirtualMachine) -> PyResult<()> {
        host::blocking(vm, |machine, at| machine.sleep(seconds * 1000.0, at))?
            .map_err(|Stopped| host::stop(vm))
    }

    /// Gets an address: `(url, status, headers, body)`.
    #[pyfunction]
    fn fetch(url: PyStrRef, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
        let url = url.to_string_lossy();
        let reply = host::blocking(vm, |machine, at| machine.fetch(&url, at))?;
        reply.map(|reply| reply_object(reply, vm)).map_err(|error| match error {
            FetchError::Stopped => host::stop(vm),
            FetchError::Failed(message) => vm.new_os_error(message),
        })
    }

    /// A reply as `(url, status, headers, body)`.
    pub(crate) fn reply_object(reply: Reply, vm: &VirtualMachine) -> PyObjectRef {
        let Reply { url, status, headers, body } = reply;
        let headers = headers.into_iter().map(|(name, value)| vm.new_tuple((name, value)).into()).collect();
        vm.new_tuple((url, u32::from(status), vm.ctx.new_list(headers), vm.ctx.new_bytes(body))).into()
    }

    /// The names of the modules that a program may import.
    #[pyfunction]
    fn modules(vm: &VirtualMachine) -> PyListRef {
        vm.ctx.new_list(PROMISED.iter().map(|promise| vm.ctx.new_str(promise.name).into()).collect())
    }

    /// Says which task runs from here on; `None` for none.
    #[pyfunction]
    fn set_task(number: Option<u32>) {
        host::set_task(number);
    }

    /// So many random bytes.
    #[pyfunction]
    fn entropy(size: usize, vm: &VirtualMachine) -> PyResult<PyBytes> {
        let mut bytes = vec![0; size.min(1 << 20)];
        host::current(vm)?.machine.entropy(&mut bytes);
        Ok(PyBytes::from(bytes))
    }

    /// A checkpoint, for modules that wait in a loop.
    #[pyfunction]
    fn checkpoint(vm: &VirtualMachine) -> PyResult<()> {
        host::checkpoint(vm)
    }
}
