//! Turns compiled code into code that an interpreter runs.

use crate::{checkpoints::MARK, modules::Checkpoint};
use rustpython_vm::{
    PyObjectRef, PyPayload, PyRef, VirtualMachine,
    builtins::{PyCode, PyStr},
    bytecode::CodeObject,
};

/// The code with objects for its constants, and with the checkpoint among them.
pub(crate) fn load(vm: &VirtualMachine, code: &CodeObject) -> PyRef<PyCode> {
    let checkpoint = Checkpoint.into_pyobject(vm);
    with_checkpoint(vm, &PyCode::new_ref_from_bytecode(vm, code.clone()), &checkpoint)
}

fn with_checkpoint(vm: &VirtualMachine, code: &PyCode, checkpoint: &PyObjectRef) -> PyRef<PyCode> {
    let mut code = code.code.clone();
    let objects = code.constants.iter().map(|constant| {
        let constant = PyObjectRef::from(constant.clone());
        let object = match constant.downcast_ref::<PyCode>() {
            Some(inner) => with_checkpoint(vm, inner, checkpoint).into(),
            None if is_mark(&constant) => checkpoint.clone(),
            None => constant,
        };
        #[cfg(feature = "threads")]
        crate::shared::keep(&object);
        object.into()
    });
    code.constants = objects.collect();
    PyCode::new_ref_with_bag(vm, code)
}

fn is_mark(constant: &PyObjectRef) -> bool {
    constant.downcast_ref::<PyStr>().is_some_and(|text| text.as_bytes() == MARK.as_bytes())
}
