//! Whether page or workers asked another host for anything.

use crate::{Error, server::Server, session::Session};
use serde_json::Value;

/// Hosts that the browsers themselves call, whatever page is open.
const OF_THE_BROWSERS: [&str; 7] = [
    "accounts.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "firefox.settings.services.mozilla.com",
    "optimizationguide-pa.googleapis.com",
    "redirector.gvt1.com",
    "update.googleapis.com",
];

/// Takes the requests to other hosts since the last call.
///
/// Both browsers have the test's server as their proxy, which so hears of requests by workers, too; Chromium tells its
/// requests besides.
///
/// # Errors
/// When the browser does not answer.
pub fn foreign(session: &Session, server: &Server) -> Result<Vec<String>, Error> {
    let proxied =
        server.take_seen().into_iter().map(|seen| seen.target).filter(|target| !target.starts_with('/'));
    let told = session.log("performance")?.into_iter().filter_map(|(_, message)| requested(&message));
    let own = server.address().to_string();
    let mut foreign: Vec<String> = proxied
        .chain(told)
        .filter(|url| host(url).is_some_and(|host| host != own && !OF_THE_BROWSERS.contains(&host)))
        .collect();
    foreign.sort();
    foreign.dedup();
    Ok(foreign)
}

/// The address in an entry of Chromium's performance log, where it is of a request.
fn requested(entry: &str) -> Option<String> {
    let entry: Value = serde_json::from_str(entry).ok()?;
    let message = entry.get("message")?;
    (message.get("method")?.as_str()? == "Network.requestWillBeSent")
        .then(|| message.pointer("/params/request/url")?.as_str().map(str::to_owned))?
}

/// The host of an address, or of a `host:443` that a proxy is asked to connect to; the port stays where it is a loopback
/// address. None for what never leaves the browser.
fn host(url: &str) -> Option<&str> {
    if ["blob:", "data:", "about:", "chrome:"].iter().any(|scheme| url.starts_with(scheme)) {
        return None;
    }
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    Some(authority.trim_end_matches(":443"))
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn hosts_are_told_from_what_stays_in_the_browser() {
        assert_eq!(host("http://127.0.0.1:80/a?b=http://c/"), Some("127.0.0.1:80"));
        assert_eq!(host("https://a.example/x"), Some("a.example"));
        assert_eq!(host("a.example:443"), Some("a.example"));
        assert_eq!(host("blob:http://127.0.0.1:80/5"), None);
    }
}
