//! The last step of a build: what makes it one build. Its id and the hashes of its files go into the service worker,
//! which keeps builds apart by them, its security policy into the page, for hosts that set no headers, and its id into the imports of the
//! element's modules, which other sites' pages load without a service worker.

use crate::error::{Error, Result};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Where the service worker expects the build.
const WORKER_SLOT: &str = "const BUILD = null;";
/// Where a page carries the build's id. Trunk writes index.html without the quotes that HTML does not need.
const PAGE_SLOT: &str = "<html lang=";
/// Before this a page's policy is put, and so before any script.
const POLICY_SLOT: &str = "<title>";
/// What the policy in the headers allows to the engines' workers, whose policy comes with their own script, and the one
/// in the pages to no page: to fetch the addresses that a reader gives.
const WORKERS_ONLY: &str = " https: http:";
/// The element: the module that pages name, and the folder of those that it imports.
const ELEMENT: &str = "embed.js";
const MODULES: &str = "element";
/// How an import of one of them ends.
const IMPORT_SLOT: &str = ".js\";";
/// What says which build a host has.
const DESCRIPTION: &str = "build.json";
/// Files for hosts and of the service worker, which no page asks for.
const NOT_SERVED: [&str; 7] = [
    "_headers",
    DESCRIPTION,
    "staticwebapp.config.json",
    "sw.js",
    "sw/host.js",
    "sw/isolation.js",
    "vercel.json",
];

/// The folder of the packages for learning platforms.
pub const PACKAGES: &str = "lms/";

/// Folders that no page asks for either; the first is that of what previews of links show.
const NOT_ASKED_FOR: [&str; 2] = ["previews/", PACKAGES];

/// Finishes the site in `dist` and returns the build's id.
///
/// # Errors
/// When a file cannot be read or written, or has no slot for what belongs into it.
pub fn write(dist: &Path) -> Result<String> {
    let policy = policy(dist)?;
    let pages = pages(dist)?;
    for page in &pages {
        replace(page, POLICY_SLOT, &format!("{policy}{POLICY_SLOT}"))?;
    }
    let id = id(&hashes(dist)?);
    for page in &pages {
        replace(page, PAGE_SLOT, &format!("<html data-build=\"{id}\" lang="))?;
    }
    pin_modules(dist, &id)?;
    let build = json!({ "id": id, "files": hashes(dist)? });
    replace(&dist.join("sw.js"), WORKER_SLOT, &format!("const BUILD = {build};"))?;
    Ok(id)
}

/// Says in a file beside a finished site which build it is.
///
/// # Errors
/// When the file cannot be written.
pub fn describe(dist: &Path, id: &str, commit: &str) -> Result<()> {
    let path = dist.join(DESCRIPTION);
    let build = json!({ "id": id, "version": env!("CARGO_PKG_VERSION"), "commit": commit });
    fs::write(&path, format!("{build}\n")).map_err(Error::file("write", path))
}

/// Puts the build's id into the imports of the element's modules, since a browser may still have some of the build before.
fn pin_modules(dist: &Path, id: &str) -> Result<()> {
    let pinned = format!(".js?build={id}\";");
    let entry = dist.join(ELEMENT);
    replace_all(&entry, IMPORT_SLOT, &pinned)?;
    for module in files(&dist.join(MODULES))? {
        // Some import nothing.
        if read(&module)?.contains(IMPORT_SLOT) {
            replace_all(&module, IMPORT_SLOT, &pinned)?;
        }
    }
    Ok(())
}

/// The pages' policy as a tag. Whether they may be framed can be said in a header only.
fn policy(dist: &Path) -> Result<String> {
    const NAME: &str = "Content-Security-Policy: ";
    let path = dist.join("_headers");
    let text = read(&path)?;
    let policy = text.lines().find_map(|line| line.trim().strip_prefix(NAME));
    let policy = policy.and_then(|policy| policy.split_once("; frame-ancestors")).map(|(policy, _)| policy);
    let policy = policy.filter(|policy| policy.contains(WORKERS_ONLY));
    let problem = || format!("it has no line `{NAME}…{WORKERS_ONLY}…; frame-ancestors …`");
    let policy = policy.ok_or_else(|| Error::Content { path, problem: problem() })?;
    let policy = policy.replace(WORKERS_ONLY, "");
    Ok(format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />"))
}

fn replace(path: &Path, slot: &str, with: &str) -> Result<()> {
    replace_up_to(path, slot, with, 1)
}

fn replace_all(path: &Path, slot: &str, with: &str) -> Result<()> {
    replace_up_to(path, slot, with, usize::MAX)
}

fn replace_up_to(path: &Path, slot: &str, with: &str, most: usize) -> Result<()> {
    let text = read(path)?;
    if !text.contains(slot) {
        return Err(Error::Content {
            path: path.to_path_buf(),
            problem: format!("it has no `{slot}`; build the site anew with `cargo xtask dist`"),
        });
    }
    fs::write(path, text.replacen(slot, with, most)).map_err(Error::file("write", path))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Error::file("read", path))
}

/// The SHA-256 of every file that a page may ask for, by its path with slashes.
fn hashes(dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    for path in files(dist)? {
        let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
        hashes.insert(name_in(dist, &path), hex(&Sha256::digest(&bytes)));
    }
    hashes.retain(|name, _| {
        let is_asked_for = !NOT_ASKED_FOR.iter().any(|folder| name.starts_with(folder));
        is_asked_for && !name.starts_with('.') && !NOT_SERVED.contains(&name.as_str())
    });
    Ok(hashes)
}

/// A file's path within a folder, with slashes.
pub fn name_in(folder: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Every page in a folder and in those within it.
///
/// # Errors
/// When a folder cannot be listed.
pub fn pages(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut pages = files(folder)?;
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "html"));
    pages.sort();
    Ok(pages)
}

/// Every file in a folder and in those within it.
///
/// # Errors
/// When a folder cannot be listed.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::file("list", folder))? {
        let path = entry.map_err(Error::file("list", folder))?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// 64 bits of a hash over all names and hashes.
fn id(hashes: &BTreeMap<String, String>) -> String {
    let mut all = Sha256::new();
    for (name, hash) in hashes {
        all.update(format!("{name} {hash}\n"));
    }
    hex(&all.finalize()[..8])
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
