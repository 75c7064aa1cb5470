//! One browser and its window. Commands block: a test is a plain sequence.

use crate::{
    Error,
    driver::{Browser, Driver},
};
use serde_json::{Value, json};
use std::{future::Future, net::SocketAddr, time::Duration};
use thirtyfour::{
    By, Capabilities, Key, RequestData, SessionId, WebDriver,
    common::{
        command::FormatRequestData,
        print::{PrintMargins, PrintPage, PrintParameters},
    },
    error::WebDriverResult,
};
use tokio::runtime::{Builder, Runtime};

/// Outer width and height of a new window, CSS pixels.
const WINDOW: (u32, u32) = (1280, 900);
const QUIT_WITHIN: Duration = Duration::from_secs(10);
const SCRIPT_WITHIN: Duration = Duration::from_secs(60);

/// A browser under control; it is closed when dropped.
pub struct Session {
    browser: Browser,
    runtime: Runtime,
    window: Option<WebDriver>,
    driver: Driver,
}

impl Session {
    /// Opens `browser`, headless, with every host but this machine behind `proxy`.
    ///
    /// # Errors
    /// When browser or driver is missing or does not start.
    pub fn open(browser: Browser, proxy: SocketAddr) -> Result<Self, Error> {
        let capabilities = capabilities(browser, proxy)?;
        let driver = Driver::start(browser)?;
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(Error::io("starting the runtime of the driver's client"))?;
        let window = runtime.block_on(async {
            let window = WebDriver::new(driver.url(), capabilities).await?;
            window.set_script_timeout(SCRIPT_WITHIN).await?;
            WebDriverResult::Ok(window)
        })?;
        let session = Self { browser, runtime, window: Some(window), driver };
        session.resize(WINDOW.0, WINDOW.1)?;
        // What the browser says of its own start is no page's.
        drop(session.driver.take_said());
        Ok(session)
    }

    /// Which browser it is.
    #[must_use]
    pub const fn browser(&self) -> Browser {
        self.browser
    }

    /// Its driver.
    #[must_use]
    pub const fn driver(&self) -> &Driver {
        &self.driver
    }

