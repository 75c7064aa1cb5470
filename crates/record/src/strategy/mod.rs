//! The strategies: their table, and the id by which all else names one.
#[cfg(feature = "testing")]
pub(crate) mod added;
mod facts;
mod runner;
mod table;

pub use facts::{Colours, Computing, Counterpart, Lanes, Mechanism, Memory, Needs, Strategy, Waits, Words};
pub use runner::Runner;
pub use table::STRATEGIES;

use crate::format;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    io::{self, Read, Write},
    str::FromStr,
};
use thiserror::Error;

/// How tasks are run: a strategy of the table, by its place in it, and by whom, which changes what it is called. It is written as its
/// name, and is the same strategy whoever runs it.
#[derive(Clone, Copy)]
pub struct StrategyId {
    index: usize,
    runner: Runner,
}

/// One after another; see [`StrategyId::SERIAL`]. Texts that name strategies often import these.
pub const SERIAL: StrategyId = StrategyId::SERIAL;
/// The executor; see [`StrategyId::ASYNC`].
pub const ASYNC: StrategyId = StrategyId::ASYNC;
/// Parallel iterators; see [`StrategyId::RAYON`].
pub const RAYON: StrategyId = StrategyId::RAYON;
/// Isolated workers; see [`StrategyId::ISOLATED`].
pub const ISOLATED: StrategyId = StrategyId::ISOLATED;
/// Threads under one lock; see [`StrategyId::GIL`].
pub const GIL: StrategyId = StrategyId::GIL;

/// A name that is no strategy's.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("`{0}` is not a strategy; choose from {known}", known = StrategyId::names())]
pub struct UnknownStrategy(pub String);

impl StrategyId {
    /// One after another, in one worker.
    pub const SERIAL: Self = Self::named("serial");
    /// A single-threaded executor of futures.
    pub const ASYNC: Self = Self::named("async");
    /// Parallel iterators on workers that share one memory.
    pub const RAYON: Self = Self::named("rayon");
    /// Workers that each have a memory of their own.
    pub const ISOLATED: Self = Self::named("isolated");
    /// Threads that hold one lock while they compute.
    pub const GIL: Self = Self::named("gil");

    /// The table's strategy of this name, looked up by the compiler where a constant is made of it.
    ///
    /// # Panics
    /// When the table has none, which then ends the build.
    #[must_use]
    pub const fn named(name: &str) -> Self {
        let mut index = 0;
        while index < STRATEGIES.len() {
            if is_same(STRATEGIES[index].name, name) {
                return Self::at(index);
            }
            index += 1;
        }
        panic!("the table has no strategy of this name")
    }

    /// Every strategy, in the page's order.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
        (0..count()).map(Self::at)
    }

    /// The names of all in a sentence, for whoever gave another.
    #[must_use]
    pub fn names() -> String {
        let names: Vec<&str> = Self::all().map(Self::name).collect();
        format::list(&names)
    }

    /// The one that the others are compared with.
    #[must_use]
    pub fn baseline() -> Self {
        Self::all().find(|id| id.is_baseline()).unwrap_or(Self::SERIAL)
    }

    const fn at(index: usize) -> Self {
        Self { index, runner: Runner::Page }
    }

    /// Its place among [`StrategyId::all`], from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.index
    }

    /// The same strategy, run by somebody else.
    #[must_use]
    pub const fn by(self, runner: Runner) -> Self {
        Self { runner, ..self }
    }

    /// Who runs it.
    #[must_use]
    pub const fn runner(self) -> Runner {
        self.runner
    }

    /// All that is known of it.
    #[must_use]
    pub fn facts(self) -> &'static Strategy {
        #[cfg(feature = "testing")]
        if let Some(facts) = added::get(self.index) {
            return facts;
        }
        &STRATEGIES[self.index]
    }

    /// The name in permalinks and records.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name on a page.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.runner.counterpart(self.facts()).map_or(self.facts().title, |there| there.title)
    }

    /// What it is called in a file: its name, or what CPython calls it where that ran it.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.runner.counterpart(self.facts()).map_or(self.facts().name, |there| there.title)
    }

    /// What it is, in a few words.
    #[must_use]
    pub fn gloss(self) -> &'static str {
        self.runner.counterpart(self.facts()).map_or(self.facts().gloss, |there| there.gloss)
    }

    /// How sentences speak of it.
    #[must_use]
    pub fn words(self) -> &'static Words {
        self.runner.counterpart(self.facts()).map_or(&self.facts().words, |there| &there.words)
    }

    /// How it runs tasks.
    #[must_use]
    pub fn mechanism(self) -> Mechanism {
        self.facts().mechanism
    }

    /// Whether the others are compared with it.
    #[must_use]
    pub fn is_baseline(self) -> bool {
        self.facts().is_baseline
    }

    /// Whether its threads share one memory, so that it needs cross-origin isolation.
    #[must_use]
    pub fn needs_threads(self) -> bool {
        self.facts().needs == Needs::SharedMemory
    }

    /// Whether it starts workers of its own, so that it has a start-up time and a number of workers.
    #[must_use]
    pub fn has_pool(self) -> bool {
        self.mechanism().has_pool()
    }
}

