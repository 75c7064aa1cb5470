//! Requests and answers as they go over the wire.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    time::Duration,
};

/// Names and values of headers.
pub type Headers = Vec<(String, String)>;

/// A client that says nothing for so long gets no answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a server is told to answer in the place of a file.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Its media type.
    pub kind: &'static str,
    /// Its body.
    pub body: Vec<u8>,
    /// Its headers, besides the server's own.
    pub headers: Headers,
}

impl Answer {
    /// A plain text.
    pub(super) fn text(body: &str) -> Self {
        Self { kind: "text/plain", body: body.into(), headers: Vec::new() }
    }

    /// Sends it. An isolating answer asks for cross-origin isolation.
    pub(super) fn send(&self, mut stream: TcpStream, status: u16, isolates: bool) {
        let isolation = if isolates {
            "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n\
             Cross-Origin-Resource-Policy: same-origin\r\n"
        } else {
            ""
        };
        let headers: String =
            self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let head = format!(
            "HTTP/1.1 {status} Answer\r\nContent-Type: {}\r\nContent-Length: {}\r\n\
             {isolation}{headers}Connection: close\r\n\r\n",
            self.kind,
            self.body.len()
        );
        // A browser that went away needs no answer.
        drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&self.body)));
    }
}

/// Reads a request up to the end of its head, and returns its target and whether a window or frame goes there; a request with a body is
/// none that this server knows.
pub fn request(stream: &TcpStream) -> Option<(String, bool)> {
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let mut navigates = false;
    for line in lines {
        let line = line.ok()?;
        if line.is_empty() {
            break;
        }
        navigates |= line.eq_ignore_ascii_case("sec-fetch-mode: navigate");
    }
    Some((first.split(' ').nth(1)?.to_owned(), navigates))
}
