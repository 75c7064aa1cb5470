//! A writer of SVG, which the charts of the page and the exported pictures share: tags that close, and text that stays text.

use std::fmt::{self, Display, Write};

/// An attribute: its name and its value.
pub type Attribute<'a> = (&'a str, &'a dyn Display);

/// A drawing as it grows.
#[derive(Debug, Default)]
pub struct Svg {
    out: String,
}

impl Svg {
    /// An element without content.
    pub fn element(&mut self, name: &str, attributes: &[Attribute]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element around what `draw` draws.
    pub fn group(&mut self, name: &str, attributes: &[Attribute], draw: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        draw(self);
        self.close(name);
    }

    /// An element around a text, which may be anybody's.
    pub fn text(&mut self, name: &str, attributes: &[Attribute], text: &str) {
        self.group(name, attributes, |svg| {
            // Writing to a string cannot fail, here and below.
            let _ = Escaped(&mut svg.out).write_str(text);
        });
    }

    /// A path.
    pub fn path(&mut self, data: &str, attributes: &[Attribute]) {
        self.tag("path", &[("d", &data)]);
        self.attributes(attributes);
        self.out.push_str("/>");
    }

    /// Ends a line of the text, which a file that is read by people is broken into.
    pub fn line_end(&mut self) {
        self.out.push('\n');
    }

    /// The text of the drawing.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    fn open(&mut self, name: &str, attributes: &[Attribute]) {
        self.tag(name, attributes);
        self.out.push('>');
    }

    fn close(&mut self, name: &str) {
        let _ = write!(self.out, "</{name}>");
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute]) {
        self.out.push('<');
        self.out.push_str(name);
        self.attributes(attributes);
    }

    fn attributes(&mut self, attributes: &[Attribute]) {
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"");
            let _ = write!(Escaped(&mut self.out), "{value}");
            self.out.push('"');
        }
    }
}

/// Writes text that is no markup. XML has no control characters but tab and line ends, not even escaped ones.
struct Escaped<'a>(&'a mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\u{fffe}' | '\u{ffff}' => self.0.push('\u{fffd}'),
                c if c.is_control() => self.0.push(' '),
                c => self.0.push(c),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_close_and_text_is_no_markup() {
        let mut svg = Svg::default();
        svg.group("g", &[("class", &"a\"b")], |svg| {
            svg.element("rect", &[("x", &1.5), ("width", &"100%")]);
            svg.text("text", &[], "<b> & c\u{1}");
            svg.path("M0 0", &[("fill", &"none")]);
        });
        assert_eq!(
            svg.finish(),
            "<g class=\"a&quot;b\"><rect x=\"1.5\" width=\"100%\"/><text>&lt;b&gt; &amp; c </text>\
             <path d=\"M0 0\" fill=\"none\"/></g>"
        );
    }
}
