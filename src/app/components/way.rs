//! The way of one call, step by step, as a picture and as a table.

use super::glyph::shape;
use super::route_map::save;
use crate::app::element::{El, el, svg};
use crate::app::page::Page;
use crate::app::shell::document;
use crate::app::token;
use crate::routing::{Case, FactAt, Landing, Order, Passage, Stage};
use crate::text::{labels, page as words};
use leptos::prelude::*;

/// One step as it is drawn.
struct Step {
    stage: &'static Stage,
    passage: Passage,
    value: &'static str,
}

/// Where the call goes.
struct End {
    landing: Landing,
    name: &'static str,
}

/// From one step to the next, and where the first stands.
const APART: i32 = 79;
const FIRST: i32 = 40;
/// Where the line runs, below its labels.
const LINE: i32 = 92;
/// From one step to the next where they stand below each other.
const ROW: i32 = 46;

/// The way of the call, in editions that describe one.
pub fn way(page: Page) -> El {
    let title = el("div")
        .class("title-bar")
        .child(el("h2").text(words::WAY))
        .dyn_children(page.in_turn(|page| save(page, ".way")));
    let drawn = move || pictures(page.subject.get().case, opening);
    section().child(title).dyn_child(drawn)
}

/// The same where no program runs: a picture whose steps open nothing.
#[cfg(feature = "prerender")]
pub fn still_way(case: Case) -> El {
    section()
        .child(el("h2").text(words::WAY))
        .child(pictures(case, |step, _| named(step).attr("role", "img")))
}

fn section() -> El {
    el("section").class("route way").attr("aria-label", words::WAY)
}

/// What a step is around its mark and its words; the second value says whether it is the one that
/// decides.
type Around = fn(&Step, bool) -> El;

fn pictures(case: Case, around: Around) -> El {
    let (steps, end) = steps(case);
    el("div")
        .child(wide(&steps, &end, around))
        .child(narrow(&steps, &end, around))
        .child(key())
        .child(table(&steps))
}

fn steps(case: Case) -> (Vec<Step>, End) {
    let edition = case.edition();
    let step = |(stage, passage): (&'static Stage, Passage)| {
        let found = case.found(stage.shows);
        let value = match stage.shows {
            FactAt::Question(at) => edition.answer(at, found).map_or("", |it| it.short),
            FactAt::Derived(_) | FactAt::Standing => edition.value(stage.shows, found),
        };
        Step { stage, passage, value }
    };
    let landing = case.decide().verdict.landing;
    let name = labels::landing_of(landing, case.direction());
    (case.way().into_iter().map(step).collect(), End { landing, name })
}

/// The steps side by side.
fn wide(steps: &[Step], end: &End, around: Around) -> El {
    let x = |at: usize| FIRST + APART * i32::try_from(at).unwrap_or_default();
    let last = x(steps.len().saturating_sub(1));
    let deciding = steps.iter().position(|it| it.passage == Passage::Decides).unwrap_or_default();
    let line = |class, from: i32, to: i32| {
        svg("path").class(class).attr("d", format!("M{from} {LINE}H{to}"))
    };
    let here = x(deciding);
    let chosen = svg("g")
        .class("chosen")
        .attr("data-landing", token(end.landing))
        .child(svg("path").class("track").attr("d", format!("M8 {LINE}H{here}V{}", LINE + 34)));
    let labels = steps.iter().enumerate().map(|(at, step)| {
        let name = wrapped(step.stage.name);
        let value = wrapped(step.value);
        let top = LINE - 24 - 16 * i32::try_from(name.len() + value.len() - 1).unwrap_or_default();
        let rows = (0_i32..)
            .zip(name.iter().map(|it| ("name", it)).chain(value.iter().map(|it| ("count", it))));
        let rows = rows.map(|(row, (class, text))| {
            tspan(x(at), top + 16 * row).class(class).text(format!("{text} "))
        });
        around(step, at == deciding).child(svg("text").children(rows)).child(stop(
            step,
            x(at),
            LINE,
            end,
        ))
    });
    // The name of the landing has room on both sides of the deciding step.
    let middle = here.clamp(70, last - 30);
    let landing = svg("g")
        .class("station chosen")
        .attr("data-landing", token(end.landing))
        .child(
            svg("g")
                .attr("transform", format!("translate({} {}) scale(1.3)", here - 13, LINE + 38))
                .children(shape(end.landing)),
        )
        .child(svg("text").child(tspan(middle, LINE + 80).text(end.name)));
    svg("svg")
        .class("route-map wide")
        .attr("viewBox", format!("0 0 {} {}", last + FIRST, LINE + 92))
        .attr("role", "group")
        .attr("aria-label", words::WAY)
        .on("keydown", |event| document::move_focus(&event, "[data-stage]"))
        .child(svg("g").child(line("track", here, last)))
        .child(chosen)
        .child(landing)
        .child(svg("g").children(labels))
}

