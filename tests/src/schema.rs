//! The run record's published schema.

use crate::Error;
use jsonschema::Validator;
use serde_json::Value;
use std::{fs, path::Path};

/// The file that the site serves at `schema/run-record.v1.json`.
const FILE: &str = "schema/run-record.v1.json";

/// Reads the schema from the built site.
///
/// # Errors
/// When it is not there or is no schema.
pub fn load(site: &Path) -> Result<Validator, Error> {
    let file = site.join(FILE);
    let text = fs::read_to_string(&file).map_err(Error::io(format!("reading {}", file.display())))?;
    let schema: Value = serde_json::from_str(&text)?;
    jsonschema::validator_for(&schema).map_err(|error| Error::Schema(error.to_string()))
}

/// Holds a record against the schema.
///
/// # Errors
/// With every place where it breaks the schema.
pub fn check(schema: &Validator, record: &Value) -> Result<(), Error> {
    let broken: Vec<String> =
        schema.iter_errors(record).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    if broken.is_empty() { Ok(()) } else { Err(Error::Schema(broken.join("; "))) }
}