    /// Loads a page.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn goto(&self, url: &str) -> Result<(), Error> {
        self.command(|window| async move { window.goto(url).await })
    }

    /// Runs the body of a function in the page; `arguments` are its arguments.
    ///
    /// # Errors
    /// When it throws.
    pub fn script(&self, body: &str, arguments: Vec<Value>) -> Result<Value, Error> {
        self.command(|window| async move { Ok(window.execute(body, arguments).await?.json().clone()) })
    }

    /// The same for the body of an async function.
    ///
    /// # Errors
    /// When it throws, or has not ended after a minute.
    pub fn async_script(&self, body: &str, arguments: Vec<Value>) -> Result<Value, Error> {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1];
             (async (...arguments) => {{ {body} }})(...arguments)
                 .then(value => done({{value}}), error => done({{error: String(error)}}));"
        );
        let reply = self.command(|window| async move {
            Ok(window.execute_async(wrapped, arguments).await?.json().clone())
        })?;
        match reply.get("error").and_then(Value::as_str) {
            Some(error) => Err(Error::WebDriver(error.to_owned())),
            None => Ok(reply.get("value").cloned().unwrap_or_default()),
        }
    }

    /// Looks into the frame that the body of a function returns, of whatever origin it is.
    ///
    /// # Errors
    /// When there is no such frame, or as `look` does.
    pub fn within<T>(&self, frame: &str, look: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        self.command(|window| async move {
            window.execute(frame, Vec::new()).await?.element()?.enter_frame().await
        })?;
        let seen = look();
        self.command(|window| async move { window.enter_default_frame().await })?;
        seen
    }

    /// Clicks as a mouse does: the element must be visible and not covered.
    ///
    /// # Errors
    /// When there is no such element, or it cannot be clicked.
    pub fn click(&self, selector: &str) -> Result<(), Error> {
        self.command(|window| async move { window.find(By::Css(selector)).await?.click().await })
    }

    /// Types keys into whatever has the focus.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn keys(&self, keys: &str) -> Result<(), Error> {
        self.command(|window| async move { window.action_chain().send_keys(keys).perform().await })
    }

    /// Types keys while Shift is held.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn shifted(&self, keys: &str) -> Result<(), Error> {
        self.command(|window| async move {
            window.action_chain().key_down(Key::Shift).send_keys(keys).key_up(Key::Shift).perform().await
        })
    }

    /// What the browser tells a screen reader of the element that has the focus: role and name
    /// (<https://w3c.github.io/webdriver/#get-computed-role>).
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn focused(&self) -> Result<(String, String), Error> {
        self.command(|window| async move {
            let element = window.active_element().await?.element_id().to_string();
            let ask = |what| Computed { element: element.clone(), what };
            Ok((
                window.cmd(ask("computedrole")).await?.value()?,
                window.cmd(ask("computedlabel")).await?.value()?,
            ))
        })
    }

    /// Sets the outer size of the window, CSS pixels.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), Error> {
        self.command(|window| async move { window.set_window_rect(0, 0, width, height).await })
    }

    /// A picture of the viewport, as PNG.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn picture(&self) -> Result<Vec<u8>, Error> {
        self.command(|window| async move { window.screenshot_as_png().await })
    }

    /// The page printed on A4 without any scaling, as PDF.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn printed(&self) -> Result<Vec<u8>, Error> {
        let sheet = PrintParameters {
            page: PrintPage { width: 21.0, height: 29.7 },
            // Those of the page's own style, in centimetres, which the command would replace by its default.
            margin: PrintMargins { top: 1.1, bottom: 1.1, left: 1.2, right: 1.2 },
            shrink_to_fit: false,
            ..PrintParameters::default()
        };
        self.command(|window| async move { window.print_page(sheet).await })
    }

    /// Sends a command of the Chrome DevTools protocol.
    ///
    /// # Errors
    /// In Firefox always: it does not speak it.
    pub fn devtools(&self, method: &str, parameters: Value) -> Result<Value, Error> {
        self.command(|window| async move { window.cdp().send_raw(method, parameters).await })
    }

    /// Takes the messages of one of chromedriver's logs since the last call; empty in Firefox, which has none.
    ///
    /// # Errors
    /// When the browser cannot.
    pub fn log(&self, kind: &str) -> Result<Vec<(String, String)>, Error> {
        if self.browser != Browser::Chromium {
            return Ok(Vec::new());
        }
        let entries = self.command(|window| async move { window.get_log(kind).await })?;
        Ok(entries.into_iter().map(|entry| (entry.level, entry.message)).collect())
    }

    fn command<'s, T, F>(&'s self, make: impl FnOnce(&'s WebDriver) -> F) -> Result<T, Error>
    where
        F: Future<Output = WebDriverResult<T>> + 's,
    {
        match &self.window {
            Some(window) => Ok(self.runtime.block_on(make(window))?),
            None => Err(Error::WebDriver("the browser is closed".to_owned())),
        }
    }
}

/// A command that the client has no name for.
#[derive(Debug)]
struct Computed {
    element: String,
    what: &'static str,
}

impl FormatRequestData for Computed {
    fn format_request(&self, session_id: &SessionId) -> RequestData {
        // The default method is GET.
        RequestData::new(
            Default::default(),
            format!("session/{session_id}/element/{}/{}", self.element, self.what),
        )
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(window) = self.window.take() {
            // If the browser does not close in time its driver is ended all the same, so nothing is reported here.
            drop(self.runtime.block_on(async { tokio::time::timeout(QUIT_WITHIN, window.quit()).await }));
        }
    }
}

fn capabilities(browser: Browser, proxy: SocketAddr) -> Result<Capabilities, Error> {
    if browser == Browser::Webkit {
        return Ok(Capabilities::new());
    }
    let program = browser.program()?;
    let own = match browser {
        Browser::Chromium => json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "binary": program,
                "args": [
                    // No sandbox, since tests also run as root, where Chromium refuses one.
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage", "--disable-field-trial-config",
                    "--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying,OptimizationHints",
                ],
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        }),
        Browser::Firefox | Browser::Webkit => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": program,
                "args": ["-headless"],
                "prefs": {
                    "devtools.console.stdout.content": true,
                    // Else a page that is left while it is at work is reported as one whose script took too long.
                    "dom.abort_script_on_child_shutdown": false,
                    // No settings from the vendor: neither their traffic nor their complaints are the page's.
                    "services.settings.server": "data:,#none",
                },
            },
        }),
    };
    let mut capabilities = own.as_object().cloned().unwrap_or_default();
    let proxy = proxy.to_string();
    capabilities.insert(
        "proxy".to_owned(),
        json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": ["127.0.0.1"] }),
    );
    Ok(Capabilities::from(capabilities))
}
