//! The sentences after the headline.

use super::{
    compare::{Compared, Relation, Timed},
    shares::Nature,
    sharing::sharing,
    words::{explained, name, names, their, times},
};
use overlap_record::{
    FEWEST_FOR_95, StrategyId, StrategyResult,
    format::{bytes, counted, ms, sentence, share},
    strategy::Mechanism,
};

/// From these shares on, queueing, copying and starting up are worth a sentence.
const LOCK_SHARE: f64 = 0.1;
const COPY_SHARE: f64 = 0.05;
const STARTUP_SHARE: f64 = 0.5;
/// From this ratio of memories on, the price of isolation shows.
const MEMORY_RATIO: f64 = 1.5;

/// Who did not run, and why; those with the same reason together.
pub(super) fn unavailable(compared: &Compared) -> Option<String> {
    let mut reasons: Vec<(&str, Vec<StrategyId>)> = Vec::new();
    for result in &compared.unavailable {
        let reason = result.reason.as_deref().unwrap_or_default();
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, ids)) => ids.push(result.strategy),
            None => reasons.push((reason, vec![result.strategy])),
        }
    }
    let sentences: Vec<String> = reasons
        .iter()
        .map(|(reason, ids)| sentence(&format!("{} did not run: {reason}", names(ids))))
        .collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// What the numbers show, the most important first.
pub(super) fn findings(compared: &Compared) -> Vec<String> {
    let findings = [
        blocking(compared),
        collection(compared),
        why_leader(compared),
        sharing(compared),
        startup(compared),
        alike(compared),
        queueing(compared),
        memory(compared),
        copying(compared),
        interval(compared),
        nature(compared),
    ];
    findings.into_iter().flatten().map(|text| sentence(&text)).collect()
}

/// That there are too few repeats, where there are.
pub(super) fn caution(compared: &Compared) -> Option<String> {
    let repeats = compared.timed.iter().map(|timed| timed.result.repeats.len()).min()?;
    match repeats {
        1 => Some(format!(
            "Each time comes from one repeat, so nothing is known about how much the times vary: run {FEWEST_FOR_95} repeats or more."
        )),
        few if few < FEWEST_FOR_95 => Some(format!(
            "{} are too few to be 95 % sure of a median, so differences of up to a tenth count as none here: run {FEWEST_FOR_95} or more.",
            sentence(&counted(few as u64, "repeat")).trim_end_matches('.')
        )),
        _ => None,
    }
}

/// The call of a program that held up an event loop.
fn blocking(compared: &Compared) -> Option<String> {
    let blocked = |result: &StrategyResult| Some((result.strategy, result.blocking_line?));
    let (strategy, line) = compared.record.results.iter().find_map(blocked)?;
    Some(format!(
        "under {} the call on line {line} blocked every other task while it waited: use one that can be awaited, such as asyncio.sleep",
        name(strategy)
    ))
}

/// What the caller's collection held afterwards.
fn collection(compared: &Compared) -> Option<String> {
    let tasks = compared.record.spec.tasks as usize;
    let ids = |matches: &dyn Fn(usize) -> bool| -> Vec<StrategyId> {
        let held =
            |result: &&StrategyResult| result.collection.as_ref().is_some_and(|items| matches(items.len()));
        compared.record.results.iter().filter(held).map(|result| result.strategy).collect()
    };
    let (full, empty) = (ids(&|items| items >= tasks && items > 0), ids(&|items| items == 0));
    let partly = ids(&|items| items > 0 && items < tasks);
    let mut parts = Vec::new();
    if !full.is_empty() {
        parts.push(format!("full after {}", names(&full)));
    }
    if !partly.is_empty() {
        parts.push(format!("only partly filled after {}", names(&partly)));
    }
    if !empty.is_empty() {
        let copied = empty.iter().all(|id| id.mechanism().copies());
        let why = if copied { ", which each filled their own copy" } else { "" };
        parts.push(format!("empty after {}{why}", names(&empty)));
    }
    (!parts.is_empty()).then(|| format!("the list that the caller passed in was {}", parts.join(", and ")))
}

/// What the fastest strategy is, and what the tasks gave it to gain from.
fn why_leader(compared: &Compared) -> Option<String> {
    let leaders = compared.leaders();
    let leader = leaders.first()?;
    let serial_wait = compared.baseline()?.shares.wait()?;
    let spent = if serial_wait >= 0.5 {
        format!("{} of serial's time was waiting", share(serial_wait))
    } else {
        format!("{} of serial's time was computing", share(1.0 - serial_wait))
    };
    Some(format!("{}; {spent}", explained(leader.id(), leader.result.workers)))
}

