//! Pointer, wheel and keys on the panels. The listeners are the plot's own, since Yew's wheel listeners cannot stop the
//! page from zooming.

use super::chart::Chart;
use overlap_drawing::layout::Direction;
use overlap_record::StrategyId;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{
    AddEventListenerOptions, Element, Event, HtmlCanvasElement, KeyboardEvent, MouseEvent, PointerEvent,
    ResizeObserver, WheelEvent,
};

/// A pointer must move this far before it drags, CSS pixels.
const DRAG_FROM_PX: f64 = 4.0;
/// How much one step of a wheel zooms.
const WHEEL_ZOOM: f64 = 0.0025;

/// An event's name, and what is done about it.
type Handler = (&'static str, Closure<dyn Fn(Event)>);

/// Listeners that live until this is dropped.
pub struct Listening {
    plot: Element,
    handlers: Vec<Handler>,
    observer: Option<ResizeObserver>,
    _resized: Closure<dyn Fn()>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        for (name, handler) in &self.handlers {
            // An element that is gone has no listeners.
            let _ = self.plot.remove_event_listener_with_callback(name, handler.as_ref().unchecked_ref());
        }
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Begins to listen, once the elements are there.
pub fn listen(chart: &Rc<Chart>) -> Option<Listening> {
    let plot = chart.elements().plot.cast::<Element>()?;
    // Where a drag began, and where it is.
    let drag: Rc<Cell<Option<Drag>>> = Rc::default();
    let mut handlers: Vec<Handler> = Vec::new();
    let mut on = |name: &'static str, handle: fn(&Chart, &Cell<Option<Drag>>, &Event)| {
        let (chart, drag) = (Rc::clone(chart), Rc::clone(&drag));
        handlers.push((name, Closure::new(move |event: Event| handle(&chart, &drag, &event))));
    };
    on("wheel", wheel);
    on("keydown", key);
    on("pointerdown", press);
    on("pointermove", move_to);
    on("pointerup", release);
    on("pointercancel", release);
    on("pointerleave", |chart, _, _| chart.point_away());
    on("focusout", |chart, _, _| chart.point_away());
    for (name, handler) in &handlers {
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        // Without its listeners the chart still shows everything, and the buttons still work.
        let _ = plot.add_event_listener_with_callback_and_add_event_listener_options(
            name,
            handler.as_ref().unchecked_ref(),
            &options,
        );
    }
    let resized = {
        let chart = Rc::clone(chart);
        Closure::<dyn Fn()>::new(move || chart.redraw())
    };
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        observer.observe(&plot);
    }
    Some(Listening { plot, handlers, observer, _resized: resized })
}

#[derive(Clone, Copy)]
struct Drag {
    from_x: f64,
    last_x: f64,
    moving: bool,
}

fn strategy(event: &Event) -> Option<StrategyId> {
    let canvas = event.target()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.get_attribute("data-strategy")?.parse().ok()
}

fn wheel(chart: &Chart, _: &Cell<Option<Drag>>, event: &Event) {
    let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
    // Without a key the wheel scrolls the page, as everywhere else.
    if wheel.ctrl_key() || wheel.meta_key() {
        event.prevent_default();
        chart.zoom_at((-wheel.delta_y() * WHEEL_ZOOM).exp(), wheel.offset_x().into());
    }
}

fn key(chart: &Chart, _: &Cell<Option<Drag>>, event: &Event) {
    let (Some(key), Some(strategy)) = (event.dyn_ref::<KeyboardEvent>(), strategy(event)) else { return };
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return;
    }
    match (key.key().as_str(), key.shift_key()) {
        ("ArrowLeft", true) => chart.pan(-0.1),
        ("ArrowRight", true) => chart.pan(0.1),
        ("ArrowLeft", false) => chart.go(strategy, Direction::Previous),
        ("ArrowRight", false) => chart.go(strategy, Direction::Next),
        ("ArrowUp", _) => chart.go(strategy, Direction::LaneUp),
        ("ArrowDown", _) => chart.go(strategy, Direction::LaneDown),
        ("Home", _) => chart.go(strategy, Direction::First),
        ("End", _) => chart.go(strategy, Direction::Last),
        ("+" | "=", _) => chart.zoom(2.0),
        ("-" | "_", _) => chart.zoom(0.5),
        ("0", _) => chart.fit(),
        ("Escape", _) => chart.point_away(),
        _ => return,
    }
    event.prevent_default();
}

fn press(_: &Chart, drag: &Cell<Option<Drag>>, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
    // A finger scrolls the page; it zooms and moves the view by the buttons.
    if pointer.button() == 0 && pointer.pointer_type() != "touch" && strategy(event).is_some() {
        let x = f64::from(pointer.client_x());
        drag.set(Some(Drag { from_x: x, last_x: x, moving: false }));
    }
}

fn move_to(chart: &Chart, drag: &Cell<Option<Drag>>, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
    if let Some(mut state) = drag.get() {
        let x = f64::from(pointer.client_x());
        if !state.moving && (x - state.from_x).abs() >= DRAG_FROM_PX {
            state.moving = true;
            if let Some(canvas) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                // Without capture the drag ends at the canvas's edge.
                let _ = canvas.set_pointer_capture(pointer.pointer_id());
            }
        }
        if state.moving {
            chart.pan_px(state.last_x - x);
        }
        state.last_x = x;
        drag.set(Some(state));
        return;
    }
    point(chart, event);
}

fn release(_: &Chart, drag: &Cell<Option<Drag>>, _: &Event) {
    drag.set(None);
}

fn point(chart: &Chart, event: &Event) {
    if let (Some(strategy), Some(mouse)) = (strategy(event), event.dyn_ref::<MouseEvent>()) {
        chart.point(strategy, mouse.offset_x().into(), mouse.offset_y().into());
    }
}
