//! What the shapes and lines of the chart mean.

use crate::{
    layout::{Chart, Model},
    marker::marker,
    svg::Svg,
};
use overlap_record::format;

/// The legend as HTML: one entry a strategy and one a curve. It holds no text from elsewhere.
#[must_use]
pub fn sweep_legend(chart: &Chart) -> String {
    let mut out = Svg::default();
    out.group("ul", &[("class", &"legend")], |out| {
        for series in &chart.series {
            let id = series.strategy;
            key(out, id.name(), id.title(), |svg| {
                line(svg, "measured");
                marker(svg, id);
            });
        }
        for curve in &chart.curves {
            match curve.model {
                Model::Ideal => {
                    let words = "Ideal: each worker adds as much as the first";
                    key(out, "", words, |svg| line(svg, "ideal-line"));
                }
                Model::Amdahl(strategy, fit) => {
                    let limit =
                        fit.limit().map(|limit| format!(", so {} times at most", format::factor(limit)));
                    let words = format!(
                        "Amdahl’s law for {}: {} cannot be shared out{}",
                        strategy.title(),
                        format::share(fit.serial_fraction),
                        limit.unwrap_or_default()
                    );
                    key(out, strategy.name(), &words, |svg| line(svg, "amdahl"));
                }
            }
        }
        key(out, "", "95 % interval", |svg| svg.path("M0-6V6M-3-6H3M-3 6H3", &[("class", &"whisker")]));
    });
    out.finish()
}

fn line(svg: &mut Svg, class: &str) {
    svg.element("line", &[("class", &class), ("x1", &-14), ("x2", &14)]);
}

fn key(out: &mut Svg, colour: &str, words: &str, shape: impl FnOnce(&mut Svg)) {
    out.group("li", &[], |out| {
        out.group(
            "svg",
            &[
                ("class", &"key"),
                ("width", &28),
                ("height", &14),
                ("viewBox", &"-14 -7 28 14"),
                ("data-colour", &colour),
                ("aria-hidden", &true),
            ],
            shape,
        );
        out.text("span", &[], words);
    });
}
