//! What a class has handed in: codes that were pasted, and those of records that were opened.

use crate::model::Same;
use overlap_activity::{HandIn, find};
use overlap_record::format;

/// Most hand-ins at once.
const MOST: usize = 2000;

/// The hand-ins, and what became of the latest ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandIns {
    /// The hand-ins, in the order in which they came.
    pub all: Same<Vec<HandIn>>,
    /// Those that were removed last, for as long as they can be had back.
    pub removed: Same<Vec<HandIn>>,
    /// What was done with the codes that were pasted last.
    pub told: String,
    /// The codes among them that are wrong.
    pub wrong: Vec<String>,
}

impl HandIns {
    /// Takes the codes in a text. Whether there were any.
    pub fn paste(&mut self, text: &str) -> bool {
        let found = find(text);
        self.wrong = found.wrong.iter().map(|wrong| format::sentence(&wrong.to_string())).collect();
        let count = found.hand_ins.len();
        self.told = match count {
            0 if self.wrong.is_empty() => {
                String::from("No code was found. A code begins with OV1-; other text around it is ignored.")
            }
            0 => String::from("No code was added."),
            _ => format!("{} read.", format::counted(count as u64, "code")),
        };
        self.add(&found.hand_ins)
    }

    /// Takes the code of a record.
    ///
    /// # Errors
    /// What is wrong with it, in words that follow the record's name.
    pub fn take(&mut self, code: &str) -> Result<(), String> {
        let hand_in = HandIn::read(code).map_err(|error| format!("its run was opened, but {error}"))?;
        self.add(&[hand_in]);
        Ok(())
    }

    /// Adds those that are new. Whether any of them is there now.
    fn add(&mut self, hand_ins: &[HandIn]) -> bool {
        let mut any = false;
        let mut all = (*self.all).clone();
        for hand_in in hand_ins {
            if all.contains(hand_in) {
                any = true;
            } else if all.len() < MOST {
                all.push(hand_in.clone());
                any = true;
            } else {
                self.told = format!(
                    "At most {} codes can be added; the rest were left out.",
                    format::count(MOST as u64)
                );
            }
        }
        self.all = Same::new(all);
        any
    }

    /// Removes all of them, until they are had back.
    pub fn clear(&mut self) {
        *self = Self { removed: std::mem::take(&mut self.all), ..Self::default() };
    }

    /// Has back what was removed.
    pub fn restore(&mut self) {
        let removed = std::mem::take(&mut self.removed);
        self.add(&removed);
    }
}

/// The codes of hand-ins, one a line.
#[must_use]
pub fn codes(hand_ins: &[HandIn]) -> String {
    hand_ins.iter().map(|hand_in| hand_in.code() + "\n").collect()
}
