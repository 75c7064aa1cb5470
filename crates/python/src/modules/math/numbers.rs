//! Functions of numbers of any kind.

#[rustpython_vm::pymodule(sub)]
pub(crate) mod functions {
    use crate::modules::math::checked;
    use malachite_bigint::BigInt;
    use num_traits::One;
    use rustpython_vm::{
        AsObject, PyObjectRef, PyResult, VirtualMachine,
        builtins::{PyInt, PyIntRef, try_f64_to_bigint},
        function::{ArgIntoFloat, ArgIterable, OptionalArg},
    };

    #[pyfunction]
    fn log(x: PyObjectRef, base: OptionalArg<ArgIntoFloat>, vm: &VirtualMachine) -> PyResult<f64> {
        let base = base.into_option().map(ArgIntoFloat::into_float);
        if base == Some(1.0) {
            return Err(vm.new_zero_division_error("float division by zero"));
        }
        let result = match x.downcast_ref::<PyInt>() {
            Some(number) => pymath::math::log_bigint(number.as_bigint(), base),
            None => pymath::math::log(x.try_float(vm)?.to_f64(), base),
        };
        checked(result, vm)
    }

    #[pyfunction]
    fn log2(x: PyObjectRef, vm: &VirtualMachine) -> PyResult<f64> {
        let result = match x.downcast_ref::<PyInt>() {
            Some(number) => pymath::math::log2_bigint(number.as_bigint()),
            None => pymath::math::log2(x.try_float(vm)?.to_f64()),
        };
        checked(result, vm)
    }

    #[pyfunction]
    fn log10(x: PyObjectRef, vm: &VirtualMachine) -> PyResult<f64> {
        let result = match x.downcast_ref::<PyInt>() {
            Some(number) => pymath::math::log10_bigint(number.as_bigint()),
            None => pymath::math::log10(x.try_float(vm)?.to_f64()),
        };
        checked(result, vm)
    }

    #[pyfunction]
    fn ldexp(x: ArgIntoFloat, exponent: PyIntRef, vm: &VirtualMachine) -> PyResult<f64> {
        checked(pymath::math::ldexp_bigint(x.into_float(), exponent.as_bigint()), vm)
    }

    #[pyfunction]
    fn floor(x: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        rounded(x, "__floor__", f64::floor, vm)
    }

    #[pyfunction]
    fn ceil(x: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        rounded(x, "__ceil__", f64::ceil, vm)
    }

    /// By the number's own method where it has one.
    fn rounded(x: PyObjectRef, name: &'static str, round: fn(f64) -> f64, vm: &VirtualMachine) -> PyResult {
        let own = vm.ctx.intern_str(name);
        if x.class().has_attr(own) {
            return vm.call_method(&x, name, ());
        }
        let number = x.try_float(vm)?.to_f64();
        Ok(vm.ctx.new_int(try_f64_to_bigint(round(number), vm)?).into())
    }

    #[pyfunction]
    fn trunc(x: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let own = vm.ctx.intern_str("__trunc__");
        if x.class().has_attr(own) {
            return vm.call_method(&x, "__trunc__", ());
        }
        let class = x.class().name().to_string();
        Err(vm.new_type_error(format!("type {class} doesn't define __trunc__ method")))
    }

    #[derive(rustpython_vm::FromArgs)]
    struct ProdArgs {
        #[pyarg(positional)]
        numbers: ArgIterable,
        #[pyarg(named, optional)]
        start: OptionalArg<PyObjectRef>,
    }

    #[pyfunction]
    fn prod(args: ProdArgs, vm: &VirtualMachine) -> PyResult {
        let start = args.start.into_option().unwrap_or_else(|| vm.ctx.new_int(BigInt::one()).into());
        args.numbers.iter(vm)?.try_fold(start, |product, number| vm._mul(&product, &*number?))
    }

    #[pyfunction]
    fn sumprod(p: ArgIterable, q: ArgIterable, vm: &VirtualMachine) -> PyResult {
        let (mut p, mut q) = (p.iter(vm)?, q.iter(vm)?);
        let mut total: PyObjectRef = vm.ctx.new_int(0).into();
        loop {
            match (p.next().transpose()?, q.next().transpose()?) {
                (Some(p), Some(q)) => total = vm._add(&total, &*vm._mul(&p, &q)?)?,
                (None, None) => return Ok(total),
                _ => return Err(vm.new_value_error("Inputs are not the same length")),
            }
        }
    }

    #[derive(rustpython_vm::FromArgs)]
    struct IsCloseArgs {
        #[pyarg(any)]
        a: ArgIntoFloat,
        #[pyarg(any)]
        b: ArgIntoFloat,
        #[pyarg(named, default = 1e-09)]
        rel_tol: ArgIntoFloat,
        #[pyarg(named, default = 0.0)]
        abs_tol: ArgIntoFloat,
    }

    #[pyfunction]
    fn isclose(args: IsCloseArgs, vm: &VirtualMachine) -> PyResult<bool> {
        let IsCloseArgs { a, b, rel_tol, abs_tol } = args;
        pymath::math::isclose(
            a.into_float(),
            b.into_float(),
            Some(rel_tol.into_float()),
            Some(abs_tol.into_float()),
        )
        .map_err(|_| vm.new_value_error("tolerances must be non-negative"))
    }
}
