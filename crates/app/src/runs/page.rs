//! The page: the runs that there are on one side, what is seen of them on the other.

use super::{
    codes::use_kept_codes,
    embedded::RunsPage,
    files::use_file_drop,
    kept::use_kept,
    parts::{View, desk, shelf, use_scroll},
    reading::use_reading,
    recorded::use_recorded,
    state::State,
};
use crate::{
    browser::{self, Dress},
    instrument::{patterns, use_dressing},
    shell::{self, Address, use_embedded},
};
use overlap_protocol::permalink::Extent;
use std::rc::Rc;
use yew::prelude::*;

const INTRO: &str = "Your earlier runs, and other machines’.";

const COLOPHON: &str = "Files are read in this page and stay on this device; nothing is sent anywhere.";

/// The whole page.
#[component]
pub fn Page() -> Html {
    let state = use_reducer(|| {
        let address = Address::read(&browser::query());
        State::opened(Address { embed: address.embed || browser::is_framed(), ..address })
    });
    let dispatch = state.dispatcher();
    use_file_drop(&dispatch);
    use_reading(&state, &dispatch);
    use_kept(&state, &dispatch);
    use_kept_codes(&state, &dispatch);
    use_recorded(state.recorded, &dispatch);
    let dress = Dress { theme: state.theme, view: Extent::Full, embed: state.embed };
    use_dressing(state.phase(), dress, None);
    let view = View { state: Rc::new((*state).clone()), dispatch };
    use_embedded(&view.state, RunsPage(view.dispatch.clone()));
    let (output, field) = (use_node_ref(), use_node_ref());
    use_scroll(&output, &view.state);
    let main = html! {
        <>
            { patterns() }
            if view.state.embed {
                <h1 class="spoken">{ "Other runs" }</h1>
                { desk(&view, output) }
            } else {
                <div class="bench">{ shelf(&view, field) }{ desk(&view, output) }</div>
            }
        </>
    };
    shell::page(html! { <a href="./">{ "Overlap" }</a> }, INTRO, main, Some(COLOPHON))
}
