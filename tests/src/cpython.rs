//! Running `overlap.py` in the CPython of this machine.

use crate::Error;
use overlap_record::{RunRecord, read_record};
use std::{io, path::Path, process::Command};

/// The record of a run with these arguments.
///
/// # Errors
/// When there is no `python3`, or the run does not end well.
pub fn run<A: AsRef<std::ffi::OsStr>>(arguments: &[A]) -> Result<RunRecord, Error> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/overlap.py");
    let mut command = Command::new("python3");
    let output = command.arg(program).args(arguments).output().map_err(Error::io("starting python3"))?;
    let failed = |told: String| Error::io("running overlap.py")(io::Error::other(told));
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    read_record(&String::from_utf8_lossy(&output.stdout)).map_err(|error| failed(error.to_string()))
}
