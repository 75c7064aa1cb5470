//! Another build of the site, as a deployment brings it.

use overlap_browser_tests::{Error, page::Page};
use serde_json::json;
use std::{fs, path::Path};
use tempfile::TempDir;

/// A copy of the site as another build: one engine file differs, and with it the build.
pub struct OtherBuild(TempDir);

impl OtherBuild {
    /// The hash is the browser's own, so that the test computes it in another way than the build does.
    pub fn new(page: &Page, old: &Path) -> Result<Self, Error> {
        let root = tempfile::tempdir().map_err(Error::io("making a folder for another build"))?;
        copy(old, root.path())?;
        let build = Self(root);
        build.change("engine/plain/worker.js", |text| format!("{text}\n// another build\n"))?;
        let worker = build.read("sw.js")?;
        let id = between(&worker, "\"id\":\"", "\"");
        let index = build.read("index.html")?;
        assert!(!id.is_empty() && index.contains(id), "the page carries its build");
        build.change("index.html", |text| text.replace(id, "another"))?;
        let mut stamped = worker.replace(id, "another");
        for name in ["engine/plain/worker.js", "index.html"] {
            let slot = format!("\"{name}\":\"");
            let before = between(&stamped, &slot, "\"").to_owned();
            assert_eq!(before.len(), 64, "{name} is in the build");
            let hash = sha256(page, &build.read(name)?)?;
            // By its name: another file may have the same content.
            stamped = stamped.replace(&format!("{slot}{before}"), &format!("{slot}{hash}"));
        }
        build.change("sw.js", |_| stamped)?;
        build.change("build.json", |text| text.replace(id, "another"))?;
        Ok(build)
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    fn read(&self, name: &str) -> Result<String, Error> {
        fs::read_to_string(self.0.path().join(name)).map_err(Error::io(format!("reading {name}")))
    }

    fn change(&self, name: &str, change: impl FnOnce(String) -> String) -> Result<(), Error> {
        let text = change(self.read(name)?);
        fs::write(self.0.path().join(name), text).map_err(Error::io(format!("writing {name}")))
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let failed = |path: &Path| Error::io(format!("copying {}", path.display()));
    fs::create_dir_all(to).map_err(failed(to))?;
    for entry in fs::read_dir(from).map_err(failed(from))? {
        let entry = entry.map_err(failed(from))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target).map_err(failed(&source))?;
        }
    }
    Ok(())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(found, _)| found)
}

fn sha256(page: &Page, text: &str) -> Result<String, Error> {
    let digest =
        "const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(arguments[0]));
        return Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('');";
    Ok(page.session.async_script(digest, vec![json!(text)])?.as_str().unwrap_or_default().to_owned())
}
