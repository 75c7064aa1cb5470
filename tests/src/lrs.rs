//! A learning platform's record store, small: it gives a token once, keeps documents and statements, and refuses on request. It is on an
//! origin of its own, as stores are.

use crate::Error;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

const TOKEN: &str = "b3ZlcmxhcDp0ZXN0";
/// A client that says nothing for so long gets no answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running store; it stops when dropped.
pub struct Lrs {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    store: Mutex<Store>,
    stopping: AtomicBool,
}

#[derive(Default)]
struct Store {
    token_is_given: bool,
    launch_data: Value,
    documents: BTreeMap<String, Value>,
    statements: Vec<Value>,
    /// The status that writers get, where they are refused.
    refuses: Option<u16>,
    refused: u32,
}

/// A request as far as the store cares.
struct Request {
    method: String,
    target: String,
    headers: BTreeMap<String, String>,
    body: Value,
}

impl Lrs {
    /// Starts one on a free port of the loopback interface.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start() -> Result<Self, Error> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Error::io("binding a port"))?;
        let address = listener.local_addr().map_err(Error::io("reading the bound port"))?;
        let shared = Arc::new(Shared::default());
        let serving = Arc::clone(&shared);
        let accepting = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if serving.stopping.load(Ordering::SeqCst) {
                    break;
                }
                let shared = Arc::clone(&serving);
                thread::spawn(move || shared.answer(stream));
            }
        });
        Ok(Self { address, shared, accepting: Some(accepting) })
    }

    /// Begins a session with this launch data: the next client gets a token, and statements begin anew. Documents stay.
    pub fn launch(&self, data: &Value) {
        let mut store = self.shared.store();
        store.token_is_given = false;
        store.launch_data = data.clone();
        store.statements.clear();
    }

    /// The address that gives the token.
    #[must_use]
    pub fn fetch(&self) -> String {
        format!("http://{}/fetch", self.address)
    }

    /// The address of its resources.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}/xapi/", self.address)
    }

    /// From now on refuses whoever writes with this status, or nobody.
    pub fn refuse(&self, status: Option<u16>) {
        self.shared.store().refuses = status;
    }

    /// How often it has refused.
    #[must_use]
    pub fn refused(&self) -> u32 {
        self.shared.store().refused
    }

    /// The statements of this session, each once, in the order in which they came.
    #[must_use]
    pub fn statements(&self) -> Vec<Value> {
        self.shared.store().statements.clone()
    }
}

impl Drop for Lrs {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The accepting thread only looks at the flag when somebody connects.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.accepting.take() {
            drop(thread.join());
        }
    }
}

impl Shared {
    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, mut stream: TcpStream) {
        let Some(request) = read(&stream) else { return };
        let (status, body) =
            if request.method == "OPTIONS" { (204, Value::Null) } else { self.store().take(request) };
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let head = format!(
            "HTTP/1.1 {status} Answer\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: GET, POST, PUT\r\n\
             Access-Control-Allow-Headers: Authorization, Content-Type, X-Experience-API-Version\r\n\
             Cross-Origin-Resource-Policy: cross-origin\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        // A client that went away needs no answer.
        drop(stream.write_all(head.as_bytes()));
    }
}

impl Store {
    fn take(&mut self, Request { method, target, headers, body }: Request) -> (u16, Value) {
        let path = target.split('?').next().unwrap_or_default();
        if path == "/fetch" {
            return self.token(&method);
        }
        let header = |name: &str| headers.get(name).map_or("", String::as_str);
        if header("authorization") != format!("Basic {TOKEN}") {
            return (401, json!({ "error": "a token is needed" }));
        }
        if !header("x-experience-api-version").starts_with("1.0") {
            return (400, json!({ "error": "a version is needed" }));
        }
        if let (Some(status), "POST" | "PUT") = (self.refuses, method.as_str()) {
            self.refused += 1;
            return (status, json!({ "error": "refused on purpose" }));
        }
        match (method.as_str(), path) {
            ("GET", "/xapi/activities/state") if target.contains("stateId=LMS.LaunchData") => {
                (200, self.launch_data.clone())
            }
            ("GET", _) => {
                self.documents.get(&target).map_or((404, Value::Null), |document| (200, document.clone()))
            }
            ("PUT", "/xapi/activities/state") => {
                self.documents.insert(target, body);
                (204, Value::Null)
            }
            ("POST", "/xapi/statements") => self.record(body),
            _ => (405, Value::Null),
        }
    }

    fn token(&mut self, method: &str) -> (u16, Value) {
        match (method, std::mem::replace(&mut self.token_is_given, true)) {
            ("POST", false) => (200, json!({ "auth-token": TOKEN })),
            ("POST", true) => {
                (200, json!({ "error-code": "1", "error-text": "the token was given already" }))
            }
            _ => (405, Value::Null),
        }
    }

    fn record(&mut self, body: Value) -> (u16, Value) {
        let new = if let Value::Array(several) = body { several } else { vec![body] };
        let ids = new.iter().map(|statement| statement["id"].clone()).collect();
        for statement in new {
            if !self.statements.iter().any(|known| known["id"] == statement["id"]) {
                self.statements.push(statement);
            }
        }
        (200, Value::Array(ids))
    }
}

/// Reads a request with its body.
fn read(stream: &TcpStream) -> Option<Request> {
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split(' ').map(str::to_owned);
    let (method, target) = (words.next()?, words.next()?);
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { method, target, headers, body: serde_json::from_slice(&body).unwrap_or_default() })
}
