//! No lesson lacks a part.

use crate::machine;
use overlap_lessons::{ALL, Cell, Kind, Place, Prediction, Reading, plain, range_of};
use overlap_protocol::{
    convert,
    permalink::{self, Settings},
};
use std::collections::BTreeSet;

const CORES: [u32; 5] = [1, 2, 4, 8, 16];

#[test]
fn lessons_have_names_that_an_address_can_hold() {
    let ids: BTreeSet<&str> = ALL.iter().map(|lesson| lesson.id).collect();
    assert_eq!(ALL.len(), ids.len());
    for lesson in ALL {
        assert!(lesson.id.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{}", lesson.id);
        assert!(overlap_lessons::find(lesson.id).is_some_and(|found| std::ptr::eq(found, *lesson)));
    }
}

#[test]
fn every_lesson_has_every_part() {
    for lesson in ALL {
        let id = lesson.id;
        let text = lesson.article().text;
        assert!(!lesson.title().is_empty() && lesson.description().ends_with(['.', '?']), "{id}");
        let sections = [
            text.question,
            text.predict.question,
            text.run,
            text.observe.question,
            text.explanation,
            text.document,
        ];
        assert!(sections.iter().all(|section| !section.0.is_empty()), "{id}: a section is empty");
        assert!(text.observe.options.len() > 1, "{id}: the observation has no options");
        assert!(text.transfer.options.len() > 1 && !text.transfer.after.0.is_empty(), "{id}: the transfer");
        for option in text.observe.options.iter().chain(text.transfer.options) {
            assert!(!option.feedback.0.is_empty(), "{id}: nothing is said to who chooses `{}`", option.text);
        }
        assert!(
            !lesson.article().sources.is_empty() && !lesson.article().published.is_empty(),
            "{id}: no source"
        );
        assert!(
            lesson.article().published.iter().all(|table| lesson.article().sources.contains(&table.source)),
            "{id}: a source"
        );
        assert!(lesson.article().focus.len() > 1, "{id}: no code");
        assert!((3..=7).contains(&lesson.claims.len()), "{id}: {} claims", lesson.claims.len());
    }
}

#[test]
fn tables_have_a_cell_for_every_column_and_figures_that_are_figures() {
    for lesson in ALL {
        for table in lesson.article().published {
            for row in table.rows {
                assert_eq!(row.cells.len(), table.columns.len(), "{}: {}", lesson.id, row.name);
                for cell in row.cells {
                    let figure = match cell {
                        Cell::Time(time) => time.map(|figure| figure.seconds),
                        Cell::Times(times) => Some(*times),
                        Cell::Text(_) => None,
                    };
                    assert!(figure.is_none_or(|figure| figure > 0.0), "{}: {}", lesson.id, row.name);
                }
            }
        }
    }
}

#[test]
fn predictions_have_as_many_options_as_their_text_and_no_gap_between_them() {
    for lesson in ALL {
        let options = lesson.article().text.predict.options.len();
        match lesson.prediction {
            Prediction::Choice { ranges, .. } => assert_eq!(options, ranges.len(), "{}", lesson.id),
            Prediction::Scale { min, max, logarithmic, .. } => {
                assert!(options == 0 && min < max && (!logarithmic || min > 0.0), "{}", lesson.id);
            }
            Prediction::Bars { strategies, max, .. } => {
                assert!(options == 0 && strategies.len() > 1 && max > 0.0, "{}", lesson.id);
            }
            Prediction::Tools { tools, cases } => {
                assert!(tools.len() > 1 && cases.len() > 1, "{}", lesson.id);
                let text = lesson.article().text.predict;
                let parts = lesson.parts(4);
                let titles = parts.iter().map(|part| (part.id, part.title.to_owned()));
                let said = text.options.iter().map(|option| plain(option.text));
                assert!(
                    titles.eq(cases.iter().copied().zip(said)),
                    "{}: parts and options differ",
                    lesson.id
                );
                assert!(
                    text.options.iter().all(|option| !option.feedback.0.is_empty()),
                    "{}: no reason",
                    lesson.id
                );
                for part in parts {
                    let specs = part.specs().unwrap();
                    let all = tools.iter().all(|tool| specs[0].strategies.contains(&tool.strategy));
                    assert!(all && specs.len() == 1, "{}: {} lacks a tool", lesson.id, part.id);
                }
            }
        }
        let transfer = &lesson.transfer;
        assert_eq!(lesson.article().text.transfer.options.len(), transfer.ranges.len(), "{}", lesson.id);
        assert!(transfer.answer < transfer.ranges.len(), "{}", lesson.id);
        assert!(transfer.ranges.iter().all(|[low, high]| low <= high), "{}", lesson.id);
    }
}

#[test]
fn everything_that_a_lesson_runs_is_valid_on_every_machine_and_fits_into_a_link() {
    for lesson in ALL {
        for cores in CORES {
            let mut specs: Vec<_> =
                lesson.parts(cores).iter().flat_map(|part| part.specs().expect(part.id)).collect();
            specs.push((lesson.transfer.spec)(cores));
            for spec in specs {
                assert_eq!(convert::validate(&spec), Ok(()), "{}: {}", lesson.id, spec.workload);
                let settings = Settings::of(spec);
                // Code of one's own is not in the query but in the fragment.
                let code = settings.spec.code.clone().map(Ok);
                let link = permalink::decode_with_code(&permalink::encode(&settings), cores, code);
                assert_eq!(
                    link.settings, settings,
                    "{}: a run from a link would not be the lesson's",
                    lesson.id
                );
            }
        }
    }
}

#[test]
fn parts_can_be_told_apart() {
    for lesson in ALL {
        let parts = lesson.parts(2);
        let specs: Vec<_> = parts.iter().flat_map(|part| part.specs().unwrap()).collect();
        for (i, spec) in specs.iter().enumerate() {
            assert!(!specs[..i].contains(spec), "{}: two parts run the same", lesson.id);
        }
        let ids: BTreeSet<_> = parts.iter().map(|part| part.id).collect();
        assert_eq!(ids.len(), parts.len(), "{}", lesson.id);
    }
    let sweeps =
        ALL.iter().flat_map(|lesson| lesson.parts(4)).filter(|part| matches!(part.kind, Kind::Sweep(_)));
    assert_eq!(sweeps.count(), 6);
}

#[test]
fn every_placeholder_of_every_lesson_has_a_value() {
    for lesson in ALL {
        let records = machine::records(lesson, 4);
        let answer = crate::judging::some_answer(lesson);
        let options: Vec<_> =
            lesson.article().text.predict.options.iter().map(|option| plain(option.text)).collect();
        let reading = Reading {
            lesson,
            evidence: lesson.evidence(&records),
            answer: Some(&answer),
            options: &options,
            place: Place::Live,
        };
        let text = lesson.article().text;
        let quizzes = [text.predict, text.observe, text.transfer];
        let mut texts = vec![text.question, text.run, text.explanation, text.document];
        for quiz in quizzes {
            texts.extend([quiz.question, quiz.after]);
            texts.extend(quiz.options.iter().map(|option| option.feedback));
        }
        for name in texts.iter().flat_map(|text| text.placeholders()) {
            let value = reading.value(name);
            assert!(value.is_some_and(|value| !value.is_empty()), "{}: `{{{name}}}` has no value", lesson.id);
        }
        assert!(text.explanation.placeholders().any(|name| name == "prediction"), "{}", lesson.id);
        assert!(text.explanation.placeholders().any(|name| name == "judgement"), "{}", lesson.id);
        let before_the_run = [text.question, text.predict.question, text.run];
        for name in before_the_run.iter().flat_map(|text| text.placeholders()) {
            assert!(name.starts_with("link."), "{}: `{{{name}}}` has no value before the run", lesson.id);
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for lesson in ALL {
        let parts: Vec<_> = lesson.parts(2).iter().map(|part| part.id).collect();
        for block in lesson.article().text.explanation.0 {
            for link in block.split("data-part=\"").skip(1) {
                let words: Vec<&str> = link.split('"').step_by(2).take(3).collect();
                assert!(parts.contains(&words[0]), "{}: no part `{}`", lesson.id, words[0]);
                assert!(
                    words[1].parse::<overlap_record::StrategyId>().is_ok(),
                    "{}: {}",
                    lesson.id,
                    words[1]
                );
                let kinds = overlap_record::SpanKind::ALL.map(overlap_record::SpanKind::name);
                assert!(kinds.contains(&words[2]), "{}: {}", lesson.id, words[2]);
            }
        }
    }
}

#[test]
fn observations_have_their_right_option_read_off_the_run() {
    for lesson in ALL {
        for cores in [2, 4, 8] {
            let records = machine::records(lesson, cores);
            let observed = lesson.observed(&lesson.evidence(&records));
            let observed = observed.unwrap_or_else(|missing| panic!("{}: {missing}", lesson.id));
            assert!(observed < lesson.article().text.observe.options.len(), "{}", lesson.id);
        }
        assert!(lesson.observed(&lesson.evidence(&[])).is_err(), "{}: nothing was run", lesson.id);
    }
}

#[test]
fn running_the_unseen_case_confirms_the_answer() {
    for lesson in ALL {
        for cores in [2, 4, 8] {
            let record = machine::record(&(lesson.transfer.spec)(cores), cores);
            let checked =
                lesson.transfer.check(&record).unwrap_or_else(|missing| panic!("{}: {missing}", lesson.id));
            assert_eq!(checked.option, Some(lesson.transfer.answer), "{}: {}", lesson.id, checked.words);
        }
    }
    assert_eq!(range_of(&[[0.0, 1.0], [1.0, 2.0]], 3.0), None);
}
