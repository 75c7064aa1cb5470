//! The lesson's texts for its program, in the page and out of sight: without values, which come of the reader's own run.

use crate::text::{LessonText, Quiz};

/// A `template`, in which each block of text names the place that it belongs to. Most of it stands in the page a second time,
/// which compression takes away again.
pub(super) fn template(text: &LessonText, tables: &str) -> String {
    let mut blocks = vec![("tables".to_owned(), tables)];
    let mut put = |place: &str, texts: &[&'static str]| {
        blocks.extend(texts.iter().map(|text| (place.to_owned(), *text)));
    };
    put("question", text.question.0);
    put("run", text.run.0);
    put("explanation", text.explanation.0);
    put("document", text.document.0);
    let quizzes: [(&str, &Quiz); 3] =
        [("predict", &text.predict), ("observe", &text.observe), ("transfer", &text.transfer)];
    for (name, quiz) in quizzes {
        put(name, quiz.question.0);
        put(&format!("{name}.after"), quiz.after.0);
        for (index, option) in quiz.options.iter().enumerate() {
            put(&format!("{name}.option"), &[option.text]);
            put(&format!("{name}.said.{index}"), option.feedback.0);
        }
    }
    let block = |(place, html): (String, &str)| format!("<div data-text=\"{place}\">{html}</div>\n");
    let blocks: String = blocks.into_iter().map(block).collect();
    format!("<template id=\"texts\">\n{blocks}</template>\n")
}
