//! `pages`: the lessons' pages, and the programs of all pages, built small.
//!
//! Most of what a panic needs is text and formatting, a seventh of the download. The standard library has to be built
//! without it too, which Trunk cannot ask for, so a hook of Trunk.toml calls this command once index.html is there. Hooks of one stage run at
//! the same time, so there is this one only.

use crate::{
    bindgen,
    commands::{self, cargo},
    course,
    error::{Error, Result},
    install, manifest, report,
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

/// The programs: the binaries of the app. A page names its program's files `programs/lab.js` and `programs/lab_bg.wasm`, which are replaced by names
/// with a hash of what is in the file.
const PROGRAMS: [&str; 3] = ["course", "lab", "runs"];

/// Where they lie in the site; hosts let browsers keep what is in here for good.
const FOLDER: &str = "programs";

/// Where a page is told which lessons there are.
const LESSONS_SLOT: &str = "data-lessons=\"";

/// Pages of the course that are no lesson's.
const NO_LESSONS: [&str; 2] = ["glossary", "index"];

/// Makes all pages in a folder with an index.html: the one that `--out` names, else Trunk's staging folder. In a debug build
/// of Trunk's the programs are debug builds, with their panics in words.
///
/// # Errors
/// When it cannot be built, or when wasm-bindgen is missing.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let out = match arguments {
        [] => env::var_os("TRUNK_STAGING_DIR").map_or_else(|| workspace.dist(), PathBuf::from),
        [flag, folder] if flag == "--out" => PathBuf::from(folder),
        _ => return Err(Error::Usage("`pages` takes `--out DIR` or nothing".to_owned())),
    };
    let debug = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug");
    course::write(workspace, &out)?;
    report::timed("building the pages' programs", || build(workspace, debug, &out))
}

fn build(workspace: &Workspace, debug: bool, out: &Path) -> Result<()> {
    let target = workspace.target.join("page");
    let mut command = cargo();
    command.current_dir(&workspace.root).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command.args([
        "build",
        "--package=overlap-app",
        "--bins",
        "--target=wasm32-unknown-unknown",
        "--target-dir",
    ]);
    command.arg(&target);
    if !debug {
        command.args(["--release", "-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        command.env("CARGO_ENCODED_RUSTFLAGS", RELEASE_RUSTFLAGS.join("\u{1f}"));
    }
    commands::run(&mut command)?;

    let profile = if debug { "debug" } else { "release" };
    let made = target.join("wasm32-unknown-unknown").join(profile);
    let wasm_bindgen = Tool::wasm_bindgen(workspace)?.require(workspace)?;
    let programs = out.join(FOLDER);
    fs::create_dir_all(&programs).map_err(Error::file("make", &programs))?;
    let mut names = Vec::new();
    for program in PROGRAMS {
        let bound = target.join("site").join(profile).join(program);
        bindgen::run(&wasm_bindgen, &made.join(format!("{program}.wasm")), &bound, program, &[])?;
        let snippets = bound.join("snippets");
        if snippets.is_dir() {
            install::copy_folder(&snippets, &programs.join("snippets"))?;
        }
        for name in [format!("{program}.js"), format!("{program}_bg.wasm")] {
            names.push((name.clone(), lay_down(&bound.join(&name), &programs)?));
        }
    }
    let lessons = format!("{LESSONS_SLOT}{}\"", lessons(out)?.join(" "));
    for page in manifest::pages(out)? {
        let mut html = fs::read_to_string(&page).map_err(Error::file("read", &page))?;
        for (name, hashed) in &names {
            html = html.replace(&format!("{FOLDER}/{name}\""), &format!("{FOLDER}/{hashed}\""));
        }
        html = html.replace(&format!("{LESSONS_SLOT}\""), &lessons);
        fs::write(&page, without_skipped(&html)).map_err(Error::file("write", page))?;
    }
    Ok(())
}

/// The ids of the lessons whose pages are in a site.
fn lessons(out: &Path) -> Result<Vec<String>> {
    let pages = manifest::pages(&out.join("lessons"))?;
    let mut ids: Vec<_> =
        pages.iter().filter_map(|page| Some(page.file_stem()?.to_string_lossy().into_owned())).collect();
    ids.retain(|id| !NO_LESSONS.contains(&id.as_str()));
    Ok(ids)
}

/// Copies a file into a folder under a name that tells its content, which it returns.
fn lay_down(from: &Path, out: &Path) -> Result<String> {
    let bytes = fs::read(from).map_err(Error::file("read", from))?;
    let name = hashed(&from.file_name().unwrap_or_default().to_string_lossy(), &bytes);
    let to = out.join(&name);
    fs::write(&to, bytes).map_err(Error::file("write", to))?;
    Ok(name)
}

/// `lab.js` becomes `lab-0123456789abcdef.js`, so that no cache mixes two builds.
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
        assert_ne!(hashed("lab.js", b"1"), hashed("lab.js", b"2"));
        let name = hashed("lab_bg.wasm", b"1");
        assert_eq!(name, hashed("lab_bg.wasm", b"1"));
        assert!(name.starts_with("lab_bg-") && name.ends_with(".wasm"));
    }

    #[test]
    fn only_the_skipped_element_goes() {
        let html = "<a>\n<link data-trunk-skip>\n<b>\n";
        assert_eq!(without_skipped(html), "<a>\n<b>\n");
    }
}
