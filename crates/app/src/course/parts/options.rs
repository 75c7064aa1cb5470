//! The options of a question, of which one is chosen.

use yew::prelude::*;

/// A question with options.
pub struct Options<'a> {
    /// The group's name, unique in the page.
    pub name: &'static str,
    /// What is asked, for screen readers.
    pub label: &'static str,
    /// The options, as HTML.
    pub texts: &'a [AttrValue],
    /// Which one is chosen.
    pub chosen: Option<usize>,
    /// Told which one the reader chooses.
    pub choose: Callback<usize>,
    /// What is wrong with the choice.
    pub problem: Option<AttrValue>,
}

/// One radio button an option.
pub fn options(quiz: Options<'_>) -> Html {
    let Options { name, label, texts, chosen, choose, problem } = quiz;
    let error = format!("{name}-problem");
    let option = |(index, text): (usize, &AttrValue)| {
        let onchange = choose.reform(move |_: Event| index);
        html! {
            <label class="option">
                <input
                    type="radio" {name} id={format!("{name}-{index}")} checked={chosen == Some(index)} {onchange}
                    aria-describedby={problem.as_ref().map(|_| error.clone())}
                />
                <span>{ Html::from_html_unchecked(text.clone()) }</span>
            </label>
        }
    };
    html! {
        <div class="options" role="radiogroup" aria-label={label}>
            { for texts.iter().enumerate().map(option) }
            if let Some(problem) = &problem {
                <p class="error" id={error} role="alert">{ problem }</p>
            }
        </div>
    }
}
