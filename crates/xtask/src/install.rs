//! Building a tool from crates.io.

use crate::{
    commands::{self, cargo},
    error::{Error, Result},
    report, tools,
    tools::Tool,
    workspace::Workspace,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Settings that build a tool in a third of the time of its own: it runs for seconds, so its speed matters less.
const QUICK_BUILD: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
];

/// Installs a tool where no version of it serves: into cargo's folder, or, where another version is there already, into a
/// folder of this checkout, so that nothing of the user's is replaced.
///
/// # Errors
/// When the tool cannot be built.
pub fn install_missing(workspace: &Workspace, tool: &Tool, note: &str) -> Result<()> {
    if let Some(path) = tool.find(workspace) {
        report::step(&format!("{} is there: {}", tool.program, path.display()));
        return Ok(());
    }
    let taken = tools::candidates(workspace, tool.program).next().is_some();
    let root = taken.then(|| tools::private_root(workspace));
    let title = format!("building {} {} ({note})", tool.package, tool.version());
    report::timed(&title, || install(workspace, tool, root.as_deref()))?;
    tool.require(workspace).map(drop)
}

/// Builds with the versions that the tool was published with, else with the ones that the registry serves now.
fn install(workspace: &Workspace, tool: &Tool, root: Option<&Path>) -> Result<()> {
    let version = format!("={}", tool.version());
    let locked = install_with(workspace, tool, root, &[tool.package, "--version", &version, "--locked"]);
    locked.or_else(|_| {
        report::step("that failed, perhaps since its lock file names versions this registry does not serve: trying without it");
        let sources = copy_without_lock(workspace, tool)?;
        install_with(workspace, tool, root, &["--path".as_ref(), sources.as_os_str()])
    })
}

fn install_with(
    workspace: &Workspace,
    tool: &Tool,
    root: Option<&Path>,
    source: &[impl AsRef<std::ffi::OsStr>],
) -> Result<()> {
    let mut command = cargo();
    command.current_dir(&workspace.root).arg("install").args(source).args(tool.options).envs(QUICK_BUILD);
    command.arg("--target-dir").arg(workspace.target.join("tools-build"));
    if let Some(root) = root {
        command.arg("--root").arg(root);
    }
    commands::run(&mut command)
}

/// Copies the tool's sources out of cargo's cache, without their lock file, which cargo follows even where `--locked` is
/// not given. Cargo fetches them as a dependency of a package made for this.
fn copy_without_lock(workspace: &Workspace, tool: &Tool) -> Result<PathBuf> {
    let folder = workspace.target.join("tools-sources").join(tool.package);
    let _ = fs::remove_dir_all(&folder);
    let asker = folder.join("asker");
    let manifest = asker.join("Cargo.toml");
    write(&asker.join("src/lib.rs"), "")?;
    write(
        &manifest,
        &format!(
            "[package]\nname = \"asker\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n{} = \"={}\"\n",
            tool.package,
            tool.version()
        ),
    )?;
    let metadata = commands::output(
        cargo()
            .current_dir(&workspace.root)
            .args(["metadata", "--format-version=1", "--manifest-path"])
            .arg(&manifest),
    )?;
    let source = source_of(&metadata, tool.package).ok_or_else(|| Error::Output {
        program: "cargo metadata".to_owned(),
        problem: format!("no source of {}", tool.package),
    })?;
    let copy = folder.join("copy");
    copy_folder(&source, &copy)?;
    let _ = fs::remove_file(copy.join("Cargo.lock"));
    let manifest = copy.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(Error::file("read", &manifest))?;
    // Of its own, or cargo would take it for a lost member of this workspace.
    write(&manifest, &format!("{text}\n[workspace]\n"))?;
    Ok(copy)
}

/// The source folder of a package in the output of `cargo metadata`.
fn source_of(metadata: &str, package: &str) -> Option<PathBuf> {
    let metadata: serde_json::Value = serde_json::from_str(metadata).ok()?;
    let packages = metadata["packages"].as_array()?;
    let found = packages.iter().find(|entry| entry["name"] == package)?;
    Some(Path::new(found["manifest_path"].as_str()?).parent()?.to_path_buf())
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
    }
    fs::write(path, text).map_err(Error::file("write", path))
}

/// Copies a folder with everything in it.
///
/// # Errors
/// When something cannot be read or written.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(Error::file("create", to))?;
    for entry in fs::read_dir(from).map_err(Error::file("list", from))? {
        let source = entry.map_err(Error::file("list", from))?.path();
        let Some(name) = source.file_name() else {
            continue;
        };
        let target = to.join(name);
        if source.is_dir() {
            copy_folder(&source, &target)?;
        } else {
            fs::copy(&source, &target).map_err(Error::file("copy", &source))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::source_of;
    use std::path::Path;

    #[test]
    fn a_source_folder_is_read_from_the_metadata() {
        let metadata = r#"{"packages":[{"name":"a","manifest_path":"/x/a/Cargo.toml"},{"name":"b","manifest_path":"/x/b/Cargo.toml"}]}"#;
        assert_eq!(source_of(metadata, "b").as_deref(), Some(Path::new("/x/b")));
        assert_eq!(source_of(metadata, "c"), None);
        assert_eq!(source_of("nonsense", "a"), None);
    }
}
