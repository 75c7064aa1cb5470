//! The options of a question, of which one is chosen.

use yew::prelude::*;

/// Properties of [`Options`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The group's name, unique in the page.
    pub name: &'static str,
    /// What is asked, for screen readers.
    pub label: &'static str,
    /// The options, as HTML.
    pub texts: Vec<AttrValue>,
    /// Which one is chosen.
    pub chosen: Option<usize>,
    /// Told which one the reader chooses.
    pub choose: Callback<usize>,
    /// What is wrong with the choice.
    #[prop_or_default]
    pub problem: Option<AttrValue>,
}

/// One radio button an option.
#[component]
pub fn Options(props: &Props) -> Html {
    let error = format!("{}-problem", props.name);
    let option = |(index, text): (usize, &AttrValue)| {
        let onchange = props.choose.reform(move |_: Event| index);
        html! {
            <label class="option">
                <input
                    type="radio" name={props.name} id={format!("{}-{index}", props.name)} checked={props.chosen == Some(index)} {onchange}
                    aria-describedby={props.problem.as_ref().map(|_| error.clone())}
                />
                <span>{ Html::from_html_unchecked(text.clone()) }</span>
            </label>
        }
    };
    html! {
        <div class="options" role="radiogroup" aria-label={props.label}>
            { for props.texts.iter().enumerate().map(option) }
            if let Some(problem) = &props.problem {
                <p class="error" id={error} role="alert">{ problem }</p>
            }
        </div>
    }
}
