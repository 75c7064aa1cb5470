//! `time`, by the machine's clock.
pub(crate) use module::module_def;

#[rustpython_vm::pymodule(name = "time")]
mod module {
    use crate::{host, modules::machine};
    use rustpython_vm::{AsObject, PyObjectRef, PyResult, VirtualMachine};

    /// Blocks this thread.
    #[pyfunction]
    fn sleep(seconds: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let number = seconds.try_float_opt(vm).ok_or_else(|| {
            let class = seconds.class().name().to_string();
            vm.new_type_error(format!("'{class}' object cannot be interpreted as an integer"))
        })??;
        let number = number.to_f64();
        if number.is_nan() {
            return Err(vm.new_value_error("Invalid value NaN (not a number)"));
        }
        if number < 0.0 {
            return Err(vm.new_value_error("sleep length must be non-negative"));
        }
        machine::sleep(number, vm)
    }

    /// The time since the interpreter was started, s.
    #[pyfunction]
    #[pyfunction(name = "perf_counter")]
    fn monotonic(vm: &VirtualMachine) -> PyResult<f64> {
        Ok(host::current(vm)?.monotonic())
    }

    /// The time since the interpreter was started, ns.
    #[pyfunction]
    #[pyfunction(name = "perf_counter_ns")]
    fn monotonic_ns(vm: &VirtualMachine) -> PyResult<u64> {
        Ok((monotonic(vm)? * 1e9) as u64)
    }

    /// The time since the Unix epoch, s.
    #[pyfunction]
    fn time(vm: &VirtualMachine) -> PyResult<f64> {
        Ok(host::current(vm)?.machine.now_ms() / 1000.0)
    }

    /// The time since the Unix epoch, ns.
    #[pyfunction]
    fn time_ns(vm: &VirtualMachine) -> PyResult<u64> {
        Ok((host::current(vm)?.machine.now_ms() * 1e6) as u64)
    }
}
