//! `samples`: sites of authors, built by their own systems with labs in them, and opened in the browsers.
//!
//! A system whose inputs are those of its last green run is skipped: its sample, the element, the package and the tests.

mod systems;

use crate::{
    browsers,
    commands::{self, cargo},
    dist,
    error::{Error, Result},
    manifest, npm, report, scripts, setup,
    tools::{self, Tool},
    workspace::Workspace,
};
use sha2::{Digest, Sha256};
use std::{
    env, fs,
    path::{Path, PathBuf},
};
use systems::{SYSTEMS, System};

/// Their sources in the checkout.
const SOURCES: &str = "tests/samples";

/// What every sample depends on, beside its own folder.
const SHARED: [&str; 6] = [
    "crates/xtask/npm",
    "tests/samples/requirements.txt",
    "tests/tests/browser/samples.rs",
    "www/element",
    "www/embed.js",
    "www/overlap.mjs",
];

/// Names another built site than `dist/`, for this command and for the tests.
const SITE: &str = "OVERLAP_DIST";

/// Tells the tests where the samples are.
const SAMPLES: &str = "OVERLAP_SAMPLES";

/// One sample, and the folders that it is built in.
struct Workshop<'a> {
    workspace: &'a Workspace,
    system: &'a System,
    /// The built site of Overlap.
    dist: PathBuf,
}

impl Workshop<'_> {
    /// Its sources.
    fn sources(&self) -> PathBuf {
        self.workspace.root.join(SOURCES).join(self.system.name)
    }

    /// What belongs to it under `target/`.
    fn folder(&self) -> PathBuf {
        folder(self.workspace).join(self.system.name)
    }

    /// Where its site lands.
    fn site(&self) -> PathBuf {
        self.folder().join("site")
    }

    /// Where the hash of its inputs stands after a green run.
    fn stamp(&self) -> PathBuf {
        self.folder().join("green")
    }

    /// Writes the package of the element into `out`.
    fn package(&self, out: &Path) -> Result<()> {
        npm::write(self.workspace, &self.dist, out)
    }
}

/// Builds the samples that are named, or all whose inputs have changed since they were green, and opens them in the browsers.
///
/// # Errors
/// When a system cannot be installed, does not build its sample, or a test fails.
pub fn run(workspace: &Workspace, named: &[String]) -> Result<()> {
    if let Some(unknown) = named.iter().find(|name| !SYSTEMS.iter().any(|system| system.name == **name)) {
        let known: Vec<&str> = SYSTEMS.iter().map(|system| system.name).collect();
        return Err(Error::Usage(format!("there is no sample `{unknown}`; there are {}", known.join(", "))));
    }
    let dist = match env::var_os(SITE) {
        Some(site) => std::path::absolute(&site).map_err(Error::file("resolve", site))?,
        None => workspace.dist(),
    };
    let mut wanted = Vec::new();
    for system in
        SYSTEMS.iter().filter(|system| named.is_empty() || named.iter().any(|name| name == system.name))
    {
        let workshop = Workshop { workspace, system, dist: dist.clone() };
        let hash = inputs(workspace, system)?;
        if named.is_empty() && fs::read_to_string(workshop.stamp()).is_ok_and(|green| green == hash) {
            report::step(&format!("{}: green, and nothing of it has changed since", system.name));
        } else {
            wanted.push((workshop, hash));
        }
    }
    if wanted.is_empty() {
        return Ok(());
    }
    browsers::install(workspace)?;
    if env::var_os(SITE).is_none() {
        setup::build_tools(workspace)?;
        dist::build(workspace)?;
    }
    for (workshop, hash) in &wanted {
        build_and_open(workshop)?;
        let stamp = workshop.stamp();
        fs::write(&stamp, hash).map_err(Error::file("write", stamp))?;
    }
    Ok(())
}

fn build_and_open(workshop: &Workshop) -> Result<()> {
    let (name, site) = (workshop.system.name, workshop.site());
    drop(fs::remove_dir_all(workshop.folder()));
    fs::create_dir_all(&site).map_err(Error::file("create", &site))?;
    report::timed(&format!("{name}: building its sample"), || (workshop.system.build)(workshop))?;
    report::timed(&format!("{name}: opening it in Chromium and Firefox"), || open(workshop))
}

fn open(workshop: &Workshop) -> Result<()> {
    let workspace = workshop.workspace;
    let geckodriver = Tool::geckodriver().require(workspace)?;
    let mut command = cargo();
    command.current_dir(&workspace.root).env(SITE, &workshop.dist).env(SAMPLES, folder(workspace));
    scripts::tell(&mut command, workspace);
    command.env("PATH", tools::path_with(workspace, geckodriver.parent())?);
    let filter = format!("::samples::{}", workshop.system.name.replace('-', "_"));
    command.args([
        "test",
        "--package=overlap-browser-tests",
        "--test=browser",
        "--",
        &filter,
        "--test-threads=1",
    ]);
    commands::run(&mut command)
}

/// The folder of the built samples.
fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("samples")
}

/// The SHA-256 of all that a sample is made of.
fn inputs(workspace: &Workspace, system: &System) -> Result<String> {
    let own = format!("{SOURCES}/{}", system.name);
    let mut all = Sha256::new();
    for part in SHARED.into_iter().chain([own.as_str()]) {
        let path = workspace.root.join(part);
        let mut files = if path.is_dir() { manifest::files(&path)? } else { vec![path] };
        files.sort();
        for file in files {
            let bytes = fs::read(&file).map_err(Error::file("read", &file))?;
            let name = file.strip_prefix(&workspace.root).unwrap_or(&file).display().to_string();
            all.update(format!("{name} {}\n", manifest::hex(&Sha256::digest(&bytes))));
        }
    }
    Ok(manifest::hex(&all.finalize()))
}

#[cfg(test)]
mod tests;
