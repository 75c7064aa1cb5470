//! One way to do each thing with this repository: `cargo xtask help` lists them.
// This program runs on the developer's machine, where the clock that the lint bans for wasm works.
#![allow(clippy::disallowed_methods)]

#[cfg(test)]
mod arrows;
mod bench;
mod bindgen;
mod browsers;
mod commands;
mod course;
mod dist;
mod engines;
mod error;
mod install;
mod licences;
mod lint;
mod lms;
mod manifest;
mod npm;
mod pages;
mod patches;
mod report;
mod samples;
mod scripts;
mod serve;
mod setup;
mod sizes;
mod test;
mod tools;
#[cfg(test)]
mod words;
mod workspace;

use error::{Error, Result};
use std::process::ExitCode;
use workspace::Workspace;

const HELP: &str = "\
cargo xtask COMMAND

  serve [TRUNK OPTIONS]    get what is missing, build, and serve the page on http://127.0.0.1:8080/
  test [--fast | --every]  get what is missing, then check; --fast leaves the browsers out, --every adds browser tests that
                           take minutes and resemble others
  ci                       the same as test
  dist                     build the site into dist/, for any static file server and any sub-path
  bench [--cpython | --python]
                           time strategies in CPython and in the page, programs in both, and compiled tasks natively
                           and in a browser, in tables; --cpython makes only the first, --python only the second
  lint                     formatting, and clippy on the host and on wasm
  sizes                    what a reader downloads before the page is up, against its limit
  engines [--out DIR]      build both engines into DIR (dist/ unless told); Trunk's hook calls this
  pages [--out DIR]        write the lessons' pages and the page of licences beside the index.html in DIR, and name the program's files in every page; Trunk's hook calls this
  record [LESSON …|lab|cpython]
                           run the lessons' experiments, and the lab's, in Chromium, and some in CPython, and keep the
                           records that ship
  samples [SYSTEM …]       build sites with labs in them by other systems (MkDocs, Sphinx, reveal.js, mdBook, Docusaurus,
                           Astro, Jupyter), and open them in the browsers; those that are named, or all
                           that changed since they were green
  setup [--browsers]       get what is missing: Trunk and wasm-bindgen; with --browsers, what the tests drive
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_else(|| "help".to_owned());
    let rest: Vec<String> = arguments.collect();
    let workspace = Workspace::find()?;
    match command.as_str() {
        "serve" => serve::run(&workspace, &rest),
        "test" | "ci" => test::run(&workspace, &rest),
        "dist" => none(&command, &rest).and_then(|()| dist::run(&workspace)),
        "bench" => bench::run(&workspace, &rest),
        "lint" => none(&command, &rest).and_then(|()| lint::run(&workspace)),
        "sizes" => none(&command, &rest).and_then(|()| sizes::run(&workspace)),
        "engines" => engines::run(&workspace, &rest),
        "pages" => pages::run(&workspace, &rest),
        "samples" => samples::run(&workspace, &rest),
        "record" => course::record(&workspace, &rest),
        "setup" => setup::run(&workspace, &rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(Error::Usage(format!("`{command}` is no command of xtask; `cargo xtask help` lists them"))),
    }
}

/// Refuses arguments to a command that takes none.
fn none(command: &str, rest: &[String]) -> Result<()> {
    match rest.first() {
        None => Ok(()),
        Some(argument) => Err(Error::Usage(format!("`{command}` takes no arguments, but got `{argument}`"))),
    }
}
