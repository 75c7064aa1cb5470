//! What stands beside the lessons: teachers' pages, projector views, and questions to remember.

use crate::{
    machine,
    pages::{BANNED, balanced, made_up, page, recorded},
};
use overlap_lessons::{ALL, Lesson, html, plain};
use std::collections::BTreeSet;

/// A page that has no program, whole and safe.
fn sound(name: &str, page: &str) {
    balanced(name, page);
    for banned in BANNED.iter().chain(&["{link.", "not measured here", "You predicted", "href=\"http"]) {
        assert!(!page.contains(banned), "{name}: {banned}");
    }
    assert!(!page.contains(html::PROGRAM_SLOT), "{name}: it has no program");
}

/// What stands between two strings, each time.
fn between<'a>(text: &'a str, from: &'a str, to: &'a str) -> Vec<&'a str> {
    text.split(from).skip(1).filter_map(|rest| rest.split(to).next()).collect()
}

fn teacher(lesson: &Lesson, cores: u32) -> String {
    html::teacher(lesson, &machine::records(lesson, cores))
}

#[test]
fn every_lesson_has_notes_that_a_teacher_can_use() {
    for (at, lesson) in ALL.iter().enumerate() {
        let (id, notes) = (lesson.id, &lesson.teaching().notes);
        assert!(notes.objectives.len() >= 3, "{id}: objectives");
        assert!((25..=60).contains(&notes.minutes_in_all()), "{id}: {} minutes", notes.minutes_in_all());
        assert!(notes.misconceptions.len() >= 2 && notes.troubles.len() >= 2, "{id}");
        assert!(notes.discussion.len() >= 2, "{id}: nothing to discuss");
        for name in notes.prerequisites.placeholders() {
            let before = name.strip_prefix("link.lesson.").unwrap_or(name);
            assert!(
                ALL[..at].iter().any(|lesson| lesson.id == before),
                "{id}: `{before}` does not come before"
            );
        }
        let page = html::teacher(lesson, &recorded(lesson));
        sound(id, &page);
        assert!(page.contains(&format!("href=\"{id}.project.html\"")), "{id}");
    }
}

#[test]
fn the_answer_key_says_what_the_lesson_and_its_run_say() {
    for lesson in ALL {
        let (id, text) = (lesson.id, lesson.article().text);
        for cores in [2, 4, 8] {
            let page = teacher(lesson, cores);
            let key = between(&page, "<section id=\"answers\">", "</section>").concat();
            let given: Vec<String> = between(&key, "<strong>", "</strong>").into_iter().map(plain).collect();
            let records = machine::records(lesson, cores);
            let observed = lesson.observed(&lesson.evidence(&records)).unwrap();
            let [predicted, seen, other] = given.as_slice() else { panic!("{id}: {given:?}") };
            assert!(predicted.starts_with("In the recorded run: "), "{id}: {predicted}");
            assert_eq!(*seen, plain(text.observe.options[observed].text), "{id}");
            assert_eq!(*other, plain(text.transfer.options[lesson.transfer.answer].text), "{id}");
        }
    }
}

#[test]
fn on_a_projector_each_answer_comes_after_its_question() {
    for lesson in ALL {
        let (id, text) = (lesson.id, lesson.article().text);
        let page = html::project(lesson, &machine::records(lesson, 4), &made_up).unwrap();
        sound(id, &page);
        let slides = between(&page, "<section class=\"slide\"", "</section>");
        let numbers: Vec<_> =
            slides.iter().map(|slide| between(slide, " id=\"", "\"")[0].to_owned()).collect();
        let expected: Vec<_> = (1..=slides.len()).map(|number| number.to_string()).collect();
        assert_eq!(numbers, expected, "{id}");
        let at = |part: &str| slides.iter().position(|slide| slide.contains(part));
        let records = machine::records(lesson, 4);
        let observed = lesson.observed(&lesson.evidence(&records)).unwrap();
        for (quiz, right) in [(&text.observe, observed), (&text.transfer, lesson.transfer.answer)] {
            let right = quiz.options[right].text.split('{').next().unwrap();
            let asked = at(&format!("<li>{right}")).unwrap_or_else(|| panic!("{id}: {right}"));
            let told = at(&format!("<p class=\"right\">{right}")).unwrap_or_else(|| panic!("{id}: {right}"));
            assert_eq!(told, asked + 1, "{id}: {right}");
        }
        for question in &lesson.teaching().questions {
            let right = question.options[question.right].text;
            assert!(
                at(&format!("<li>{right}")) < at(&format!("<p class=\"right\">{right}")),
                "{id}: {right}"
            );
        }
        assert!(
            at("In the recorded run: ") > at("What did you see?"),
            "{id}: the prediction's answer comes late"
        );
    }
}

#[test]
fn questions_can_be_answered_and_the_right_option_is_not_always_in_one_place() {
    let mut places = BTreeSet::new();
    for lesson in ALL {
        let rights = lesson.teaching().questions.map(|question| question.right);
        assert!(rights.iter().collect::<BTreeSet<_>>().len() > 1, "{}: always in one place", lesson.id);
        places.extend(rights);
        for question in &lesson.teaching().questions {
            let texts: BTreeSet<_> = question.options.iter().map(|option| option.text).collect();
            assert_eq!(texts.len(), question.options.len(), "{}: {}", lesson.id, question.asks);
            let feedback = question.options.iter().flat_map(|option| option.feedback.placeholders());
            assert!(
                feedback.into_iter().all(|name| name.starts_with("link.")),
                "{}: asked without a run",
                lesson.id
            );
        }
    }
    assert_eq!(places.len(), 3);
}

#[test]
fn a_lesson_asks_its_own_questions_and_those_of_two_lessons_ago() {
    for (at, lesson) in ALL.iter().enumerate() {
        let page = page(lesson, &[]);
        let (before, rest) = page.split_once("<div id=\"app\">").unwrap();
        let after = rest.rsplit_once("</main>").unwrap().1;
        let earlier = at.checked_sub(2).map(|at| ALL[at].id);
        let of = |id: &str, fragment: &str| format!("href=\"{id}.questions.html{fragment}\"");
        assert_eq!(
            before.matches(".questions.html").count(),
            usize::from(earlier.is_some()),
            "{}",
            lesson.id
        );
        assert!(earlier.is_none_or(|earlier| before.contains(&of(earlier, "#later"))), "{}", lesson.id);
        assert!(after.contains(&of(lesson.id, "")), "{}", lesson.id);
        let questions = html::questions(lesson);
        sound(lesson.id, &questions);
        assert_eq!(questions.matches("<fieldset ").count(), 3, "{}", lesson.id);
        assert_eq!(
            questions.matches("<summary>Answer</summary>").count(),
            3,
            "{}: without scripts",
            lesson.id
        );
    }
}

#[test]
fn the_test_has_a_question_of_each_lesson_and_the_list_for_teachers_every_lesson() {
    let (test, teachers) = (html::test(), html::teachers());
    sound("test", &test);
    sound("teachers", &teachers);
    assert_eq!(test.matches("<fieldset ").count(), ALL.len());
    for lesson in ALL {
        let [first, ..] = lesson.teaching().questions;
        assert!(test.contains(&format!("{}</legend>", first.asks)), "{}", lesson.id);
        for page in ["teacher", "project"] {
            assert!(teachers.contains(&format!("href=\"{}.{page}.html\"", lesson.id)), "{}", lesson.id);
        }
    }
    assert!(html::index().contains("href=\"test.html\""));
}
