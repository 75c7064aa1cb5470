//! The step from a wasm file to a module that a page or a worker can import.

use crate::{
    commands,
    error::{Error, Result},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

/// wasm-bindgen-rayon 1.3 starts its threads through parameters that wasm-bindgen has deprecated and warns of in the
/// console, once a thread (<https://github.com/wasm-bindgen/wasm-bindgen/pull/3995>).
const DEPRECATED_START: &str = "pkg.default(data.module, data.memory)";
const START: &str = "pkg.default({ module_or_path: data.module, memory: data.memory })";

/// It starts its workers from a blob, so that they may come from another host. Here they never do, and without blobs the
/// page's security policy can name the site as the only source of workers.
const BLOB: &str = "let url = URL.createObjectURL(scriptBlob);";
const FETCHED_BLOB: &str = "let scriptBlob = await fetch(import.meta.url).then(r => r.blob());";
const OWN_FILE: &str = "let url = import.meta.url;";

/// Runs wasm-bindgen into a folder, as `name`.js, unless what it made there is newer than the wasm file and than this program.
///
/// # Errors
/// When wasm-bindgen fails or a file cannot be used.
pub fn run(wasm_bindgen: &Path, wasm: &Path, out: &Path, name: &str) -> Result<()> {
    let made = out.join(format!("{name}.js"));
    let this = env::current_exe().ok();
    let newest_input =
        [Some(wasm.to_path_buf()), this].into_iter().flatten().filter_map(|path| modified(&path)).max();
    if modified(&made) > newest_input {
        return Ok(());
    }
    let _ = fs::remove_dir_all(out);
    let mut command = Command::new(wasm_bindgen);
    command.args([
        "--target=web",
        "--no-typescript",
        "--remove-name-section",
        "--remove-producers-section",
        "--out-name",
        name,
        "--out-dir",
    ]);
    commands::run(command.arg(out).arg(wasm))?;
    for helper in helpers(&out.join("snippets"))? {
        let text = fs::read_to_string(&helper).map_err(Error::file("read", &helper))?;
        let text = text.replace(DEPRECATED_START, START).replace(FETCHED_BLOB, "").replace(BLOB, OWN_FILE);
        fs::write(&helper, text).map_err(Error::file("write", &helper))?;
    }
    Ok(())
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// The scripts that crates brought along: `snippets/CRATE-HASH/…/*.js`.
fn helpers(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder).map_err(Error::file("list", folder))? {
        let path = entry.map_err(Error::file("list", folder))?.path();
        if path.is_dir() {
            found.extend(helpers(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "js") {
            found.push(path);
        }
    }
    Ok(found)
}
