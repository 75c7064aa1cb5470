//! The points of the latest sweep.

use super::plan::Plan;
use crate::model::Same;
use overlap_protocol::{Spec, Sweep};
use overlap_record::RunRecord;
use std::rc::Rc;

/// A sweep under way, or over.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    /// What is swept.
    pub sweep: Rc<Sweep>,
    /// The points that were measured, in order.
    pub records: Vec<Same<RunRecord>>,
    specs: Rc<Vec<Spec>>,
    chosen: Option<usize>,
}

impl Points {
    /// A sweep that begins; none where the plan is a single run.
    #[must_use]
    pub fn begin(plan: &Plan) -> Option<Self> {
        let sweep = Rc::new(plan.sweep()?);
        Some(Self { sweep, records: Vec::new(), specs: Rc::new(plan.specs()), chosen: None })
    }

    /// How many points there will be.
    #[must_use]
    pub fn total(&self) -> u32 {
        u32::try_from(self.specs.len()).unwrap_or(u32::MAX)
    }

    /// How many were measured.
    #[must_use]
    pub fn measured(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// The point under way in words: `point 2 of 6`.
    #[must_use]
    pub fn in_words(&self) -> String {
        format!("point {} of {}", (self.measured() + 1).min(self.total()), self.total())
    }

    /// What the point under way runs, if one is.
    #[must_use]
    pub fn current(&self) -> Option<Rc<Spec>> {
        self.specs.get(self.records.len()).cloned().map(Rc::new)
    }

    /// Shows the point with this value from now on, if it was measured.
    pub fn choose(&mut self, value: f64) {
        let index = self.sweep.axis.values.iter().position(|known| *known == value);
        self.chosen = index.filter(|index| *index < self.records.len()).or(self.chosen);
    }

    /// The point that is shown: the one that the reader chose, else the last.
    #[must_use]
    pub fn shown(&self) -> Option<(f64, &Same<RunRecord>)> {
        let last = self.records.len().checked_sub(1)?;
        let index = self.chosen.unwrap_or(last).min(last);
        Some((*self.sweep.axis.values.get(index)?, &self.records[index]))
    }
}
