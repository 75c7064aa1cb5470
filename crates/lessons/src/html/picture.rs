//! The still picture of a lesson's recorded run.

use super::frame::section;
use crate::{Evidence, Lesson, Missing, Pictured, experiment::Kind, text::escaped};
use overlap_drawing::{counts, export::svg, layout, sweep_chart, sweep_legend};
use overlap_findings::sweep::{Findings, Plotted};
use overlap_record::{RunRecord, format};

/// The still picture of a recorded run, and where it was recorded.
pub(super) fn recording(lesson: &Lesson, recorded: &[RunRecord]) -> String {
    picture(lesson, recorded)
        .map_or_else(String::new, |picture| section("recorded", "A recorded run", &picture))
}

/// That picture without a heading; none where nothing was recorded.
pub(super) fn picture(lesson: &Lesson, recorded: &[RunRecord]) -> Option<String> {
    let evidence = lesson.evidence(recorded);
    match lesson.pictured {
        Pictured::Timeline(part) => timeline(&evidence, part).ok(),
        Pictured::Chart(part) => chart(lesson, &evidence, part),
    }
}

fn timeline(evidence: &Evidence, part: &'static str) -> Result<String, Missing> {
    let record = match evidence.run(part) {
        Ok(run) => run.record,
        Err(missing) => evidence.sweep(part)?.last().ok_or(missing)?.1,
    };
    let picture = svg(record, &record.spec.strategies);
    Ok(format!("{}{}", figure(&picture, evidence.title(part), record), counts(record)))
}

fn chart(lesson: &Lesson, evidence: &Evidence, part: &'static str) -> Option<String> {
    let points = evidence.sweep(part).ok()?;
    let (_, record) = points.last()?;
    let parts = lesson.parts(record.environment.cores_reported);
    let Kind::Sweep(sweep) = &parts.iter().find(|known| known.id == part)?.kind else { return None };
    let (quantity, findings) = (sweep.axis.vary.name(), Findings::of(&points));
    let chart = layout::chart(&sweep.axis.values, &points, Plotted::Speedup, &findings)?;
    let verdict = findings.verdict(Plotted::Speedup, quantity);
    let picture = format!(
        "<div class=\"sweep\"><div role=\"img\" aria-label=\"{}\">{}</div>{}</div>",
        escaped(&verdict),
        sweep_chart(&chart, Plotted::Speedup, &sweep.axis.values, quantity),
        sweep_legend(&chart)
    );
    Some(figure(&picture, &format!("{}. {verdict}", evidence.title(part)), record))
}

/// A picture with what it shows, and where that was recorded.
fn figure(picture: &str, title: &str, record: &RunRecord) -> String {
    let environment = &record.environment;
    let reported = environment.cores_reported;
    let mut cores = format::counted(reported.into(), "core");
    // Other programs took the rest while it was recorded.
    if let Some(measured) = environment.cores_measured.filter(|it| it.round() < f64::from(reported)) {
        cores.push_str(&format!(", of which {measured:.1} computed at the same time"));
    }
    let caption = format!(
        "Recorded, not live: {} on {cores}, {}.",
        environment.browser(),
        environment.started_at.split('T').next().unwrap_or_default()
    );
    let end = if title.ends_with('.') { "" } else { "." };
    format!(
        "<figure>\n{picture}<figcaption>{}{end} {}</figcaption>\n</figure>",
        escaped(title),
        escaped(&caption)
    )
}
