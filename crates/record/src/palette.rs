//! One colour a strategy, the same on every chart. State is never told by colour alone.

use crate::strategy::StrategyId;

/// The page's appearance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark marks on a light page.
    Light,
    /// Light marks on a dark page.
    Dark,
}

impl Theme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];
}

/// The page's background, `#rrggbb`.
#[must_use]
pub const fn background(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "#fbfaf7",
        Theme::Dark => "#16171a",
    }
}

/// The colour of text and axes, `#rrggbb`.
#[must_use]
pub const fn ink(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "#1d1e21",
        Theme::Dark => "#ecebe7",
    }
}

/// The strategy's colour, `#rrggbb`. Its contrast with the background is at least 3 to 1, as WCAG 2.2 asks of graphical
/// objects in success criterion 1.4.11.
#[must_use]
pub fn colour(strategy: StrategyId, theme: Theme) -> &'static str {
    let colours = strategy.facts().colours;
    match theme {
        Theme::Light => colours.light,
        Theme::Dark => colours.dark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Linear red, green and blue of a `#rrggbb`, by the sRGB transfer function.
    fn linear(hex: &str) -> [f64; 3] {
        assert!(hex.len() == 7 && hex.starts_with('#'), "{hex}");
        [1, 3, 5].map(|i| {
            let channel = f64::from(u8::from_str_radix(&hex[i..i + 2], 16).unwrap()) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// WCAG 2.2: relative luminance and contrast ratio.
    fn contrast(a: &str, b: &str) -> f64 {
        let luminance = |hex| {
            let [r, g, b] = linear(hex);
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Full sight, then complete protanopia, deuteranopia and tritanopia after Machado, Oliveira and Fernandes (2009).
    const SIGHTS: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    fn multiply(matrix: [[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
    }

    /// Ottosson's OKLab, in which equal distances look about equally large.
    fn oklab(hex: &str, sight: [[f64; 3]; 3]) -> [f64; 3] {
        let seen = multiply(sight, linear(hex)).map(|c| c.clamp(0.0, 1.0));
        let cones = multiply(
            [
                [0.4122214708, 0.5363325363, 0.0514459929],
                [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005],
            ],
            seen,
        );
        multiply(
            [
                [0.2104542553, 0.7936177850, -0.0040720468],
                [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660],
            ],
            cones.map(f64::cbrt),
        )
    }

    #[test]
    fn contrast_of_black_on_white_is_21() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    }

    #[test]
    fn every_colour_stands_out_from_the_page() {
        for theme in Theme::ALL {
            assert!(contrast(ink(theme), background(theme)) >= 7.0);
            for strategy in StrategyId::all() {
                let ratio = contrast(colour(strategy, theme), background(theme));
                assert!(ratio >= 3.0, "{strategy} in {theme:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn no_two_strategies_look_alike_to_anyone() {
        for theme in Theme::ALL {
            for sight in SIGHTS {
                for (i, a) in StrategyId::all().enumerate() {
                    for b in StrategyId::all().skip(i + 1) {
                        let (p, q) = (oklab(colour(a, theme), sight), oklab(colour(b, theme), sight));
                        let distance = p.iter().zip(q).map(|(p, q)| (p - q).powi(2)).sum::<f64>().sqrt();
                        assert!(distance > 0.07, "{a} and {b} in {theme:?}: {distance:.3}");
                    }
                }
            }
        }
    }
}
