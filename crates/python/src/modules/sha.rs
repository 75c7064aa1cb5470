//! `_sha2`: the hash by which `random` seeds with a text.
pub(crate) use _sha2::module_def;

#[rustpython_vm::pymodule]
mod _sha2 {
    use rustpython_vm::{Py, PyPayload, builtins::PyBytes, function::ArgBytesLike, pyclass};
    use sha2::{Digest, Sha512};

    #[pyattr]
    #[pyclass(module = "_sha2", name = "SHA512Type")]
    #[derive(Debug, PyPayload)]
    struct Hash {
        digest: Vec<u8>,
    }

    #[pyclass]
    impl Hash {
        #[pymethod]
        fn digest(zelf: &Py<Self>) -> PyBytes {
            PyBytes::from(zelf.digest.clone())
        }
    }

    /// The SHA-512 of some bytes.
    #[pyfunction]
    fn sha512(data: ArgBytesLike) -> Hash {
        Hash { digest: data.with_ref(|bytes| Sha512::digest(bytes).to_vec()) }
    }
}
