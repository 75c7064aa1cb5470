//! A screen that nobody looks at, for a browser that needs one.

use crate::{Error, driver::on_path};
use std::{
    env,
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const START_WITHIN: Duration = Duration::from_secs(10);

/// GTK's own screen in memory, Broadway; it is gone when this is dropped.
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
        let program = on_path(&["broadwayd"])
            .ok_or(Error::Missing { program: "broadwayd", install: "apt-get install libgtk-3-bin" })?;
        let port = free_port()?;
        let screen = format!(":{port}");
        let process = Command::new(program)
            .args(["--address=127.0.0.1", "--port", &port.to_string(), &screen])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Error::io("starting broadwayd"))?;
        let started = Self(process);
        await_listener(port)?;
        command.env("GDK_BACKEND", "broadway").env("BROADWAY_DISPLAY", screen);
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
