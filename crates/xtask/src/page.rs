//! `page`: the page's program, built small.
//!
//! Most of what a panic needs is text and formatting, a seventh of the download. The standard library has to be built
//! without it too, which Trunk cannot ask for, so a hook of Trunk.toml calls this command once index.html is there.

use crate::{
    bindgen,
    commands::{self, cargo},
    error::{Error, Result},
    install, report,
    tools::Tool,
    workspace::Workspace,
};
use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

/// A panic of the page ends its program at once; boot.js then says so.
const RELEASE_RUSTFLAGS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// The names that index.html has, and that are replaced by names with a hash of what is in the file.
const JS: &str = "page.js";
const WASM: &str = "page_bg.wasm";

/// Builds the page's program into a folder with an index.html: the one that `--out` names, else Trunk's staging folder.
/// In a debug build of Trunk's it is a debug build, with its panics in words.
///
/// # Errors
/// When it cannot be built, or when wasm-bindgen is missing.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let out = match arguments {
        [] => env::var_os("TRUNK_STAGING_DIR").map_or_else(|| workspace.dist(), PathBuf::from),
        [flag, folder] if flag == "--out" => PathBuf::from(folder),
        _ => return Err(Error::Usage("`page` takes `--out DIR` or nothing".to_owned())),
    };
    let debug = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug");
    report::timed("building the page", || build(workspace, debug, &out))
}

fn build(workspace: &Workspace, debug: bool, out: &Path) -> Result<()> {
    let target = workspace.target.join("page");
    let mut command = cargo();
    command.current_dir(&workspace.root).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command.args(["build", "--package=overlap-app", "--target=wasm32-unknown-unknown", "--target-dir"]);
    command.arg(&target);
    if !debug {
        command.args(["--release", "-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        command.env("CARGO_ENCODED_RUSTFLAGS", RELEASE_RUSTFLAGS.join("\u{1f}"));
    }
    commands::run(&mut command)?;

    let profile = if debug { "debug" } else { "release" };
    let wasm = target.join("wasm32-unknown-unknown").join(profile).join("overlap-app.wasm");
    let bound = target.join("site").join(profile);
    let wasm_bindgen = Tool::wasm_bindgen(workspace)?.require(workspace)?;
    bindgen::run(&wasm_bindgen, &wasm, &bound, "page")?;

    let snippets = bound.join("snippets");
    if snippets.is_dir() {
        install::copy_folder(&snippets, &out.join("snippets"))?;
    }
    let index = out.join("index.html");
    let mut html = fs::read_to_string(&index).map_err(Error::file("read", &index))?;
    for name in [JS, WASM] {
        let from = bound.join(name);
        let bytes = fs::read(&from).map_err(Error::file("read", &from))?;
        let hashed = hashed(name, &bytes);
        let to = out.join(&hashed);
        fs::write(&to, bytes).map_err(Error::file("write", &to))?;
        html = html.replace(&format!("\"./{name}\""), &format!("\"./{hashed}\""));
    }
    fs::write(&index, without_skipped(&html)).map_err(Error::file("write", index))
}

/// `page.js` becomes `page-0123456789abcdef.js`, so that no cache mixes two builds.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    format!("{stem}-{:016x}.{ending}", hasher.finish())
}

/// Trunk wants to be shown a Rust program, and leaves the element in place when it is told to skip it.
fn without_skipped(html: &str) -> String {
    let lines = html.split_inclusive('\n').filter(|line| !line.contains("data-trunk-skip"));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_content() {
        assert_ne!(hashed(JS, b"1"), hashed(JS, b"2"));
        assert_eq!(hashed(WASM, b"1"), hashed(WASM, b"1"));
        assert!(hashed(WASM, b"1").starts_with("page_bg-") && hashed(WASM, b"1").ends_with(".wasm"));
    }

    #[test]
    fn only_the_skipped_element_goes() {
        let html = "<a>\n<link data-trunk-skip>\n<b>\n";
        assert_eq!(without_skipped(html), "<a>\n<b>\n");
    }
}
