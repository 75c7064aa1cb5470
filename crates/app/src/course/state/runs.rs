//! What a lesson runs, one specification after the other, and what came of it.

use crate::model::{Estimate, Same};
use overlap_lessons::{Kind, Lesson, Part};
use overlap_protocol::Spec;
use overlap_record::RunRecord;
use std::rc::Rc;

/// Where a run belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A part of the experiment, by its index.
    Part(usize),
    /// The transfer question.
    Transfer,
}

/// One run that a lesson can make.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Where it belongs.
    pub place: Place,
    /// What it runs.
    pub spec: Rc<Spec>,
    /// What came of it.
    pub record: Option<Same<RunRecord>>,
}

/// All runs of a lesson, those of its experiment in order and that of its transfer question at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Runs {
    /// The parts of the experiment.
    pub parts: Rc<Vec<Part>>,
    /// The runs.
    pub all: Vec<Run>,
    cores: u32,
}

impl Runs {
    /// The runs of a lesson on a machine with so many cores.
    pub fn of(lesson: &Lesson, cores: u32) -> Self {
        let parts = lesson.parts(cores);
        let run = |place, spec| Run { place, spec: Rc::new(spec), record: None };
        let mut all = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            // A test holds every part of every lesson to be valid.
            let specs = part.specs().unwrap_or_default();
            all.extend(specs.into_iter().map(|spec| run(Place::Part(index), spec)));
        }
        all.push(run(Place::Transfer, (lesson.transfer.spec)(cores)));
        Self { parts: Rc::new(parts), all, cores }
    }

    /// The runs of one place.
    pub fn at(&self, place: Place) -> Vec<usize> {
        (0..self.all.len()).filter(|index| self.all[*index].place == place).collect()
    }

    /// The runs of the experiment.
    pub fn experiment(&self) -> Vec<usize> {
        (0..self.all.len()).filter(|index| self.all[*index].place != Place::Transfer).collect()
    }

    /// The run of the transfer question.
    pub fn transfer(&self) -> usize {
        self.all.len() - 1
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
        self.at(Place::Part(index)).first().copied()
    }

    /// The records of the experiment so far.
    pub fn records(&self) -> Vec<Same<RunRecord>> {
        self.experiment().into_iter().filter_map(|index| self.all[index].record.clone()).collect()
    }

    /// A place's title.
    pub fn title(&self, place: Place) -> &'static str {
        match place {
            Place::Part(index) => self.parts.get(index).map_or("", |part| part.title),
            Place::Transfer => "Another case",
        }
    }

    /// The value that tells a run of a sweep from its neighbours.
    pub fn value(&self, index: usize) -> Option<f64> {
        let run = self.all.get(index)?;
        let Place::Part(part) = run.place else { return None };
        match &self.parts.get(part)?.kind {
            Kind::Sweep(sweep) => sweep.axis.vary.of(&run.spec),
            Kind::Run(_) => None,
        }
    }

    /// About how long some of the runs take together.
    pub fn estimate(&self, runs: &[usize]) -> Estimate {
        let each = runs.iter().filter_map(|index| self.all.get(*index));
        Estimate { total_ms: each.map(|run| Estimate::of(&run.spec, self.cores).total_ms).sum() }
    }
}
