//! The lab page: its elements by the names that they keep, and what a reader does with them.

use crate::{
    Error, console,
    driver::Browser,
    network, schema,
    server::{Server, Site},
    session::Session,
};
use overlap_record::RunRecord;
use serde_json::{Value, json};
use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

const LOAD_WITHIN: Duration = Duration::from_secs(30);
const START_WITHIN: Duration = Duration::from_secs(5);
const EXPORT_WITHIN: Duration = Duration::from_secs(20);
/// How long to wait before the next look: a look takes the processor from what is looked at, so they become rarer with time.
const LOOK_AFTER: [Duration; 2] = [Duration::from_millis(20), Duration::from_millis(100)];

fn pause(start: Instant) {
    let [shortest, longest] = LOOK_AFTER;
    thread::sleep((start.elapsed() / 10).clamp(shortest, longest));
}

/// The states in which nothing is going on any more.
const AT_REST: [&str; 3] = ["done", "failed", "cancelled"];

/// The page in a browser, and the server that it comes from.
pub struct Page {
    /// The browser.
    pub session: Session,
    /// The server.
    pub server: Server,
    root: PathBuf,
}

impl Page {
    /// Serves `site` and opens `browser`; no page is loaded yet.
    ///
    /// # Errors
    /// When the site is not built, or a program is missing.
    pub fn open(browser: Browser, site: Site) -> Result<Self, Error> {
        if !site.root.join("index.html").is_file() {
            return Err(Error::NoSite(site.root));
        }
        let root = site.root.clone();
        let server = Server::start(site)?;
        let session = Session::open(browser, server.address())?;
        Ok(Self { session, server, root })
    }

