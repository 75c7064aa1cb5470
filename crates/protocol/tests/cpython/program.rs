//! Starting `overlap.py`, and what came of it.

use overlap_record::{RunRecord, StrategyId, StrategyResult, read_record};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

const SCHEMA: &str = include_str!("../../../../www/schema/run-record.v1.json");

static VALIDATOR: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::draft202012::new(&serde_json::from_str(SCHEMA).unwrap()).unwrap());

/// The command without arguments.
pub fn overlap_py() -> Command {
    let mut command = Command::new(env::var_os("OVERLAP_PYTHON").unwrap_or_else(|| "python3".into()));
    command.arg("-B").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/overlap.py"));
    command
}

/// What the program wrote to standard output and standard error, and its exit code.
pub struct Ended {
    pub out: String,
    pub told: String,
    pub code: Option<i32>,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { out: text(output.stdout), told: text(output.stderr), code: output.status.code() }
    }
}

/// Runs it to its end.
pub fn run(arguments: &[&str]) -> Ended {
    let output = overlap_py().args(arguments).output();
    output.expect("there is no `python3`; install CPython 3.9 or newer, or name it in OVERLAP_PYTHON").into()
}

impl Ended {
    /// The record on standard output, which must keep the schema and the rules.
    pub fn record(&self) -> RunRecord {
        let json = serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.told));
        let errors: Vec<String> =
            VALIDATOR.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        read_record(&self.out).unwrap_or_else(|error| panic!("{error}"))
    }
}

/// The result of a strategy.
pub fn result(record: &RunRecord, strategy: StrategyId) -> &StrategyResult {
    record.results.iter().find(|result| result.strategy == strategy).unwrap()
}

/// A file with code, which goes with this value.
pub struct CodeFile(PathBuf);

impl CodeFile {
    pub fn new(code: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let file = env::temp_dir().join(format!("overlap-{}-{number}.py", std::process::id()));
        fs::write(&file, code).unwrap();
        Self(file)
    }

    pub fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for CodeFile {
    fn drop(&mut self) {
        // What is left of it lies in the system's folder for such files.
        let _ = fs::remove_file(&self.0);
    }
}
