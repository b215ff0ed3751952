//! All calls of one user at once, as a picture and as a table. A second policy can be drawn into the
//! same picture: the ways of before dashed, the ways of after solid.

mod layout;

use super::glyph::{glyph, shape};
use crate::app::element::{El, el, svg};
use crate::app::page::Page;
use crate::app::shell::{document, picture};
use crate::app::token;
use crate::link::{View, write};
use crate::routing::{Case, Landing, Line as Kind, Subject, Verdict};
use crate::text::{labels, page as words};
use layout::{Call, Layout, Line, Point, Station, Width, lay_out};
use leptos::prelude::*;

/// One call of the picture.
struct Stop {
    kind: &'static Kind,
    case: Case,
    verdict: Verdict,
    /// Where the call lands under the policy of before, if it moves.
    was: Option<Landing>,
    emphasis: Emphasis,
}

/// How a line stands out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Emphasis {
    /// It does not.
    None,
    /// It is the one that is asked about, or it moves.
    Chosen,
}

/// The picture of the question, and the same facts as a table.
pub fn route_map(page: Page) -> El {
    let heading = el("div")
        .class("title-bar")
        .child(el("h2").text(words::ALL_CALLS))
        .child(part(page, View::Compare, words::COMPARE_WITH))
        .child(part(page, View::Goal, words::FIND_POLICY))
        .dyn_children(page.in_turn(|page| save(page, ".all-calls")));
    let map = move |width| {
        let subject = page.subject.get();
        drawing(page, subject, &stops(subject.case), width)
    };
    let map = |width| page.in_turn(move |_| el("div").dyn_child(move || map(width)));
    el("section")
        .class("route all-calls")
        .attr("aria-label", words::MAP)
        .child(heading)
        .dyn_children(map(Width::Wide))
        .dyn_children(map(Width::Narrow))
        .dyn_children(page.in_turn(table))
}

/// Leads to another part of this place.
fn part(page: Page, view: View, name: &'static str) -> El {
    el("a")
        .class("part")
        .dyn_attr("href", move || Some(write(&page.address.get().viewed(view)).into()))
        .on("click", move |event| {
            event.prevent_default();
            page.send(crate::session::Event::View(view));
        })
        .text(name)
}

/// Saves the picture that can be seen in what a selector finds.
pub fn save(page: Page, picture: &'static str) -> El {
    let button = move |name: &'static str, save: fn(&str, &str, &str)| {
        el("button")
            .attr("type", "button")
            .on("click", move |_| {
                let address = page.address.get_untracked();
                save(picture, &crate::app::page::title(&address), &page.here());
            })
            .text(name)
    };
    el("details")
        .class("save")
        .child(el("summary").text(words::SAVE_IMAGE))
        .child(button("SVG", picture::save_svg))
        .child(button("PNG", picture::save_png))
}

/// The picture's facts as a table.
fn table(page: Page) -> El {
    let column = |words: &'static str| el("th").attr("scope", "col").text(words);
    let head = [words::COLUMN_CALL, words::COLUMN_LANDING, words::COLUMN_BASIS].map(column);
    let rows = move || el("tbody").children(stops(page.subject.get().case).iter().map(row));
    let table =
        el("table").id("routes").child(el("thead").child(el("tr").children(head))).dyn_child(rows);
    el("details").class("as-table").child(el("summary").text(words::MAP_TABLE)).child(table)
}

/// The picture of a policy with another one drawn into it: `before` gives the ways that calls took.
pub fn compared_map(page: Page, subject: Subject, before: impl Fn(Case) -> Option<Landing>) -> El {
    let mut stops = stops(subject.case);
    for stop in &mut stops {
        stop.was = before(stop.case);
        stop.emphasis = if stop.was.is_some() { Emphasis::Chosen } else { Emphasis::None };
    }
    el("div").class("route").child(drawing(page, subject, &stops, Width::Wide)).child(drawing(
        page,
        subject,
        &stops,
        Width::Narrow,
    ))
}