/// Strategies whose time was mostly their start.
fn startup(compared: &Compared) -> Option<String> {
    let mut heavy: Vec<&Timed> = compared.others();
    heavy.retain(|timed| timed.startup_share() >= STARTUP_SHARE);
    let most = heavy.last()?;
    let slower = match most.versus_serial() {
        Some((speedup, Relation::Slower)) => {
            format!(", and took {} times as long as serial", times(1.0 / speedup))
        }
        _ => String::new(),
    };
    Some(format!(
        "{} spent {} of {} {} starting workers{slower}; a pool that is kept pays for that only once",
        name(most.id()),
        share(most.startup_share()),
        their(most.id()),
        ms(most.repeat.total_ms),
    ))
}

/// Differences that are none.
fn alike(compared: &Compared) -> Option<String> {
    let leaders: Vec<StrategyId> = compared.leaders().iter().map(|timed| timed.id()).collect();
    if leaders.len() > 1 {
        return Some(format!("{} show no measurable difference", names(&leaders)));
    }
    let mut like_serial = compared.others();
    like_serial.retain(|timed| timed.relation() == Some(Relation::Alike));
    let ids: Vec<StrategyId> = like_serial.iter().map(|timed| timed.id()).collect();
    (!ids.is_empty()).then(|| format!("serial and {} show no measurable difference", names(&ids)))
}

/// The one of which this number is largest.
fn most<'f, 'a: 'f>(
    timed: impl Iterator<Item = &'f Timed<'a>>,
    number: fn(&Timed) -> f64,
) -> Option<&'f Timed<'a>> {
    timed.max_by(|a, b| number(a).total_cmp(&number(b)))
}

/// Queueing for the lock.
fn queueing(compared: &Compared) -> Option<String> {
    let most = most(compared.those(Mechanism::has_one_lock), |timed| timed.shares.lock())?;
    let lock = most.shares.lock();
    (lock >= LOCK_SHARE).then(|| {
        format!(
            "{} spent {} of {} time queueing for it, since only its holder may compute",
            name(most.id()),
            share(lock),
            their(most.id())
        )
    })
}

/// What separate memories cost.
fn memory(compared: &Compared) -> Option<String> {
    let most = most(compared.those(Mechanism::copies), |timed| timed.repeat.memory_bytes)?;
    let own = most.repeat.memory_bytes;
    let serial = compared.baseline()?.repeat.memory_bytes;
    // In one memory, too, tasks that run at once need memory at once.
    let shared =
        compared.those(|way| !way.copies()).map(|timed| timed.repeat.memory_bytes).fold(0.0, f64::max);
    let why = if own > shared {
        "each worker has a memory of its own"
    } else {
        "tasks that run at once need memory at once"
    };
    (serial > 0.0 && own >= MEMORY_RATIO * serial).then(|| {
        format!(
            "{} held {}, {} times serial's {}, since {why}",
            name(most.id()),
            bytes(own),
            times(own / serial),
            bytes(serial)
        )
    })
}

/// What copying between memories cost.
fn copying(compared: &Compared) -> Option<String> {
    let most = most(compared.those(Mechanism::copies), |timed| timed.shares.copy())?;
    let copy = most.shares.copy();
    (copy >= COPY_SHARE).then(|| {
        format!(
            "{} spent {} of {} time copying tasks and answers between memories",
            name(most.id()),
            share(copy),
            their(most.id())
        )
    })
}

/// How sure the first speed-up is, where the repeats suffice to say so.
fn interval(compared: &Compared) -> Option<String> {
    let leaders = compared.leaders();
    let leader = leaders.first().filter(|leader| leader.has_full_interval())?;
    let [low, high] = leader.summary.speedup_ci95?;
    let between = match (times(low), times(high)) {
        (low, high) if low == high => format!("is {low}"),
        (low, high) => format!("lies between {low} and {high}"),
    };
    Some(format!("with 95 % confidence the speed-up of {} {between}", name(leader.id())))
}

/// What the tasks do, where nothing above says it.
fn nature(compared: &Compared) -> Option<String> {
    match compared.nature {
        Nature::Computing { .. } => Some(
            "these tasks compute, so only several cores that work at the same instant can finish them sooner"
                .to_owned(),
        ),
        Nature::Waiting => Some("these tasks wait, and waits can overlap even on one core".to_owned()),
        Nature::Mixed => Some(
            "these tasks compute and wait: waits can overlap on one core, but computing needs more cores"
                .to_owned(),
        ),
        Nature::Unknown => None,
    }
}
