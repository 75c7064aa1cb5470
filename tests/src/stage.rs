//! Several origins at once: hosts of the site with and without headers, and pages elsewhere that frame it.

use crate::{
    Error,
    page::Page,
    server::{Answer, Server, Site},
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// Long enough for a frame to load, to load again, and to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// A host that sets no headers.
///
/// # Errors
/// When no port can be had.
pub fn bare(root: PathBuf) -> Result<Server, Error> {
    Server::start(Site { isolated: false, ..Site::new(root) })
}

/// A host that lets other pages use its scripts, as GitHub Pages does, and sets no other header.
///
/// # Errors
/// When no port can be had.
pub fn readable(root: PathBuf) -> Result<Server, Error> {
    let server = bare(root)?;
    server.send_headers(vec![("Access-Control-Allow-Origin".to_owned(), "*".to_owned())]);
    Ok(server)
}

/// A host that sets the headers of the site's own `_headers`, on every path that it names.
///
/// # Errors
/// When no port can be had, or that file cannot be read.
pub fn with_headers(root: PathBuf) -> Result<Server, Error> {
    let path = root.join("_headers");
    let text = fs::read_to_string(&path).map_err(Error::io(format!("reading {}", path.display())))?;
    let server = bare(root)?;
    for (start, headers) in rules(&text) {
        server.send_headers_for(start, headers);
    }
    Ok(server)
}

/// What a `_headers` file asks for: how the paths begin, without the first slash, and their headers.
fn rules(text: &str) -> Vec<(&str, Vec<(String, String)>)> {
    let mut rules: Vec<(&str, Vec<_>)> = Vec::new();
    for line in text.lines() {
        if let Some(path) = line.strip_prefix('/') {
            rules.push((path.trim_end_matches('*'), Vec::new()));
        } else if let Some((name, value)) = line.strip_prefix("  ").and_then(|line| line.split_once(": "))
            && let Some((_, headers)) = rules.last_mut()
        {
            headers.push((name.to_owned(), value.to_owned()));
        }
    }
    rules
}

/// A host of pages that frame others, plain or isolated.
///
/// # Errors
/// When no port can be had.
pub fn host(isolated: bool) -> Result<Server, Error> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/host");
    Server::start(Site { isolated, ..Site::new(root) })
}

/// A page of this HTML.
#[must_use]
pub fn html(body: &str) -> Answer {
    let text = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\" /><link rel=\"icon\" href=\"data:,\" /></head><body>{body}</body></html>"
    );
    Answer { kind: "text/html; charset=utf-8", body: text.into_bytes(), headers: Vec::new() }
}

/// Opens a page of `host` that frames `frame`, with attributes of the frame such as `allow`.
///
/// # Errors
/// When the browser cannot.
pub fn frame(page: &Page, host: &Server, frame: &str, attributes: &[(&str, &str)]) -> Result<(), Error> {
    let make = "const address = new URL(arguments[0]);
        for (const [name, value] of arguments[1]) { address.searchParams.set(name, value); }
        return address.href;";
    let mut pairs = attributes.to_vec();
    pairs.push(("frame", frame));
    let address = page.session.script(make, vec![json!(host.url()), json!(pairs)])?;
    page.session.goto(address.as_str().unwrap_or_default())
}

/// Waits for a message of a type from the frame, and takes it.
///
/// # Errors
/// When none comes.
pub fn message(page: &Page, kind: &str) -> Result<Value, Error> {
    let look =
        "return heard.find(({ data }) => data?.overlap === 1 && data.type === arguments[0])?.data ?? null;";
    let mut found = Value::Null;
    page.until(&format!("told `{kind}` by its frame"), ANSWER_WITHIN, || {
        found = page.session.script(look, vec![json!(kind)])?;
        Ok(!found.is_null())
    })?;
    Ok(found)
}
