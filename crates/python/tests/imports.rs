//! Which modules there are, and what an import says of one that is not.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod support;

use overlap_python::{PROMISED, TaskError};
use support::loaded;

fn answer(source: &str) -> String {
    loaded(source, |module, _| module.run(0, 0).map_or_else(|error| error.to_string(), |answer| answer.0))
        .unwrap()
}

#[test]
fn every_promised_module_is_there() {
    for promise in PROMISED {
        let source = format!("import {0}\ndef task(i): return {0}.__name__\n", promise.name);
        assert_eq!(answer(&source), format!("'{}'", promise.name));
    }
}

#[test]
fn a_missing_module_says_which_there_are_and_the_nearest() {
    let import = |name: &str| {
        let Err(TaskError::Raised(error)) = loaded(&format!("import {name}\ndef task(i): pass\n"), |_, _| ())
        else {
            panic!("{name} was imported")
        };
        assert_eq!(error.kind, "ModuleNotFoundError");
        assert_eq!(error.line(), Some(1));
        error.message
    };
    let numpy = import("numpy");
    assert!(numpy.starts_with("No module named 'numpy'. There are: asyncio, bisect, collections"), "{numpy}");
    assert!(import("maths").contains("Did you mean 'math'?"));
    assert!(import("colections").contains("Did you mean 'collections'?"));
    assert!(import("socket").contains("There are:"));
    assert!(import("urllib.robotparser").contains("No module named 'urllib.robotparser'"));
}

#[test]
fn the_twins_imports_are_there() {
    let source = "
import asyncio, math, random, sys, time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import cycle, islice, repeat
from urllib.parse import urljoin
from urllib.request import urlopen
def task(i): return urljoin('http://a/b', 'c')
";
    assert_eq!(answer(source), "'http://a/c'");
}

#[test]
fn requests_gets_by_the_machine() {
    let source = "
import requests
def task(i):
    reply = requests.get('http://site/a', params={'q': 'x y'})
    missing = requests.get('http://site/missing')
    try:
        missing.raise_for_status()
    except requests.HTTPError as error:
        print(error)
    try:
        requests.get('http://unreachable/')
    except requests.ConnectionError as error:
        print(error)
    return reply.url, reply.status_code, reply.ok, reply.json(), len(reply.content), reply.headers['content-type'], missing
";
    loaded(source, |module, machine| {
        let expected =
            "('http://site/a?q=x+y', 200, True, {'a': [1, 2]}, 13, 'application/json', <Response [404]>)";
        assert_eq!(module.run(0, 0).unwrap().0, expected);
        let said = "404 Client Error: Not Found for url: http://site/missing\nno host has this name\n";
        assert_eq!(machine.output(), said);
    })
    .unwrap();
}

#[test]
fn urlopen_gets_by_the_machine() {
    let source = "
from urllib.error import HTTPError, URLError
from urllib.request import urlopen
def task(i):
    with urlopen('http://site/a') as response:
        found = response.status, response.read(4), response.read(), response.headers['Content-Type']
    for url in ('http://site/missing', 'http://unreachable/'):
        try:
            urlopen(url)
        except URLError as error:
            print(type(error).__name__, error)
    return found
";
    loaded(source, |module, machine| {
        let expected = r#"(200, b'{"a"', b': [1, 2]}', 'application/json')"#;
        assert_eq!(module.run(0, 0).unwrap().0, expected);
        let said = "HTTPError HTTP Error 404: Not Found\nURLError <urlopen error no host has this name>\n";
        assert_eq!(machine.output(), said);
    })
    .unwrap();
}

#[test]
fn a_seed_gives_a_sequence_and_no_seed_takes_the_machines() {
    let source =
        "import random\ndef task(i):\n    return random.Random().random() == random.Random().random()\n";
    assert_eq!(answer(source), "True");
}
