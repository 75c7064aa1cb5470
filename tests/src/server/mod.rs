//! A static file server that hears every request, and stands in as the proxy for every other host.
mod answer;
mod habits;
mod orders;
mod site;
#[cfg(test)]
mod tests;

pub use answer::Answer;
pub use habits::Habit;
pub use site::Site;

use crate::Error;
use answer::{Headers, request};
use orders::Orders;
use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its target: a path here, or an absolute address of another host.
    pub target: String,
    /// The status it was answered with.
    pub status: u16,
    /// Whether a window or a frame went there, as browsers say by `Sec-Fetch-Mode`.
    pub navigates: bool,
}

/// A running server; it stops when dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

struct Shared {
    site: Site,
    orders: Orders,
    seen: Mutex<Vec<Seen>>,
    stopping: AtomicBool,
}

impl Server {
    /// Serves `site` on a free port of the loopback interface.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(site: Site) -> Result<Self, Error> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Error::io("binding a port"))?;
        let address = listener.local_addr().map_err(Error::io("reading the bound port"))?;
        let (orders, seen, stopping) = (Orders::default(), Mutex::default(), AtomicBool::new(false));
        let shared = Arc::new(Shared { site, orders, seen, stopping });
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

    /// The same address by a name of this machine, which browsers take for another site.
    #[must_use]
    pub fn url_by_name(&self) -> String {
        format!("http://localhost:{}{}", self.address.port(), self.shared.site.mount)
    }

    /// Takes the requests since the last call.
    #[must_use]
    pub fn take_seen(&self) -> Vec<Seen> {
        std::mem::take(&mut lock(&self.shared.seen))
    }

    /// From now on answers a path, such as `/page.html`, in this way.
    pub fn answer_with(&self, path: &str, answer: Answer) {
        self.shared.orders.answer_with(path, answer);
    }

    /// From now on sends these headers with every answer.
    pub fn send_headers(&self, headers: Headers) {
        self.shared.orders.send_headers(headers);
    }

    /// From now on sends these headers with the answers for paths that begin with `start`, below the mount.
    pub fn send_headers_for(&self, start: &str, headers: Headers) {
        self.shared.orders.send_headers_for(format!("{}{start}", self.shared.site.mount), headers);
    }

    /// From now on serves another folder, as a host does after a deployment.
    pub fn move_to(&self, root: PathBuf) {
        self.shared.orders.move_to(root);
    }

    /// From now on has these habits.
    pub fn behave(&self, habits: &[Habit]) {
        self.shared.orders.behave(habits);
    }

    /// From now on serves a second folder at a path, with a slash at both ends.
    pub fn also_serve(&self, mount: &'static str, root: PathBuf) {
        self.shared.orders.also_serve(mount, root);
    }

    /// From now on delays every answer whose path contains `part`, but for the first `prompt` of them.
    pub fn slow_down(&self, part: &str, by: Duration, prompt: u32) {
        self.shared.orders.slow_down(part, by, prompt);
    }

    /// Ends the delay, also of requests that wait already.
    pub fn full_speed(&self) {
        self.shared.orders.full_speed();
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
        let Some((target, navigates)) = request(&stream) else { return };
        self.orders.delay(&target);
        let (status, mut answer) = self.find(&target);
        answer.headers.extend(self.orders.headers(&target));
        if !answer.headers.iter().any(|(name, _)| name == "Cache-Control") {
            answer.headers.push(("Cache-Control".to_owned(), "no-store".to_owned()));
        }
        lock(&self.seen).push(Seen { target, status, navigates });
        answer.send(stream, status, self.site.isolated);
    }

    fn find(&self, target: &str) -> (u16, Answer) {
        if !target.starts_with('/') {
            return (502, Answer::text("only the site itself can be reached"));
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if let Some(answer) = self.orders.answer(path) {
            return (200, answer);
        }
        let habits = self.orders.habits();
        if let Some(to) = habits.iter().find_map(|habit| habit.redirect(path)) {
            let headers = vec![("Location".to_owned(), to.to_owned())];
            return (308, Answer { headers, ..Answer::text("elsewhere") });
        }
        let cleans = habits.contains(&Habit::CleanAddresses);
        let file = self.file(path).or_else(|| self.file(&format!("{path}.html")).filter(|_| cleans));
        let file = file.filter(|_| !habits.iter().any(|habit| habit.hides(path)));
        let first = || self.file(self.site.mount).filter(|_| habits.contains(&Habit::AnswersAll));
        match file.or_else(first) {
            Some(mut file) => {
                habits.iter().for_each(|habit| habit.change(path, &mut file));
                (200, file)
            }
            None => (404, Answer::text(&format!("{path} is not here"))),
        }
    }

    /// The file at a path, of the folder that is served there.
    fn file(&self, path: &str) -> Option<Answer> {
        match self.orders.second(path) {
            Some((mount, root)) => Site { mount, ..self.site.clone() }.file(&root, path),
            None => self.site.file(&self.orders.root(&self.site.root), path),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
