//! A static file server that hears every request, and stands in as the proxy for every other host.

use crate::Error;
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// What is served, and how.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder.
    pub root: PathBuf,
    /// The path at which it appears, with a slash at both ends.
    pub mount: &'static str,
    /// Whether the headers ask for cross-origin isolation.
    pub isolated: bool,
    /// Files of the folder that this host does not have.
    pub missing: &'static [&'static str],
}

impl Site {
    /// A folder at the root of an isolated host.
    #[must_use]
    pub const fn new(root: PathBuf) -> Self {
        Self { root, mount: "/", isolated: true, missing: &[] }
    }
}

/// What a server is told to answer in the place of a file.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Its media type.
    pub kind: &'static str,
    /// Its body.
    pub body: Vec<u8>,
    /// Its headers, besides the server's own.
    pub headers: Vec<(String, String)>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its target: a path here, or an absolute address of another host.
    pub target: String,
    /// The status it was answered with.
    pub status: u16,
}

/// A running server; it stops when dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

/// Names and values of headers.
type Headers = Vec<(String, String)>;

struct Shared {
    site: Site,
    seen: Mutex<Vec<Seen>>,
    slow: Mutex<Option<Slow>>,
    /// Tells those who wait that the delay has ended.
    hurry: Condvar,
    /// What is answered in the place of files, by path.
    answers: Mutex<BTreeMap<String, Answer>>,
    /// Headers of every answer.
    headers: Mutex<Headers>,
    /// Headers of the answers for paths that begin so.
    rules: Mutex<Vec<(String, Headers)>>,
    /// Another folder that has taken the place of the site's.
    moved: Mutex<Option<PathBuf>>,
    stopping: AtomicBool,
}

/// Which answers are delayed.
struct Slow {
    part: String,
    by: Duration,
    /// Requests that are still answered at once.
    prompt: u32,
}

impl Server {
    /// Serves `site` on a free port of the loopback interface.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(site: Site) -> Result<Self, Error> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Error::io("binding a port"))?;
        let address = listener.local_addr().map_err(Error::io("reading the bound port"))?;
        let shared = Arc::new(Shared {
            site,
            seen: Mutex::default(),
            slow: Mutex::default(),
            hurry: Condvar::new(),
            answers: Mutex::default(),
            headers: Mutex::default(),
            rules: Mutex::default(),
            moved: Mutex::default(),
            stopping: AtomicBool::new(false),
        });
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

    /// Host and port.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the site's first page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.site.mount)
    }

    /// Takes the requests since the last call.
    #[must_use]
    pub fn take_seen(&self) -> Vec<Seen> {
        std::mem::take(&mut lock(&self.shared.seen))
    }

    /// The same address by a name of this machine, which browsers take for another site.
    #[must_use]
    pub fn url_by_name(&self) -> String {
        format!("http://localhost:{}{}", self.address.port(), self.shared.site.mount)
    }

    /// From now on answers a path, such as `/page.html`, in this way.
    pub fn answer_with(&self, path: &str, answer: Answer) {
        lock(&self.shared.answers).insert(path.to_owned(), answer);
    }

    /// From now on sends these headers with every answer.
    pub fn send_headers(&self, headers: Vec<(String, String)>) {
        *lock(&self.shared.headers) = headers;
    }

    /// From now on sends these headers with the answers for paths that begin with `start`, below the mount.
    pub fn send_headers_for(&self, start: &str, headers: Vec<(String, String)>) {
        lock(&self.shared.rules).push((format!("{}{start}", self.shared.site.mount), headers));
    }

    /// From now on serves another folder, as a host does after a deployment.
    pub fn move_to(&self, root: PathBuf) {
        *lock(&self.shared.moved) = Some(root);
    }

    /// From now on delays every answer whose path contains `part`, but for the first `prompt` of them.
    pub fn slow_down(&self, part: &str, by: Duration, prompt: u32) {
        *lock(&self.shared.slow) = Some(Slow { part: part.to_owned(), by, prompt });
    }

    /// Ends the delay, also of requests that wait already.
    pub fn full_speed(&self) {
        *lock(&self.shared.slow) = None;
        self.shared.hurry.notify_all();
    }
}

