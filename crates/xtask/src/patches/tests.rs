use super::*;
use crate::commands::cargo;
use serde_json::Value;
use tempfile::TempDir;

/// The script as the version in Cargo.lock brings it.
fn original() -> String {
    let mut metadata = cargo();
    metadata.args(["metadata", "--format-version=1", "--all-features", "--locked"]);
    metadata.current_dir(env!("CARGO_MANIFEST_DIR"));
    let metadata: Value = serde_json::from_slice(&metadata.output().unwrap().stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let manifest = packages.iter().find(|package| package["name"] == THREADS[0].package).unwrap();
    let folder = Path::new(manifest["manifest_path"].as_str().unwrap()).parent().unwrap();
    fs::read_to_string(folder.join(THREADS[0].script)).unwrap()
}

/// Writes a script as wasm-bindgen does.
fn lay_down(out: &TempDir, crate_and_hash: &str, text: &str) -> PathBuf {
    let script = out.path().join("snippets").join(crate_and_hash).join(THREADS[0].script);
    fs::create_dir_all(script.parent().unwrap()).unwrap();
    fs::write(&script, text).unwrap();
    script
}

#[test]
fn every_patch_hits_the_script_that_is_locked() {
    let out = TempDir::new().unwrap();
    let script = lay_down(&out, "wasm-bindgen-rayon-3e04391371ad0a8e", &original());
    apply(out.path(), &THREADS).unwrap();
    let text = fs::read_to_string(script).unwrap();
    assert!(text.contains("pkg.default({ module_or_path: data.module, memory: data.memory })"), "{text}");
    assert!(text.contains("let url = import.meta.url;"), "{text}");
    assert!(!text.contains("blob()") && !text.contains("createObjectURL"), "{text}");
}

#[test]
fn a_text_that_is_missing_or_doubled_is_named_with_its_file() {
    let original = original();
    for patch in &THREADS {
        for (text, found) in [
            (original.replace(patch.from, "changed();"), "0 times"),
            (format!("{original}\n{}", patch.from), "2 times"),
        ] {
            let out = TempDir::new().unwrap();
            let script = lay_down(&out, "wasm-bindgen-rayon-3e04391371ad0a8e", &text);
            let error = apply(out.path(), &THREADS).unwrap_err().to_string();
            for part in [patch.from, found, &script.display().to_string()] {
                assert!(error.contains(part), "{part} is not in: {error}");
            }
        }
    }
}

#[test]
fn a_script_that_is_missing_is_named() {
    let out = TempDir::new().unwrap();
    assert!(apply(out.path(), &THREADS).unwrap_err().to_string().contains("snippets"));
    lay_down(&out, "wasm-bindgen-other-3e04391371ad0a8e", &original());
    let error = apply(out.path(), &THREADS).unwrap_err().to_string();
    assert!(error.contains("0 folders of wasm-bindgen-rayon"), "{error}");
    lay_down(&out, "wasm-bindgen-rayon-1", &original());
    lay_down(&out, "wasm-bindgen-rayon-2", &original());
    let error = apply(out.path(), &THREADS).unwrap_err().to_string();
    assert!(error.contains("2 folders of wasm-bindgen-rayon"), "{error}");
}

#[test]
fn the_scripts_of_other_crates_stay_as_they_are() {
    let (out, original) = (TempDir::new().unwrap(), original());
    lay_down(&out, "wasm-bindgen-rayon-3e04391371ad0a8e", &original);
    let others = ["wasm-bindgen-rayon-fork-1", "gloo-worker-2"].map(|name| lay_down(&out, name, &original));
    apply(out.path(), &THREADS).unwrap();
    for other in others {
        assert_eq!(fs::read_to_string(other).unwrap(), original);
    }
}
