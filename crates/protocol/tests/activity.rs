//! What a teacher's link asks of a class.

use overlap_protocol::permalink::decode;

const CORES: u32 = 4;

#[test]
fn what_a_teacher_asks_is_read_or_named() {
    let read = |query: &str| {
        let link = decode(query, CORES);
        let asked = link.settings.activity.map(|activity| (activity.title, activity.question.to_string()));
        (asked, link.notices.into_iter().map(|notice| notice.message).collect::<Vec<_>>().join(" "))
    };
    let asked = |title: &str, question: &str| Some((title.to_owned(), question.to_owned()));
    let none = String::new;
    assert_eq!(read("?activity=7b"), (asked("7b", "speedup:async"), none()));
    assert_eq!(read("?activity=&predict=total:serial"), (asked("", "total:serial"), none()));
    assert_eq!(read("?lesson=x").0, None);
    let long = format!("?activity={}", "%C3%A4".repeat(100));
    assert_eq!(read(&long).0.map(|(title, _)| title.chars().count()), Some(80));
    for (query, question, said) in [
        ("?activity=x&predict=luck", Some("speedup:async"), "`luck` is not a question"),
        ("?activity=x&predict=speedup:serial", Some("speedup:async"), "`speedup:serial` is not measured"),
        ("?activity=x&strategies=rayon&predict=speedup:rayon", Some("total:rayon"), "is not measured"),
        ("?activity=x&sweep=tasks:2,4", None, "a sweep measures several numbers"),
        ("?predict=speedup:rayon", None, "it belongs to a link with `activity=`"),
    ] {
        let (asked, notices) = read(query);
        assert_eq!(asked.map(|(_, question)| question).as_deref(), question, "{query}");
        assert!(notices.contains(said), "{query}: {notices}");
    }
}
