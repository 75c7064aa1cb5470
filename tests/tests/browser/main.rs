//! The built site in real browsers, Chromium and Firefox, and a few subjects in WebKitGTK. One file a subject.
//!
//! `cargo test -p overlap-browser-tests -- firefox::cancel` runs one subject in one browser. `OVERLAP_DIST` names another
//! folder than `dist` to test.
#![allow(
    clippy::disallowed_methods,
    reason = "these tests never run in a browser: they drive one from outside"
)]

mod accessible;
mod answers;
mod bad_input;
mod calm;
mod cancel;
mod class;
mod cmi5;
mod code_links;
mod compact;
mod cpython;
mod declared;
mod editor;
mod embedded;
mod embedded_trouble;
mod every_step;
mod exports;
mod faults;
mod from_disk;
mod handout;
mod hosted;
mod hostile;
mod hosts;
mod kept_runs;
mod keyboard;
mod large_records;
mod lesson_frame;
mod lesson_progress;
mod lesson_steps;
mod lessons;
mod light;
mod live;
mod lms;
mod narrow;
mod offline;
mod one_program;
mod order;
mod other_build;
mod package;
mod permalink;
mod policy;
mod pools;
mod practice;
mod projector;
mod python;
mod recorded_run;
mod records;
mod remembering;
mod samples;
mod scorm12;
mod screen_reader;
mod shapes;
mod silent;
mod sound;
mod spans;
mod stepper;
mod subpath;
mod support;
mod sweep;
mod troubles;
mod tutorial;
mod unisolated;
mod webkit;
mod written_tag;

use overlap_browser_tests::suite;
use std::process::ExitCode;

fn main() -> ExitCode {
    let subjects = vec![
        troubles::SUBJECT,
        answers::SUBJECT,
        spans::SUBJECT,
        shapes::SUBJECT,
        pools::SUBJECT,
        live::SUBJECT,
        calm::SUBJECT,
        cancel::SUBJECT,
        faults::SUBJECT,
        bad_input::SUBJECT,
        permalink::SUBJECT,
        keyboard::SUBJECT,
        editor::SUBJECT,
        code_links::SUBJECT,
        accessible::SUBJECT,
        order::SUBJECT,
        every_step::SUBJECT,
        screen_reader::SUBJECT,
        sound::SUBJECT,
        stepper::SUBJECT,
        exports::SUBJECT,
        narrow::SUBJECT,
        compact::SUBJECT,
        light::SUBJECT,
        silent::SUBJECT,
        sweep::SUBJECT,
        subpath::SUBJECT,
        unisolated::SUBJECT,
        records::SUBJECT,
        class::SUBJECT,
        cpython::SUBJECT,
        large_records::SUBJECT,
        kept_runs::SUBJECT,
        kept_runs::WITHOUT_READER,
        recorded_run::SUBJECT,
        lessons::SUBJECT,
        lesson_steps::SUBJECT,
        lesson_progress::SUBJECT,
        lesson_frame::SUBJECT,
        practice::SUBJECT,
        handout::SUBJECT,
        projector::SUBJECT,
        remembering::SUBJECT,
        hosted::SUBJECT,
        hosts::SUBJECT,
        from_disk::SUBJECT,
        offline::SUBJECT,
        one_program::SUBJECT,
        embedded::SUBJECT,
        embedded_trouble::SUBJECT,
        written_tag::SUBJECT,
        package::SUBJECT,
        scorm12::SUBJECT,
        cmi5::SUBJECT,
        samples::SUBJECT,
        policy::SUBJECT,
        python::SUBJECT,
        declared::SUBJECT,
        hostile::SUBJECT,
        webkit::SUBJECT,
    ];
    suite::run(&subjects)
}
