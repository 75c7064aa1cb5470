//! The choice of a tool for each of several programs, held against what each tool took.

use crate::{
    evidence::{Evidence, Missing, Run},
    measured::Measured,
};
use overlap_record::{StrategyId, format};

/// A tool whose time is within a tenth of the fastest one's is as good.
const NEAR: f64 = 1.1;

/// A tool that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tool {
    /// The strategy that stands for it.
    pub strategy: StrategyId,
    /// What a Python programmer calls it, in lower case.
    pub name: &'static str,
}

/// What one tool took for one program.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The tool.
    pub tool: Tool,
    /// Its total, ms, start of a pool included; or why there is none.
    pub total: Result<Measured, Missing>,
    /// Its total over the best tool's; none where the best one's is too short to be measured.
    pub factor: Option<f64>,
    /// Whether the caller's collection ended up as after the baseline; true where there is none.
    pub keeps_list: bool,
    /// Whether it is the best, or as good.
    pub is_best: bool,
}

/// How one choice turned out.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseJudgement {
    /// Its place among the programs, from 0.
    pub index: usize,
    /// The program, by the title of its part.
    pub title: &'static str,
    /// What was chosen.
    pub chosen: Tool,
    /// Whether that is the best or as good; or why this run cannot say.
    pub is_right: Result<bool, Missing>,
    /// The chosen tool's total over the best one's.
    pub factor: Option<f64>,
    /// How it turned out and what every tool took, in sentences.
    pub words: String,
}

/// What every tool took for the program of a run.
///
/// # Errors
/// [`Missing`] where none has right answers and a complete collection.
pub fn compare(run: &Run, tools: &[Tool]) -> Result<Vec<Taken>, Missing> {
    let list = sorted_list(run, StrategyId::baseline());
    let taken = |tool: &Tool| Taken {
        tool: *tool,
        total: run
            .timed(tool.strategy)
            .and_then(|timed| Measured::of(timed.totals()).ok_or(Missing::TooCoarse)),
        factor: None,
        keeps_list: sorted_list(run, tool.strategy) == list,
        is_best: false,
    };
    let mut all: Vec<Taken> = tools.iter().map(taken).collect();
    let fit = all.iter().filter(|taken| taken.keeps_list).filter_map(|taken| taken.total.as_ref().ok());
    let Some(best) = fit.min_by(|a, b| a.value.total_cmp(&b.value)).copied() else {
        return Err(all.into_iter().find_map(|taken| taken.total.err()).unwrap_or(Missing::TooCoarse));
    };
    for taken in &mut all {
        if let Ok(own) = &taken.total {
            taken.factor = (best.value > 0.0).then(|| own.value / best.value);
            taken.is_best = taken.keeps_list && (own.value <= NEAR * best.value || own.low <= best.high);
        }
    }
    Ok(all)
}

/// The best tools for the program of a run, several where they tie.
///
/// # Errors
/// As [`compare`].
pub fn best(run: &Run, tools: &[Tool]) -> Result<Vec<StrategyId>, Missing> {
    let all = compare(run, tools)?;
    Ok(all.into_iter().filter(|taken| taken.is_best).map(|taken| taken.tool.strategy).collect())
}

/// The best tools for each program; none for a program of which the runs say nothing.
#[must_use]
pub fn best_of_each(evidence: &Evidence, tools: &[Tool], cases: &[&str]) -> Vec<Vec<StrategyId>> {
    let of = |case: &&str| best(&evidence.run(case).ok()?, tools).ok();
    cases.iter().map(|case| of(case).unwrap_or_default()).collect()
}

/// Judges the tool that was chosen for one program.
pub(crate) fn judge_case(
    evidence: &Evidence,
    tools: &[Tool],
    (index, case): (usize, &'static str),
    chosen: StrategyId,
) -> Result<CaseJudgement, Missing> {
    let all = compare(&evidence.run(case)?, tools)?;
    let own = all.iter().find(|taken| taken.tool.strategy == chosen).ok_or(Missing::TooCoarse)?;
    Ok(CaseJudgement {
        index,
        title: evidence.title(case),
        chosen: own.tool,
        is_right: own.total.clone().map(|_| own.is_best),
        factor: own.factor.filter(|_| own.keeps_list),
        words: format!("{} {}", verdict(own), costs(&all)),
    })
}

fn verdict(own: &Taken) -> String {
    let name = own.tool.name;
    match &own.total {
        Err(missing) => format!("Your choice, {name}, cannot be judged: {missing}."),
        Ok(_) if !own.keeps_list => format!("No: {name} left the caller's list incomplete."),
        Ok(_) if own.is_best => format!("Yes: {name}."),
        Ok(_) => match own.factor {
            Some(factor) => format!("No: {name} took {} times as long as the best.", format::factor(factor)),
            None => format!("No: {name} took longer than the best."),
        },
    }
}

/// What every tool took, the fastest first.
fn costs(all: &[Taken]) -> String {
    let mut sorted: Vec<&Taken> = all.iter().collect();
    let size = |taken: &Taken| taken.total.as_ref().map_or(f64::INFINITY, |total| total.value);
    sorted.sort_by(|a, b| size(a).total_cmp(&size(b)));
    let cost = |taken: &&Taken| {
        let name = taken.tool.name;
        match (&taken.total, taken.factor) {
            (Err(_), _) => format!("{name} not measured"),
            (Ok(_), _) if !taken.keeps_list => format!("{name} with an incomplete list"),
            (Ok(total), Some(factor)) if factor > 1.0 => {
                format!("{name} {} ({} times)", format::ms(total.value), format::factor(factor))
            }
            (Ok(total), _) => format!("{name} {}", format::ms(total.value)),
        }
    };
    let costs: Vec<String> = sorted.iter().map(cost).collect();
    format!("Measured: {}.", format::list(&costs))
}

/// The caller's collection afterwards. Threads append in any order.
fn sorted_list(run: &Run, strategy: StrategyId) -> Option<Vec<f64>> {
    let mut list = run.result(strategy).ok()?.collection.clone()?;
    list.sort_by(f64::total_cmp);
    Some(list)
}

/// A strategy as codes name it: the shortest beginning of its name that no strategy before it has.
pub(crate) fn short(strategy: StrategyId) -> &'static str {
    let name = strategy.name();
    let mut beginnings = (1..name.len()).filter_map(|end| name.get(..end));
    beginnings.find(|short| of_short(short) == Some(strategy)).unwrap_or(name)
}

/// The strategy that [`short`] names.
pub(crate) fn of_short(short: &str) -> Option<StrategyId> {
    let begins = |id: &StrategyId| !short.is_empty() && id.name().starts_with(short);
    short.parse().ok().or_else(|| StrategyId::all().find(begins))
}
