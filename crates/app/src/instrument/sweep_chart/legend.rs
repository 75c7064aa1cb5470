//! What the shapes and lines of the chart mean.

use super::drawing::marker;
use crate::model::wording;
use overlap_drawing::layout::{Chart, Model};
use overlap_record::format;
use std::fmt::Write;

/// The legend as HTML: one entry a strategy and one a curve. It holds no text from elsewhere.
pub fn legend(chart: &Chart) -> String {
    let mut out = String::from("<ul class=\"legend\">");
    for series in &chart.series {
        let shape = format!("<line class=\"measured\" x1=\"-14\" x2=\"14\"/>{}", marker(series.strategy));
        key(&mut out, series.strategy.name(), &shape, wording::name(series.strategy));
    }
    for curve in &chart.curves {
        match curve.model {
            Model::Ideal => {
                key(
                    &mut out,
                    "",
                    "<line class=\"ideal-line\" x1=\"-14\" x2=\"14\"/>",
                    "Ideal: each worker adds as much as the first",
                );
            }
            Model::Amdahl(strategy, fit) => {
                let limit = fit.limit().map(|limit| format!(", so {} times at most", format::factor(limit)));
                let words = format!(
                    "Amdahl’s law for {}: {} cannot be shared out{}",
                    wording::name(strategy),
                    format::share(fit.serial_fraction),
                    limit.unwrap_or_default()
                );
                key(&mut out, strategy.name(), "<line class=\"amdahl\" x1=\"-14\" x2=\"14\"/>", &words);
            }
        }
    }
    key(&mut out, "", "<path class=\"whisker\" d=\"M0-6V6M-3-6H3M-3 6H3\"/>", "95 % interval");
    out.push_str("</ul>");
    out
}

fn key(out: &mut String, colour: &str, shape: &str, words: &str) {
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<li><svg class=\"key\" width=\"28\" height=\"14\" viewBox=\"-14 -7 28 14\" data-colour=\"{colour}\" aria-hidden=\"true\">{shape}</svg>{words}</li>"
    );
}
