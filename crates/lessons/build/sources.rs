//! The files of the strategies, which the lessons quote.

use std::{fs, io, path::Path};

/// A static list of every Rust file of a folder: its name and its text.
pub fn sources(folder: &Path) -> Result<String, String> {
    let problem = |error: io::Error| format!("{}: cannot be listed ({error})", folder.display());
    let entries = fs::read_dir(folder).map_err(problem)?;
    let mut files =
        entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>().map_err(problem)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    let list: String = files
        .iter()
        .map(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            format!("({name:?}, include_str!({:?})), ", file.to_string_lossy())
        })
        .collect();
    Ok(format!(
        "/// The files of the strategies: the name and the text of each.\npub static STRATEGY_FILES: &[(&str, &str)] = &[{list}];\n"
    ))
}