/// The steps below each other.
fn narrow(steps: &[Step], end: &End, around: Around) -> El {
    let deciding = steps.iter().position(|it| it.passage == Passage::Decides).unwrap_or_default();
    let y = |at: usize| {
        let after = if at > deciding { 30 } else { 0 };
        20 + after + ROW * i32::try_from(at).unwrap_or_default()
    };
    let (here, last) = (y(deciding), y(steps.len().saturating_sub(1)));
    let chosen = svg("g")
        .class("chosen")
        .attr("data-landing", token(end.landing))
        .child(svg("path").class("track").attr("d", format!("M16 4V{here}")))
        .child(svg("path").class("track").attr("d", format!("M16 {here}V{}H40", here + 36)));
    let labels = steps.iter().enumerate().map(|(at, step)| {
        let name = tspan(38, y(at) - 8).class("name").text(format!("{} ", step.stage.name));
        let value = tspan(38, y(at) + 10).class("count").text(step.value);
        around(step, at == deciding).child(svg("text").child(name).child(value)).child(stop(
            step,
            16,
            y(at),
            end,
        ))
    });
    let landing = svg("g")
        .class("station chosen")
        .attr("data-landing", token(end.landing))
        .child(
            svg("g")
                .attr("transform", format!("translate(44 {}) scale(1.1)", here + 25))
                .children(shape(end.landing)),
        )
        .child(svg("text").child(tspan(74, here + 36).text(end.name)));
    svg("svg")
        .class("route-map narrow")
        .attr("viewBox", format!("0 0 300 {}", last.max(here + 36) + 30))
        .attr("role", "group")
        .attr("aria-label", words::WAY)
        .on("keydown", |event| document::move_focus(&event, "[data-stage]"))
        .child(svg("path").class("track").attr("d", format!("M16 {here}V{last}")))
        .child(chosen)
        .child(landing)
        .child(svg("g").children(labels))
}

/// A step with its name for those who do not see it.
fn named(step: &Step) -> El {
    let (passage, class) = match step.passage {
        Passage::Passed => (words::PASSED, "stage passed"),
        Passage::Decides => (words::DECIDES, "stage decides"),
        Passage::NotReached => (words::NOT_REACHED, "stage"),
    };
    svg("g")
        .class(class)
        .attr("data-stage", step.stage.key)
        .attr("aria-label", format!("{} {}. {passage}.", step.stage.name, step.value))
}

/// A step that opens its question.
fn opening(step: &Step, is_entry: bool) -> El {
    let asked = step.stage.question;
    let open = move || document::open_question(asked);
    named(step)
        .attr("role", "button")
        .attr("tabindex", if is_entry { "0" } else { "-1" })
        .on("click", move |_| open())
        .on("keydown", move |event| {
            if document::is_press(&event) {
                event.prevent_default();
                open();
            }
        })
}

/// The mark of a step on the line.
fn stop(step: &Step, x: i32, y: i32, end: &End) -> El {
    let circle = |class, radius: &'static str| {
        svg("circle")
            .class(class)
            .attr("cx", x.to_string())
            .attr("cy", y.to_string())
            .attr("r", radius)
    };
    let is_inferred = step.stage.order == Order::Inferred;
    let is_on_way = step.passage != Passage::NotReached;
    let mark = match step.passage {
        Passage::Decides => circle("decided", "8"),
        Passage::Passed | Passage::NotReached => circle("stop", "6"),
    };
    svg("g")
        .class(if is_on_way { "chosen" } else { "later" })
        .attr("data-landing", is_on_way.then(|| token(end.landing)))
        .child(is_inferred.then(|| circle("inferred", "12")))
        .child(mark)
}

fn key() -> El {
    el("p").class("aside").text(words::ORDER_INFERRED)
}

/// The picture's facts as a table.
fn table(steps: &[Step]) -> El {
    let column = |words: &'static str| el("th").attr("scope", "col").text(words);
    let head = [words::COLUMN_STEP, words::COLUMN_FOUND, words::COLUMN_RESULT].map(column);
    let row = |step: &Step| {
        let result = match step.passage {
            Passage::Passed => words::PASSED,
            Passage::Decides => words::DECIDES,
            Passage::NotReached => words::NOT_REACHED,
        };
        let order = (step.stage.order == Order::Inferred).then_some(words::PLACE_INFERRED);
        el("tr")
            .attr("aria-current", (step.passage == Passage::Decides).then_some("true"))
            .child(el("th").attr("scope", "row").text(step.stage.name))
            .child(el("td").text(step.value))
            .child(el("td").text(result).text(order.unwrap_or_default()))
    };
    let table = el("table")
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(steps.iter().map(row)));
    el("details").class("as-table").child(el("summary").text(words::MAP_TABLE)).child(table)
}

fn tspan(x: i32, y: i32) -> El {
    svg("tspan").attr("x", x.to_string()).attr("y", y.to_string())
}

/// Words on lines that fit between two steps.
fn wrapped(words: &str) -> Vec<String> {
    const ROOM: usize = 11;
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= ROOM => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
