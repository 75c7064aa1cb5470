//! Sites of authors, built by their own systems: each has a lab with Python of its own and a lesson. `cargo xtask samples` builds
//! them and runs these tests, which are left out without it.

use crate::{
    support::ENOUGH,
    tutorial::{record, run},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    server::{Server, Site},
    stage,
    suite::{self, Case, Subject},
};
use overlap_record::Value;
use serde_json::json;
use std::{
    env, fs, io,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Names the folder of the sites: `<system>/site` in it is one.
const SAMPLES: &str = "OVERLAP_SAMPLES";

/// What the samples call the lab's site and their own; no such hosts exist.
const SITE: &str = "https://overlap.invalid/";
const OWN: &str = "https://tutorial.invalid/";

/// Kinds of files that name them.
const TEXTS: [&str; 6] = ["html", "js", "json", "mjs", "xml", "txt"];

/// What a notebook's page asks of other hosts, where there is no network.
const NOTEBOOK: &[&str] = &[
    "a request for http://127.0.0.1:",
    "a request for http://localhost:",
    "cdnjs.cloudflare.com",
    "mathjax",
    "require",
    "favicon.ico",
];

/// Some systems bring no icon.
const PLAIN: &[&str] = &["a request for http://127.0.0.1:", "a request for http://localhost:", "favicon.ico"];

pub const SUBJECT: Subject = Subject {
    isolated: false,
    ..Subject::new(
        "samples",
        &[
            Case::new("mkdocs_material", mkdocs_material).expecting(PLAIN).needing(SAMPLES),
            Case::new("sphinx_myst", sphinx_myst).expecting(PLAIN).needing(SAMPLES),
            Case::new("reveal", reveal).expecting(PLAIN).needing(SAMPLES),
            Case::new("mdbook", mdbook).expecting(PLAIN).needing(SAMPLES),
            Case::new("docusaurus", docusaurus).expecting(PLAIN).needing(SAMPLES),
            Case::new("astro_react", astro_react).expecting(PLAIN).needing(SAMPLES),
            Case::new("jupyter", jupyter).expecting(NOTEBOOK).needing(SAMPLES),
        ],
    )
};

/// A sample that is served, with the addresses in it that its hosts have now; its files are gone afterwards.
struct Sample {
    host: Server,
    _site: Server,
    _folder: TempDir,
}

impl Sample {
    fn start(system: &str) -> Result<Self, Error> {
        let folder = tempfile::tempdir().map_err(Error::io("making a folder for a sample"))?;
        let host = Server::start(Site { isolated: false, ..Site::new(folder.path().to_owned()) })?;
        let site = stage::readable(suite::site())?;
        let built = PathBuf::from(env::var_os(SAMPLES).unwrap_or_default()).join(system).join("site");
        let addresses = [(SITE, site.url_by_name()), (OWN, host.url())];
        place(&built, folder.path(), &addresses)
            .map_err(Error::io(format!("placing {}", built.display())))?;
        Ok(Self { host, _site: site, _folder: folder })
    }
}

/// Copies a site, with other addresses in its texts.
fn place(from: &Path, to: &Path, addresses: &[(&str, String)]) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            place(&source, &target, addresses)?;
        } else if source.extension().is_some_and(|kind| TEXTS.iter().any(|text| kind == *text)) {
            let text = fs::read_to_string(&source)?;
            let placed = addresses.iter().fold(text, |text, (name, address)| text.replace(name, address));
            fs::write(target, placed)?;
        } else {
            fs::copy(&source, target)?;
        }
    }
    Ok(())
}

/// Waits until an element's lab is shown, as a reader who scrolls to it and presses its button does.
fn ready(page: &Page, id: &str) -> Result<(), Error> {
    let shown = "const lab = document.getElementById(arguments[0]);
        lab?.scrollIntoView({ block: 'center', behavior: 'instant' });
        lab?.shadowRoot?.querySelector('.poster button:not([aria-disabled])')?.click();
        const frame = lab?.shadowRoot?.querySelector('iframe');
        return frame?.checkVisibility({ visibilityProperty: true }) ?? false;";
    page.until(&format!("showing `{id}`"), ENOUGH, || {
        Ok(page.session.script(shown, vec![json!(id)])? == json!(true))
    })
}

/// The lab runs its own Python.
fn runs(page: &Page) -> Result<(), Error> {
    let record = record(&run(page, "own", "")?)?;
    let answer = |task: u32| Value::Text(format!("'{task}: [2, 3]'"));
    for result in &record.results {
        assert_eq!(result.answers, [answer(0), answer(1)], "{}: {:?}", result.strategy, result.reason);
    }
    assert_eq!(record.results.len(), 2);
    Ok(())
}

fn both(page: &Page) -> Result<(), Error> {
    ready(page, "lesson")?;
    ready(page, "own")?;
    runs(page)
}

/// Follows a link, and one back.
fn away_and_back(page: &Page, away: &str, back: &str) -> Result<(), Error> {
    for (link, title) in [(away, "Another page"), (back, "Labs")] {
        page.session.script("document.querySelector(arguments[0]).click();", vec![json!(link)])?;
        let arrived = "return [...document.querySelectorAll('h1')].some(title => title.innerText.includes(arguments[0]));";
        page.until(&format!("at “{title}”"), ENOUGH, || {
            Ok(page.session.script(arrived, vec![json!(title)])? == json!(true))
        })?;
    }
    both(page)
}

