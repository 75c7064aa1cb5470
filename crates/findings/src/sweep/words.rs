//! What a sweep shows, in a sentence.

use super::{
    findings::{Against, Findings, Scaling},
    points::Plotted,
};
use crate::verdict::words::{name, was};
use overlap_record::{StrategyId, format, format::sentence};

impl Findings {
    /// The verdict. `quantity` is the name of what is varied, for example `iterations`.
    #[must_use]
    pub fn verdict(&self, plotted: Plotted, quantity: &str) -> String {
        sentence(&match plotted {
            Plotted::Speedup => self.over_workers(),
            Plotted::Time => self.over(quantity),
        })
    }

    fn over_workers(&self) -> String {
        let parts: Vec<String> = self.scalings.iter().map(scaling).collect();
        if parts.is_empty() {
            let scaling: Vec<&str> =
                StrategyId::all().filter(|id| id.mechanism().scales()).map(|id| name(id)).collect();
            return format!(
                "there is no speed-up to show: that needs right answers from {}, and from {}",
                name(StrategyId::baseline()),
                format::either(&scaling)
            );
        }
        let has =
            |cores: f64| format!("; this machine has {cores} core{}", if cores == 1.0 { "" } else { "s" });
        let cores = self.cores.map(has).unwrap_or_default();
        format!("{}{cores}", parts.join("; "))
    }

    fn over(&self, quantity: &str) -> String {
        let mut parts: Vec<String> = self
            .against_serial
            .iter()
            .filter(|pair| !pair.crossings.is_empty())
            .map(|pair| crossing(pair, quantity))
            .collect();
        for (faster, words) in [
            (Some(true), "faster than serial"),
            (Some(false), "slower than serial"),
            (None, "about as fast as serial"),
        ] {
            let those: Vec<_> = self
                .against_serial
                .iter()
                .filter(|pair| pair.crossings.is_empty() && pair.faster_at_last == faster)
                .map(|pair| pair.strategy)
                .collect();
            if !those.is_empty() {
                let names: Vec<_> = those.iter().map(|id| name(*id)).collect();
                parts.push(format!("{} {} {words} at every size", format::list(&names), was(&those)));
            }
        }
        if parts.is_empty() {
            return "without serial and another strategy there is no break-even to look for".to_owned();
        }
        if self.against_serial.iter().all(|pair| pair.crossings.is_empty()) {
            parts.push("so there is no break-even in this range".to_owned());
        }
        parts.join("; ")
    }
}

fn scaling(scaling: &Scaling) -> String {
    let name = name(scaling.strategy);
    let times = |workers: f64| {
        let point = scaling.points.iter().find(|point| point.x == workers);
        let speedup = point.map_or(1.0, |point| point.speedup);
        let workers = format::counted(workers as u64, "worker");
        format!(
            "{name} with {workers} {} {} times as fast as serial",
            was(&[scaling.strategy]),
            format::factor(speedup)
        )
    };
    match (scaling.knee, scaling.points.last()) {
        (Some(knee), _) => {
            format!("{}, and more workers brought no clear gain: that is the knee", times(knee))
        }
        (None, Some(last)) if scaling.points.len() > 1 => {
            format!("{}, and no knee was reached", times(last.x))
        }
        (None, last) => format!("{}; a curve needs a second point", times(last.map_or(1.0, |last| last.x))),
    }
}

fn crossing(pair: &Against, quantity: &str) -> String {
    let at: Vec<String> = pair.crossings.iter().map(|at| about(*at)).collect();
    let (strategy, at) = (name(pair.strategy), format::list(&at));
    let break_even = format!("the break-even of serial and {strategy} is at about {at} ({quantity})");
    match (pair.crossings.len(), pair.faster_at_last) {
        (1, Some(true)) => format!("{break_even}: below it serial is faster, above it {strategy}"),
        (1, Some(false)) => format!("{break_even}: below it {strategy} is faster, above it serial"),
        _ => break_even,
    }
}

/// A value with two digits that count, as rough as a point between two measurements is.
#[must_use]
pub fn about(value: f64) -> String {
    if value < 0.0 {
        return format!("-{}", about(-value));
    }
    if value < 10.0 {
        return format::factor(value);
    }
    let unit = 10_f64.powi(value.log10().floor() as i32 - 1);
    let rounded = (value / unit).round() * unit;
    if rounded < 9e15 { format::count(rounded as u64) } else { rounded.to_string() }
}
