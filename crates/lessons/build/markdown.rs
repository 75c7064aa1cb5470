//! Markdown into sections, options and blocks of HTML.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, html};

/// A whole file.
#[derive(Default)]
pub struct Document {
    /// Its heading of the first level, as plain text.
    pub title: Option<String>,
    /// Its first paragraph below that, as plain text.
    pub lead: Option<String>,
    /// Its headings of the second level, and what stands below each.
    pub sections: Vec<Section>,
}

/// What stands below one heading of the second level.
#[derive(Default)]
pub struct Section {
    /// The heading, as plain text.
    pub heading: String,
    /// The blocks before a list, as HTML.
    pub blocks: Vec<String>,
    /// The items of the list.
    pub options: Vec<Item>,
    /// The blocks after the list.
    pub after: Vec<String>,
}

/// One item of a list.
pub struct Item {
    /// Its first paragraph, as HTML without a paragraph around it.
    pub text: String,
    /// Its other blocks.
    pub feedback: Vec<String>,
}

/// Reads a file.
pub fn document(text: &str) -> Result<Document, String> {
    let mut document = Document::default();
    for block in top_level(Parser::new(text).collect())? {
        match block.first() {
            Some(Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })) => {
                document.title = Some(plain(&block));
            }
            Some(Event::Start(Tag::Heading { level: HeadingLevel::H2, .. })) => {
                document.sections.push(Section { heading: plain(&block), ..Section::default() });
            }
            Some(Event::Start(Tag::Heading { .. })) => {
                return Err(format!("the heading `{}` is neither a title nor a section", plain(&block)));
            }
            _ => match document.sections.last_mut() {
                Some(section) => place(section, block)?,
                None if document.lead.is_none() => document.lead = Some(plain(&block)),
                None => return Err(format!("`{}` stands before the first section", plain(&block))),
            },
        }
    }
    Ok(document)
}

fn place(section: &mut Section, block: Vec<Event>) -> Result<(), String> {
    if matches!(block.first(), Some(Event::Start(Tag::List(_)))) {
        if !section.options.is_empty() {
            return Err(format!("the section `## {}` has two lists", section.heading));
        }
        section.options = items(block)?;
    } else if section.options.is_empty() {
        section.blocks.push(rendered(block)?);
    } else {
        section.after.push(rendered(block)?);
    }
    Ok(())
}

fn items(list: Vec<Event>) -> Result<Vec<Item>, String> {
    let inner = list[1..list.len() - 1].to_vec();
    let mut items = Vec::new();
    for item in top_level(inner)? {
        let inner = item[1..item.len() - 1].to_vec();
        let mut blocks = top_level(inner)?.into_iter();
        let mut first = blocks.next().ok_or("an option is empty")?;
        if matches!(first.first(), Some(Event::Start(Tag::Paragraph))) {
            first = first[1..first.len() - 1].to_vec();
        } else {
            // A list whose items have no blank line between them has no paragraphs: the item is one text.
            for more in blocks.by_ref() {
                first.extend(more);
            }
        }
        let feedback = blocks.map(rendered).collect::<Result<_, _>>()?;
        items.push(Item { text: rendered(first)?, feedback });
    }
    Ok(items)
}

/// Events grouped by the outermost element that they belong to.
fn top_level(events: Vec<Event>) -> Result<Vec<Vec<Event>>, String> {
    let (mut blocks, mut block, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    for event in events {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Html(html) | Event::InlineHtml(html) => {
                return Err(format!("`{}` is HTML; write Markdown only", html.trim()));
            }
            _ => {}
        }
        block.push(event);
        if depth == 0 {
            blocks.push(std::mem::take(&mut block));
        }
    }
    Ok(blocks)
}

fn plain(events: &[Event]) -> String {
    let text = |event: &Event| match event {
        Event::Text(text) | Event::Code(text) => text.to_string(),
        Event::SoftBreak | Event::HardBreak => " ".to_owned(),
        _ => String::new(),
    };
    events.iter().map(text).collect()
}

fn rendered(events: Vec<Event>) -> Result<String, String> {
    let mut linked = Vec::with_capacity(events.len());
    for event in events {
        linked.push(match event {
            Event::Start(Tag::Link { dest_url, .. }) => Event::InlineHtml(link(&dest_url)?.into()),
            Event::End(TagEnd::Link) => Event::InlineHtml("</a>".into()),
            other => other,
        });
    }
    let mut out = String::new();
    html::push_html(&mut out, linked.into_iter());
    Ok(out.trim_end().to_owned())
}

/// The start of a link. Where it leads depends on the page that the text stands on, so a placeholder is left for that.
fn link(target: &str) -> Result<String, String> {
    let parts: Vec<&str> = target.split([':', '.']).collect();
    let word = |part: &&str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-'))
    };
    match parts.as_slice() {
        _ if target.starts_with("https://") => Ok(format!("<a href=\"{}\">", target.replace('"', "%22"))),
        [kind @ ("glossary" | "lesson" | "source"), name] if word(name) => {
            Ok(format!("<a class=\"{kind}\" href=\"{{link.{kind}.{name}}}\">"))
        }
        ["claim", lesson, name] if word(lesson) && word(name) => {
            Ok(format!("<a class=\"claim-link\" href=\"{{link.claim.{lesson}.{name}}}\">"))
        }
        ["show", part, strategy, kind] if [part, strategy, kind].into_iter().all(word) => Ok(format!(
            "<a class=\"show\" href=\"{{link.show}}\" data-part=\"{part}\" data-strategy=\"{strategy}\" data-kind=\"{kind}\">"
        )),
        _ => Err(format!(
            "`{target}` is no link of a lesson: there are `glossary:term`, `lesson:id`, `source:name`, `claim:lesson.name` and `show:part.strategy.kind`, and `https:` in the sources"
        )),
    }
}
