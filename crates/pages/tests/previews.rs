//! What a preview of a link shows, of every page of a site: as it is made for a host, and where the host is not known.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use overlap_pages::{Address, write_content, write_previews};
use scraper::{Html, Selector};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, Weak},
};
use tempfile::TempDir;

const SITE: &str = "https://example.org/overlap/";

/// The most that a picture may weigh, bytes: messengers drop large ones.
const PICTURE_BYTES: usize = 120_000;

/// The pages without a lesson's, by their paths, with their addresses.
const OTHERS: [(&str, &str); 8] = [
    ("index.html", ""),
    ("runs.html", "runs.html"),
    ("embed/index.html", "embed/"),
    ("lessons/index.html", "lessons/"),
    ("lessons/glossary.html", "lessons/glossary.html"),
    ("lessons/teachers.html", "lessons/teachers.html"),
    ("lessons/test.html", "lessons/test.html"),
    ("lessons/guide.html", "lessons/guide.html"),
];

/// A site's folder, with what its pages are made of and no program.
struct Site(TempDir);

impl Site {
    /// The site for a host whose address is known, which tests at the same time share, since its pictures take a while.
    fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Site>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap();
        shared.upgrade().unwrap_or_else(|| {
            let site = Arc::new(Self::made(Some(SITE)));
            *shared = Arc::downgrade(&site);
            site
        })
    }

    /// The site for a host with this address, or for any host.
    fn made(address: Option<&str>) -> Self {
        let site = Self::unfinished();
        let address: Option<Address> = address.map(|text| text.parse().unwrap());
        write_previews(&recordings(), site.0.path(), address.as_ref()).unwrap();
        site
    }

    fn unfinished() -> Self {
        let site = Self(tempfile::tempdir().unwrap());
        copy(&root().join("www"), site.0.path());
        fs::copy(root().join("index.html"), site.path("index.html")).unwrap();
        fs::create_dir_all(site.path("source/python")).unwrap();
        write_content(&recordings(), site.0.path()).unwrap();
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The file with this address.
    fn file(&self, address: &str) -> PathBuf {
        self.path(address.strip_prefix(SITE).unwrap_or_else(|| panic!("{address} is not of the site")))
    }

    fn page(&self, path: &str) -> Html {
        Html::parse_document(&fs::read_to_string(self.path(path)).unwrap())
    }
}

/// Copies all files of a folder, as Trunk does.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn recordings() -> PathBuf {
    root().join("crates/lessons/recorded")
}

/// Every page with its address.
fn pages() -> Vec<(String, String)> {
    let of = |lesson: &&overlap_lessons::Lesson| {
        ["", ".teacher", ".project", ".questions"].map(|page| format!("lessons/{}{page}.html", lesson.id))
    };
    let lessons = overlap_lessons::ALL.iter().flat_map(of);
    let others = OTHERS.iter().map(|(path, address)| ((*path).to_owned(), format!("{SITE}{address}")));
    others.chain(lessons.map(|path| (path.clone(), format!("{SITE}{path}")))).collect()
}

/// An attribute of every element in a page's head that a selector chooses.
fn all(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let elements = page.select(&Selector::parse(&format!("head {selector}")).unwrap()).collect::<Vec<_>>();
    elements.iter().map(|element| element.attr(attribute).unwrap_or_default().to_owned()).collect()
}

/// That attribute of the only such element.
fn one(page: &Html, selector: &str, attribute: &str) -> String {
    let found = all(page, selector, attribute);
    let [value] = found.as_slice() else { panic!("{selector}: {found:?}") };
    assert!(!value.is_empty(), "{selector}");
    value.clone()
}

/// The Open Graph properties of a page, none of which it has twice.
fn properties(page: &Html) -> BTreeMap<String, String> {
    let names = all(page, "meta[property]", "property");
    let found: BTreeMap<_, _> = names.iter().cloned().zip(all(page, "meta[property]", "content")).collect();
    assert_eq!(found.len(), names.len(), "{names:?}");
    assert!(found.values().all(|content| !content.is_empty()), "{found:?}");
    found
}

