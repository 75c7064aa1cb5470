//! What the program takes over from the page that it makes live, so that it need not bring the lessons along.

use super::state::{Exercise, Given};
use crate::browser;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement, NodeList};
use yew::AttrValue;

/// The page as it stood before the program took its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Still {
    /// Title, description and sources.
    pub head: AttrValue,
    /// A recorded run.
    pub recorded: Option<AttrValue>,
    /// Recorded runs of CPython; nothing where the page has none.
    pub cpython: AttrValue,
    /// Where their records are.
    pub shipped: Vec<AttrValue>,
    /// The lines of code that matter, by language.
    pub code: Vec<(AttrValue, AttrValue)>,
    /// What the lesson claims, in its order.
    pub claims: Vec<AttrValue>,
    /// The programs at the lesson's end; those that the page has.
    pub practice: Vec<(Exercise, Rc<Given>)>,
    /// The lessons around this one.
    pub neighbours: AttrValue,
    /// Blocks of text without their values, each with the place that it belongs to.
    texts: Vec<(String, String)>,
}

impl Still {
    /// Reads the page that is shown.
    pub fn read() -> Self {
        let template = first("#texts").and_then(|it| it.dyn_into::<HtmlTemplateElement>().ok());
        let texts = template.and_then(|it| it.content().query_selector_all("div").ok());
        let text = |block: Element| Some((block.get_attribute("data-text")?, block.inner_html()));
        Self {
            head: html(".masthead"),
            recorded: first("#recorded").map(|it| it.inner_html().into()),
            cpython: first("#cpython .recorded-run")
                .map_or_else(AttrValue::default, |it| it.outer_html().into()),
            shipped: all("#cpython a[data-record]")
                .iter()
                .filter_map(|it| it.get_attribute("data-record"))
                .map(AttrValue::from)
                .collect(),
            code: code(),
            claims: all("#claims .claim").iter().map(|it| it.outer_html().into()).collect(),
            practice: Exercise::ALL
                .into_iter()
                .filter_map(|exercise| Some((exercise, given(exercise)?)))
                .collect(),
            neighbours: html(".neighbours"),
            texts: elements(texts).into_iter().filter_map(text).collect(),
        }
    }

    /// The blocks of one place.
    pub fn blocks(&self, place: &str) -> impl Iterator<Item = &str> {
        self.texts.iter().filter(move |(known, _)| known == place).map(|(_, block)| block.as_str())
    }
}

/// The lines of code that matter, by language.
fn code() -> Vec<(AttrValue, AttrValue)> {
    let mut code: Vec<(String, String)> = Vec::new();
    for figure in all("#code > figure") {
        let language = figure.get_attribute("data-language").unwrap_or_default();
        // Elsewhere the link leads to the recorded run, which the reader's own takes the place of.
        let html = figure.outer_html().replace("#recorded", "#instrument");
        match code.last_mut().filter(|(known, _)| *known == language) {
            Some((_, all)) => all.push_str(&html),
            None => code.push((language, html)),
        }
    }
    code.into_iter().map(|(language, html)| (language.into(), html.into())).collect()
}

/// A program at the lesson's end.
fn given(exercise: Exercise) -> Option<Rc<Given>> {
    let section = first(&format!("#{}", exercise.id()))?;
    let find = |selector| section.query_selector(selector).ok().flatten();
    let text = |selector| -> Rc<str> {
        find(selector).and_then(|it: Element| it.text_content()).unwrap_or_default().into()
    };
    let given = Given {
        told: find(".told")?.inner_html().into(),
        setting: section.get_attribute("data-setting")?,
        program: text(".code > pre"),
        check: text(".check pre"),
    };
    Some(given.into())
}

/// What is within the first element that fits.
pub fn html(selector: &str) -> AttrValue {
    first(selector).map_or_else(AttrValue::default, |it| it.inner_html().into())
}

/// Every element that fits, in order.
pub fn all(selector: &str) -> Vec<Element> {
    elements(browser::document().and_then(|document| document.query_selector_all(selector).ok()))
}

fn first(selector: &str) -> Option<Element> {
    browser::document()?.query_selector(selector).ok()?
}

fn elements(nodes: Option<NodeList>) -> Vec<Element> {
    let each = |nodes: NodeList| (0..nodes.length()).filter_map(move |at| nodes.get(at)?.dyn_into().ok());
    nodes.into_iter().flat_map(each).collect()
}
