//! Changes to the scripts that crates bring along (`snippets/CRATE-HASH/…`), which wasm-bindgen copies as they are.

use crate::error::{Error, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A text in a crate's script, and what stands in its place in the site.
pub struct Patch {
    /// The crate that brings the script.
    package: &'static str,
    /// The script's path in the crate.
    script: &'static str,
    from: &'static str,
    to: &'static str,
}

/// The script with which wasm-bindgen-rayon starts its threads where there is no bundler.
const fn rayon(from: &'static str, to: &'static str) -> Patch {
    Patch { package: "wasm-bindgen-rayon", script: "src/workerHelpers.no-bundler.js", from, to }
}

/// The patches of the engine with threads.
pub const THREADS: [Patch; 3] = [
    // Version 1.3 starts its threads through parameters that wasm-bindgen has deprecated and warns of in the console, once
    // a thread (https://github.com/wasm-bindgen/wasm-bindgen/pull/3995).
    rayon(
        "pkg.default(data.module, data.memory)",
        "pkg.default({ module_or_path: data.module, memory: data.memory })",
    ),
    // It starts its workers from a blob, so that they may come from another host. Here they never do, and without blobs
    // the page's security policy can name the site as the only source of workers.
    rayon("let scriptBlob = await fetch(import.meta.url).then(r => r.blob());", ""),
    rayon("let url = URL.createObjectURL(scriptBlob);", "let url = import.meta.url;"),
];

/// Applies patches to the scripts in a folder that wasm-bindgen has written.
///
/// # Errors
/// `File` and `Content` where a script is not there, and `Content` where a patch's text is not in it exactly once.
pub fn apply(out: &Path, patches: &[Patch]) -> Result<()> {
    for patch in patches {
        let script = folder(&out.join("snippets"), patch.package)?.join(patch.script);
        let text = fs::read_to_string(&script).map_err(Error::file("read", &script))?;
        let patched = patch.applied(&script, &text)?;
        fs::write(&script, patched).map_err(Error::file("write", script))?;
    }
    Ok(())
}

impl Patch {
    fn applied(&self, script: &Path, text: &str) -> Result<String> {
        let Self { package, from, to, .. } = self;
        match text.matches(from).count() {
            1 => Ok(text.replacen(from, to, 1)),
            found => Err(Error::Content {
                path: script.to_path_buf(),
                problem: format!(
                    "it has `{from}` {found} times where a patch expects it once; {package} has changed: \
                     adapt the patch in crates/xtask/src/patches.rs"
                ),
            }),
        }
    }
}

/// The folder with the scripts of one crate.
fn folder(snippets: &Path, package: &str) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(snippets).map_err(Error::file("list", snippets))? {
        let path = entry.map_err(Error::file("list", snippets))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // What follows the last dash is a hash of wasm-bindgen's.
        if name.rsplit_once('-').is_some_and(|(name, _)| name == package) {
            found.push(path);
        }
    }
    match <[PathBuf; 1]>::try_from(found) {
        Ok([folder]) => Ok(folder),
        Err(found) => Err(Error::Content {
            path: snippets.to_path_buf(),
            problem: format!(
                "it has {} folders of {package}, whose script is patched, and not one; \
                 adapt the patches in crates/xtask/src/patches.rs",
                found.len()
            ),
        }),
    }
}

#[cfg(test)]
mod tests;