/// Every kind of call of a case's user, and which of them the case asks about.
fn stops(case: Case) -> Vec<Stop> {
    let stop = |kind: &'static Kind| {
        let it = case.on(kind);
        let emphasis = if kind.is_of(case) { Emphasis::Chosen } else { Emphasis::None };
        Stop { kind, case: it, verdict: it.decide().verdict, was: None, emphasis }
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

fn drawing(page: Page, subject: Subject, stops: &[Stop], width: Width) -> El {
    let call =
        |it: &Stop| Call { direction: it.kind.direction, landing: it.verdict.landing, was: it.was };
    let calls: Vec<Call> = stops.iter().map(call).collect();
    let longest = stops.iter().map(|it| it.kind.short.len()).max();
    let Layout { width: across, height, policy, lines, stations } =
        lay_out(&calls, longest.unwrap_or(1), width);
    let class = match width {
        Width::Wide => "route-map wide",
        Width::Narrow => "route-map narrow",
    };
    let drawn = || lines.iter().zip(stops);
    // Lines that stand out are drawn again on top, so that the links keep their order.
    let outstanding = || drawn().filter(|(_, stop)| stop.emphasis == Emphasis::Chosen);
    let reached: Vec<Landing> = outstanding().map(|it| it.1.verdict.landing).collect();
    // One stop of the Tab key: the chosen line, or the first.
    let entry = stops.iter().position(|it| it.emphasis == Emphasis::Chosen).unwrap_or_default();
    let links = drawn().enumerate().map(|(at, (it, stop))| line(page, it, stop, at == entry));
    svg("svg")
        .class(class)
        .attr("viewBox", format!("0 0 {across} {height}"))
        .attr("role", "group")
        .attr("aria-label", words::MAP)
        .on("keydown", |event| document::move_focus(&event, "[data-call]"))
        .children(links)
        .children(outstanding().map(|(it, stop)| on_top(it, stop)))
        .child(policy.map(|(top, bottom)| capsule(subject, top, bottom, width)))
        .children(drawn().filter_map(|(it, stop)| hole(it, stop)))
        .children(stations.into_iter().map(|it| station(it, &reached, width)))
}

/// One call's line: a link to its own question.
fn line(page: Page, line: &Line, stop: &Stop, is_entry: bool) -> El {
    let case = stop.case;
    // The rest of the address may change before the link is followed.
    let asked = page.address.get_untracked();
    let href = write(&asked.asking(asked.subject.asked(case)).viewed(View::Explore));
    let path = |class| svg("path").class(class).attr("d", line.path.clone());
    let dot = at(svg("circle").class("stop"), "cx", "cy", line.start).attr("r", "5.5");
    svg("a")
        .class("line")
        .attr("href", href)
        .attr("tabindex", if is_entry { "0" } else { "-1" })
        .attr("data-call", stop.kind.token)
        .attr("data-landing", token(stop.verdict.landing))
        .attr(
            "aria-label",
            format!(
                "{}: {}",
                stop.kind.short,
                labels::lands(stop.verdict.landing, stop.kind.direction)
            ),
        )
        .attr("aria-current", is_chosen(stop))
        .on("click", move |event| {
            // On the screen itself, and in the preview of it, this is an edit; from elsewhere it is
            // a link.
            if matches!(page.address.get_untracked().view, View::Explore | View::Embed) {
                event.prevent_default();
                page.ask(page.subject.get_untracked().asked(case));
            }
        })
        .child(path("reach").client_only())
        .child(path("track"))
        .child(dot)
        .child(at(svg("text"), "x", "y", line.label).text(stop.kind.short))
}

/// A line in its color over a casing, the way that it took before, and the dot that travels the chosen
/// one once.
fn on_top(line: &Line, stop: &Stop) -> El {
    let path = |class| svg("path").class(class).attr("d", line.path.clone());
    let travels = || path("dot").key(stop.kind.token.to_owned()).attr("pathLength", "100");
    let dot = (stop.was.is_none()).then(travels);
    let before = line.before.as_ref().zip(stop.was).map(|(before, was)| {
        let way = |class| svg("path").class(class).attr("d", before.clone());
        svg("g").attr("data-landing", token(was)).child(way("casing")).child(way("before"))
    });
    svg("g")
        .class("chosen")
        .attr("data-landing", token(stop.verdict.landing))
        .child(before)
        .child(path("casing"))
        .child(path("track"))
        .child(at(svg("circle").class("stop"), "cx", "cy", line.start).attr("r", "7"))
        .child(dot)
}

/// Where a line passes the policy.
fn hole(line: &Line, stop: &Stop) -> Option<El> {
    let radius = if stop.emphasis == Emphasis::Chosen { "5" } else { "3.5" };
    let hole = at(svg("circle").class("hole"), "cx", "cy", line.passes?).attr("r", radius);
    let is_chosen = stop.emphasis == Emphasis::Chosen;
    Some(hole.attr("data-landing", is_chosen.then(|| token(stop.verdict.landing))))
}

/// The policy, which incoming calls alone pass, and its name above.
fn capsule(subject: Subject, top: Point, bottom: Point, width: Width) -> El {
    let shape = svg("rect")
        .class("policy")
        .attr("x", (top.x - 10).to_string())
        .attr("y", top.y.to_string())
        .attr("width", "20")
        .attr("height", (bottom.y - top.y).to_string())
        .attr("rx", "10");
    let lines = subject.edition().words.policy_box(&subject);
    let x = if width == Width::Wide { top.x } else { 0 };
    let rows = lines.into_iter().enumerate().map(|(at, words)| {
        let y = 14 + 20 * i32::try_from(at).unwrap_or_default();
        let row = svg("tspan").attr("x", x.to_string()).attr("y", y.to_string()).text(words);
        if at == 0 { row.class("name") } else { row }
    });
    svg("g").child(shape).child(svg("text").class("policy-words").children(rows))
}

fn station(station: Station, reached: &[Landing], width: Width) -> El {
    let Station { landing, at: center, label, calls, before } = station;
    let is_reached = reached.contains(&landing);
    // The shapes are 20 units square.
    let (half, scale) = if is_reached { (13, "1.3") } else { (11, "1.1") };
    let corner = Point { x: center.x - half, y: center.y - half };
    let shape = svg("g")
        .attr("transform", format!("translate({} {}) scale({scale})", corner.x, corner.y))
        .children(shape(landing));
    let name = match width {
        Width::Wide => labels::landing(landing),
        Width::Narrow => labels::landing_short(landing),
    };
    let row = |y: i32| svg("tspan").attr("x", label.x.to_string()).attr("y", y.to_string());
    let reached_by = match width {
        Width::Narrow if calls != before => format!("{before} → {calls}"),
        _ => words::reached_by(calls, before),
    };
    let count = row(label.y + 11).class("count").text(reached_by);
    svg("g")
        .class(if is_reached { "station chosen" } else { "station" })
        .attr("data-landing", token(landing))
        .child(shape)
        .child(svg("text").child(row(label.y - 7).text(name)).child(count))
}

fn at(element: El, x: &'static str, y: &'static str, point: Point) -> El {
    element.attr(x, point.x.to_string()).attr(y, point.y.to_string())
}
