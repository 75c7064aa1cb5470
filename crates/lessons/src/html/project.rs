//! A lesson for a projector: one step a screen. An answer is a step of its own, after its question.

use super::{
    frame::{Page, document},
    key,
    parts::{code_spans, tables},
    picture::picture,
};
use crate::{
    Focus, Lesson, Place, Question, Reading,
    code::{ExcerptError, StrategySource},
    text::{Choice, Quiz, Text, escaped, filled},
};
use overlap_record::RunRecord;

/// What is said between a prediction and the run.
const AGAIN: &str =
    "<p>Compare with your neighbour. Where do you differ, and why?</p>\n<p>Then predict again.</p>";

/// `lessons/<id>.project.html`. `recorded` holds the records of a run of the lesson's experiment: its picture, its numbers and its answers.
///
/// # Errors
/// When lines of code that it shows are not in their file.
pub fn project(
    lesson: &Lesson,
    recorded: &[RunRecord],
    strategy_source: StrategySource<'_>,
) -> Result<String, ExcerptError> {
    let reading = Reading {
        lesson,
        evidence: lesson.evidence(recorded),
        answer: None,
        options: &[],
        place: Place::Still,
    };
    let mut slides = Slides { reading, all: Vec::new() };
    slides.steps(recorded);
    let article = lesson.article();
    let shown = filled([tables(article).as_str()], &|name| slides.reading.value(name));
    slides.put("What was published", shown);
    for focus in article.focus {
        slides.put("Code", code(focus, &focus.lines(strategy_source)?));
    }
    slides.last_steps();
    let title = lesson.title();
    let mut body = format!(
        "<main class=\"slides\">\n<section class=\"slide\" id=\"1\" tabindex=\"-1\">\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n</section>\n",
        escaped(title),
        escaped(lesson.description())
    );
    for (number, (heading, html)) in (2..).zip(&slides.all) {
        body += &format!(
            "<section class=\"slide\" id=\"{number}\" tabindex=\"-1\">\n<h2>{heading}</h2>\n{html}\n</section>\n"
        );
    }
    body += &format!("</main>\n{}", bar(lesson));
    let description = format!("For a projector, one step per screen: {}", lesson.description());
    Ok(document(&format!("{title}: for a projector"), &description, &Page::Projector, &body))
}

/// What is pressed, for a page whose script runs.
fn bar(lesson: &Lesson) -> String {
    format!(
        "<nav class=\"project-bar\" aria-label=\"Steps\" hidden>\n<h1>{}</h1>\n<p id=\"where\" role=\"status\"></p>\n\
         <span class=\"keys\">Arrows, space, Home, End; Esc leaves</span>\n\
         <button type=\"button\" id=\"back\">Back</button>\n<button type=\"button\" id=\"forward\">Next</button>\n\
         <button type=\"button\" id=\"colours\">Dark</button>\n<a id=\"leave\" href=\"{}.teacher.html\">Leave</a>\n</nav>\n",
        escaped(lesson.title()),
        lesson.id
    )
}

/// The steps so far, each a heading and HTML.
struct Slides<'a> {
    reading: Reading<'a>,
    all: Vec<(&'static str, String)>,
}

impl Slides<'_> {
    fn put(&mut self, heading: &'static str, html: String) {
        self.all.push((heading, html));
    }

    fn html(&self, text: Text) -> String {
        text.html(&|name| self.reading.value(name))
    }

    fn choice(&self, choice: &Choice) -> String {
        choice.html(&|name| self.reading.value(name))
    }

    /// From the question to the explanation.
    fn steps(&mut self, recorded: &[RunRecord]) {
        let text = self.reading.lesson.article().text;
        let [predicted, _, _] = key::answers(&self.reading);
        self.put("Question", self.html(text.question));
        self.ask("Predict", &text.predict);
        self.put("Predict again", AGAIN.to_owned());
        self.put("Run", self.html(text.run));
        if let Some(picture) = picture(self.reading.lesson, recorded) {
            self.put("A recorded run", picture);
        }
        let observed = self.reading.lesson.observed(&self.reading.evidence).ok();
        self.ask("What did you see?", &text.observe);
        self.answer("What did you see?", &text.observe, observed);
        if let Some(found) = predicted.found {
            self.put("What was predicted", format!("<p>{found}</p>"));
        }
        for block in text.explanation.0 {
            // What says how far off a reader was is left out.
            let html = filled([*block], &|name| self.reading.value(name));
            if !html.is_empty() {
                self.put("Explanation", html);
            }
        }
    }

    /// The other case, and the questions to keep.
    fn last_steps(&mut self) {
        let lesson = self.reading.lesson;
        let text = lesson.article().text;
        self.ask("Another case", &text.transfer);
        self.answer("Another case", &text.transfer, Some(lesson.transfer.answer));
        for question in &lesson.teaching().questions {
            let asks = self.html_of(question);
            self.put("To remember", format!("{asks}{}", self.options(question.options)));
            self.put("To remember", format!("{asks}{}", self.solved(question.options, question.right)));
        }
    }

    fn html_of(&self, question: &Question) -> String {
        format!("<p>{}</p>\n", filled([question.asks], &|name| self.reading.value(name)))
    }

    fn ask(&mut self, heading: &'static str, quiz: &'static Quiz) {
        self.put(heading, format!("{}\n{}", self.html(quiz.question), self.options(quiz.options)));
    }

    fn answer(&mut self, heading: &'static str, quiz: &'static Quiz, right: Option<usize>) {
        if let Some(right) = right {
            self.put(heading, format!("{}{}", self.solved(quiz.options, right), self.html(quiz.after)));
        }
    }

    fn options(&self, options: &[Choice]) -> String {
        if options.is_empty() {
            return String::new();
        }
        let items = options.iter().map(|option| format!("<li>{}</li>\n", self.choice(option)));
        format!("<ul>\n{}</ul>\n", items.collect::<String>())
    }

    /// The right option and what is said of it.
    fn solved(&self, options: &[Choice], right: usize) -> String {
        options.get(right).map_or_else(String::new, |option| {
            format!("<p class=\"right\">{}</p>\n{}\n", self.choice(option), self.html(option.feedback))
        })
    }
}

fn code(focus: &Focus, lines: &str) -> String {
    format!(
        "<figure>\n<p>{}</p>\n<pre>{}</pre>\n<figcaption><code>{}</code></figcaption>\n</figure>",
        code_spans(focus.says),
        escaped(lines),
        focus.file.name()
    )
}
