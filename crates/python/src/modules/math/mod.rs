//! `math`, over the crate `pymath`, which gives CPython's results bit for bit.
mod floats;
mod integers;
mod numbers;

pub(crate) use module::module_def;
use rustpython_vm::{PyResult, VirtualMachine};

#[rustpython_vm::pymodule(name = "math", with(floats::functions, integers::functions, numbers::functions))]
mod module {}

/// Raises what CPython raises where a result is not defined or too large.
fn checked<T>(result: pymath::Result<T>, vm: &VirtualMachine) -> PyResult<T> {
    result.map_err(|error| match error {
        pymath::Error::EDOM => vm.new_value_error("math domain error"),
        pymath::Error::ERANGE => vm.new_overflow_error("math range error"),
    })
}
