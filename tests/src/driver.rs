//! The drivers' processes: chromedriver, geckodriver and WebKitWebDriver.

use crate::{
    Error,
    programs::on_path,
    screen::{self, Screen},
};
use std::{
    fmt,
    io::{BufRead, BufReader, Read},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

const START_WITHIN: Duration = Duration::from_secs(20);

/// A browser to test in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's small browser, by its own driver: a third engine, for the tests that ask for it.
    Webkit,
}

impl Browser {
    /// Those that every test is for.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];
    /// Those that any test is for.
    pub const ANY: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// Its name in the names of tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Where its program is.
    ///
    /// # Errors
    /// With the command that installs it, when it is not on PATH.
    pub fn program(self) -> Result<PathBuf, Error> {
        match self {
            Self::Chromium => on_path(&["chromium", "google-chrome", "chromium-browser"])
                .ok_or(Error::Missing { program: "chromium", install: "apt-get install chromium" }),
            Self::Firefox => on_path(&["firefox-esr", "firefox"])
                .ok_or(Error::Missing { program: "firefox", install: "apt-get install firefox-esr" }),
            // Its driver knows where its browser is.
            Self::Webkit => self.driver(),
        }
    }

    fn driver(self) -> Result<PathBuf, Error> {
        match self {
            Self::Chromium => on_path(&["chromedriver"]).ok_or(Error::Missing {
                program: "chromedriver",
                install: "apt-get install chromium-driver",
            }),
            Self::Firefox => on_path(&["geckodriver"]).ok_or(Error::Missing {
                program: "geckodriver",
                install: "cargo install geckodriver --locked",
            }),
            Self::Webkit => on_path(&["WebKitWebDriver"]).ok_or(Error::Missing {
                program: "WebKitWebDriver",
                install: "apt-get install webkit2gtk-driver",
            }),
        }
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A driver's process; it is ended when dropped.
pub struct Driver {
    process: Child,
    /// The screen of a browser that has no mode without one.
    screen: Option<Screen>,
    said: Arc<Mutex<Vec<String>>>,
    port: u16,
}

impl Driver {
    /// Starts the driver of `browser` on a free port.
    ///
    /// # Errors
    /// When it is missing, or does not come up.
    pub fn start(browser: Browser) -> Result<Self, Error> {
        let program = browser.driver()?;
        let mut command = Command::new(&program);
        let (mut port, mut screen) = (0, None);
        if browser == Browser::Webkit {
            // It does not say which port it has chosen.
            port = screen::free_port()?;
            screen = Screen::start(&mut command)?;
        }
        let process = command
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(Error::io(format!("starting {}", program.display())))?;
        let mut driver = Self { process, screen, said: Arc::default(), port };
        if let Some(stdout) = driver.process.stdout.take() {
            driver.listen(stdout);
        }
        if let Some(stderr) = driver.process.stderr.take() {
            driver.listen(stderr);
        }
        driver.port = driver.await_port(browser)?;
        Ok(driver)
    }

    /// Where it takes commands.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Takes the lines that it and its browser wrote since the last call.
    #[must_use]
    pub fn take_said(&self) -> Vec<String> {
        std::mem::take(&mut self.said.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn listen(&self, pipe: impl Read + Send + 'static) {
        let said = Arc::clone(&self.said);
        thread::spawn(move || {
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                said.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
    }

    fn await_port(&self, browser: Browser) -> Result<u16, Error> {
        let before = match browser {
            Browser::Chromium => "started successfully on port ",
            Browser::Firefox => "Listening on 127.0.0.1:",
            Browser::Webkit => return screen::await_listener(self.port).map(|()| self.port),
        };
        let start = Instant::now();
        let mut said = Vec::new();
        while start.elapsed() < START_WITHIN {
            said.extend(self.take_said());
            if let Some(port) = said.iter().find_map(|line| port_after(line, before)) {
                return Ok(port);
            }
            thread::sleep(Duration::from_millis(20));
        }
        let program = if browser == Browser::Chromium { "chromedriver" } else { "geckodriver" };
        Err(Error::Silent { program, within: START_WITHIN, said: said.join(" | ") })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself, which is just as well.
        drop(self.process.kill());
        drop(self.process.wait());
        self.screen = None;
    }
}

fn port_after(line: &str, before: &str) -> Option<u16> {
    let rest = line.split_once(before)?.1;
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    rest[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_after;

    #[test]
    fn a_port_is_read_from_what_a_driver_says() {
        let chromium = "ChromeDriver was started successfully on port 41373.";
        assert_eq!(port_after(chromium, "successfully on port "), Some(41373));
        assert_eq!(port_after("Listening on 127.0.0.1:4444", "127.0.0.1:"), Some(4444));
        assert_eq!(port_after("Starting on port 0", "successfully on port "), None);
    }
}
