//! The first sentence.

use super::{
    compare::{Compared, Relation, Timed},
    shares::Nature,
    words::{name, names, their, times, was},
};
use overlap_record::{
    StrategyId,
    format::{counted, list, ms, sentence},
    strategy::Mechanism,
};

/// That answers are wrong, where some are.
pub(super) fn wrong(compared: &Compared) -> Option<String> {
    let wrong: Vec<StrategyId> = compared.wrong.iter().map(|result| result.strategy).collect();
    (!wrong.is_empty()).then(|| {
        let names = names(&wrong);
        sentence(&format!(
            "wrong answers from {names}: a time for a wrong answer means nothing, so none is shown"
        ))
    })
}

/// Who was fastest, and the most instructive reason why somebody else was not.
pub(super) fn headline(compared: &Compared, whose: &str) -> String {
    let others = compared.others();
    let on = format!("on {whose} {}", cores(compared));
    let text = match (compared.baseline(), others.as_slice()) {
        (None, []) => "nothing was timed".to_owned(),
        (Some(serial), []) => {
            format!(
                "{on} serial took {}; choose another strategy to compare it with",
                ms(serial.summary.median_ms)
            )
        }
        (None, [first, rest @ ..]) => {
            let shortest = if rest.is_empty() {
                ""
            } else if rest.iter().all(|other| first.beats(other)) {
                ", the shortest time"
            } else {
                ", though these repeats do not show that it is the shortest time"
            };
            let took = ms(first.summary.median_ms);
            format!(
                "{on} {} took {took}{shortest}; without a time for serial there is no speed-up",
                name(first.id())
            )
        }
        (Some(_), _) => against_serial(compared, &on, &others),
    };
    sentence(&text)
}

fn cores(compared: &Compared) -> String {
    let (reported, usable) = (compared.record.environment.cores_reported, compared.cores());
    match reported {
        0 | 1 => "single core".to_owned(),
        _ if usable < reported => format!("{reported} cores, of which about {usable} could be used,"),
        _ => counted(u64::from(reported), "core"),
    }
}

fn against_serial(compared: &Compared, on: &str, others: &[&Timed]) -> String {
    let leaders = compared.leaders();
    if leaders.is_empty() {
        return nobody_faster(compared, on, others);
    }
    let ids: Vec<StrategyId> = leaders.iter().map(|timed| timed.id()).collect();
    let speedups: Vec<String> =
        leaders.iter().filter_map(|timed| timed.versus_serial()).map(|(speedup, _)| times(speedup)).collect();
    let why_not = why_not(compared, &ids).map(|reason| format!("; {reason}")).unwrap_or_default();
    format!("{on} {} {} {} times as fast as serial{why_not}", names(&ids), was(&ids), list(&speedups))
}

fn nobody_faster(compared: &Compared, on: &str, others: &[&Timed]) -> String {
    let ids: Vec<StrategyId> = others.iter().map(|timed| timed.id()).collect();
    let start_costs_more = others.iter().all(|other| {
        let serial_ms = compared.baseline().map_or(f64::INFINITY, |serial| serial.summary.median_ms);
        other.relation() == Some(Relation::Slower) && other.repeat.startup_ms > serial_ms
    });
    let reason = if start_costs_more {
        ", since starting the workers alone took longer than all of serial's work".to_owned()
    } else if ids.iter().all(|id| id.mechanism().overlaps_waits()) {
        never_wait(compared.nature).map(|reason| format!(", since {reason}")).unwrap_or_default()
    } else {
        String::new()
    };
    match ids.as_slice() {
        [one] => format!("{on} {} {} not measurably faster than serial{reason}", name(*one), was(&ids)),
        _ => format!("{on} nothing was measurably faster than serial{reason}"),
    }
}

/// Why a strategy that did not lead did not help.
fn why_not(compared: &Compared, leaders: &[StrategyId]) -> Option<String> {
    let behind = |way| compared.those(way).filter(|timed| !leaders.contains(&timed.id()));
    let faster = |timed: &&Timed| timed.relation() == Some(Relation::Faster);
    if let (Some(overlapping), Some(reason)) = (
        behind(Mechanism::overlaps_waits).find(|timed| !faster(timed) && timed.relation().is_some()),
        never_wait(compared.nature),
    ) {
        return Some(format!("{} did not help, since {reason}", name(overlapping.id())));
    }
    for timed in behind(Mechanism::scales) {
        let workers = timed.result.workers;
        if compared.nature == Nature::Waiting && workers < compared.record.spec.tasks {
            let workers = counted(u64::from(workers), "worker");
            return Some(format!(
                "{} on {workers} could hold only that many waits at once",
                name(timed.id())
            ));
        }
        if timed.relation() == Some(Relation::Slower) && timed.startup_share() > 0.5 {
            return Some(format!("{} spent most of {} time starting", name(timed.id()), their(timed.id())));
        }
    }
    let locked = behind(Mechanism::has_one_lock).find(|timed| !faster(timed))?;
    matches!(compared.nature, Nature::Computing { .. })
        .then(|| format!("{} did not help, since only one of them may compute at a time", name(locked.id())))
}

fn never_wait(nature: Nature) -> Option<&'static str> {
    match nature {
        Nature::Computing { never_wait: true } => Some("these tasks never wait"),
        Nature::Computing { never_wait: false } => Some("these tasks hardly ever wait"),
        Nature::Waiting | Nature::Mixed | Nature::Unknown => None,
    }
}
