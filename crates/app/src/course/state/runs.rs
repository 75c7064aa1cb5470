//! What a lesson runs, one specification after the other, with the records.

use super::{Exercise, Practice};
use crate::model::{Estimate, Same};
use overlap_lessons::{Kind, Lesson, Part};
use overlap_protocol::Spec;
use overlap_record::RunRecord;
use std::rc::Rc;

/// What a run belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A part of the experiment, by its index.
    Part(usize),
    /// The transfer question.
    Transfer,
    /// A program at the lesson's end.
    Practice(Exercise),
}

/// One run that a lesson can make.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedRun {
    /// What it belongs to.
    pub group: Group,
    /// What it runs.
    pub spec: Rc<Spec>,
    /// Its record; `None` until it has ended.
    pub record: Option<Same<RunRecord>>,
}

/// All runs of a lesson: those of its experiment in order, that of its transfer question, and those of its practice.
#[derive(Clone, Debug, PartialEq)]
pub struct Runs {
    /// The parts of the experiment.
    pub parts: Rc<Vec<Part>>,
    /// The runs.
    pub all: Vec<PlannedRun>,
    cores: u32,
}

impl Runs {
    /// The runs of a lesson on a machine with so many cores.
    pub fn of(lesson: &Lesson, cores: u32) -> Self {
        let parts = lesson.parts(cores);
        let run = |group, spec| PlannedRun { group, spec: Rc::new(spec), record: None };
        let mut all = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            // A test holds every part of every lesson to be valid.
            let specs = part.specs().unwrap_or_default();
            all.extend(specs.into_iter().map(|spec| run(Group::Part(index), spec)));
        }
        all.push(run(Group::Transfer, (lesson.transfer.spec)(cores)));
        Self { parts: Rc::new(parts), all, cores }
    }

    /// What a run of a program at the lesson's end runs is now this.
    pub fn practise(&mut self, practice: &Practice) {
        let (group, spec) = (Group::Practice(practice.exercise), Rc::new(practice.spec()));
        match self.all.iter_mut().find(|run| run.group == group) {
            Some(run) => run.spec = spec,
            None => self.all.push(PlannedRun { group, spec, record: None }),
        }
    }

    /// The runs of a group.
    pub fn at(&self, group: Group) -> Vec<usize> {
        (0..self.all.len()).filter(|index| self.all[*index].group == group).collect()
    }

    /// The runs of the experiment.
    pub fn experiment(&self) -> Vec<usize> {
        let is_part = |index: &usize| matches!(self.all[*index].group, Group::Part(_));
        (0..self.all.len()).filter(is_part).collect()
    }

    /// The run of the transfer question.
    pub fn transfer(&self) -> usize {
        self.at(Group::Transfer).first().copied().unwrap_or_default()
    }

    /// The runs of the experiment that have no record yet; all of them where none is missing.
    pub fn wanted(&self) -> Vec<usize> {
        let missing: Vec<usize> =
            self.experiment().into_iter().filter(|index| self.all[*index].record.is_none()).collect();
        if missing.is_empty() { self.experiment() } else { missing }
    }

    /// Whether every run of the experiment has a record.
    pub fn is_complete(&self) -> bool {
        self.experiment().into_iter().all(|index| self.all[index].record.is_some())
    }

    /// Whether any run of the experiment has a record.
    pub fn has_begun(&self) -> bool {
        self.experiment().into_iter().any(|index| self.all[index].record.is_some())
    }

    /// The first run of the part with this id.
    pub fn find(&self, part: &str) -> Option<usize> {
        let index = self.parts.iter().position(|known| known.id == part)?;
        self.at(Group::Part(index)).first().copied()
    }

    /// The records of the experiment so far.
    pub fn records(&self) -> Vec<Same<RunRecord>> {
        self.experiment().into_iter().filter_map(|index| self.all[index].record.clone()).collect()
    }

    /// The records of all runs so far.
    pub fn all_records(&self) -> Vec<Same<RunRecord>> {
        self.all.iter().filter_map(|run| run.record.clone()).collect()
    }

    /// A group's title.
    pub fn title(&self, group: Group) -> &'static str {
        match group {
            Group::Part(index) => self.parts.get(index).map_or("", |part| part.title),
            Group::Transfer => "Another case",
            Group::Practice(exercise) => exercise.title(),
        }
    }

    /// The value that tells a run of a sweep from its neighbours.
    pub fn value(&self, index: usize) -> Option<f64> {
        let run = self.all.get(index)?;
        let Group::Part(part) = run.group else { return None };
        match &self.parts.get(part)?.kind {
            Kind::Sweep(sweep) => sweep.axis.vary.of(&run.spec),
            Kind::Run(_) => None,
        }
    }

    /// What some of the runs run, in their order.
    pub fn specs(&self, runs: &[usize]) -> Vec<Spec> {
        runs.iter().filter_map(|index| self.all.get(*index)).map(|run| (*run.spec).clone()).collect()
    }

    /// About how long some of the runs take together.
    pub fn estimate(&self, runs: &[usize]) -> Estimate {
        let each = runs.iter().filter_map(|index| self.all.get(*index));
        Estimate { total_ms: each.map(|run| Estimate::of(&run.spec, self.cores).total_ms).sum() }
    }
}
