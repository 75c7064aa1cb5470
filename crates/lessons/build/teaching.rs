//! `teacher.md` and `questions.md` of a lesson: what its teacher needs, and what its readers are asked again later.

use super::{
    blocks,
    markdown::{self, Item, Section},
    read,
};
use std::path::Path;

/// The title of `teacher.md`, and its sections in order: the heading, and whether it is a list.
const TEACHER: &str = "For teachers";
const SECTIONS: [(&str, bool); 8] = [
    ("Objectives", true),
    ("Level", false),
    ("Prerequisites", false),
    ("Minutes", true),
    ("Misconceptions", true),
    ("Answer key", true),
    ("Discussion", true),
    ("What can go wrong", true),
];

/// What an objective begins with: each can be seen or heard, so that a teacher can check it.
const VERBS: [&str; 20] = [
    "Change", "Choose", "Compare", "Compute", "Count", "Describe", "Draw", "Estimate", "Explain", "Find",
    "Give", "Measure", "Name", "Predict", "Read", "Say", "Show", "Sort", "Tell", "Write",
];

/// The steps of a lesson whose minutes are given. The last two only a lesson has that has such a step.
const STEPS: [&str; 7] = ["Predict", "Run", "Observe", "Explain", "Transfer", "Modify", "Make"];
const STEPS_OF_ALL: usize = 5;

/// What the answer key answers.
const ANSWERED: [&str; 3] = ["Predict", "Observe", "Another case"];

/// The title of `questions.md`, and its sections.
const QUESTIONS: &str = "Questions";
const ASKED: [&str; 3] = ["Question 1", "Question 2", "Question 3"];

/// What an option begins with that is right, and one that is not.
const RIGHT: &str = "[x] ";
const NOT_RIGHT: &str = "[ ] ";

/// The value of a `Teaching`, from the two files in a lesson's folder.
pub fn teaching(folder: &Path) -> Result<String, String> {
    let of = |name: &str, parse: fn(&str) -> Result<String, String>| {
        let file = folder.join(name);
        if !file.is_file() {
            return Err(format!(
                "{}: it is missing; every lesson has one, of the form that “A lesson” in ARCHITECTURE.md describes",
                file.display()
            ));
        }
        parse(&read(&file)?).map_err(|problem| format!("{}: {problem}", file.display()))
    };
    let (notes, questions) = (of("teacher.md", notes)?, of("questions.md", questions)?);
    Ok(format!("Teaching {{ notes: {notes}, questions: {questions} }}"))
}

/// The sections of a file that has this title, each in its place and not empty.
fn sections(text: &str, title: &str, headings: &[&str]) -> Result<Vec<Section>, String> {
    let document = markdown::document(text)?;
    if document.title.as_deref() != Some(title) {
        return Err(format!("it has to begin with the title `# {title}`"));
    }
    if let Some(lead) = document.lead {
        return Err(format!("`{lead}` stands before the first section"));
    }
    let mut found = document.sections.into_iter();
    let mut sections = Vec::new();
    for heading in headings {
        let section = found
            .next()
            .filter(|section| section.heading == *heading)
            .ok_or_else(|| format!("the section `## {heading}` is missing, or not in its place"))?;
        if section.blocks.is_empty() && section.options.is_empty() {
            return Err(format!("the section `## {heading}` is empty"));
        }
        sections.push(section);
    }
    match found.next() {
        Some(section) => Err(format!("there is no section `## {}` in this file", section.heading)),
        None => Ok(sections),
    }
}

