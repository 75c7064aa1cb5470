//! `_overlap_local`: objects whose attributes are those of the calling thread.
pub(crate) use module::module_def;

#[rustpython_vm::pymodule(name = "_overlap_local")]
mod module {
    use crate::lock;
    use rustpython_vm::{
        AsObject, Py, PyPayload, PyResult, VirtualMachine,
        builtins::{PyDictRef, PyStr, PyTypeRef},
        function::{FuncArgs, PySetterValue},
        pyclass,
        types::{GetAttr, SetAttr},
    };
    use std::{
        collections::HashMap,
        sync::{Mutex, PoisonError},
    };

    #[pyattr]
    #[pyclass(module = "_thread", name = "_local")]
    #[derive(Debug, PyPayload)]
    struct Local {
        /// What `__init__` is called with in each thread.
        arguments: FuncArgs,
        /// Attributes by number of thread. They are freed with the object.
        attributes: Mutex<HashMap<u64, PyDictRef>>,
    }

    #[pyclass(with(GetAttr, SetAttr), flags(BASETYPE, HAS_WEAKREF))]
    impl Local {
        #[pyslot]
        fn slot_new(class: PyTypeRef, arguments: FuncArgs, vm: &VirtualMachine) -> PyResult {
            // This thread's `__init__` is called by whoever called this.
            let own = (lock::this_thread(), vm.ctx.new_dict());
            let local = Self { arguments, attributes: Mutex::new(HashMap::from([own])) };
            local.into_ref_with_type(vm, class).map(Into::into)
        }
    }

    /// The attributes of the calling thread.
    fn attributes(local: &Py<Local>, vm: &VirtualMachine) -> PyResult<PyDictRef> {
        let thread = lock::this_thread();
        let mut all = local.attributes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = all.get(&thread) {
            return Ok(found.clone());
        }
        let new = vm.ctx.new_dict();
        all.insert(thread, new.clone());
        drop(all);
        vm.call_method(local.as_object(), "__init__", local.arguments.clone())?;
        Ok(new)
    }

    impl GetAttr for Local {
        fn getattro(zelf: &Py<Self>, name: &Py<PyStr>, vm: &VirtualMachine) -> PyResult {
            let attributes = attributes(zelf, vm)?;
            if name.as_bytes() == b"__dict__" {
                return Ok(attributes.into());
            }
            zelf.as_object().generic_getattr_opt(name, Some(attributes), vm)?.ok_or_else(|| {
                let class = zelf.class().name().to_string();
                vm.new_attribute_error(format!("'{class}' object has no attribute '{name}'"))
            })
        }
    }

    impl SetAttr for Local {
        fn setattro(
            zelf: &Py<Self>,
            name: &Py<PyStr>,
            value: PySetterValue,
            vm: &VirtualMachine,
        ) -> PyResult<()> {
            let attributes = attributes(zelf, vm)?;
            match value {
                PySetterValue::Assign(value) => attributes.set_item(name, value, vm),
                PySetterValue::Delete => attributes.del_item(name, vm).map_err(|_| {
                    let class = zelf.class().name().to_string();
                    vm.new_attribute_error(format!("'{class}' object has no attribute '{name}'"))
                }),
            }
        }
    }
}
