//! The Python engines under `trunk serve` and `trunk build`: they take minutes, so they are built beside the site that is
//! served already, and put into it when they are there.

use super::Engine;
use crate::{
    error::{Error, Result},
    report,
    workspace::Workspace,
};
use std::{
    env,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// What the page reads in the folder of an engine that is not there: how long it has been built so far.
const NOTE: &str = "building.json";

/// Time between two notes.
const NOTE_EVERY: Duration = Duration::from_secs(2);

/// Set where whoever called Trunk builds the engine itself, and waits for it.
pub const BUILT_BY_CALLER: &str = "OVERLAP_PYTHON_BY_CALLER";

/// In a hook of Trunk: takes the engine that was built before into the site, and starts a build beside this one.
///
/// # Errors
/// When a file cannot be written or the build cannot be started.
pub fn begin(workspace: &Workspace, site: &Path) -> Result<()> {
    if env::var_os(BUILT_BY_CALLER).is_some() {
        return Ok(());
    }
    for engine in Engine::PYTHON {
        if engine.is_built(workspace) {
            engine.install(workspace, site)?;
        } else {
            note(site, engine, Duration::ZERO)?;
            report::step("a Python engine is built beside the site; until then the page says so");
        }
    }
    let this = env::current_exe().map_err(Error::file("find", PathBuf::from("xtask")))?;
    let log = workspace.target.join("engine-python.log");
    let output = File::create(&log).map_err(Error::file("write", &log))?;
    let build = Command::new(&this)
        .args(["engines", "--python"])
        .current_dir(&workspace.root)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(output)
        .spawn();
    build.map(drop).map_err(Error::file("start", this))
}

/// The build beside: into the folder that Trunk serves, once it is there. Does nothing while another one is at it.
///
/// # Errors
/// When the engine cannot be built.
pub fn build_beside(workspace: &Workspace) -> Result<()> {
    let path = workspace.target.join("engine-python.lock");
    let lock = File::create(&path).map_err(Error::file("write", &path))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(()),
        Err(TryLockError::Error(source)) => {
            return Err(Error::File { action: "lock", path, source });
        }
    }
    let site = env::var_os("TRUNK_DIST_DIR").map_or_else(|| workspace.dist(), PathBuf::from);
    thread::scope(|scope| {
        let build = scope.spawn(|| super::build_python(workspace, &site));
        let begin = Instant::now();
        while !build.is_finished() {
            // The folder is not there while Trunk replaces it, so a note that cannot be written is written later.
            for engine in Engine::PYTHON {
                let _ = note(&site, engine, begin.elapsed());
            }
            thread::sleep(NOTE_EVERY);
        }
        build.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })?;
    for engine in Engine::PYTHON {
        let path = engine.folder(&site).join(NOTE);
        match fs::remove_file(&path) {
            Err(source) if path.exists() => return Err(Error::File { action: "remove", path, source }),
            _ => {}
        }
    }
    Ok(())
}

/// Writes how large the engine in a folder is, which the page needs to show how far it has been loaded.
///
/// # Errors
/// When a file cannot be used.
pub fn describe(folder: &Path) -> Result<()> {
    let wasm = folder.join("engine_bg.wasm");
    let bytes = fs::metadata(&wasm).map_err(Error::file("read", &wasm))?.len();
    let path = folder.join("engine.json");
    fs::write(&path, format!("{{\"bytes\": {bytes}}}\n")).map_err(Error::file("write", path))
}

fn note(site: &Path, engine: Engine, passed: Duration) -> Result<()> {
    let folder = engine.folder(site);
    if folder.join("engine.js").exists() || !site.exists() {
        return Ok(());
    }
    fs::create_dir_all(&folder).map_err(Error::file("make", &folder))?;
    let path = folder.join(NOTE);
    fs::write(&path, format!("{{\"seconds\": {}}}\n", passed.as_secs())).map_err(Error::file("write", path))
}
