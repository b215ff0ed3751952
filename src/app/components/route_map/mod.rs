//! All calls of one setting at once, as a map and as a table.

mod layout;

use super::glyph::{glyph, shape};
use crate::app::element::{El, el, svg};
use crate::app::page::Page;
use crate::app::token;
use crate::link::{View, write};
use crate::routing::{Case, Direction, Landing, Line as Kind, Subject, Verdict};
use crate::text::{labels, page as words};
use layout::{Layout, Line, Orientation, Point, Station, lay_out};
use leptos::prelude::*;

/// One call of the map.
struct Stop {
    kind: &'static Kind,
    case: Case,
    verdict: Verdict,
    emphasis: Emphasis,
}

/// How a line stands out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Emphasis {
    /// It does not.
    None,
    /// It is the one that is asked about.
    Chosen,
    /// It moves between the two sides of a comparison.
    Moves,
}

/// The map of the question, wide and upright, and the same facts as a table.
pub fn route_map(page: Page) -> El {
    let map = move |orientation| {
        let subject = page.subject.get();
        drawing(page, subject, &stops(subject.case), orientation)
    };
    let map = |orientation| page.in_turn(move |_| el("div").dyn_child(move || map(orientation)));
    el("section")
        .class("route")
        .attr("aria-label", words::MAP)
        .dyn_children(map(Orientation::Wide))
        .dyn_children(map(Orientation::Upright))
        .dyn_children(page.in_turn(table))
}

/// The map's facts as a table.
fn table(page: Page) -> El {
    let column = |words: &'static str| el("th").attr("scope", "col").text(words);
    let head = [words::COLUMN_CALL, words::COLUMN_LANDING, words::COLUMN_BASIS].map(column);
    let rows = move || el("tbody").children(stops(page.subject.get().case).iter().map(row));
    let table =
        el("table").id("routes").child(el("thead").child(el("tr").children(head))).dyn_child(rows);
    el("details").class("as-table").child(el("summary").text(words::MAP_TABLE)).child(table)
}

/// The map of one side of a comparison, on which the lines that move stand out.
pub fn compared_map(page: Page, subject: Subject, moves: impl Fn(Case) -> bool) -> El {
    let mut stops = stops(subject.case);
    for stop in &mut stops {
        stop.emphasis = if moves(stop.case) { Emphasis::Moves } else { Emphasis::None };
    }
    drawing(page, subject, &stops, Orientation::Upright)
}

/// Every kind of call of a case's user, and which of them the case asks about.
fn stops(case: Case) -> Vec<Stop> {
    let stop = |kind: &'static Kind| {
        let it = case.on(kind);
        let emphasis = if kind.is_of(case) { Emphasis::Chosen } else { Emphasis::None };
        Stop { kind, case: it, verdict: it.decide().verdict, emphasis }
    };
    case.edition().lines.iter().map(stop).collect()
}

fn row(stop: &Stop) -> El {
    let verdict = stop.verdict;
    el("tr")
        .attr("aria-current", is_chosen(stop))
        .child(el("th").attr("scope", "row").text(stop.kind.name))
        .child(el("td").child(glyph(verdict.landing)).text(" ").text(landing(stop)))
        .child(el("td").text(labels::basis(verdict.basis.kind())))
}

fn is_chosen(stop: &Stop) -> Option<&'static str> {
    (stop.emphasis == Emphasis::Chosen).then_some("true")
}

fn landing(stop: &Stop) -> &'static str {
    labels::landing_of(stop.verdict.landing, stop.kind.direction)
}

fn drawing(page: Page, subject: Subject, stops: &[Stop], orientation: Orientation) -> El {
    let landings: Vec<(Direction, Landing)> =
        stops.iter().map(|it| (it.kind.direction, it.verdict.landing)).collect();
    let Layout { width, height, policy, policy_label, lines, stations } =
        lay_out(&landings, orientation);
    let class = match orientation {
        Orientation::Wide => "route-map wide",
        Orientation::Upright => "route-map upright",
    };
    let drawn = || lines.iter().zip(stops);
    // Lines that stand out are drawn again on top, so that the links keep their order.
    let outstanding = || drawn().filter(|(_, stop)| stop.emphasis != Emphasis::None);
    let reached: Vec<Landing> = outstanding().map(|(line, _)| line.landing).collect();
    let (corner, size) = policy;
    let policy = svg("rect")
        .class("policy")
        .attr("x", corner.x.to_string())
        .attr("y", corner.y.to_string())
        .attr("width", size.x.to_string())
        .attr("height", size.y.to_string())
        .attr("rx", "12");
    svg("svg")
        .class(class)
        .attr("viewBox", format!("0 0 {width} {height}"))
        .attr("role", "group")
        .attr("aria-label", words::MAP)
        .children(drawn().map(|(it, stop)| line(page, it, stop)))
        .children(outstanding().map(|(it, stop)| on_top(it, stop)))
        .child(policy)
        .child(policy_words(subject, policy_label, orientation))
        .children(stations.into_iter().map(|it| station(it, &reached)))
}