    /// Loads the page with the settings of `query`, for example `?v=1&workload=wait`, and waits until it can be used.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn load(&self, query: &str) -> Result<(), Error> {
        self.session.goto(&format!("{}{query}", self.server.url()))?;
        self.await_state(&["idle"], LOAD_WITHIN).map(drop)
    }

    /// Loads the page with the settings of `query`, runs them and takes the record.
    ///
    /// # Errors
    /// When the run does not end well within `within`.
    pub fn measure(&self, query: &str, within: Duration) -> Result<RunRecord, Error> {
        self.load(query)?;
        self.run()?;
        self.await_rest()?;
        self.await_state(&["done"], within)?;
        self.record()
    }

    /// Waits until nothing goes on any more, or a minute has passed, without disturbing the page: asking a page for its state
    /// takes of the cores what the run would have had.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn await_rest(&self) -> Result<(), Error> {
        let wait =
            "const rests = () => ['done', 'failed', 'cancelled'].includes(document.body.dataset.state);
            await new Promise(rested => {
                const look = () => rests() && rested();
                new MutationObserver(look).observe(document.body, {attributeFilter: ['data-state']});
                setTimeout(rested, 50000);
                look();
            });";
        self.session.async_script(wait, Vec::new()).map(drop)
    }

    /// Presses Run, and confirms where the page asks first.
    ///
    /// # Errors
    /// When no run starts.
    pub fn run(&self) -> Result<(), Error> {
        self.session.click("#run")?;
        self.until("running or asking first", START_WITHIN, || {
            if self.is_visible("#confirm-run")? {
                self.session.click("#confirm-run")?;
            }
            Ok(self.state()? != "idle")
        })
    }

    /// What the page is doing: `loading`, `idle`, `running`, `cancelling`, `done`, `failed` or `cancelled`.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn state(&self) -> Result<String, Error> {
        let state = self.session.script("return document.body?.dataset.state ?? '';", Vec::new())?;
        Ok(state.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page is in one of `states`, and says in which.
    ///
    /// # Errors
    /// When it is not within `within`, or comes to rest in another state.
    pub fn await_state(&self, states: &[&str], within: Duration) -> Result<String, Error> {
        let start = Instant::now();
        loop {
            let state = self.state()?;
            if states.contains(&state.as_str()) {
                return Ok(state);
            }
            let ended = AT_REST.contains(&state.as_str());
            if ended || start.elapsed() >= within {
                return Err(self.late(&states.join(" or "), start.elapsed()));
            }
            pause(start);
        }
    }

    /// Waits until `holds`.
    ///
    /// # Errors
    /// When it does not within `within`.
    pub fn until(
        &self,
        wanted: &str,
        within: Duration,
        mut holds: impl FnMut() -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let start = Instant::now();
        while !holds()? {
            if start.elapsed() >= within {
                return Err(self.late(wanted, within));
            }
            pause(start);
        }
        Ok(())
    }

    fn late(&self, wanted: &str, within: Duration) -> Error {
        let look = "const text = id => document.getElementById(id)?.innerText ?? '';
            return [document.body?.dataset.state, text('boot'), text('progress'), text('notices'), text('verdict')]
                .filter(Boolean).join(' | ');";
        let found =
            self.session.script(look, Vec::new()).map_or_else(|error| error.to_string(), |it| it.to_string());
        Error::Late { wanted: wanted.to_owned(), within, found }
    }

    /// The record of the last run, checked against the published schema.
    ///
    /// # Errors
    /// When there is none, or it breaks the schema.
    pub fn record(&self) -> Result<RunRecord, Error> {
        let record: Value = serde_json::from_str(&self.export("json")?)?;
        schema::check(&schema::load(&self.root)?, &record)?;
        Ok(serde_json::from_value(record)?)
    }

    /// The text of one of the exports: `json`, `csv`, `markdown`, `svg` or `chrome`. Their links come
    /// when a run is over, so they are waited for.
    ///
    /// # Errors
    /// When the page does not offer it.
    pub fn export(&self, kind: &str) -> Result<String, Error> {
        let selector = format!("#export-{kind}");
        self.until(&format!("offering {selector}"), EXPORT_WITHIN, || Ok(self.count(&selector)? == 1))?;
        // The file is made at the click, which is kept from saving it.
        let fetch = "const link = document.querySelector(arguments[0]);
            addEventListener('click', event => event.preventDefault(), { once: true });
            link.click();
            return (await fetch(link.href)).text();";
        let text = self.session.async_script(fetch, vec![json!(selector)])?;
        text.as_str().map(str::to_owned).ok_or_else(|| self.nothing(&selector))
    }

    /// The visible text of an element.
    ///
    /// # Errors
    /// When there is no such element.
    pub fn text(&self, selector: &str) -> Result<String, Error> {
        // What is not shown has an inner text all the same.
        let read = "const it = document.querySelector(arguments[0]);
            return it && (it.checkVisibility() ? it.innerText : '');";
        self.read(selector, read, vec![json!(selector)])
    }

    /// A property of an element, as text.
    ///
    /// # Errors
    /// When there is no such element.
    pub fn property(&self, selector: &str, name: &str) -> Result<String, Error> {
        let read =
            "const it = document.querySelector(arguments[0]); return it ? String(it[arguments[1]]) : null;";
        self.read(selector, read, vec![json!(selector), json!(name)])
    }

    fn read(&self, selector: &str, script: &str, arguments: Vec<Value>) -> Result<String, Error> {
        let value = self.session.script(script, arguments)?;
        value.as_str().map(str::to_owned).ok_or_else(|| self.nothing(selector))
    }

    /// Whether an element is there and takes up room.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn is_visible(&self, selector: &str) -> Result<bool, Error> {
        let look = "return document.querySelector(arguments[0])?.checkVisibility() ?? false;";
        Ok(self.session.script(look, vec![json!(selector)])?.as_bool().unwrap_or(false))
    }

    /// How many elements match.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn count(&self, selector: &str) -> Result<u64, Error> {
        let count = self
            .session
            .script("return document.querySelectorAll(arguments[0]).length;", vec![json!(selector)])?;
        Ok(count.as_u64().unwrap_or(0))
    }

    /// Replaces what stands in a field, by typing, and leaves the field.
    ///
    /// # Errors
    /// When there is no such field.
    pub fn type_into(&self, selector: &str, text: &str) -> Result<(), Error> {
        let select =
            "const it = document.querySelector(arguments[0]); it?.focus(); it?.select(); return Boolean(it);";
        if self.session.script(select, vec![json!(selector)])? != json!(true) {
            return Err(self.nothing(selector));
        }
        self.session.keys(text)?;
        self.session.script("document.activeElement.blur();", Vec::new()).map(drop)
    }

    /// What must not happen and did since the last call: complaints of the console, but for those that contain one of
    /// `expected`, and requests to other hosts.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn troubles(&self, expected: &[&str]) -> Result<Vec<String>, Error> {
        let mut troubles = console::complaints(&self.session)?;
        troubles.extend(
            network::foreign(&self.session, &self.server)?
                .into_iter()
                .map(|url| format!("a request for {url}")),
        );
        troubles.retain(|line| !expected.iter().any(|part| line.contains(part)));
        Ok(troubles)
    }

    fn nothing(&self, selector: &str) -> Error {
        let url = self.session.script("return location.href;", Vec::new());
        let url = url.ok().and_then(|url| url.as_str().map(str::to_owned)).unwrap_or_default();
        Error::Nothing { selector: selector.to_owned(), url }
    }
}
