//! Scripts from npm that tests put into pages. `cargo xtask setup --browsers` fetches them.

use crate::Error;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// A script.
pub struct Script {
    /// The variable of the environment that names its file.
    variable: &'static str,
    /// Where `cargo xtask setup --browsers` puts it among its tools.
    fetched: &'static str,
}

/// axe-core, the rules of accessibility.
pub const AXE: Script = Script { variable: "OVERLAP_AXE", fetched: "axe/node_modules/axe-core/axe.min.js" };

/// scorm-again, a platform's side of SCORM 1.2.
pub const SCORM_AGAIN: Script = Script {
    variable: "OVERLAP_SCORM_AGAIN",
    fetched: "scorm-again/node_modules/scorm-again/dist/scorm12.min.js",
};

/// @xapi/cmi5, a lesson's side of cmi5.
pub const XAPI_CMI5: Script =
    Script { variable: "OVERLAP_XAPI_CMI5", fetched: "xapi-cmi5/node_modules/@xapi/cmi5/dist/Cmi5.umd.js" };

impl Script {
    /// Reads it.
    ///
    /// # Errors
    /// When it is not there.
    pub fn load(&self) -> Result<String, Error> {
        let path = env::var_os(self.variable).map_or_else(|| tools().join(self.fetched), PathBuf::from);
        fs::read_to_string(&path).map_err(|source| Error::NoScript { variable: self.variable, path, source })
    }
}

/// The folder of the tools that xtask fetches.
fn tools() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from);
    target.join("tools")
}
