//! The role of an isolated worker: it runs the chunks that its owner sends.

use crate::{host, outlet};
use overlap_protocol::{FromEngine, ToEngine};
use overlap_strategies::{
    Ended, Member,
    ports::{Blocking, Enlistment},
};

/// Serves its owner from now on.
pub fn listen() {
    let ports = host::ports();
    let mut member = None;
    outlet::receive(move |message| match message {
        ToEngine::Enlist { lane, collection, epoch_ms, deadline_ms, fault } => {
            let enlistment = Enlistment { collection, epoch_ms, deadline_ms, fault };
            member = Some(Member::new(lane, enlistment, ports.clone()));
        }
        ToEngine::Tasks { tasks, sent_ms } => {
            let Some(member) = &member else { return };
            outlet::send(&match member.run(&tasks, sent_ms) {
                Ok(answers) => FromEngine::Answered {
                    answers,
                    memory_bytes: crate::blocking::Browser.memory_bytes(),
                    sent_ms: member.now_ms(),
                },
                Err(Ended::Stopped) => FromEngine::Cancelled,
                Err(Ended::Failed(failure)) => FromEngine::Failed(failure),
            });
        }
        ToEngine::StartPool { .. } | ToEngine::Run(_) | ToEngine::Cancel | ToEngine::Calibrate { .. } => {}
    });
}
