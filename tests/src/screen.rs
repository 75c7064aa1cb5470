//! A screen that nobody looks at, for a browser that needs one.

use crate::{Error, programs::on_path};
use std::{
    env,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const START_WITHIN: Duration = Duration::from_secs(10);

/// An X server that draws into memory, Xvfb; it is gone when this is dropped.
pub struct Screen(Child);

impl Screen {
    /// Starts a screen for the program that `command` will start; none where there is one already.
    ///
    /// # Errors
    /// When the program is missing or does not come up.
    pub fn start(command: &mut Command) -> Result<Option<Self>, Error> {
        if ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some()) {
            return Ok(None);
        }
        let program =
            on_path(&["Xvfb"]).ok_or(Error::Missing { program: "Xvfb", install: "apt-get install xvfb" })?;
        let mut process = Command::new(program)
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Error::io("starting Xvfb"))?;
        let said = process.stdout.take();
        let started = Self(process);
        // It says which display it has found free once it can be used, and nothing when it ends before.
        let mut display = String::new();
        if let Some(said) = said {
            BufReader::new(said).read_line(&mut display).map_err(Error::io("reading Xvfb's display"))?;
        }
        command.env("DISPLAY", format!(":{}", display.trim())).env("GDK_BACKEND", "x11");
        Ok(Some(started))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself, which is just as well.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A port that nobody listens at just now.
///
/// # Errors
/// When there is none.
pub fn free_port() -> Result<u16, Error> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Error::io("looking for a free port"))?;
    listener.local_addr().map(|address| address.port()).map_err(Error::io("reading the free port"))
}

/// Waits until somebody listens at a port.
///
/// # Errors
/// When nobody does in time.
pub fn await_listener(port: u16) -> Result<(), Error> {
    let start = Instant::now();
    loop {
        match TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
            Ok(_) => return Ok(()),
            Err(error) if start.elapsed() > START_WITHIN => {
                return Err(Error::io(format!("waiting for a program at port {port}"))(error));
            }
            Err(_) => thread::sleep(Duration::from_millis(50)),
        }
    }
}