fn notes(text: &str) -> Result<String, String> {
    let sections = sections(text, TEACHER, &SECTIONS.map(|(heading, _)| heading))?;
    for (section, (heading, is_list)) in sections.iter().zip(SECTIONS) {
        let is_text = section.options.is_empty();
        if is_list && (is_text || !section.blocks.is_empty() || !section.after.is_empty()) {
            return Err(format!("the section `## {heading}` has to be a list and nothing else"));
        }
        if !is_list && !is_text {
            return Err(format!("the section `## {heading}` has to be text without a list"));
        }
    }
    let named =
        |problem: String, section: &Section| format!("the section `## {}`: {problem}", section.heading);
    let [objectives, level, before, minutes, misconceptions, key, discussion, wrong] = sections.as_slice()
    else {
        return Err("a section is missing".to_owned());
    };
    Ok(format!(
        "Notes {{ objectives: &[{}], level: {}, prerequisites: {}, minutes: &[{}], misconceptions: &[{}], \
         answers: [{}], discussion: &[{}], troubles: &[{}] }}",
        lines(objectives, begins_with_a_verb).map_err(|problem| named(problem, objectives))?,
        blocks(&level.blocks),
        blocks(&before.blocks),
        steps(minutes).map_err(|problem| named(problem, minutes))?,
        remarks(misconceptions).map_err(|problem| named(problem, misconceptions))?,
        answers(key).map_err(|problem| named(problem, key))?,
        lines(discussion, |_| Ok(())).map_err(|problem| named(problem, discussion))?,
        remarks(wrong).map_err(|problem| named(problem, wrong))?,
    ))
}

fn begins_with_a_verb(text: &str) -> Result<(), String> {
    let first = text.split([' ', ',']).next().unwrap_or_default();
    if VERBS.contains(&first) {
        return Ok(());
    }
    Err(format!("`{text}` does not begin with something that can be checked: {}", VERBS.join(", ")))
}

/// Items of one paragraph each.
fn lines(section: &Section, check: fn(&str) -> Result<(), String>) -> Result<String, String> {
    let line = |item: &Item| {
        check(&item.text)?;
        if item.feedback.is_empty() {
            return Ok(format!("{:?}", item.text));
        }
        Err(format!("`{}` has to be one paragraph", item.text))
    };
    Ok(section.options.iter().map(line).collect::<Result<Vec<_>, String>>()?.join(", "))
}

/// Items such as `Predict: 8`.
fn steps(section: &Section) -> Result<String, String> {
    let mut found = Vec::new();
    for item in &section.options {
        let minutes = item.text.split_once(": ").and_then(|(name, minutes)| {
            let minutes: u32 = minutes.parse().ok().filter(|minutes| (1..=60).contains(minutes))?;
            Some((name, minutes))
        });
        let (name, minutes) =
            minutes.ok_or_else(|| format!("`{}` is not of the form `Predict: 8`, in minutes", item.text))?;
        found.push((name, minutes));
    }
    let names: Vec<_> = found.iter().map(|(name, _)| *name).collect();
    let optional = STEPS[STEPS_OF_ALL..].iter().filter(|step| names.contains(step));
    let wanted: Vec<_> = STEPS[..STEPS_OF_ALL].iter().chain(optional).copied().collect();
    if names != wanted {
        let [all, some] = [STEPS[..STEPS_OF_ALL].join(", "), STEPS[STEPS_OF_ALL..].join(", ")];
        return Err(format!("it has to list {all}, and may list {some}, in this order"));
    }
    Ok(found.iter().map(|(name, minutes)| format!("({name:?}, {minutes})")).collect::<Vec<_>>().join(", "))
}

/// Items of a first paragraph and what belongs to it.
fn remarks(section: &Section) -> Result<String, String> {
    let remark = |item: &Item| {
        if item.feedback.is_empty() {
            return Err(format!("`{}` needs a second paragraph, indented: what to say or to do", item.text));
        }
        Ok(format!("Remark {{ about: {:?}, says: {} }}", item.text, blocks(&item.feedback)))
    };
    Ok(section.options.iter().map(remark).collect::<Result<Vec<_>, String>>()?.join(", "))
}

fn answers(section: &Section) -> Result<String, String> {
    let names: Vec<_> = section.options.iter().map(|item| item.text.as_str()).collect();
    if names != ANSWERED {
        return Err(format!(
            "it has to list {}, in this order, and to say more in a second paragraph of each",
            ANSWERED.join(", ")
        ));
    }
    remarks(section)?;
    Ok(section.options.iter().map(|item| blocks(&item.feedback)).collect::<Vec<_>>().join(", "))
}

fn questions(text: &str) -> Result<String, String> {
    let questions = sections(text, QUESTIONS, &ASKED)?;
    let question = |section: &Section| {
        question(section).map_err(|problem| format!("the section `## {}`: {problem}", section.heading))
    };
    let questions = questions.iter().map(question).collect::<Result<Vec<_>, String>>()?;
    Ok(format!("[{}]", questions.join(", ")))
}

