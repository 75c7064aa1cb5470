//! `imsmanifest.xml` of SCORM 1.2, by its Content Aggregation Model: an item and a sharable content object a lesson.
//!
//! It names no mastery score, since a platform would then replace `completed` by `passed` or `failed`.

use super::{
    course::{Course, Lesson},
    launch_page,
};

/// Everything that the lessons share.
const SHARED: &str = "shared";

/// Writes the manifest of a course whose package has files at these paths.
pub fn manifest(course: &Course, paths: &[&str]) -> String {
    let Course { title, version, lessons, .. } = course;
    let items: String = lessons.iter().map(item).collect();
    let resources: String = lessons.iter().map(resource).collect();
    let is_launch_page = |path: &str| lessons.iter().any(|lesson| launch_page(&lesson.id) == path);
    let shared: String = paths.iter().filter(|path| !is_launch_page(path)).map(|path| file(path)).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="overlap" version="{version}" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
{items}    </organization>
  </organizations>
  <resources>
{resources}    <resource identifier="{SHARED}" type="webcontent" adlcp:scormtype="asset">
{shared}    </resource>
  </resources>
</manifest>
"#
    )
}

fn item(Lesson { id, title, .. }: &Lesson) -> String {
    format!(
        r#"      <item identifier="item-{id}" identifierref="lesson-{id}" isvisible="true">
        <title>{title}</title>
      </item>
"#
    )
}

fn resource(Lesson { id, .. }: &Lesson) -> String {
    let page = launch_page(id);
    let own = file(&page);
    format!(
        r#"    <resource identifier="lesson-{id}" type="webcontent" adlcp:scormtype="sco" href="{page}">
{own}      <dependency identifierref="{SHARED}" />
    </resource>
"#
    )
}

fn file(path: &str) -> String {
    format!("      <file href=\"{path}\" />\n")
}
