//! The native modules, and the frozen ones.
#[cfg(feature = "threads")]
mod local;
#[cfg(feature = "threads")]
mod locks;
mod machine;
mod math;
mod promised;
mod random;
mod sha;
mod time;

use rustpython_vm::{
    Context,
    builtins::PyModuleDef,
    frozen::{FrozenLib, FrozenModule},
};

pub(crate) use machine::{Checkpoint, Output, reply_object};
pub use promised::{PROMISED, Promise};

/// The modules that are written in Rust. They replace the interpreter's own of the same names.
pub(crate) fn native(context: &Context) -> Vec<&'static PyModuleDef> {
    vec![
        #[cfg(feature = "threads")]
        local::module_def(context),
        #[cfg(feature = "threads")]
        locks::module_def(context),
        machine::module_def(context),
        math::module_def(context),
        random::module_def(context),
        sha::module_def(context),
        time::module_def(context),
    ]
}

/// The modules that are written in Python, compiled by the build script.
pub(crate) fn frozen() -> impl Iterator<Item = (&'static str, FrozenModule)> {
    static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/frozen.bin"));
    FrozenLib::<[u8]>::from_ref(BYTES).decode()
}
