//! The recorded run that ships with the site, shown where nothing can run.

use super::{
    Dispatch,
    state::{Action, Found, Origin},
};
use crate::{bridge::Reader, browser, model::Same};
use yew::prelude::*;

/// Where the site has it.
const PATH: &str = "recorded/wait.json";

/// Loads the recorded run where it is wanted.
#[hook]
pub fn use_recorded(wanted: bool, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            wasm_bindgen_futures::spawn_local(async move {
                dispatch.dispatch(Action::Recorded(load().await));
            });
        }
    });
}

async fn load() -> Result<Found, String> {
    let text = browser::site_text(PATH)
        .await
        .ok_or("The recorded run could not be loaded. Check the connection and reload the page.")?;
    let cannot = |problem: &str| format!("The recorded run cannot be shown: {problem}.");
    let file =
        browser::text_file(&text, "application/json").ok_or_else(|| cannot("there is no memory for it"))?;
    let (record, _) =
        Reader::default().read(&file, &|_| ()).await.map_err(|problem| cannot(&problem.to_string()))?;
    Ok(Found {
        name: String::from("A recorded run"),
        origin: Origin::Recorded,
        record: Same::new(record),
        follows: false,
    })
}

#[cfg(test)]
mod tests {
    use overlap_record::read_record;

    #[test]
    fn the_page_says_where_the_shipped_run_was_recorded() {
        let record = read_record(include_str!("../../../../www/recorded/wait.json")).expect("a sound record");
        let page = include_str!("../../../../index.html");
        let label = record.environment.summary();
        assert_eq!(page.matches(&label).count(), 2, "with scripts and without: {label}");
    }
}
