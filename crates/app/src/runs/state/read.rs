//! What becomes of records that were read: from files, and from what the device keeps.

use super::{Found, MAX_NAME, MAX_PROBLEM, MAX_PROBLEMS, OpenedRun, Origin, Seen, State, clipped};
use crate::bridge::ReadError;
use overlap_findings::{class::MAX_MACHINES, do_the_same_work};
use overlap_record::format;

impl State {
    /// Takes the runs of files in, and says what was wrong with the rest.
    pub(super) fn read(&mut self, found: Vec<Found>, mut problems: Vec<String>) {
        let given_up = self.opening.take().map_or(0, |opening| opening.given_up);
        if given_up > 0 {
            let files = format::counted(given_up as u64, "file");
            problems.push(format!("{files} opened before these had not been read yet; open them again."));
        }
        let mut handed_in = false;
        for found in &found {
            let code = found.record.hand_in.as_deref();
            match code.map(|code| self.hand_ins.take(code)) {
                Some(Err(problem)) => {
                    problems.push(format!("{}: {problem}.", clipped(&found.name, MAX_NAME)))
                }
                Some(Ok(())) => handed_in = true,
                None => {}
            }
        }
        let is_one_file = found.iter().filter(|found| !found.follows).count() == 1;
        let room = MAX_MACHINES.saturating_sub(self.files().len());
        if found.len() > room {
            let left_out = format::counted((found.len() - room) as u64, "file");
            problems
                .push(format!("At most {MAX_MACHINES} files can be open at once; {left_out} were left out."));
        }
        let mut again = Vec::new();
        let mut ids = Vec::new();
        for found in found.into_iter().take(room) {
            let same = self.runs.iter().find(|run| run.origin == Origin::File && run.is_of(&found.record));
            again.extend(same.map(|same| (clipped(&found.name, MAX_NAME), same.name.clone())));
            ids.push(self.add(found));
        }
        match &again[..] {
            [] => {}
            [(file, same)] => problems.push(format!("{file} holds the same run as {same}.")),
            more => problems.push(format!(
                "{} files hold a run that another file holds, too.",
                format::count(more.len() as u64)
            )),
        }
        self.seen = match ids[..] {
            [] => self.seen,
            _ if handed_in => Seen::Predictions,
            _ if self.compares_with_cpython(&ids) => Seen::Compared,
            [id, ..] if is_one_file => Seen::One(id),
            _ => Seen::Class,
        };
        let more = problems.len().saturating_sub(MAX_PROBLEMS);
        self.problems = problems.iter().take(MAX_PROBLEMS).map(|it| clipped(it, MAX_PROBLEM)).collect();
        if more > 0 {
            self.problems.push(format!("{} more files could not be read.", format::count(more as u64)));
        }
        self.reading = None;
    }

    /// Chooses runs that were opened just now for comparison if some were made in CPython: with each other, or one alone with the
    /// newest run that a page made of the same work. Whether it did.
    fn compares_with_cpython(&mut self, ids: &[u32]) -> bool {
        let is_new = |run: &&OpenedRun| ids.contains(&run.id);
        let Some(there) = self.runs.iter().filter(is_new).find(|run| run.record.is_of_cpython()) else {
            return false;
        };
        let mut chosen = ids.to_vec();
        if let [_] = ids {
            let does_the_same = |run: &&OpenedRun| {
                !run.record.is_of_cpython() && do_the_same_work(&[&*run.record, &*there.record])
            };
            let Some(here) = self.runs.iter().find(does_the_same) else { return false };
            // The page's run comes first, as what the other is compared with.
            chosen.push(here.id);
        }
        for run in &mut self.runs {
            run.chosen = chosen.contains(&run.id);
        }
        true
    }

    /// Says which of the runs that this device keeps are not shown. All of them stay on the device.
    pub(super) fn leave_out(&mut self, unread: &[ReadError]) {
        let runs = |count: usize| format::counted(count as u64, "run");
        let reason = unread.iter().find_map(|error| match error {
            ReadError::Unloaded(reason) => Some(reason),
            ReadError::Wrong(_) | ReadError::Lost(_) => None,
        });
        self.unloaded = unread.iter().filter(|error| matches!(error, ReadError::Unloaded(_))).count();
        let lost = unread.len() - self.unloaded;
        if lost > 0 {
            self.problems
                .push(format!("{} that this device kept could not be read and cannot be shown.", runs(lost)));
        }
        if let Some(reason) = reason {
            let problem = format!(
                "{} kept on this device cannot be shown now: the part of this site that reads run records could not be loaded \
                 ({reason}). Nothing is lost; check the connection and reload the page.",
                runs(self.unloaded)
            );
            self.problems.push(clipped(&problem, MAX_PROBLEM));
        }
    }
}
