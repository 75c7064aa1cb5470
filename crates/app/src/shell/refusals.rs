//! Why strategies cannot run here.

use super::Shell;
use crate::{browser, model::wording};
use overlap_record::{StrategyId, format};
use yew::prelude::*;

/// A paragraph for each reason, then `note`, then a link to where more can run: `query` of this page over HTTPS, or outside of the
/// page around this one. `id` is the element's. `None` where all that is wanted can run, or where that is not known yet.
pub fn refusals(
    id: &'static str,
    shell: &Shell,
    wanted: impl Fn(StrategyId) -> bool,
    note: Html,
    link: &'static str,
    query: &str,
) -> Option<Html> {
    let capabilities = shell.capabilities.as_ref()?;
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for strategy in StrategyId::all().filter(|strategy| wanted(*strategy)) {
        let Some(reason) = capabilities.refusal(strategy) else { continue };
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(wording::name(strategy)),
            None => reasons.push((reason, vec![wording::name(strategy)])),
        }
    }
    if reasons.is_empty() {
        return None;
    }
    let elsewhere =
        browser::secure_address(query).or_else(|| browser::is_framed().then(|| browser::with_query(query)));
    Some(html! {
        <div class="refusals hint" {id}>
            { for reasons.iter().map(|(reason, names)| html! {
                <p><b>{ format!("{} cannot run here. ", format::list(names)) }</b>{ *reason }</p>
            }) }
            { note }
            if let Some(href) = elsewhere {
                <a {href} target="_blank" rel="noopener">{ link }</a>
            }
        </div>
    })
}
