//! Zips that are the same whenever they are made of the same files.

use super::Files;
use crate::error::{Error, Result};
use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

/// Writes files into a zip, and says how large it is, bytes.
///
/// # Errors
/// When it cannot be written.
pub fn write(files: &Files, path: &Path) -> Result<usize> {
    let zip = packed(files).map_err(|error| Error::file("pack", path)(error.into()))?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
    }
    fs::write(path, &zip).map_err(Error::file("write", path))?;
    Ok(zip.len())
}

fn packed(files: &Files) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        // Not now: two builds of the same files are the same.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
