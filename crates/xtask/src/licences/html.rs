//! The page as HTML: three lists of packages, then every text once.

use super::{
    Contents,
    package::Package,
    texts::{Shared, Texts},
};
use pulldown_cmark_escape::escape_html;

const HEAD: &str = r##"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Licences – Overlap</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="description" content="The packages in the programs of Overlap, and their licences." />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf7" />
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#16171a" />
    <link rel="icon" type="image/svg+xml" href="./icon.svg" />
    <link rel="stylesheet" href="./style.css" />
    <link rel="stylesheet" href="./licences.css" />
  </head>
  <body class="licences">
    <nav class="site" aria-label="Site">
      <a href="./">Lab</a>
      <a href="lessons/index.html">Lessons</a>
      <a href="runs.html">Other runs</a>
      <a href="embed/index.html">Embed</a>
    </nav>
    <header class="masthead">
      <h1><a href="./">Overlap</a></h1>
      <p class="intro">Licences: the parts of these programs that others wrote.</p>
    </header>
    <main>
      <p>Overlap itself is under the licence MIT or Apache-2.0, as you choose. It contains the packages below. Each leads to its
      source, and to its licence at the end of this page. Where several licences are joined by OR, any one of them will do.</p>
"##;

const PAGE: &str =
    "The page’s program, and the one that reads run records. The page loads the first on every visit.";
const ENGINES: &str = "What runs compiled tasks, without threads and with them. wasm-bindgen and wasm-bindgen-rayon also bring the \
     JavaScript that loads these programs.";
const PYTHON: &str = "What runs Python contains what the engines contain, and these packages. rustpython-pylib holds modules of \
     CPython’s own library. The packages named malachite, which compute with whole numbers of any size, are under the LGPL, and no \
     other program contains them. They are used unchanged: their source is at the addresses below, and whoever has the source of this site \
     can build the engine with another version of them.";
const TEXTS: &str = "A text that several packages bring is here once. Where a package brings no text, the standard text of its licence \
     stands here, and the list above says who wrote the package.";

/// The whole page.
pub fn page(contents: &Contents) -> String {
    let mut texts = Texts::default();
    let mut html = HEAD.to_owned();
    let sections = [
        ("In the page", PAGE, &contents.page),
        ("In the engines", ENGINES, &contents.engines),
        ("Only in the Python engines", PYTHON, &contents.python),
    ];
    for (title, about, packages) in sections {
        html += &format!("<section>\n<h2>{title}</h2>\n<p>{about}</p>\n<ul class=\"packages\">\n");
        packages.iter().for_each(|package| html += &item(package, &mut texts));
        html += "</ul>\n</section>\n";
    }
    html += &format!("<section>\n<h2>The texts</h2>\n<p>{TEXTS}</p>\n");
    texts.all.iter().enumerate().for_each(|(place, shared)| html += &details(place, shared));
    html + "</section>\n</main>\n</body>\n</html>\n"
}

/// A package in its list.
fn item(package: &Package, texts: &mut Texts) -> String {
    let name = escaped(&package.name);
    let name = package
        .repository
        .as_ref()
        .map_or(name.clone(), |address| format!("<a href=\"{}\">{name}</a>", escaped(address)));
    let authors = if !package.brings_licence() && !package.authors.is_empty() {
        format!(" by {}", escaped(&package.authors.join(", ")))
    } else {
        String::new()
    };
    let links: Vec<_> = texts
        .add(package)
        .into_iter()
        .map(|(name, place)| format!("<a href=\"#text-{place}\">{}</a>", escaped(&name)))
        .collect();
    format!(
        "<li>{name} {}{authors}: {}<span class=\"sub\">{}</span></li>\n",
        escaped(&package.version),
        escaped(package.licence.as_ref()),
        links.join(", ")
    )
}

/// A text. The place to which a link leads is within, so that the browser opens it.
fn details(place: usize, Shared { text, packages }: &Shared) -> String {
    format!(
        "<details><summary>{} of {}</summary><pre id=\"text-{place}\">{}</pre></details>\n",
        escaped(&text.name),
        escaped(&packages.join(", ")),
        escaped(text.text.trim_end())
    )
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing into a string cannot fail.
    let _ = escape_html(&mut html, text);
    html
}
