//! No file of a crate includes a file of another crate by its path: such an arrow is in no manifest.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The macros that include a file, each as it is called with a path in quotes.
const MACROS: [&str; 3] = ["include!(\"", "include_str!(\"", "include_bytes!(\""];

/// The Rust files of a folder and of all folders in it.
fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the workspace can be listed") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The paths that a Rust file includes, as it writes them.
fn included(text: &str) -> impl Iterator<Item = &str> {
    MACROS.iter().flat_map(|call| text.split(call).skip(1)).filter_map(|rest| rest.split('"').next())
}

#[test]
fn no_file_includes_a_file_of_another_crate() {
    let crates =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the crates are there");
    let mut files = Vec::new();
    rust_files(&crates, &mut files);
    assert!(files.iter().any(|file| file.ends_with("strategies/src/lib.rs")), "the crates were not read");
    for file in files {
        let own =
            crates.join(file.strip_prefix(&crates).expect("it is in there").iter().next().expect("a crate"));
        let text = fs::read_to_string(&file).expect("a Rust file is text");
        for path in included(&text).filter(|path| path.contains('/')) {
            let target = file.parent().expect("a file is in a folder").join(path);
            let target = target.canonicalize().unwrap_or(target);
            let elsewhere = target.starts_with(&crates) && !target.starts_with(&own);
            assert!(!elsewhere, "{} includes {}: import its crate instead", file.display(), target.display());
        }
    }
}

#[test]
fn an_include_is_found() {
    let text = "const A: &str = include_str!(\"../../other/a.rs\"); include!(\"b.rs\");";
    assert_eq!(included(text).collect::<Vec<_>>(), ["b.rs", "../../other/a.rs"]);
}
