//! The workload's parameters.

use super::{
    number_field::{NumberField, number_field},
    view::View,
};
use crate::lab::state::Field;
use overlap_protocol::{
    convert::SEED,
    workloads::{ParamKind, ParamSpec},
};
use overlap_record::format;
use yew::prelude::*;

/// One field a parameter. The seed is among the advanced settings.
pub fn params(view: &View) -> Html {
    let field = |param: &ParamSpec| {
        let wide = matches!(param.kind, ParamKind::Urls { .. });
        let field = NumberField::new(Field::Param(param.id), param.label, range(param));
        number_field(view, NumberField { unit: param.unit, wide, ..field })
    };
    let params = view.state.form.workload().params();
    html! {
        <fieldset>
            <legend>{ "The work" }</legend>
            <div class="fields">{ for params.iter().filter(|param| param.id != SEED).map(field) }</div>
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
