//! The picture of a link's preview: on the left what the page is, on the right what it measures.

use super::raster::{BOLD, DrawError, FAMILY, Fonts, REGULAR, png};
use overlap_drawing::{Svg, export::svg_of_width, hatch::TILE_PX};
use overlap_record::{
    RunRecord, StrategyId,
    palette::{Theme, background, colour, ink},
};
use resvg::tiny_skia::Transform;

/// Size of the picture in pixels: what most programs that show previews ask for.
pub const WIDTH_PX: u32 = 1200;
/// See [`WIDTH_PX`].
pub const HEIGHT_PX: u32 = 630;

/// The stripe of the strategies' colours on top.
const STRIPE_PX: f64 = 12.0;
/// Where the texts begin, and how wide their lines may be.
const LEFT_PX: f64 = 56.0;
const LINE_PX: f64 = 370.0;
/// From where to where the title and the sentence may go.
const TEXT_PX: [f64; 2] = [124.0, 560.0];
/// The sizes that a title may have: the first that leaves room.
const TITLE_PX: [f64; 4] = [50.0, 46.0, 42.0, 38.0];
const SENTENCE_PX: f64 = 24.0;
const SMALL_PX: f64 = 16.0;
/// Between title and sentence.
const GAP_PX: f64 = 14.0;
/// Room of the timeline: x, y, width, height. At its full size its legend has just room.
const TIMELINE_PX: [f64; 4] = [470.0, 14.0, 714.0, 612.0];
/// The colour of what matters less, as `--faint` in `style.css`.
const FAINT: &str = "#5d6067";

/// What a picture shows.
pub struct Card<'a> {
    /// The page's title.
    pub title: &'a str,
    /// The page's description.
    pub sentence: &'a str,
    /// The run whose timelines it shows.
    pub record: &'a RunRecord,
}

/// A kind of text.
#[derive(Clone, Copy)]
struct Style<'a> {
    weight: u32,
    size: f64,
    colour: &'a str,
}

impl Card<'_> {
    /// The picture as PNG.
    ///
    /// # Errors
    /// When its texts cannot be drawn or have no room.
    pub fn png(&self, fonts: &Fonts) -> Result<Vec<u8>, DrawError> {
        let words = fonts.tree(&self.words(fonts)?)?;
        let [x, y, width, height] = TIMELINE_PX;
        let strategies = &self.record.spec.strategies;
        let tall = f64::from(fonts.tree(&svg_of_width(self.record, strategies, width))?.size().height());
        // Tiles of patterns that are no whole pixels would have seams.
        let scale = ((TILE_PX * height / tall).floor() / TILE_PX).min(1.0);
        let timeline = fonts.tree(&svg_of_width(self.record, strategies, width / scale))?;
        let below = ((height - tall * scale) / 2.0).floor();
        let place = Transform::from_row(scale as f32, 0.0, 0.0, scale as f32, x as f32, (y + below) as f32);
        png([WIDTH_PX, HEIGHT_PX], &[(&words, Transform::identity()), (&timeline, place)])
    }

    /// All but the timeline, as SVG.
    fn words(&self, fonts: &Fonts) -> Result<String, DrawError> {
        let [title, sentence] = self.columns(fonts)?;
        let strong = |size| Style { weight: BOLD, size, colour: ink(Theme::Light) };
        let faint = |size| Style { weight: REGULAR, size, colour: FAINT };
        let mut out = Svg::default();
        let (width, height) = (f64::from(WIDTH_PX), f64::from(HEIGHT_PX));
        out.group("svg", &svg_attributes(&width, &height), |out| {
            rectangle(out, [0.0, 0.0, width, height], background(Theme::Light));
            let share = width / StrategyId::all().count() as f64;
            for (index, strategy) in StrategyId::all().enumerate() {
                rectangle(out, [share * index as f64, 0.0, share, STRIPE_PX], colour(strategy, Theme::Light));
            }
            line(out, LEFT_PX, 76.0, strong(SENTENCE_PX), "Overlap");
            let mut y = TEXT_PX[0];
            for text in &title.lines {
                y += title.advance();
                line(out, LEFT_PX, y, strong(title.size), text);
            }
            y += GAP_PX;
            for text in &sentence.lines {
                y += sentence.advance();
                line(out, LEFT_PX, y, faint(sentence.size), text);
            }
            let run = format!("A recorded run: {}", self.record.environment.summary());
            line(out, LEFT_PX, height - 32.0, faint(SMALL_PX), &run);
        });
        Ok(out.finish())
    }

    /// Title and sentence in lines, the title as large as the room allows.
    fn columns(&self, fonts: &Fonts) -> Result<[Lines; 2], DrawError> {
        let [top, bottom] = TEXT_PX;
        let sentence = Lines::new(fonts, REGULAR, SENTENCE_PX, 1.4, self.sentence)?;
        for size in TITLE_PX {
            let title = Lines::new(fonts, BOLD, size, 1.14, self.title)?;
            if title.fits && sentence.fits && top + title.height() + GAP_PX + sentence.height() <= bottom {
                return Ok([title, sentence]);
            }
        }
        Err(DrawError::Room)
    }
}

/// A text broken into lines.
struct Lines {
    lines: Vec<String>,
    size: f64,
    /// From one line to the next, as a multiple of the size.
    leading: f64,
    /// Whether no line is too long, as one with a very long word is.
    fits: bool,
}

impl Lines {
    fn new(fonts: &Fonts, weight: u32, size: f64, leading: f64, text: &str) -> Result<Self, DrawError> {
        let style = Style { weight, size, colour: FAINT };
        let mut lines: Vec<String> = Vec::new();
        let mut fits = true;
        for word in text.split_whitespace() {
            let longer = lines.last().map(|last| format!("{last} {word}"));
            match (longer, lines.last_mut()) {
                (Some(longer), Some(last)) if width(fonts, style, &longer)? <= LINE_PX => *last = longer,
                _ => {
                    fits &= width(fonts, style, word)? <= LINE_PX;
                    lines.push(word.to_owned());
                }
            }
        }
        Ok(Self { lines, size, leading, fits })
    }

    fn advance(&self) -> f64 {
        self.size * self.leading
    }

    fn height(&self) -> f64 {
        self.advance() * self.lines.len() as f64
    }
}

/// How wide a line is, px.
fn width(fonts: &Fonts, style: Style<'_>, text: &str) -> Result<f64, DrawError> {
    let mut out = Svg::default();
    out.group("svg", &svg_attributes(&WIDTH_PX, &HEIGHT_PX), |out| line(out, 0.0, style.size, style, text));
    Ok(f64::from(fonts.tree(&out.finish())?.root().bounding_box().right()))
}

fn svg_attributes<'a, T: std::fmt::Display>(
    width: &'a T,
    height: &'a T,
) -> [overlap_drawing::Attribute<'a>; 3] {
    [("xmlns", &"http://www.w3.org/2000/svg"), ("width", width), ("height", height)]
}

fn rectangle(out: &mut Svg, [x, y, width, height]: [f64; 4], fill: &str) {
    out.element("rect", &[("x", &x), ("y", &y), ("width", &width), ("height", &height), ("fill", &fill)]);
}

fn line(out: &mut Svg, x: f64, y: f64, style: Style<'_>, text: &str) {
    let Style { weight, size, colour } = style;
    out.text(
        "text",
        &[
            ("x", &x),
            ("y", &y),
            ("font-family", &FAMILY),
            ("font-weight", &weight),
            ("font-size", &size),
            ("fill", &colour),
        ],
        text,
    );
}