#[test]
fn every_page_says_what_it_is() {
    let site = Site::shared();
    for (path, address) in pages() {
        let page = site.page(&path);
        let title: Vec<String> = page
            .select(&Selector::parse("head title").unwrap())
            .map(|title| title.text().collect())
            .collect();
        let [title] = title.as_slice() else { panic!("{path}: {title:?}") };
        let description = one(&page, "meta[name=description]", "content");
        let said = properties(&page);
        assert_eq!(said["og:title"], title.trim_end_matches(" – Overlap"), "{path}");
        assert_eq!(said["og:description"], description, "{path}");
        assert_eq!(said["og:site_name"], "Overlap", "{path}");
        assert_eq!(said["og:url"], address, "{path}");
        assert_eq!(one(&page, "link[rel=canonical]", "href"), address, "{path}");
        assert_eq!(one(&page, "meta[name='twitter:card']", "content"), "summary_large_image", "{path}");
        assert_eq!(said["og:image:alt"], one(&page, "meta[name='twitter:image:alt']", "content"), "{path}");
        let kind = if path.starts_with("lessons/") && !OTHERS.iter().any(|(other, _)| *other == path) {
            "article"
        } else {
            "website"
        };
        assert_eq!(said["og:type"], kind, "{path}");
    }
}

#[test]
fn every_page_has_a_picture_of_its_own() {
    let site = Site::shared();
    let mut seen = Vec::new();
    for (path, _) in pages() {
        let said = properties(&site.page(&path));
        let picture = fs::read(site.file(&said["og:image"])).unwrap();
        assert!(picture.len() <= PICTURE_BYTES, "{path}: {} bytes", picture.len());
        let number = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
        // A PNG begins with its signature and the block that says its size (PNG, third edition, 5.2 and 11.2.1).
        assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n", "{path}");
        assert_eq!([number(16), number(20)], [1200, 630], "{path}");
        assert_eq!([&said["og:image:width"], &said["og:image:height"]], ["1200", "630"], "{path}");
        assert_eq!(said["og:image:type"], "image/png", "{path}");
        assert!(!seen.contains(&picture), "{path} has the picture of another page");
        seen.push(picture);
    }
}

#[test]
fn every_page_has_a_sound_oembed_document() {
    let site = Site::shared();
    for (path, address) in pages() {
        let page = site.page(&path);
        let document = one(&page, "link[type='application/json+oembed']", "href");
        let document: Value =
            serde_json::from_str(&fs::read_to_string(site.file(&document)).unwrap()).unwrap();
        let said = properties(&page);
        assert_eq!(document["version"], "1.0", "{path}");
        assert_eq!(document["title"], said["og:title"].as_str(), "{path}");
        assert_eq!(document["provider_url"], SITE, "{path}");
        // Of the three, all or none (oEmbed, 2.3.4).
        assert_eq!(document["thumbnail_url"], said["og:image"].as_str(), "{path}");
        assert_eq!([&document["thumbnail_width"], &document["thumbnail_height"]], [1200, 630], "{path}");
        let body = page.select(&Selector::parse("body").unwrap()).next().unwrap();
        if !matches!(body.attr("data-page"), Some("lab" | "lesson" | "runs")) {
            assert_eq!(document["type"], "link", "{path}: nothing runs in it");
            continue;
        }
        assert_eq!(document["type"], "rich", "{path}");
        assert!(document["width"].is_u64() && document["height"].is_u64(), "{path}: {document}");
        let frame = Html::parse_fragment(document["html"].as_str().unwrap());
        let frame = frame.select(&Selector::parse("iframe").unwrap()).next().unwrap();
        assert_eq!(frame.attr("src"), Some(format!("{address}?embed=1").as_str()), "{path}");
        assert!(frame.attr("allow").unwrap().contains("cross-origin-isolated"), "{path}");
        assert_eq!(frame.attr("title"), Some(said["og:title"].as_str()), "{path}");
    }
}

#[test]
fn without_an_address_a_page_says_nothing_that_needs_one() {
    let site = Site::made(None);
    for (path, _) in pages() {
        let page = site.page(&path);
        let said = properties(&page);
        let names: Vec<&str> = said.keys().map(String::as_str).collect();
        assert_eq!(names, ["og:description", "og:site_name", "og:title", "og:type"], "{path}");
        assert_eq!(one(&page, "meta[name='twitter:card']", "content"), "summary", "{path}");
        assert!(all(&page, "link[rel=canonical]", "href").is_empty(), "{path}");
        assert!(all(&page, "link[rel=alternate]", "href").is_empty(), "{path}");
    }
    assert!(!site.path("previews").exists(), "pictures that nothing leads to");
}

#[test]
fn a_page_without_a_description_is_named() {
    let site = Site::unfinished();
    fs::write(site.path("bare.html"), "<!doctype html><title>Bare</title>").unwrap();
    let error = write_previews(&recordings(), site.0.path(), None).unwrap_err().to_string();
    assert!(error.contains("bare.html") && error.contains("description"), "{error}");
}