fn question(section: &Section) -> Result<String, String> {
    let asked = match section.blocks.as_slice() {
        [block] if section.after.is_empty() => {
            block.strip_prefix("<p>").and_then(|block| block.strip_suffix("</p>"))
        }
        _ => None,
    };
    let asked = asked.ok_or("it has to be one paragraph, and a list of options")?;
    let (mut options, mut right) = (Vec::new(), Vec::new());
    for (index, item) in section.options.iter().enumerate() {
        let text = match (item.text.strip_prefix(RIGHT), item.text.strip_prefix(NOT_RIGHT)) {
            (Some(text), _) => {
                right.push(index);
                text
            }
            (_, Some(text)) => text,
            _ => return Err(format!("`{}` begins with neither `{RIGHT}` nor `{NOT_RIGHT}`", item.text)),
        };
        if item.feedback.is_empty() {
            return Err(format!("nothing is said to who chooses `{text}`: add an indented paragraph"));
        }
        options.push(format!("Choice {{ text: {text:?}, feedback: {} }}", blocks(&item.feedback)));
    }
    match right.as_slice() {
        [right] if options.len() > 1 => {
            Ok(format!("Question {{ asks: {asked:?}, options: &[{}], right: {right} }}", options.join(", ")))
        }
        _ => Err(format!("it needs two options or more, one of which is right and begins with `{RIGHT}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::{notes, question, questions, sections};

    const NOTES: &str = include_str!("../src/waiting/teacher.md");
    const QUESTIONS: &str = include_str!("../src/waiting/questions.md");

    /// What is said where this part of a sound file is replaced by another one.
    fn problem(of: fn(&str) -> Result<String, String>, sound: &str, part: &str, by: &str) -> String {
        assert!(of(sound).is_ok() && sound.contains(part), "{:?}", of(sound));
        of(&sound.replacen(part, by, 1)).expect_err(part)
    }

    #[test]
    fn a_problem_of_a_teachers_file_names_its_heading() {
        for (part, by, says) in [
            ("# For teachers", "# Notes", "`# For teachers`"),
            ("## Level", "## Levels", "`## Level` is missing"),
            ("- Sort", "- Understand", "`## Objectives`: `Understand"),
            ("- Predict: 8", "- Predict: eight", "`## Minutes`: `Predict: eight`"),
            ("- Observe: 6\n", "", "`## Minutes`: it has to list Predict, Run, Observe"),
            ("- Observe\n", "- Observed\n", "`## Answer key`: it has to list Predict, Observe, Another case"),
            ("None.", "- None", "`## Prerequisites` has to be text"),
            ("- Name a slow program", "- Name\n\n  a slow program", "`## Discussion`: `Name`"),
        ] {
            let problem = problem(notes, NOTES, part, by);
            assert!(problem.contains(says), "{problem}");
        }
        let more = format!("{NOTES}\n## Notes\n\nMore.\n");
        assert!(notes(&more).is_err_and(|problem| problem.contains("no section `## Notes`")));
    }

    #[test]
    fn a_problem_of_a_question_names_its_heading() {
        for (part, by, says) in [
            ("## Question 2", "## Second question", "`## Question 2` is missing"),
            ("- [x] 1 s", "- [ ] 1 s", "`## Question 1`: it needs two options or more"),
            ("- [ ] 10 s", "- 10 s", "`## Question 1`: `10 s` begins with neither"),
            (
                "  That is a plain loop: one wait after another.\n",
                "",
                "nothing is said to who chooses `10 s`",
            ),
        ] {
            let problem = problem(questions, QUESTIONS, part, by);
            assert!(problem.contains(says), "{problem}");
        }
    }

    #[test]
    fn the_right_option_is_the_one_that_is_marked() {
        let text = "# Q\n\n## A\n\nWhich?\n\n- [ ] one\n\n  No.\n\n- [x] two\n\n  Yes.\n";
        let section = &sections(text, "Q", &["A"]).expect("it is sound")[0];
        let question = question(section).expect("it is sound");
        assert!(question.contains("asks: \"Which?\"") && question.ends_with("right: 1 }"), "{question}");
    }
}
