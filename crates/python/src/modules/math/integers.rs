//! Functions of whole numbers.

#[rustpython_vm::pymodule(sub)]
pub(crate) mod functions {
    use malachite_bigint::BigInt;
    use num_traits::{Signed, ToPrimitive, Zero};
    use rustpython_vm::{
        PyResult, VirtualMachine,
        function::{ArgIndex, OptionalArg, PosArgs},
    };

    #[pyfunction]
    fn gcd(numbers: PosArgs<ArgIndex>) -> BigInt {
        let numbers = big(numbers);
        pymath::math::integer::gcd(&numbers.iter().collect::<Vec<_>>())
    }

    #[pyfunction]
    fn lcm(numbers: PosArgs<ArgIndex>) -> BigInt {
        let numbers = big(numbers);
        pymath::math::integer::lcm(&numbers.iter().collect::<Vec<_>>())
    }

    fn big(numbers: PosArgs<ArgIndex>) -> Vec<BigInt> {
        numbers.into_vec().into_iter().map(|number| number.into_int_ref().as_bigint().clone()).collect()
    }

    #[pyfunction]
    fn isqrt(n: ArgIndex, vm: &VirtualMachine) -> PyResult<BigInt> {
        pymath::math::integer::isqrt(n.into_int_ref().as_bigint())
            .map_err(|_| vm.new_value_error("isqrt() argument must be nonnegative"))
    }

    #[pyfunction]
    fn factorial(n: ArgIndex, vm: &VirtualMachine) -> PyResult<BigInt> {
        let n = n.into_int_ref();
        if n.as_bigint().is_negative() {
            return Err(vm.new_value_error("factorial() not defined for negative values"));
        }
        let too_large =
            || vm.new_overflow_error(format!("factorial() argument should not exceed {}", i64::MAX));
        let n = n.as_bigint().to_i64().ok_or_else(too_large)?;
        pymath::math::integer::factorial(n).map(BigInt::from).map_err(|_| too_large())
    }

    #[pyfunction]
    fn comb(n: ArgIndex, k: ArgIndex, vm: &VirtualMachine) -> PyResult<BigInt> {
        let (n, k) = (n.into_int_ref(), k.into_int_ref());
        let (n, k) = (non_negative(n.as_bigint(), "n", vm)?, non_negative(k.as_bigint(), "k", vm)?);
        if k > n {
            return Ok(BigInt::zero());
        }
        let k = small(&k.min(&(n - k)).clone(), "min(n - k, k)", vm)?;
        Ok(pymath::math::comb_bigint(n, k).into())
    }

    #[pyfunction]
    fn perm(n: ArgIndex, k: OptionalArg<Option<ArgIndex>>, vm: &VirtualMachine) -> PyResult<BigInt> {
        let Some(k) = k.into_option().flatten() else { return factorial(n, vm) };
        let (n, k) = (n.into_int_ref(), k.into_int_ref());
        let (n, k) = (non_negative(n.as_bigint(), "n", vm)?, non_negative(k.as_bigint(), "k", vm)?);
        if k > n {
            return Ok(BigInt::zero());
        }
        Ok(pymath::math::perm_bigint(n, small(k, "k", vm)?).into())
    }

    fn non_negative<'a>(number: &'a BigInt, name: &str, vm: &VirtualMachine) -> PyResult<&'a BigInt> {
        if number.is_negative() {
            return Err(vm.new_value_error(format!("{name} must be a non-negative integer")));
        }
        Ok(number)
    }

    fn small(number: &BigInt, name: &str, vm: &VirtualMachine) -> PyResult<u64> {
        number.to_u64().ok_or_else(|| vm.new_overflow_error(format!("{name} must not exceed {}", u64::MAX)))
    }
}
