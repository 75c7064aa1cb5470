//! The quantity that a sweep varies, in the page's words.

use overlap_protocol::{
    Vary,
    workloads::{self, ParamSpec},
};
use overlap_record::format;

/// From here on not every whole number has a float of its own.
const MOST_COUNTED: f64 = 9e15;

/// The workload's parameter that is varied, where one is.
pub fn param(vary: &Vary, workload: &str) -> Option<&'static ParamSpec> {
    let id = match vary {
        Vary::Param(id) => id,
        Vary::Tasks | Vary::Workers | Vary::Chunk | Vary::Declared(_) => return None,
    };
    workloads::find(workload)?.params.iter().find(|param| param.id == id)
}

/// Its name on the page, with its unit: `workers`, `wait, ms`.
pub fn name(vary: &Vary, workload: &str) -> String {
    match param(vary, workload) {
        None if *vary == Vary::Chunk => String::from("tasks per chunk"),
        None => vary.name().to_owned(),
        Some(ParamSpec { label, unit: None, .. }) => label.to_ascii_lowercase(),
        Some(ParamSpec { label, unit: Some(unit), .. }) => format!("{}, {unit}", label.to_ascii_lowercase()),
    }
}

/// Its name in a list of choices: `Workers`, `Wait, ms`. That of a number in the code stays as it is written there.
pub fn title(vary: &Vary, workload: &str) -> String {
    match vary {
        Vary::Declared(name) => format!("{name} in the code"),
        _ => format::capitalised(&name(vary, workload)),
    }
}

/// One of its values: `0.25`, `20,000,000`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn value(value: f64) -> String {
    let is_counted = (1000.0..MOST_COUNTED).contains(&value) && value.fract() == 0.0;
    if is_counted { format::count(value as u64) } else { value.to_string() }
}
