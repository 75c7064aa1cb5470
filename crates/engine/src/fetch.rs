//! What blocking and awaited fetches have in common.

use crate::{boot, clock};

/// Time limit of a fetch, ms. Without a limit a run might never end.
pub const TIME_LIMIT_MS: u32 = 30_000;

/// The absolute address of `url`, which may be relative to the site. An address on the site gets a query that is new each
/// time, so that the reply does not come from a cache.
///
/// # Errors
/// A sentence, where `url` is not an address.
pub fn address(url: &str) -> Result<String, String> {
    let base = boot::base();
    let parsed = web_sys::Url::new_with_base(url, base)
        .map_err(|_| format!("`{url}` is not an address that can be fetched"))?;
    let site = web_sys::Url::new(base).map_err(|_| "the site's own address is not known".to_owned())?;
    if parsed.origin() == site.origin() && parsed.search().is_empty() {
        parsed.set_search(&format!("fresh={}", clock::now_ms()));
    }
    Ok(parsed.href())
}

/// The message where no reply came.
pub fn no_reply(address: &str) -> String {
    format!("{address} gave no reply: it is not there, or it does not allow other pages to read it")
}

/// The headers of a reply, as `XMLHttpRequest` lists them: a line each.
pub fn headers(lines: &str) -> Vec<(String, String)> {
    let split =
        |line: &str| line.split_once(':').map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    lines.lines().filter_map(split).collect()
}
