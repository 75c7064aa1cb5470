//! The page: the runs that there are on one side, what is seen of them on the other.

use super::{
    address::Address,
    files::use_file_drop,
    frame::Framed,
    kept::use_kept,
    parts::{Desk, Shelf},
    reading::use_reading,
    recorded::use_recorded,
    state::State,
};
use crate::{
    browser,
    frame::use_frame,
    instrument::{Patterns, use_dressing},
};
use std::rc::Rc;
use yew::prelude::*;

/// The whole page.
#[component]
pub fn Page() -> Html {
    let address = use_memo((), |()| {
        let address = Address::of(&browser::query());
        Address { embed: address.embed || browser::is_framed(), ..address }
    });
    let state = {
        let address = Rc::clone(&address);
        use_reducer(move || State::opened((*address).clone()))
    };
    let dispatch = state.dispatcher();
    use_file_drop(&dispatch);
    use_reading(&state, &dispatch);
    use_kept(&state, &dispatch);
    use_recorded(address.recorded, &dispatch);
    use_dressing(state.phase(), state.theme, state.embed, None);
    let now = Rc::new((*state).clone());
    use_frame(&now, Framed(dispatch.clone()));
    html! {
        <>
            <Patterns />
            <header class="masthead">
                <h1><a href="./">{ "Overlap" }</a></h1>
                <p class="intro">{ "Other runs: yours of before, and those of other machines." }</p>
            </header>
            <main>
                if now.embed {
                    <Desk state={now} {dispatch} />
                } else {
                    <div class="bench">
                        <Shelf state={now.clone()} dispatch={dispatch.clone()} />
                        <Desk state={now} {dispatch} />
                    </div>
                }
            </main>
            <footer class="colophon">
                <p>{ "Files are read in this page and stay on this device; nothing is sent anywhere." }</p>
            </footer>
        </>
    }
}
