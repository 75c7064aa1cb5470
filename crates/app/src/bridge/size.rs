//! How large an engine is that takes a while to load, and whether it is there yet.

use crate::browser;
use js_sys::{JSON, Reflect};
use overlap_record::Failure;

/// The size of the engine in a folder of the site, bytes.
///
/// # Errors
/// A failure in words where the engine is still being built, as under `trunk serve`.
pub async fn of(folder: &str) -> Result<Option<f64>, Failure> {
    if let Some(bytes) = number(&format!("{folder}/engine.json"), "bytes").await {
        return Ok(Some(bytes));
    }
    match number(&format!("{folder}/building.json"), "seconds").await {
        None => Ok(None),
        Some(seconds) => Err(Failure {
            advice: "Run again in a few minutes; Rust can run in the meantime.".to_owned(),
            ..Failure::internal(format!("Python is still being built, for {seconds} s so far."))
        }),
    }
}

/// A number of a small file of the site; none where the file or the number is not there.
async fn number(path: &str, name: &str) -> Option<f64> {
    let text = browser::site_text(path).await?;
    Reflect::get(&JSON::parse(&text).ok()?, &name.into()).ok()?.as_f64()
}
