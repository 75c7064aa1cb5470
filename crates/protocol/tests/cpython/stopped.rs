//! A run that is stopped keeps what it has, and one that is killed leaves nothing behind.

use crate::program::{CodeFile, Ended, overlap_py, result};
use overlap_record::strategy::SERIAL;
use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Starts a run that goes on for long, and waits until it has ended a repeat.
fn begun() -> (Child, CodeFile) {
    let file = CodeFile::new("import time\ndef task(i):\n    time.sleep(0.05)\n    return i\n");
    let mut child = overlap_py()
        .args([
            "--file",
            file.path(),
            "--tasks",
            "2",
            "--strategies",
            "serial,isolated,gil",
            "--workers",
            "2",
        ])
        .args(["--repeats", "50", "--warmup", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("repeat 3")), "it tells of its third repeat");
    // Whoever prints must be heard.
    thread::spawn(move || lines.for_each(drop));
    (child, file)
}

fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args([name, &process.to_string()]).status().unwrap();
    assert!(sent.success());
}

#[test]
fn what_was_finished_is_kept_when_it_is_stopped() {
    for (name, code) in [("-INT", 130), ("-TERM", 143)] {
        let (child, _file) = begun();
        signal(name, child.id());
        let ended: Ended = child.wait_with_output().unwrap().into();
        assert_eq!(ended.code, Some(code));
        let record = ended.record();
        let serial = result(&record, SERIAL);
        let repeats = serial.repeats.len();
        assert!(serial.answer_ok && (1..50).contains(&repeats), "{repeats} repeats");
        assert_eq!(record.spec.repeats, 50, "what was asked stays");
    }
}

/// How many processes have this file's path in their environment, which children inherit.
fn processes_of(file: &CodeFile) -> usize {
    let is_of_file = |entry: &fs::DirEntry| {
        let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
        String::from_utf8_lossy(&environment).contains(file.path())
    };
    fs::read_dir("/proc").unwrap().flatten().filter(is_of_file).count()
}

#[test]
fn nothing_is_left_of_it_when_it_is_killed() {
    let file = CodeFile::new("import time\ndef task(i):\n    time.sleep(600)\n");
    let mut child = overlap_py()
        .args([
            "--file",
            file.path(),
            "--tasks",
            "4",
            "--strategies",
            "isolated,serial,gil",
            "--workers",
            "2",
        ])
        .args(["--warmup", "0"])
        .env("OVERLAP_TEST", file.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let wait_for = |holds: fn(usize) -> bool| {
        let began = Instant::now();
        while !holds(processes_of(&file)) {
            assert!(began.elapsed() < Duration::from_secs(30), "{} processes", processes_of(&file));
            thread::sleep(Duration::from_millis(50));
        }
    };
    wait_for(|processes| processes >= 2);
    signal("-KILL", child.id());
    child.wait().unwrap();
    wait_for(|processes| processes == 0);
}
