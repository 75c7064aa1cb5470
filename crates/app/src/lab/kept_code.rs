//! The reader's code, kept on the device: one key a workload. A page that another page embeds keeps nothing.

use super::state::{Form, Scripts, key};
use crate::browser;
use overlap_protocol::workloads;
use overlap_record::MAX_CODE_BYTES;
use yew::prelude::*;

/// What was kept.
pub fn kept() -> Scripts {
    if browser::is_framed() {
        return Scripts::default();
    }
    let all = workloads::all().iter().copied().chain([workloads::own()]);
    let kept = all.filter_map(|workload| Some((workload.id, browser::kept(&key(workload.id))?)));
    Scripts::kept(kept.filter(|(_, text)| text.len() <= MAX_CODE_BYTES))
}

/// Keeps the code of the form's workload whenever the reader has changed it. A stranger's is kept once it was changed.
#[hook]
pub fn use_kept_code(form: &Form) {
    let text = form.script().filter(|code| code.from.is_none()).map(|code| code.text.clone());
    use_effect_with((form.workload, text), |(id, text)| {
        if let Some(text) = text.as_ref().filter(|text| text.len() <= MAX_CODE_BYTES && !browser::is_framed())
        {
            // Where the browser has no room, the code lasts as long as the page.
            browser::keep(&key(id), Some(text));
        }
    });
}
