//! The folder that is served, and its files by their paths.

use super::answer::Answer;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is served, and how.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder.
    pub root: PathBuf,
    /// The path at which it appears, with a slash at both ends.
    pub mount: &'static str,
    /// Whether the headers ask for cross-origin isolation.
    pub isolated: bool,
    /// Files of the folder that this host does not have.
    pub missing: &'static [&'static str],
}

impl Site {
    /// A folder at the root of an isolated host.
    #[must_use]
    pub const fn new(root: PathBuf) -> Self {
        Self { root, mount: "/", isolated: true, missing: &[] }
    }

    /// The file at a path, such as `/page.html`, in the folder `root`; `None` where there is none below the mount.
    pub(super) fn file(&self, root: &Path, path: &str) -> Option<Answer> {
        let inside = path.strip_prefix(self.mount)?;
        if inside.contains("..") || inside.contains('%') || self.missing.contains(&inside) {
            return None;
        }
        let file = root.join(inside);
        let file = if file.is_dir() { file.join("index.html") } else { file };
        Some(Answer { kind: media_type(&file), body: fs::read(&file).ok()?, headers: Vec::new() })
    }
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("css") => "text/css",
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        Some("json" | "webmanifest") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
