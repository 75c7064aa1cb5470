//! The page around what it is about: masthead, main part and colophon.

use yew::prelude::*;

/// A page of this title, with a line on what it is for, its main part, and a line at its end; without that line while
/// more is to come above it, so that it never moves.
pub fn page(title: Html, intro: &'static str, main: Html, colophon: Option<&'static str>) -> Html {
    html! {
        <>
            <header class="masthead">
                <h1>{ title }</h1>
                <p class="intro">{ intro }</p>
            </header>
            <main>{ main }</main>
            if let Some(colophon) = colophon {
                <footer class="colophon"><p>{ colophon }{ " " }<a href="licences.html">{ "Licences" }</a></p></footer>
            }
        </>
    }
}
