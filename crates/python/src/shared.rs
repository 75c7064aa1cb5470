//! What every thread of an interpreter uses all the time. The cores would pass its reference counts to each other, so it is
//! no longer counted, and lives as long as the process.
//!
//! It is what CPython's build without a lock counts later or not at all: code and its constants, functions, classes and
//! modules (<https://peps.python.org/pep-0703/#immortalization>, and "Deferred Reference Counting" there). All other objects
//! are counted, and threads that share them wait for each other, as there.

use rustpython_vm::{
    AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine,
    builtins::{PyDict, PyDictRef, PyFunction, PyModule, PyType},
};

/// Counts the references of this object no longer.
pub(crate) fn keep(object: &PyObject) {
    object.make_immortal();
}

/// Keeps what a program has defined and the modules that it has imported.
pub(crate) fn keep_definitions(vm: &VirtualMachine, globals: &PyDictRef) -> PyResult<()> {
    keep_namespace(globals, vm);
    for module in values(&*vm.sys_module.get_attr("modules", vm)?) {
        if let Some(namespace) = module.downcast_ref::<PyModule>().and_then(|_| module.dict()) {
            keep(&module);
            keep_namespace(&namespace, vm);
        }
    }
    Ok(())
}

fn values(dict: &PyObject) -> Vec<PyObjectRef> {
    dict.downcast_ref::<PyDict>().map_or_else(Vec::new, |dict| dict.values_vec())
}

fn keep_namespace(namespace: &PyDictRef, vm: &VirtualMachine) {
    keep(namespace.as_object());
    values(namespace.as_object()).iter().for_each(|value| keep_definition(value, vm));
}

/// A function, or a class with its methods.
fn keep_definition(value: &PyObject, vm: &VirtualMachine) {
    if value.is_immortal() {
        return;
    }
    if let Some(class) = value.downcast_ref::<PyType>() {
        keep(value);
        class.attributes().attributes(&vm.ctx).values().for_each(|method| keep_definition(method, vm));
    } else if value.downcast_ref::<PyFunction>().is_some()
        || value.class().is(vm.ctx.types.builtin_function_or_method_type)
    {
        keep(value);
    }
}