/// One call's line: a link to its own question.
fn line(page: Page, line: &Line, stop: &Stop) -> El {
    let case = stop.case;
    // The rest of the address may change before the link is followed.
    let asked = page.address.get_untracked();
    let href = write(&asked.asking(asked.subject.asked(case)).viewed(View::Explore));
    let path = |class| svg("path").class(class).attr("d", line.path.clone());
    let dot = at(svg("circle").class("stop"), "cx", "cy", line.start).attr("r", "6");
    svg("a")
        .class("line")
        .attr("href", href)
        .attr("data-call", stop.kind.token)
        .attr("data-landing", token(line.landing))
        .attr(
            "aria-label",
            format!("{}: {}", stop.kind.short, labels::lands(line.landing, stop.kind.direction)),
        )
        .attr("aria-current", is_chosen(stop))
        .on("click", move |event| {
            // On the screen itself this is an edit; from elsewhere it is a link.
            if page.address.get_untracked().view == View::Explore {
                event.prevent_default();
                page.ask(page.subject.get_untracked().asked(case));
            }
        })
        .child(path("reach").client_only())
        .child(path("track"))
        .child(dot)
        .child(at(svg("text"), "x", "y", line.label).text(stop.kind.short))
}

/// A line in its color, and the dot that travels the chosen one once.
fn on_top(line: &Line, stop: &Stop) -> El {
    let path = |class| svg("path").class(class).attr("d", line.path.clone());
    let travels = || path("dot").key(stop.kind.token.to_owned()).attr("pathLength", "100");
    let dot = (stop.emphasis == Emphasis::Chosen).then(travels);
    svg("g")
        .class("chosen")
        .attr("data-landing", token(line.landing))
        .child(path("track"))
        .child(at(svg("circle").class("stop"), "cx", "cy", line.start).attr("r", "7"))
        .child(dot)
}

fn station(station: Station, reached: &[Landing]) -> El {
    let Station { landing, at: center, label, calls } = station;
    let is_reached = reached.contains(&landing);
    // The shapes are 20 units square.
    let (half, scale) = if is_reached { (15, "1.5") } else { (11, "1.1") };
    let corner = Point { x: center.x - half, y: center.y - half };
    let shape = svg("g")
        .attr("transform", format!("translate({} {}) scale({scale})", corner.x, corner.y))
        .children(shape(landing));
    let count = svg("tspan").class("count").attr("dx", "8").text(calls.to_string());
    svg("g")
        .class(if is_reached { "station chosen" } else { "station" })
        .attr("data-landing", token(landing))
        .child(shape)
        .child(at(svg("text"), "x", "y", label).text(labels::landing(landing)).child(count))
}

/// The policy in a few short lines, its name first.
fn policy_words(subject: Subject, place: Point, orientation: Orientation) -> El {
    let class = match orientation {
        Orientation::Wide => "policy-words centered",
        Orientation::Upright => "policy-words",
    };
    let lines = subject.edition().words.policy_box(&subject);
    // The first line stands above the middle by half of the others.
    let first = if lines.len() > 2 { "-1.3em" } else { "-0.6em" };
    let rows = lines.into_iter().enumerate().map(|(at, words)| {
        let dy = match at {
            0 => first,
            1 => "1.5em",
            _ => "1.4em",
        };
        let row = svg("tspan").attr("x", place.x.to_string()).attr("dy", dy).text(words);
        if at == 0 { row.class("name") } else { row }
    });
    at(svg("text").class(class), "x", "y", place).children(rows)
}

fn at(element: El, x: &'static str, y: &'static str, point: Point) -> El {
    element.attr(x, point.x.to_string()).attr(y, point.y.to_string())
}
