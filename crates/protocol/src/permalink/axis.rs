//! The part of a link that names a sweep: `sweep=workers:1,2,3,4`.

use super::parts::short;
use crate::{Axis, POINTS, Spec, Vary, workloads::finite};

/// Reads it for a specification. What cannot be used is named in a sentence each.
pub(super) fn read(text: &str, spec: &Spec) -> (Option<Axis>, Vec<String>) {
    let mut notes = Vec::new();
    let axis = axis(text, spec, &mut notes);
    (axis, notes)
}

fn axis(text: &str, spec: &Spec, notes: &mut Vec<String>) -> Option<Axis> {
    let Some((name, values)) = text.split_once(':') else {
        notes.push(format!("`{}` is not of the form `workers:1,2,3,4`; nothing is swept.", short(text)));
        return None;
    };
    let vary = match Vary::named(&short(name.trim()), &spec.workload, spec.code.as_deref()) {
        Ok(vary) => vary,
        Err(error) => {
            notes.push(format!("{error}. Nothing is swept."));
            return None;
        }
    };
    let mut chosen = Vec::new();
    for text in values.split(',').map(str::trim).filter(|text| !text.is_empty()) {
        let Some(value) = finite(text) else {
            notes.push(format!("`{}` is not a number, so it is left out.", short(text)));
            continue;
        };
        match vary.set(spec, value) {
            Ok(_) if chosen.contains(&value) => {
                notes.push(format!("`{}` is given more than once; it runs once.", short(text)));
            }
            Ok(_) if chosen.len() == *POINTS.end() => {
                notes.push(format!(
                    "`{}` is one value too many; a sweep has at most {}.",
                    short(text),
                    POINTS.end()
                ));
            }
            Ok(_) => chosen.push(value),
            Err(error) => notes.push(format!("{error}. This value is left out.")),
        }
    }
    if chosen.len() < *POINTS.start() {
        notes.push("fewer than two of its values can be used, so nothing is swept.".to_owned());
        return None;
    }
    Some(Axis::new(vary, chosen))
}
