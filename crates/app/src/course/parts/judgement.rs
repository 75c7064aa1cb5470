//! How far off the prediction was, held against the spread of the repeats.

use crate::{course::study::Study, instrument::named};
use overlap_lessons::{Answer, CaseJudgement, Judgement, Measured, Prediction, Unit};
use overlap_record::{StrategyId, format};
use yew::prelude::*;

/// The surprise, made plain. Nothing where nothing was predicted.
pub fn judged(study: &Study) -> Html {
    let Some(answer) = &study.answer else { return Html::default() };
    let said = study.value("prediction").unwrap_or_default();
    let evidence = study.evidence();
    match study.lesson.prediction.judge(&evidence, answer) {
        Err(error) => html! {
            <div class="judgement" id="judgement" data-judged="unknown">
                <p>{ format!("You predicted {said}. Your run cannot show how far off that is: {error}.") }</p>
            </div>
        },
        Ok(judged) => html! {
            <div class="judgement" id="judgement" data-judged={if judged.within_spread { "within" } else { "off" }}>
                <p class="headline">{ headline(&judged) }</p>
                if judged.cases.is_empty() {
                    { chart(study, &judged) }
                    <p>{ format!("You predicted {said}. {}", judged.words) }</p>
                } else {
                    { programs(study, &judged) }
                }
            </div>
        },
    }
}

/// The surprise in a sentence that is announced where it comes up, since the step that holds it is new to the page then.
pub fn announced(study: &Study, is_shown: bool) -> Html {
    let judge = |answer| match study.lesson.prediction.judge(&study.evidence(), answer) {
        Ok(judged) => headline(&judged),
        Err(error) => format!("Your run cannot show how far off your prediction is: {error}."),
    };
    let words = study.answer.as_ref().filter(|_| is_shown).map(judge);
    html! { <p class="spoken" id="announced" role="status">{ words }</p> }
}

fn headline(judged: &Judgement) -> String {
    match judged.factor {
        _ if !judged.cases.is_empty() => judged.words.clone(),
        _ if judged.within_spread => "Your prediction lies within the spread of your repeats.".to_owned(),
        Some(factor) if factor <= 1.1 => "Your prediction was off by less than a tenth.".to_owned(),
        Some(factor) => format!("Your prediction was off by a factor of {}.", format::factor(factor)),
        None => "Your prediction was not what your machine measured.".to_owned(),
    }
}

/// How the choice for each program turned out, and why.
fn programs(study: &Study, judged: &Judgement) -> Html {
    let program = |case: &CaseJudgement| {
        let right = match case.is_right {
            Ok(true) => "right",
            Ok(false) => "wrong",
            Err(_) => "unknown",
        };
        html! {
            <li key={case.index} value={(case.index + 1).to_string()} data-right={right}>
                <b>{ case.title }</b>
                <p>{ &case.words }</p>
                { Html::from_html_unchecked(study.html(&format!("predict.said.{}", case.index))) }
            </li>
        }
    };
    html! { <ol class="judged-tools">{ for judged.cases.iter().map(program) }</ol> }
}

/// What was measured and what was predicted, one above the other; nothing for a choice.
fn chart(study: &Study, judged: &Judgement) -> Html {
    let rows: Vec<(Option<StrategyId>, f64, Measured)> = match (&study.lesson.prediction, &study.answer) {
        (Prediction::Bars { .. }, _) => {
            judged.bars.iter().map(|bar| (Some(bar.strategy), bar.predicted, bar.measured)).collect()
        }
        (Prediction::Scale { measured, .. }, Some(Answer::Number(number))) => {
            measured(&study.evidence()).map(|measured| vec![(None, *number, measured)]).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    let unit = match study.lesson.prediction {
        Prediction::Bars { unit, .. } | Prediction::Scale { unit, .. } | Prediction::Choice { unit, .. } => {
            unit
        }
        Prediction::Tools { .. } => return Html::default(),
    };
    if rows.is_empty() {
        return Html::default();
    }
    let longest = rows
        .iter()
        .map(|(_, predicted, measured)| predicted.max(measured.high))
        .fold(f64::MIN_POSITIVE, f64::max);
    html! {
        <>
            <ul class="bars">{ for rows.iter().map(|row| bar(row, unit, longest)) }</ul>
            <p class="hint">{ "Dashed outline: your prediction. Thick line: where the repeats lie." }</p>
        </>
    }
}

fn bar(
    (strategy, predicted, measured): &(Option<StrategyId>, f64, Measured),
    unit: Unit,
    longest: f64,
) -> Html {
    let percent = |value: f64| format!("{:.2}%", value / (longest * 1.01) * 100.0);
    html! {
        <li data-colour={strategy.unwrap_or_else(StrategyId::baseline).name()}>
            if let Some(strategy) = strategy {
                { named(*strategy) }
            } else {
                <span>{ "Measured" }</span>
            }
            <svg class="bar" aria-hidden="true">
                <rect class="bar-fill" y="4" height="16" width={percent(measured.value)} />
                <rect class="bar-ideal" x="0.5" y="1.5" height="21" width={percent(*predicted)} />
                <line class="bar-interval" x1={percent(measured.low)} x2={percent(measured.high)} y1="12" y2="12" />
            </svg>
            <span class="bar-value">
                <b>{ unit.words(measured.value) }</b><span class="ideal">{ format!("you said {}", unit.words(*predicted)) }</span>
            </span>
        </li>
    }
}
