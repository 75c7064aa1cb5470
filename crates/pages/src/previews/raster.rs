//! SVG to PNG, with fonts of our own, since a machine that builds the site may have none.

use resvg::{
    render,
    tiny_skia::{Pixmap, Transform},
    usvg::{self, Group, Node, Options, Tree, fontdb::Database},
};
use std::sync::Arc;
use thiserror::Error;

/// The fonts' family, in which also pictures are drawn that name none that is here.
pub const FAMILY: &str = "Inter";
/// The weights that there are: of text, and of headings.
pub const REGULAR: u32 = 400;
/// See [`REGULAR`].
pub const BOLD: u32 = 600;

/// Both weights, with the characters of Latin writing (`OFL.txt` is their licence).
const FONTS: [&[u8]; 2] =
    [include_bytes!("../../fonts/Inter-Regular.ttf"), include_bytes!("../../fonts/Inter-SemiBold.ttf")];

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum DrawError {
    /// The SVG.
    #[error("{0}")]
    Svg(#[from] usvg::Error),
    /// A text with a character that the fonts do not have.
    #[error("the fonts in crates/pages/fonts have no character `{0}`; write another one, or add it to them")]
    Character(String),
    /// Title and sentence.
    #[error("title and description need more room than there is; make them shorter")]
    Room,
    /// The size or the encoder.
    #[error("{0}")]
    Png(String),
}

/// The fonts, ready for drawing.
pub struct Fonts(Options<'static>);

impl Fonts {
    /// Reads the fonts.
    pub fn new() -> Self {
        let mut fonts = Database::new();
        for font in FONTS {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family(FAMILY);
        // What a text is drawn in whose own families are not here; without any it would be left out.
        fonts.set_serif_family(FAMILY);
        Self(Options { fontdb: Arc::new(fonts), font_family: FAMILY.to_owned(), ..Options::default() })
    }

    /// An SVG, ready to be drawn.
    ///
    /// # Errors
    /// `Svg` and `Character`.
    pub fn tree(&self, svg: &str) -> Result<Tree, DrawError> {
        let tree = Tree::from_str(svg, &self.0)?;
        all_characters_are_there(tree.root())?;
        Ok(tree)
    }
}

/// Draws pictures over each other, each moved and scaled, into one of this size in pixels, and packs it as PNG.
///
/// # Errors
/// `Png`.
pub fn png(size: [u32; 2], pictures: &[(&Tree, Transform)]) -> Result<Vec<u8>, DrawError> {
    let [width, height] = size;
    let mut pixels = Pixmap::new(width, height)
        .ok_or_else(|| DrawError::Png("a picture has at least one pixel".to_owned()))?;
    for (tree, transform) in pictures {
        render(tree, *transform, &mut pixels.as_mut());
    }
    pixels.encode_png().map_err(|error| DrawError::Png(error.to_string()))
}

/// Without this a missing character would be drawn as an empty box.
fn all_characters_are_there(group: &Group) -> Result<(), DrawError> {
    for node in group.children() {
        match node {
            Node::Group(group) => all_characters_are_there(group)?,
            Node::Text(text) => {
                let mut glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                if let Some(missing) = glyphs.find(|glyph| glyph.id.0 == 0) {
                    return Err(DrawError::Character(missing.text.clone()));
                }
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='20'><text y='15'>{text}</text></svg>"
        )
    }

    #[test]
    fn a_character_without_a_glyph_is_named() {
        let fonts = Fonts::new();
        assert!(fonts.tree(&text("Which? “These” – all of them’s, 2.5 µs × 3 …")).is_ok());
        let error = fonts.tree(&text("here ☃")).unwrap_err();
        assert!(error.to_string().contains('☃'), "{error}");
    }

    #[test]
    fn text_is_drawn() {
        let fonts = Fonts::new();
        let drawn = |content: &str| {
            png([99, 20], &[(&fonts.tree(&text(content)).unwrap(), Transform::identity())]).unwrap()
        };
        assert_ne!(drawn("lock"), drawn(""));
        assert_ne!(drawn("lock"), drawn("till"));
        assert_eq!(drawn("<tspan font-family='None Such'>lock</tspan>"), drawn("lock"));
    }
}
