//! `cmi5.xml`, the course structure of cmi5 (<https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd>): an assignable unit a lesson.

use super::{
    course::{Course, Lesson},
    launch_page,
};

/// The share of right answers that passes, which a platform may change: one of two.
const MASTERY_SCORE: &str = "0.5";

/// What the names of course and lessons begin with. They stay the same wherever the site is, so that results find each other.
const IDS: &str = "urn:overlap-lab";

/// Writes the structure of a course. It does not list a package's files.
pub fn manifest(course: &Course, _: &[&str]) -> String {
    let Course { title, description, lessons, .. } = course;
    let units: String = lessons.iter().map(unit).collect();
    let texts = texts(title, description);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="{IDS}:course">
{texts}  </course>
{units}</courseStructure>
"#
    )
}

fn unit(Lesson { id, title, description }: &Lesson) -> String {
    let (texts, page) = (texts(title, description), launch_page(id));
    format!(
        r#"  <au id="{IDS}:lesson:{id}" launchMethod="AnyWindow" moveOn="CompletedOrPassed" masteryScore="{MASTERY_SCORE}">
{texts}    <url>{page}</url>
  </au>
"#
    )
}

fn texts(title: &str, description: &str) -> String {
    let text = |name: &str, text: &str| {
        format!("    <{name}><langstring lang=\"en\">{text}</langstring></{name}>\n")
    };
    text("title", title) + &text("description", description)
}