impl Drop for Server {
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
    fn answer(&self, stream: TcpStream) {
        let Some(target) = request_target(&stream) else { return };
        self.delay(&target);
        let (status, Answer { kind, body, mut headers }) = self.find(&target);
        headers.extend(lock(&self.headers).iter().cloned());
        let rules = lock(&self.rules);
        headers.extend(
            rules.iter().filter(|(start, _)| target.starts_with(start)).flat_map(|(_, more)| more.clone()),
        );
        drop(rules);
        if !headers.iter().any(|(name, _)| name == "Cache-Control") {
            headers.push(("Cache-Control".to_owned(), "no-store".to_owned()));
        }
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        lock(&self.seen).push(Seen { target: target.clone(), status });
        let isolation = if self.site.isolated {
            "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n\
             Cross-Origin-Resource-Policy: same-origin\r\n"
        } else {
            ""
        };
        let head = format!(
            "HTTP/1.1 {status} Answer\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             {isolation}{headers}Connection: close\r\n\r\n",
            body.len()
        );
        let mut stream = stream;
        // A browser that went away needs no answer.
        drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)));
    }

    /// Returns when a request is to be answered: at once, or once its delay has passed or been ended.
    fn delay(&self, target: &str) {
        let mut slow = lock(&self.slow);
        let Some(matching) = slow.as_mut().filter(|slow| target.contains(&slow.part)) else { return };
        if matching.prompt > 0 {
            matching.prompt -= 1;
            return;
        }
        let by = matching.by;
        drop(self.hurry.wait_timeout_while(slow, by, |slow| slow.is_some()));
    }

    fn find(&self, target: &str) -> (u16, Answer) {
        let text = |body: &str| Answer { kind: "text/plain", body: body.into(), headers: Vec::new() };
        if !target.starts_with('/') {
            return (502, text("only the site itself can be reached"));
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if let Some(answer) = lock(&self.answers).get(path) {
            return (200, answer.clone());
        }
        let root = lock(&self.moved).clone().unwrap_or_else(|| self.site.root.clone());
        let found = path
            .strip_prefix(self.site.mount)
            .filter(|inside| !inside.contains("..") && !inside.contains('%'))
            .filter(|inside| !self.site.missing.contains(inside))
            .map(|inside| root.join(inside))
            .map(|file| if file.is_dir() { file.join("index.html") } else { file })
            .and_then(|file| Some((fs::read(&file).ok()?, mime(&file))));
        match found {
            Some((body, kind)) => (200, Answer { kind, body, headers: Vec::new() }),
            None => (404, text(&format!("{path} is not here"))),
        }
    }
}

/// Reads a request up to the end of its head; a request with a body is none that this server knows.
fn request_target(stream: &TcpStream) -> Option<String> {
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    for line in lines {
        if line.ok()?.is_empty() {
            break;
        }
    }
    first.split(' ').nth(1).map(str::to_owned)
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("css") => "text/css",
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        Some("json" | "webmanifest") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::{Server, Site};
    use std::{
        io::{Read, Write},
        net::TcpStream,
        path::Path,
        thread,
        time::{Duration, Instant},
    };

    fn ask(server: &Server, target: &str) -> String {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_are_served_below_the_mount_only() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/noisy");
        let server =
            Server::start(Site { mount: "/deep/", missing: &["nested.js"], ..Site::new(root) }).unwrap();
        let page = ask(&server, "/deep/?a=b");
        assert!(page.starts_with("HTTP/1.1 200") && page.contains("<!doctype html>"), "{page}");
        assert!(
            page.contains("Content-Type: text/html") && page.contains("Cross-Origin-Opener-Policy"),
            "{page}"
        );
        for target in ["/", "/deep/../../Cargo.toml", "/deep/none.js", "/deep/nested.js"] {
            assert!(ask(&server, target).starts_with("HTTP/1.1 404"), "{target}");
        }
        assert!(ask(&server, "http://elsewhere.example/").starts_with("HTTP/1.1 502"));
        let seen = server.take_seen();
        assert_eq!(seen.len(), 6);
        assert!(seen.iter().any(|seen| seen.target == "http://elsewhere.example/" && seen.status == 502));
    }

    #[test]
    fn answers_are_delayed_after_the_first() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/noisy");
        let server = Server::start(Site::new(root)).unwrap();
        server.slow_down("page.js", Duration::from_millis(200), 1);
        let slow = |target| {
            let start = Instant::now();
            ask(&server, target);
            start.elapsed() >= Duration::from_millis(200)
        };
        assert_eq!(["/page.js", "/page.js", "/worker.js"].map(slow), [false, true, false]);
        server.full_speed();
        assert!(!slow("/page.js"));
    }

    #[test]
    fn ending_the_delay_answers_who_waits() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/noisy");
        let server = Server::start(Site::new(root)).unwrap();
        server.slow_down("page.js", Duration::from_secs(60), 0);
        let start = Instant::now();
        thread::scope(|scope| {
            let asking = scope.spawn(|| ask(&server, "/page.js"));
            thread::sleep(Duration::from_millis(200));
            assert!(!asking.is_finished(), "it is delayed");
            server.full_speed();
        });
        assert!(start.elapsed() < Duration::from_secs(30), "and then is not");
    }

    #[test]
    fn some_paths_have_headers_of_their_own() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/noisy");
        let server = Server::start(Site { mount: "/deep/", ..Site::new(root) }).unwrap();
        server.send_headers_for("pa", vec![("Cache-Control".to_owned(), "immutable".to_owned())]);
        let cached = ask(&server, "/deep/page.js");
        assert!(cached.contains("Cache-Control: immutable") && !cached.contains("no-store"), "{cached}");
        assert!(ask(&server, "/deep/worker.js").contains("Cache-Control: no-store"));
    }

    #[test]
    fn isolation_can_be_left_out() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/noisy");
        let server = Server::start(Site { isolated: false, ..Site::new(root) }).unwrap();
        assert!(!ask(&server, "/page.js").contains("Cross-Origin"));
    }
}
