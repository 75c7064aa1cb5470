//! The tags in a page's head that programs read which show a preview of a link.

use super::{
    address::Address,
    card::{HEIGHT_PX, WIDTH_PX},
    page::Page,
    path,
};
use overlap_lessons::escaped;
use std::fmt::Display;

/// What a picture shows, for those who do not see it.
fn alternative(page: &Page) -> String {
    format!("{}: timelines of a recorded run, one for each way of running the same tasks", page.title)
}

/// The tags. Those that need the site's address are left out where it is not known: Open Graph takes no relative ones.
pub fn tags(page: &Page, address: Option<&Address>) -> String {
    let kind = if page.lesson().is_some() { "article" } else { "website" };
    let mut tags = vec![
        property("og:site_name", "Overlap"),
        property("og:type", kind),
        property("og:title", &page.title),
        property("og:description", &page.description),
    ];
    match address {
        None => tags.push(named("twitter:card", "summary")),
        Some(address) => {
            let own = address.of(page.address());
            let alternative = alternative(page);
            tags.extend([
                property("og:url", &own),
                property("og:image", address.of(&path(page, "png"))),
                property("og:image:type", "image/png"),
                property("og:image:width", WIDTH_PX),
                property("og:image:height", HEIGHT_PX),
                property("og:image:alt", &alternative),
                named("twitter:card", "summary_large_image"),
                named("twitter:image:alt", &alternative),
                link("canonical", "", &own),
                link("alternate", " type=\"application/json+oembed\"", &address.of(&path(page, "json"))),
            ]);
        }
    }
    tags.concat()
}

fn property(name: &str, content: impl Display) -> String {
    format!("\n<meta property=\"{name}\" content=\"{}\" />", escaped(&content.to_string()))
}

fn named(name: &str, content: &str) -> String {
    format!("\n<meta name=\"{name}\" content=\"{}\" />", escaped(content))
}

fn link(relation: &str, attributes: &str, href: &str) -> String {
    format!("\n<link rel=\"{relation}\"{attributes} href=\"{}\" />", escaped(href))
}
