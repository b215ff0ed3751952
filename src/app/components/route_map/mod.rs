//! All calls of the chosen policy and organization at once, as a map and as a table.

mod layout;

use super::glyph::{glyph, shape};
use crate::app::dom::{El, el, svg};
use crate::app::session::Event;
use crate::app::{Page, token};
use crate::link::{Address, write};
use crate::routing::{CallType, Landing, Scenario, decide};
use crate::text::{labels, page as words};
use layout::{Layout, Line, Orientation, Point, Station, lay_out};
use leptos::prelude::*;

/// The map, wide and upright, and the same facts as a table.
pub fn route_map(page: Page) -> El {
    let column = |words: &'static str| el("th").attr("scope", "col").text(words);
    let head = [words::COLUMN_CALL, words::COLUMN_LANDING, words::COLUMN_BASIS].map(column);
    let rows = move || {
        let address = page.address.get();
        el("tbody").children(address.scenario.every_call().map(|scenario| row(&address, &scenario)))
    };
    let table =
        el("table").id("routes").child(el("thead").child(el("tr").children(head))).live_child(rows);
    el("section")
        .class("route")
        .attr("aria-label", words::MAP)
        .live_child(move || drawing(page, Orientation::Wide))
        .live_child(move || drawing(page, Orientation::Upright))
        .child(
            el("details")
                .class("as-table")
                .child(el("summary").text(words::MAP_TABLE))
                .child(table),
        )
}

fn row(address: &Address, scenario: &Scenario) -> El {
    let (_, verdict) = decide(address.edition, scenario);
    let chosen = (scenario.call == address.scenario.call).then_some("true");
    el("tr")
        .attr_if("aria-current", chosen)
        .child(el("th").attr("scope", "row").text(labels::call(scenario.call)))
        .child(
            el("td").child(glyph(verdict.landing)).text(" ").text(labels::landing(verdict.landing)),
        )
        .child(el("td").text(labels::basis(verdict.basis)))
}

fn drawing(page: Page, orientation: Orientation) -> El {
    let address = page.address.get();
    let landings: Vec<(CallType, Landing)> = address
        .scenario
        .every_call()
        .map(|scenario| (scenario.call, decide(address.edition, &scenario).1.landing))
        .collect();
    let Layout { width, height, policy, policy_label, lines, stations } =
        lay_out(&landings, orientation);
    let class = match orientation {
        Orientation::Wide => "route-map wide",
        Orientation::Upright => "route-map upright",
    };
    // The chosen line is drawn again on top, so that the links keep their order.
    let chosen = lines.iter().find(|line| line.call == address.scenario.call);
    let landing = chosen.map(|line| line.landing);
    let on_top = chosen.map(on_top);
    let (corner, size) = policy;
    let policy = svg("rect")
        .class("policy")
        .attr_made("x", corner.x.to_string())
        .attr_made("y", corner.y.to_string())
        .attr_made("width", size.x.to_string())
        .attr_made("height", size.y.to_string())
        .attr("rx", "12");
    svg("svg")
        .class(class)
        .attr_made("viewBox", format!("0 0 {width} {height}"))
        .attr("role", "group")
        .attr("aria-label", words::MAP)
        .children(lines.iter().map(|it| line(page, &address, it)))
        .maybe(on_top)
        .child(policy)
        .child(policy_words(&address, policy_label, orientation))
        .children(stations.into_iter().map(|it| station(it, landing)))
}

/// One call's line: a link to its own question.
fn line(page: Page, address: &Address, line: &Line) -> El {
    let call = line.call;
    let there = Address { scenario: Scenario { call, ..address.scenario }, ..*address };
    let chosen = (call == address.scenario.call).then_some("true");
    let path = |class| svg("path").class(class).attr_made("d", line.path.clone());
    let stop = at(svg("circle").class("stop"), "cx", "cy", line.start).attr("r", "6");
    svg("a")
        .class("line")
        .attr_made("href", write(&there))
        .attr("data-call", token(call))
        .attr("data-landing", token(line.landing))
        .attr_made(
            "aria-label",
            format!("{}: {}", labels::call_short(call), labels::lands(line.landing)),
        )
        .attr_if("aria-current", chosen)
        .on("click", move |event| {
            event.prevent_default();
            page.send(Event::Call(call));
        })
        .child(path("reach"))
        .child(path("track"))
        .child(stop)
        .child(at(svg("text"), "x", "y", line.label).text(labels::call_short(call)))
}

/// The chosen line in its colour, and the dot that travels it once.
fn on_top(line: &Line) -> El {
    let path = |class| svg("path").class(class).attr_made("d", line.path.clone());
    let travels = format!("travel {}", token(line.call));
    svg("g")
        .class("chosen")
        .attr("data-landing", token(line.landing))
        .child(path("track"))
        .child(at(svg("circle").class("stop"), "cx", "cy", line.start).attr("r", "7"))
        .child(path("dot").attr("pathLength", "100").attr_made("data-travels", travels))
}

fn station(station: Station, chosen: Option<Landing>) -> El {
    let Station { landing, at: centre, label, calls } = station;
    let is_chosen = chosen == Some(landing);
    // The shapes are 20 units square.
    let (half, scale) = if is_chosen { (15, "1.5") } else { (11, "1.1") };
    let corner = Point { x: centre.x - half, y: centre.y - half };
    let shape = svg("g")
        .attr_made("transform", format!("translate({} {}) scale({scale})", corner.x, corner.y))
        .children(shape(landing));
    let count = svg("tspan").class("count").attr("dx", "8").made(calls.to_string());
    svg("g")
        .class(if is_chosen { "station chosen" } else { "station" })
        .attr("data-landing", token(landing))
        .child(shape)
        .child(at(svg("text"), "x", "y", label).text(labels::landing(landing)).child(count))
}

/// The name of the policy and what of it counts.
fn policy_words(address: &Address, place: Point, orientation: Orientation) -> El {
    let fields = address.scenario.policy;
    let (class, most) = match orientation {
        Orientation::Wide => ("policy-words centered", 22),
        Orientation::Upright => ("policy-words", 22),
    };
    let name = labels::policy(address.instance, fields);
    let name = if name.len() > most { words::PRECONFIGURED.to_owned() } else { name };
    let row = |dy: &'static str, words: String| {
        svg("tspan").attr_made("x", place.x.to_string()).attr("dy", dy).made(words)
    };
    at(svg("text").class(class), "x", "y", place)
        .child(row("-1.3em", name).class("name"))
        .child(row("1.5em", labels::calling(fields)))
        .child(row("1.4em", labels::allowing(fields)))
}

fn at(element: El, x: &'static str, y: &'static str, point: Point) -> El {
    element.attr_made(x, point.x.to_string()).attr_made(y, point.y.to_string())
}
