//! How each system builds its sample. The systems come from their registries, in versions that the samples name.

use super::{SOURCES, Workshop, folder};
use crate::{
    commands,
    error::{Error, Result},
    install, report,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A documentation system, and the sample of this name in `tests/samples`.
pub struct System {
    pub name: &'static str,
    pub(super) build: fn(&Workshop) -> Result<()>,
}

pub static SYSTEMS: [System; 7] = [
    System { name: "mkdocs-material", build: mkdocs_material },
    System { name: "sphinx-myst", build: sphinx_myst },
    System { name: "reveal", build: reveal },
    System { name: "mdbook", build: mdbook },
    System { name: "docusaurus", build: docusaurus },
    System { name: "astro-react", build: astro_react },
    System { name: "jupyter", build: jupyter },
];

fn mkdocs_material(workshop: &Workshop) -> Result<()> {
    let mut mkdocs = Command::new(python_tool(workshop, "mkdocs")?);
    mkdocs.args(["build", "--quiet", "--strict", "--site-dir"]).arg(workshop.site());
    commands::run(mkdocs.arg("--config-file").arg(workshop.sources().join("mkdocs.yml")))
}

fn sphinx_myst(workshop: &Workshop) -> Result<()> {
    let mut sphinx = Command::new(python_tool(workshop, "sphinx-build")?);
    sphinx.args(["-q", "-W", "-b", "html", "-d"]).arg(workshop.folder().join("doctrees"));
    commands::run(sphinx.arg(workshop.sources()).arg(workshop.site()))
}

fn mdbook(workshop: &Workshop) -> Result<()> {
    let mut mdbook = Command::new(python_tool(workshop, "mdbook")?);
    commands::run(mdbook.arg("build").arg(workshop.sources()).arg("--dest-dir").arg(workshop.site()))
}

fn jupyter(workshop: &Workshop) -> Result<()> {
    let mut nbconvert = Command::new(python_tool(workshop, "jupyter-nbconvert")?);
    nbconvert.args(["--log-level=WARN", "--to=html", "--output-dir"]).arg(workshop.site());
    commands::run(nbconvert.arg(workshop.sources().join("index.ipynb")))
}

fn reveal(workshop: &Workshop) -> Result<()> {
    let folder = with_modules(workshop, |_| Ok(()))?;
    let (page, site) = (folder.join("index.html"), workshop.site());
    fs::copy(&page, site.join("index.html")).map_err(Error::file("copy", &page))?;
    install::copy_folder(&folder.join("node_modules/reveal.js/dist"), &site.join("reveal"))
}

fn docusaurus(workshop: &Workshop) -> Result<()> {
    let folder = with_modules(workshop, |_| Ok(()))?;
    let mut docusaurus = Command::new("npx");
    docusaurus.current_dir(&folder).env("NO_UPDATE_NOTIFIER", "1");
    commands::run(docusaurus.args(["docusaurus", "build", "--out-dir"]).arg(workshop.site()))
}

/// Built twice: as it is published, and as its author sees it, with the development build of React. Only that mounts twice.
fn astro_react(workshop: &Workshop) -> Result<()> {
    let folder = with_modules(workshop, |folder| workshop.package(&folder.join("overlap-lab")))?;
    let build = |arguments: &[&str], site: PathBuf| {
        let mut astro = Command::new("npx");
        astro.current_dir(&folder).env("ASTRO_TELEMETRY_DISABLED", "1");
        commands::run(astro.args(["astro", "build"]).args(arguments).arg("--outDir").arg(site))
    };
    build(&[], workshop.site())?;
    build(&["--devOutput", "--base", "/strict/"], workshop.site().join("strict"))
}

/// Copies a sample to where its modules may be installed, and installs what its lock file names.
fn with_modules(workshop: &Workshop, prepare: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let folder = workshop.folder().join("work");
    install::copy_folder(&workshop.sources(), &folder)?;
    prepare(&folder)?;
    let mut npm = Command::new("npm");
    commands::run(npm.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    Ok(folder)
}

/// A program of the environment that `requirements.txt` describes, which is made anew when that changes.
fn python_tool(workshop: &Workshop, program: &str) -> Result<PathBuf> {
    let root = &workshop.workspace.root;
    let wanted = root.join(SOURCES).join("requirements.txt");
    let environment = folder(workshop.workspace).join("python");
    let installed = environment.join("requirements.txt");
    let programs = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let text = fs::read_to_string(&wanted).map_err(Error::file("read", &wanted))?;
    if !fs::read_to_string(&installed).is_ok_and(|there| there == text) {
        report::timed("installing the systems that are written in Python", || {
            commands::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
            let mut pip = Command::new(programs.join("python"));
            commands::run(pip.args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&wanted))
        })?;
        fs::write(&installed, text).map_err(Error::file("write", &installed))?;
    }
    Ok(programs.join(program))
}
