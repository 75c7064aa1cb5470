//! The step from a wasm file to a module that a page or a worker can import.

use crate::{
    commands,
    error::Result,
    patches::{self, Patch},
};
use std::{env, fs, path::Path, process::Command, time::SystemTime};

/// Runs wasm-bindgen into a folder, as `name`.js, and patches the scripts that crates bring along, unless what is there is
/// newer than the wasm file and than this program.
///
/// # Errors
/// When wasm-bindgen fails, a file cannot be used, or a patch does not fit; then nothing is left in the folder.
pub fn run(wasm_bindgen: &Path, wasm: &Path, out: &Path, name: &str, patches: &[Patch]) -> Result<()> {
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
    patches::apply(out, patches).inspect_err(|_| {
        // Else the next build would take what is half patched for finished.
        let _ = fs::remove_dir_all(out);
    })
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A program that writes what it is told in the place of wasm-bindgen, whose folder is its second last argument.
    fn stand_in(path: &Path, script: &str) {
        let text = format!(
            "#!/bin/sh\nfor it; do out=$last; last=$it; done\n\
             mkdir -p $out/snippets/wasm-bindgen-rayon-1/src\n\
             echo made > $out/engine.js\n\
             echo '{script}' > $out/snippets/wasm-bindgen-rayon-1/src/workerHelpers.no-bundler.js\n"
        );
        fs::write(path, text).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[test]
    fn what_could_not_be_patched_is_not_taken_for_finished() {
        let folder = tempfile::TempDir::new().unwrap();
        let [program, wasm, out] =
            ["wasm-bindgen", "engine.wasm", "out"].map(|name| folder.path().join(name));
        stand_in(&program, "no text that is patched");
        fs::write(&wasm, "").unwrap();
        for _ in 0..2 {
            let error = run(&program, &wasm, &out, "engine", &patches::THREADS).unwrap_err();
            assert!(error.to_string().contains("0 times"), "{error}");
        }
        run(&program, &wasm, &out, "engine", &[]).unwrap();
        assert_eq!(fs::read_to_string(out.join("engine.js")).unwrap(), "made\n");
    }
}
