//! Programs that do harm, each in a process of its own: what becomes of it, and that the next program runs.
//!
//! The first line of a file in `tests/hostile` says how it has to end: `# expect: ` and the class of an exception, `Stopped` where
//! the machine has to stop it, `NoTask`, or `answer` and how the answer begins; after `, with threads ` it
//! says so for the build with threads. A second line `# breaks its interpreter` says that
//! only a new one runs another program. What no checkpoint ends lies in `tests/hostile/ends_the_worker`: there the process has to
//! be ended by force, or ends itself; after `, or ` stands the exception of one that may find no memory before.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "the programs are stopped by a real clock")]
mod support;

use overlap_python::{
    Interpreter, Program, ProgramError, TaskError,
    machine::{FetchError, Machine, Place, Reply, Stopped},
};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use support::on_large_stack;

/// Names the program in the environment of its process.
const PROGRAM: &str = "OVERLAP_HOSTILE";
/// Before what a process says of its program.
const SAYS: &str = "hostile: ";
/// After this time the machine stops a program that nothing else ends.
const STOP_AFTER: Duration = Duration::from_secs(1);
/// After this time it stops any other: more than those need on a busy machine.
const STOP_OTHERS_AFTER: Duration = Duration::from_secs(20);
/// After this time a process is ended, which no program may need that a checkpoint ends.
const BOUND: Duration = Duration::from_secs(30);
/// The same for those that only force ends.
const SHORT_BOUND: Duration = Duration::from_secs(3);
/// Most memory of a process, KiB.
const MEMORY_KIB: u32 = 2 << 20;
/// What runs after each program.
const NEXT: &str = "def task(i):\n    return sum(n for n in range(5)) + len('abc')\n";

/// A machine with a real clock that stops a program.
struct Clock {
    began: Instant,
    stop_at: Mutex<Instant>,
}

impl Clock {
    fn left(&self) -> Duration {
        self.stop_at.lock().unwrap().saturating_duration_since(Instant::now())
    }
}

impl Machine for Clock {
    fn now_ms(&self) -> f64 {
        self.began.elapsed().as_secs_f64() * 1000.0
    }

    fn sleep(&self, ms: f64, _at: Place) -> Result<(), Stopped> {
        let (wanted_s, left) = (ms / 1000.0, self.left());
        if wanted_s > left.as_secs_f64() {
            std::thread::sleep(left);
            return Err(Stopped);
        }
        std::thread::sleep(Duration::from_secs_f64(wanted_s));
        Ok(())
    }

    fn fetch(&self, _url: &str, _at: Place) -> Result<Reply, FetchError> {
        Err(FetchError::Failed("there is no network here".to_owned()))
    }

    fn print(&self, _text: &str, _at: Place) {}

    fn checkpoint(&self) -> Result<(), Stopped> {
        if self.left().is_zero() { Err(Stopped) } else { Ok(()) }
    }

