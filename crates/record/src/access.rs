//! Accesses of tasks to one variable that they share, in the order in which they happened.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// What a task did with the variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessKind {
    /// It read the value.
    Read,
    /// It wrote a value that it had worked out from the one it read last.
    Write,
}

/// One access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
pub struct Access {
    /// Its place among all accesses of the repeat, from 1. Where numbers are left out, those accesses are.
    pub number: u32,
    /// The task's index in task order, from 0.
    pub task: u32,
    /// What the task did.
    pub kind: AccessKind,
    /// The value that was read or written.
    pub value: u32,
}