/// How many strategies there are.
fn count() -> usize {
    #[cfg(feature = "testing")]
    let added = added::count();
    #[cfg(not(feature = "testing"))]
    let added = 0;
    STRATEGIES.len() + added
}

const fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

impl PartialEq for StrategyId {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl Eq for StrategyId {}

impl Hash for StrategyId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl PartialOrd for StrategyId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for StrategyId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}

impl fmt::Debug for StrategyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}

impl fmt::Display for StrategyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for StrategyId {
    type Err = UnknownStrategy;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::all().find(|id| id.name() == name).ok_or_else(|| UnknownStrategy(name.to_owned()))
    }
}

impl Serialize for StrategyId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl BorshSerialize for StrategyId {
    fn serialize<W: Write>(&self, writer: &mut W) -> io::Result<()> {
        BorshSerialize::serialize(self.name(), writer)?;
        BorshSerialize::serialize(&self.runner, writer)
    }
}

impl BorshDeserialize for StrategyId {
    fn deserialize_reader<R: Read>(reader: &mut R) -> io::Result<Self> {
        let id: Self = String::deserialize_reader(reader)?.parse().map_err(io::Error::other)?;
        Ok(id.by(Runner::deserialize_reader(reader)?))
    }
}

impl<'de> Deserialize<'de> for StrategyId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl de::Visitor<'_> for Name {
            type Value = StrategyId;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a strategy")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<StrategyId, E> {
                name.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_one_baseline_and_no_two_strategies_alike() {
        let baselines: Vec<_> = StrategyId::all().filter(|id| id.is_baseline()).collect();
        assert_eq!(baselines, [StrategyId::baseline()]);
        let facts: Vec<&Strategy> = StrategyId::all().map(StrategyId::facts).collect();
        type Own = fn(&Strategy) -> &'static str;
        let own: [Own; 5] = [|it| it.name, |it| it.title, |it| it.marker, |it| it.source, |it| it.gloss];
        for own in own {
            let mut all: Vec<_> = facts.iter().map(|facts| own(facts)).collect();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), facts.len(), "{all:?}");
        }
    }

    #[test]
    fn whoever_has_a_pool_needs_workers_for_it() {
        for id in StrategyId::all() {
            assert_eq!(id.has_pool(), id.facts().needs != Needs::Nothing, "{id}");
            let shares = id.mechanism().memory == Memory::Shared;
            assert_eq!(id.has_pool() && shares, id.needs_threads(), "{id}");
        }
    }

    #[test]
    fn a_strategy_is_written_as_its_name_and_an_unknown_one_is_told_the_known_ones() {
        for id in StrategyId::all() {
            let written = serde_json::to_string(&id).unwrap();
            assert_eq!(written, format!("\"{id}\""));
            assert_eq!(serde_json::from_str::<StrategyId>(&written).unwrap(), id);
        }
        let refused = serde_json::from_str::<StrategyId>("\"threads\"").unwrap_err().to_string();
        let known = "`threads` is not a strategy; choose from serial, async, rayon, isolated and gil";
        assert!(refused.starts_with(known), "{refused}");
        assert!(serde_json::from_str::<StrategyId>("3").is_err());
    }
}
