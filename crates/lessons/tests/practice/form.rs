//! What every lesson's end has, beside what the build already refuses.

use crate::programs::{of, solution};
use overlap_lessons::{ALL, SourceFile, escaped, html, practice::run_of};
use overlap_protocol::code;
use overlap_record::{Spec, StrategyId, strategy::Needs};

#[test]
fn every_setting_can_be_used_as_it_stands() {
    for lesson in ALL {
        let practice = of(lesson);
        for exercise in [&practice.modify, &practice.make] {
            let (spec, notices) = run_of(exercise.setting, 2);
            assert!(notices.is_empty(), "{}: {notices:?}", lesson.id);
            assert!((2..=40).contains(&spec.tasks) && spec.repeats <= 3, "{}: {spec:?}", lesson.id);
            let own = Spec { code: Some(exercise.program.to_owned()), ..spec };
            assert_eq!(code::check(&own), Ok(()), "{}", lesson.id);
        }
    }
}

/// Where neither threads nor further workers can be started, one way is left.
#[test]
fn something_of_every_practice_runs_everywhere() {
    for lesson in ALL {
        for exercise in [&of(lesson).modify, &of(lesson).make] {
            let (spec, _) = run_of(exercise.setting, 2);
            let anywhere = |id: &StrategyId| id.facts().needs == Needs::Nothing;
            assert!(spec.strategies.iter().any(anywhere), "{}: {:?}", lesson.id, spec.strategies);
        }
    }
}

/// A file that marks every excerpt of the strategy that a lesson shows.
fn made_up(strategy: StrategyId) -> Option<&'static str> {
    let focuses = ALL.iter().flat_map(|lesson| lesson.article().focus);
    let own = focuses.filter(|focus| focus.file == SourceFile::Strategy(strategy));
    Some(own.map(|focus| format!("// excerpt: {}\nmade_up();\n", focus.excerpt)).collect::<String>().leak())
}

#[test]
fn a_page_shows_the_programs_and_the_check_and_no_solution() {
    for lesson in ALL {
        let page = html::page(lesson, &[], &[], &made_up).expect(lesson.id);
        let practice = of(lesson);
        for code in [practice.modify.program, practice.make.program, practice.check] {
            assert!(page.contains(&format!(">{}</pre>", escaped(code))), "{}: {code}", lesson.id);
        }
        assert!(!page.contains(&escaped(solution(lesson).trim_end())), "{}", lesson.id);
        for id in ["modify", "make"] {
            assert_eq!(page.matches(&format!("<section id=\"{id}\"")).count(), 1, "{}", lesson.id);
        }
    }
}
