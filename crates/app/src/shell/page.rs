//! The page around what it is about: patterns, masthead, main part and colophon.

use crate::instrument::patterns;
use yew::prelude::*;

/// A page of this title, with a line on what it is for, its main part, and a line at its end.
pub fn page(title: Html, intro: &'static str, main: Html, colophon: &'static str) -> Html {
    html! {
        <>
            { patterns() }
            <header class="masthead">
                <h1>{ title }</h1>
                <p class="intro">{ intro }</p>
            </header>
            <main>{ main }</main>
            <footer class="colophon"><p>{ colophon }</p></footer>
        </>
    }
}
