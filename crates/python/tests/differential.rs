//! The same scripts by CPython 3.11 and by this interpreter: the same output.
//!
//! What CPython prints lies beside each script (`.out`). Where this machine's `python3` is that version, the files are held against it
//! as well. After a change of scripts, write them anew with
//! `OVERLAP_RECORD=1 cargo test -p overlap-python --test differential cpython_prints_what_is_recorded`.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]
mod support;

use overlap_python::{Interpreter, Program};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};
use support::{Fake, on_large_stack};

/// Runs a script as a module, and calls its task where it defines one.
const RUN: &str = "import sys, runpy\n\
    space = runpy.run_path(sys.argv[1], run_name='task')\n\
    print(repr(space['task'](1)))";

fn scripts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "py")).collect();
    found.sort();
    found
}

fn recorded(script: &Path) -> String {
    let file = script.with_extension("out");
    fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; see the head of this file", file.display()))
}

fn by_cpython(script: &Path) -> String {
    let output = Command::new("python3")
        .args(["-I", "-B", "-c", RUN])
        .arg(script)
        .env("PYTHONHASHSEED", "0")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "CPython: {}: {text}{}",
        script.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    text
}

fn by_us(script: &Path) -> String {
    let source = fs::read_to_string(script).unwrap();
    let machine = Arc::new(Fake::default());
    on_large_stack(|| {
        let run = || -> Result<String, Box<dyn std::error::Error>> {
            let program = Program::compile(&source)?;
            let interpreter = Interpreter::new(machine.clone())?;
            let module = interpreter.load(&program, 0)?;
            Ok(module.run(1, 0)?.0)
        };
        let answer = run().unwrap_or_else(|error| format!("{error}"));
        format!("{}{answer}\n", machine.output())
    })
}

/// Compares every script of a folder, and fails with all that differ.
fn compare(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts").join(name);
    let scripts = scripts(&folder);
    assert!(scripts.len() >= 3, "{name} has too few scripts");
    let differing: Vec<_> = scripts
        .iter()
        .filter_map(|script| {
            let (theirs, ours) = (recorded(script), by_us(script));
            let file = script.file_name()?.to_string_lossy().into_owned();
            (theirs != ours).then(|| format!("--- {file}: CPython\n{theirs}--- {file}: ours\n{ours}"))
        })
        .collect();
    assert!(
        differing.is_empty(),
        "{} of {} differ:\n{}",
        differing.len(),
        scripts.len(),
        differing.join("\n")
    );
}

/// Whether this machine has the CPython that the scripts are recorded with.
fn has_cpython() -> bool {
    let version = Command::new("python3").arg("--version").output();
    version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).starts_with("Python 3.11."))
}

#[test]
fn cpython_prints_what_is_recorded() {
    if !has_cpython() {
        eprintln!("`python3` is not CPython 3.11 here, so its recorded output stands unchecked");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let folders = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    for script in folders.flat_map(|folder| scripts(&folder)) {
        let printed = by_cpython(&script);
        if std::env::var_os("OVERLAP_RECORD").is_some() {
            fs::write(script.with_extension("out"), printed).unwrap();
        } else {
            assert_eq!(recorded(&script), printed, "{}", script.display());
        }
    }
}

macro_rules! modules {
    ($($name:ident)*) => {
        $(#[test] fn $name() { compare(stringify!($name)); })*

        #[test]
        fn every_folder_is_compared() {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
            for entry in fs::read_dir(root).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                assert!([$(stringify!($name)),*].contains(&name.as_str()), "{name} is not in the list");
            }
        }
    };
}

modules! {
    asyncio bisect collections contextlib copy dataclasses decimal enums fractions functools heapq itertools json language
    math operator queue random re statistics string textwrap threading time twins typing urls
}
