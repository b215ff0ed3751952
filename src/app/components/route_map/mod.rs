//! All calls of the chosen policy and organization at once, as a map and as a table.

mod layout;

use super::glyph::{glyph, shape};
use crate::app::page;
use crate::app::session::Event;
use crate::app::token;
use crate::link::{Address, write};
use crate::routing::{CallType, Landing, Scenario, decide};
use crate::text::{conditions, labels, page as words};
use layout::{Layout, Line, Orientation, Point, Station, lay_out};
use leptos::prelude::*;

/// The map, wide and upright, and the same facts as a table.
#[component]
pub fn RouteMap() -> impl IntoView {
    let page = page();
    let address = Memo::new(move |_| page.session.with(|session| session.address));
    view! {
        <section class="route" aria-label=words::MAP>
            {move || drawing(address.get(), Orientation::Wide)}
            {move || drawing(address.get(), Orientation::Upright)}
            <details class="as-table">
                <summary>{words::MAP_TABLE}</summary>
                <table id="routes">
                    <thead>
                        <tr>
                            <th scope="col">{words::COLUMN_CALL}</th>
                            <th scope="col">{words::COLUMN_LANDING}</th>
                            <th scope="col">{words::COLUMN_BASIS}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || {
                            let address = address.get();
                            address
                                .scenario
                                .every_call()
                                .map(|scenario| row(address, scenario))
                                .collect_view()
                        }}
                    </tbody>
                </table>
            </details>
        </section>
    }
}

fn row(address: Address, scenario: Scenario) -> impl IntoView {
    let (_, verdict) = decide(address.edition, &scenario);
    let chosen = (scenario.call == address.scenario.call).then_some("true");
    view! {
        <tr aria-current=chosen>
            <th scope="row">{labels::call(scenario.call)}</th>
            <td>{glyph(verdict.landing)} " " {labels::landing(verdict.landing)}</td>
            <td>{labels::basis(verdict.basis)}</td>
        </tr>
    }
}

fn drawing(address: Address, orientation: Orientation) -> impl IntoView {
    let landings: Vec<(CallType, Landing)> = address
        .scenario
        .every_call()
        .map(|scenario| (scenario.call, decide(address.edition, &scenario).1.landing))
        .collect();
    let Layout { width, height, policy, policy_label, mut lines, stations } =
        lay_out(&landings, orientation);
    // What is drawn last lies on top.
    lines.sort_by_key(|line| line.call == address.scenario.call);
    let class = match orientation {
        Orientation::Wide => "route-map wide",
        Orientation::Upright => "route-map upright",
    };
    let chosen = landings
        .iter()
        .find(|(call, _)| *call == address.scenario.call)
        .map(|&(_, landing)| landing);
    let (corner, size) = policy;
    view! {
        <svg class=class viewBox=format!("0 0 {width} {height}") role="group" aria-label=words::MAP>
            {lines.into_iter().map(|it| line(address, it)).collect_view()}
            <rect class="policy" x=corner.x y=corner.y width=size.x height=size.y rx="12"></rect>
            {policy_words(address, policy_label, orientation)}
            {stations.into_iter().map(|it| station(it, chosen)).collect_view()}
        </svg>
    }
}

/// One call's line: a link to its own question.
fn line(address: Address, line: Line) -> impl IntoView {
    let page = page();
    let call = line.call;
    let chosen = call == address.scenario.call;
    let there = Address { scenario: Scenario { call, ..address.scenario }, ..address };
    let dot = chosen.then(|| {
        view! { <path class="dot" d=line.path.clone() pathLength="100"></path> }
    });
    view! {
        <g class="line" class:chosen=chosen data-landing=token(line.landing)>
            <a
                href=write(&there)
                data-call=token(call)
                aria-label=format!("{}: {}", labels::call(call), labels::lands(line.landing))
                aria-current=chosen.then_some("true")
                on:click=move |event| {
                    event.prevent_default();
                    page.send(Event::Call(call));
                }
            >
                <path class="reach" d=line.path.clone()></path>
                <path class="track" d=line.path.clone()></path>
                <circle class="stop" cx=line.start.x cy=line.start.y r="6"></circle>
                <text x=line.label.x y=line.label.y>{labels::call_short(call)}</text>
            </a>
            {dot}
        </g>
    }
}

fn station(station: Station, chosen: Option<Landing>) -> impl IntoView {
    let Station { landing, at, label, calls } = station;
    let is_chosen = chosen == Some(landing);
    let scale = if is_chosen { 1.5 } else { 1.1 };
    let corner = Point { x: at.x - 10.0 * scale, y: at.y - 10.0 * scale };
    view! {
        <g class="station" class:chosen=is_chosen data-landing=token(landing)>
            <g transform=format!("translate({} {}) scale({scale})", corner.x, corner.y)>
                {shape(landing)}
            </g>
            <text x=label.x y=label.y>
                {labels::landing(landing)}
                <tspan class="count">{format!("  {calls}")}</tspan>
            </text>
        </g>
    }
}

/// The name of the policy and what of it counts.
fn policy_words(address: Address, at: Point, orientation: Orientation) -> impl IntoView {
    let fields = address.scenario.policy;
    let name = labels::policy(address.instance, fields);
    let short = if name.len() > 22 { "preconfigured".to_owned() } else { name };
    let calling = format!("calling {}", token(fields.calling_default_client));
    let allow = format!("override {}", conditions::allowed(fields.allow_end_user_client_override));
    let class = match orientation {
        Orientation::Wide => "policy-words centered",
        Orientation::Upright => "policy-words",
    };
    view! {
        <text class=class x=at.x y=at.y>
            <tspan class="name" x=at.x dy="-1.1em">{short}</tspan>
            <tspan x=at.x dy="1.4em">{calling}</tspan>
            <tspan x=at.x dy="1.3em">{allow}</tspan>
        </text>
    }
}