    fn entropy(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

/// How a program ends, as its first line would say it.
fn outcome(interpreter: &Interpreter, machine: &Clock, source: &str) -> String {
    let is_endless = expected(source) == "Stopped";
    let stop_after = if is_endless { STOP_AFTER } else { STOP_OTHERS_AFTER };
    *machine.stop_at.lock().unwrap() = Instant::now() + stop_after;
    let program = match Program::compile(source) {
        Ok(program) => program,
        Err(ProgramError::Syntax(_)) => return "SyntaxError".to_owned(),
        Err(ProgramError::NoTask) => return "NoTask".to_owned(),
        Err(ProgramError::TooLong { .. }) => return "TooLong".to_owned(),
    };
    match interpreter.load(&program, 0).and_then(|module| module.run(0, 0)) {
        Ok(answer) => format!("answer {}", answer.0),
        Err(TaskError::Stopped) => "Stopped".to_owned(),
        Err(TaskError::Raised(exception)) => exception.kind,
    }
}

/// How a program has to end. Where threads share an interpreter, another one might give what a program waits for.
fn expected(source: &str) -> &str {
    let first = source.lines().next().and_then(|line| line.strip_prefix("# expect: "));
    let expected = first.unwrap_or("(its first line does not say it)");
    match expected.split_once(", with threads ") {
        Some((_, with)) if cfg!(feature = "threads") => with,
        Some((without, _)) => without,
        None => expected,
    }
}

#[test]
#[ignore = "the other tests run it, with a program in the environment"]
fn one_program() {
    let Some(file) = std::env::var_os(PROGRAM) else { return };
    let source = fs::read_to_string(file).unwrap();
    on_large_stack(|| {
        let now = Instant::now();
        let machine = Arc::new(Clock { began: now, stop_at: Mutex::new(now + BOUND) });
        let interpreter = Interpreter::new(machine.clone()).unwrap();
        let begins: String = outcome(&interpreter, &machine, &source).chars().take(200).collect();
        println!("{SAYS}{begins}");
        println!("{SAYS}{}", outcome(&interpreter, &machine, NEXT));
    });
}

/// Runs a program in a process of its own for at most `bound`; what it says of the program and of the next one.
fn run(file: &Path, bound: Duration) -> Vec<String> {
    let limited = format!("ulimit -v {MEMORY_KIB}; ulimit -c 0; exec \"$0\" \"$@\"");
    let mut process = Command::new("sh")
        .args(["-c", &limited])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "one_program", "--ignored", "--nocapture"])
        .env(PROGRAM, file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let end = Instant::now() + bound;
    while process.try_wait().unwrap().is_none() {
        if Instant::now() > end {
            process.kill().unwrap();
            process.wait().unwrap();
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut text = String::new();
    process.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    text.lines().filter_map(|line| Some(line.split_once(SAYS)?.1.to_owned())).collect()
}

fn programs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile").join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == "py")).collect();
    found.sort();
    found
}

/// Checks every program, two at a time, and fails with all that end in another way.
fn check(files: &[PathBuf], fault: impl Fn(&Path) -> Option<String> + Sync) {
    let (first, second) = files.split_at(files.len() / 2);
    let faults_of = |files: &[PathBuf]| -> Vec<String> {
        let told = |file: &PathBuf| Some(format!("{}: {}", file.file_name()?.display(), fault(file)?));
        files.iter().filter_map(told).collect()
    };
    let faults = std::thread::scope(|scope| {
        let other = scope.spawn(|| faults_of(second));
        [faults_of(first), other.join().unwrap()].concat()
    });
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), files.len(), faults.join("\n"));
}

#[test]
fn each_ends_as_it_says_and_the_next_program_runs() {
    let files = programs("");
    assert!(files.len() >= 100, "{} programs", files.len());
    check(&files, |file| {
        let source = fs::read_to_string(file).unwrap();
        let expected = expected(&source);
        let breaks = source.lines().nth(1) == Some("# breaks its interpreter");
        let said = run(file, BOUND);
        let Some(outcome) = said.first() else {
            return Some("it crashed, or took longer than it may".to_owned());
        };
        let is_expected = match expected.strip_prefix("answer ") {
            Some(_) => outcome.starts_with(expected),
            None => outcome == expected,
        };
        if !is_expected {
            return Some(format!("{outcome}, not {expected}"));
        }
        let next = said.get(1).map_or("it crashed, or took longer than it may", String::as_str);
        let runs = next == "answer 13";
        (runs == breaks).then(|| format!("afterwards: {next}"))
    });
}

#[test]
fn what_no_checkpoint_ends_is_ended_by_force() {
    check(&programs("ends_the_worker"), |file| {
        let source = fs::read_to_string(file).unwrap();
        let Some(otherwise) =
            source.lines().next().and_then(|line| line.strip_prefix("# expect: ended by force"))
        else {
            return Some("its first line does not say it".to_owned());
        };
        let said = run(file, SHORT_BOUND);
        let outcome = said.first()?;
        let may_end = otherwise.strip_prefix(", or ") == Some(outcome);
        (!may_end).then(|| format!("{outcome}; so it belongs to the others"))
    });
}
