//! The workload's parameters.

use super::number_field::NumberField;
use crate::lab::{
    Dispatch,
    state::{Field, State},
};
use overlap_protocol::{
    convert::SEED,
    workloads::{ParamKind, ParamSpec},
};
use overlap_record::format;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ParamFields`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// One field a parameter. The seed is among the advanced settings.
#[component]
pub fn ParamFields(props: &Props) -> Html {
    let state = &props.state;
    let field = |param: &ParamSpec| {
        let field = Field::Param(param.id);
        html! {
            <NumberField
                key={param.id} {field} label={param.label} text={state.form.text(field).to_owned()} hint={range(param)}
                unit={param.unit.map(AttrValue::from)} wide={matches!(param.kind, ParamKind::Urls { .. })}
                error={state.problem(field).map(|problem| AttrValue::from(problem.message.clone()))}
                dispatch={props.dispatch.clone()}
            />
        }
    };
    html! {
        <fieldset>
            <legend>{ "The work" }</legend>
            <div class="fields">
                { for state.form.workload().params.iter().filter(|param| param.id != SEED).map(field) }
            </div>
        </fieldset>
    }
}

/// The range with its thousands set apart; the unit stands beside the field.
fn range(param: &ParamSpec) -> String {
    match param.kind {
        ParamKind::Integer { min, max } => format!("{} to {}", format::count(min), format::count(max)),
        ParamKind::Real { min, max } => format!("{min} to {max}"),
        ParamKind::Urls { .. } => param.range(),
    }
}
