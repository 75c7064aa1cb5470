//! `_random`: CPython's Mersenne Twister, on which `random` is built.
pub(crate) use _random::module_def;

#[rustpython_vm::pymodule]
mod _random {
    use crate::host;
    use malachite_bigint::{BigInt, BigUint};
    use mt19937::{MT19937, N};
    use num_traits::Signed;
    use rand_core::Rng;
    use rustpython_vm::{
        Py, PyObjectRef, PyPayload, PyResult, VirtualMachine,
        builtins::{PyInt, PyTupleRef},
        common::lock::PyMutex,
        function::OptionalArg,
        pyclass,
        types::{Constructor, DefaultConstructor, Initializer},
    };

    #[pyattr]
    #[pyclass(name = "Random")]
    #[derive(Debug, Default, PyPayload)]
    struct Random {
        generator: PyMutex<MT19937>,
    }

    impl DefaultConstructor for Random {}

    impl Initializer for Random {
        type Args = OptionalArg<PyObjectRef>;

        fn init(zelf: &Py<Self>, seed: Self::Args, vm: &VirtualMachine) -> PyResult<()> {
            Self::seed(zelf, seed, vm)
        }
    }

    #[pyclass(flags(BASETYPE), with(Constructor, Initializer))]
    impl Random {
        /// The next number of [0, 1) with 53 random bits.
        #[pymethod]
        fn random(zelf: &Py<Self>) -> f64 {
            mt19937::gen_res53(&mut *zelf.generator.lock())
        }

        /// Starts the sequence that belongs to `seed`: an integer's size, another object's hash, or random bytes.
        #[pymethod]
        fn seed(zelf: &Py<Self>, seed: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyResult<()> {
            let key = match seed.into_option().filter(|seed| !vm.is_none(seed)) {
                None => {
                    let mut bytes = [0; 32];
                    host::current(vm)?.machine.entropy(&mut bytes);
                    BigUint::from_bytes_le(&bytes)
                }
                Some(seed) => match seed.downcast::<PyInt>() {
                    Ok(number) => number.as_bigint().abs().to_biguint().unwrap_or_default(),
                    Err(other) => BigUint::from(other.hash(vm)?.unsigned_abs()),
                },
            };
            let mut words = key.to_u32_digits();
            if words.is_empty() {
                words.push(0);
            }
            *zelf.generator.lock() = MT19937::new_with_slice_seed(&words);
            Ok(())
        }

        /// An integer of `size` random bits.
        #[pymethod]
        fn getrandbits(zelf: &Py<Self>, size: i64, vm: &VirtualMachine) -> PyResult<BigInt> {
            let size =
                u64::try_from(size).map_err(|_| vm.new_value_error("number of bits must be non-negative"))?;
            let mut generator = zelf.generator.lock();
            let mut word = |bits: u64| generator.next_u32() >> (32 - bits);
            let words: Vec<u32> =
                (0..size.div_ceil(32)).map(|index| word((size - 32 * index).min(32))).collect();
            Ok(BigInt::from(BigUint::new(words)))
        }

        #[pymethod]
        fn getstate(zelf: &Py<Self>, vm: &VirtualMachine) -> PyTupleRef {
            let generator = zelf.generator.lock();
            let index = u32::try_from(generator.get_index()).unwrap_or(u32::MAX);
            let words = generator.get_state().iter().copied().chain([index]);
            vm.ctx.new_tuple(words.map(|word| vm.ctx.new_int(word).into()).collect())
        }

        #[pymethod]
        fn setstate(zelf: &Py<Self>, state: PyTupleRef, vm: &VirtualMachine) -> PyResult<()> {
            let numbers =
                state.iter().map(|item| item.try_to_value::<u32>(vm)).collect::<PyResult<Vec<_>>>()?;
            let wrong = || vm.new_value_error("state vector is the wrong size");
            let (index, words) = numbers.split_last().ok_or_else(wrong)?;
            let words: &[u32; N] = words.try_into().map_err(|_| wrong())?;
            let index = *index as usize;
            if index > N {
                return Err(vm.new_value_error("invalid state"));
            }
            let mut generator = zelf.generator.lock();
            generator.set_state(words);
            generator.set_index(index);
            Ok(())
        }
    }
}