/// The same, where the system replaces what is in the page, and keeps the page.
fn within_one_page(page: &Page, away: &str, back: &str) -> Result<(), Error> {
    page.session.script("window.isKept = true;", Vec::new())?;
    away_and_back(page, away, back)?;
    assert_eq!(
        page.session.script("return window.isKept === true;", Vec::new())?,
        json!(true),
        "one page all along"
    );
    Ok(())
}

/// With instant navigation, which replaces the article.
fn mkdocs_material(page: &Page) -> Result<(), Error> {
    let sample = Sample::start("mkdocs-material")?;
    page.session.goto(&sample.host.url())?;
    both(page)?;
    within_one_page(page, "article p a[href*=other]", "article p a")
}

fn sphinx_myst(page: &Page) -> Result<(), Error> {
    let sample = Sample::start("sphinx-myst")?;
    page.session.goto(&format!("{}index.html", sample.host.url()))?;
    both(page)?;
    away_and_back(page, "a[href='other.html']", "article p a")
}

fn mdbook(page: &Page) -> Result<(), Error> {
    let sample = Sample::start("mdbook")?;
    page.session.goto(&format!("{}index.html", sample.host.url()))?;
    both(page)?;
    away_and_back(page, "a[rel~=next]", "main p a")
}

/// On scaled slides, of which only one is shown.
fn reveal(page: &Page) -> Result<(), Error> {
    let sample = Sample::start("reveal")?;
    page.session.goto(&sample.host.url())?;
    page.until("a talk", ENOUGH, || {
        Ok(page.session.script("return window.deck?.isReady() ?? false;", Vec::new())? == json!(true))
    })?;
    let hidden = "return document.getElementById('own').closest('section').ariaHidden;";
    assert_eq!(page.session.script(hidden, Vec::new())?, json!("true"), "it is on a slide that is hidden");
    let turn_to = |slide: u32| page.session.script("deck.slide(arguments[0]);", vec![json!(slide)]);
    turn_to(1)?;
    ready(page, "own")?;
    runs(page)?;
    turn_to(2)?;
    ready(page, "lesson")?;
    turn_to(1)?;
    ready(page, "own")?;
    runs(page)
}

/// React hydrates the page and replaces the article.
fn docusaurus(page: &Page) -> Result<(), Error> {
    let sample = Sample::start("docusaurus")?;
    page.session.goto(&sample.host.url())?;
    both(page)?;
    within_one_page(page, "article p a[href*=other]", "article p a")
}

/// Components of React that use the package, and Astro's router, which replaces the body. In `strict/` is the development build
/// of React, whose StrictMode mounts everything twice.
fn astro_react(page: &Page) -> Result<(), Error> {
    let sample = Sample::start("astro-react")?;
    for (folder, is_strict) in [("", false), ("strict/", true)] {
        page.session.goto(&format!("{}{folder}", sample.host.url()))?;
        both(page)?;
        mounted(page, is_strict, false)?;
        within_one_page(page, "#away", "#back")?;
        mounted(page, is_strict, true)?;
    }
    Ok(())
}

/// Each of React's labs has one frame, and told its results once, however often it was mounted.
fn mounted(page: &Page, is_strict: bool, was_there: bool) -> Result<(), Error> {
    let frames = "return [...document.querySelectorAll('overlap-lab')].map(({ id, shadowRoot }) =>
        [id, ...['iframe', '.poster'].map(part => shadowRoot.querySelectorAll(part).length)]);";
    let each = json!([["own", 1, 0], ["kept", 1, 0], ["lesson", 1, 0]]);
    assert_eq!(page.session.script(frames, Vec::new())?, each, "frames and pictures");
    let (own, kept) = if is_strict {
        (
            &["mounted", "unmounted", "mounted", "result", "result"][..],
            &["in", "out", "in", "removed", "result"][..],
        )
    } else {
        (&["mounted", "result", "result"][..], &["in", "result"][..])
    };
    let told = page.session.script("return window.told.splice(0);", Vec::new())?;
    let told: Vec<String> = serde_json::from_value(told)?;
    for (lab, gone, now) in [("own: ", "unmounted", own), ("kept: ", "out", kept)] {
        let told: Vec<_> = told.iter().filter_map(|what| what.strip_prefix(lab)).collect();
        let expected: Vec<_> = was_there.then_some(gone).into_iter().chain(now.iter().copied()).collect();
        assert_eq!(told, expected, "{lab}strict: {is_strict}, was there: {was_there}");
    }
    let records = "return document.getElementById('records').innerText;";
    assert_eq!(page.session.script(records, Vec::new())?, json!("2"), "the button's run and the other");
    Ok(())
}

/// A notebook as HTML, with labs among its outputs.
fn jupyter(page: &Page) -> Result<(), Error> {
    let sample = Sample::start("jupyter")?;
    page.session.goto(&format!("{}index.html", sample.host.url()))?;
    both(page)
}
