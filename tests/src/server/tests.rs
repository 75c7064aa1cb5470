//! What a server answers, and when.

use super::{Habit, Server, Site};
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
    let server = Server::start(Site { mount: "/deep/", missing: &["nested.js"], ..Site::new(root) }).unwrap();
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

#[test]
fn hosts_have_habits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/noisy");
    let server = Server::start(Site::new(root.clone())).unwrap();
    server.also_serve("/second/", root);
    assert!(ask(&server, "/second/page.js").starts_with("HTTP/1.1 200"));
    server.behave(&[
        Habit::CleanAddresses,
        Habit::Adds { ending: ".js", text: "// added" },
        Habit::Lacks("worker.js"),
        Habit::Adds { ending: ".html", text: "<!-- added -->" },
    ]);
    for (from, to) in [("/a/index.html?b=c", "/a"), ("/index.html", "/"), ("/a/b.html", "/a/b")] {
        let answer = ask(&server, from);
        assert!(
            answer.starts_with("HTTP/1.1 308") && answer.contains(&format!("Location: {to}\r")),
            "{answer}"
        );
    }
    assert!(ask(&server, "/page.js").ends_with("// added"));
    for page in ["/", "/index"] {
        assert!(ask(&server, page).ends_with("<!-- added -->"), "{page}");
    }
    for path in ["/worker.js", "/none.js"] {
        assert!(ask(&server, path).starts_with("HTTP/1.1 404"), "{path}");
    }
    server.behave(&[Habit::AnswersAll]);
    assert!(ask(&server, "/none.js").contains("<!doctype html>"));
}
