//! An exception of the program, as data.

use crate::program::{FILE_NAME, MODULE_NAME};
use rustpython_vm::{
    AsObject, Py, PyObject, VirtualMachine,
    builtins::{PyBaseException, PyType},
};
use std::fmt;

/// Most exceptions that are told of those that led to one another.
const MAX_CHAIN: usize = 8;
/// Most frames that are told of one exception: as many from its start as from its end.
const MAX_FRAMES: usize = 40;

/// An exception that ended a task or the loading of a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exception {
    /// Name of its class, with its module where that is not the program itself or `builtins`.
    pub kind: String,
    /// What it says.
    pub message: String,
    /// The calls that led to it, the outermost first.
    pub traceback: Vec<Frame>,
    /// How many calls are left out in the middle of `traceback`.
    pub left_out: usize,
    /// The exception that this one was raised from, or that was being handled meanwhile.
    pub before: Option<Box<Before>>,
}

/// An exception that came before another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Whether the other was raised `from` it.
    pub is_cause: bool,
    /// The exception.
    pub exception: Exception,
}

/// A call in a traceback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Name of the file: [`FILE_NAME`] for the reader's code.
    pub file: String,
    /// Line in that file, from 1.
    pub line: u32,
    /// Name of the function.
    pub function: String,
    /// The line's text; `None` where it is not the reader's.
    pub text: Option<String>,
}

impl Exception {
    /// The innermost line of the reader's code, from 1.
    #[must_use]
    pub fn line(&self) -> Option<u32> {
        self.traceback.iter().rev().find(|frame| frame.file == FILE_NAME).map(|frame| frame.line)
    }

    pub(crate) fn new(vm: &VirtualMachine, exception: &Py<PyBaseException>, source: &str) -> Self {
        told(vm, exception, source, MAX_CHAIN)
    }
}

impl fmt::Display for Exception {
    /// As CPython prints it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(before) = &self.before {
            let relation = if before.is_cause {
                "The above exception was the direct cause of the following exception:"
            } else {
                "During handling of the above exception, another exception occurred:"
            };
            writeln!(f, "{}\n\n{relation}\n", before.exception)?;
        }
        if !self.traceback.is_empty() {
            writeln!(f, "Traceback (most recent call last):")?;
        }
        for (index, frame) in self.traceback.iter().enumerate() {
            if self.left_out > 0 && index == self.traceback.len() / 2 {
                writeln!(f, "  [{} calls left out]", self.left_out)?;
            }
            writeln!(f, "  File \"{}\", line {}, in {}", frame.file, frame.line, frame.function)?;
            if let Some(text) = &frame.text {
                writeln!(f, "    {}", text.trim())?;
            }
        }
        f.write_str(&self.kind)?;
        if self.message.is_empty() { Ok(()) } else { write!(f, ": {}", self.message) }
    }
}

fn told(vm: &VirtualMachine, exception: &Py<PyBaseException>, source: &str, more: usize) -> Exception {
    let traceback = exception.__traceback__();
    let mut frames: Vec<Frame> = traceback
        .iter()
        .flat_map(|first| first.iter())
        .map(|entry| {
            let code = entry.frame.f_code();
            let line = entry.lineno.get();
            let file = code.source_path().as_str().to_owned();
            let own = file == FILE_NAME;
            Frame {
                text: own.then(|| source.lines().nth(line - 1).unwrap_or_default().to_owned()),
                file,
                line: u32::try_from(line).unwrap_or(u32::MAX),
                function: code.obj_name.as_str().to_owned(),
            }
        })
        .collect();
    // What called the reader's code is the lab's affair.
    let own = frames.iter().position(|frame| frame.text.is_some());
    frames.drain(..own.unwrap_or(0));
    let left_out = frames.len().saturating_sub(MAX_FRAMES);
    if left_out > 0 {
        frames.drain(MAX_FRAMES / 2..MAX_FRAMES / 2 + left_out);
    }
    let cause = exception.__cause__();
    let is_cause = cause.is_some();
    let before = cause
        .or_else(|| exception.__context__().filter(|_| !suppresses(vm, exception)))
        .filter(|_| more > 0)
        .map(|before| Box::new(Before { is_cause, exception: told(vm, &before, source, more - 1) }));
    Exception {
        kind: name(vm, exception.class()),
        message: text(vm, exception.as_object()),
        traceback: frames,
        left_out,
        before,
    }
}

fn name(vm: &VirtualMachine, class: &Py<PyType>) -> String {
    let attribute =
        |name: &'static str| class.as_object().get_attr(name, vm).ok().map(|value| text(vm, &value));
    let name = attribute("__qualname__").unwrap_or_else(|| class.name().to_string());
    match attribute("__module__") {
        Some(module) if module != "builtins" && module != MODULE_NAME => {
            format!("{module}.{name}")
        }
        _ => name,
    }
}

fn text(vm: &VirtualMachine, object: &PyObject) -> String {
    object.str(vm).map_or_else(
        |_| "(no text: its __str__ raised an exception)".to_owned(),
        |text| text.to_string_lossy().into_owned(),
    )
}

fn suppresses(vm: &VirtualMachine, exception: &Py<PyBaseException>) -> bool {
    let flag = exception.as_object().get_attr("__suppress_context__", vm);
    flag.and_then(|flag| flag.try_to_bool(vm)).unwrap_or(false)
}
