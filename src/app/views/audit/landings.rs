//! Where all calls land: a chart and a table in one, and the pieces of both for other parts.

use super::state::At;
use super::{named, part, scrolling, summary};
use crate::app::components::glyph::glyph;
use crate::app::element::{El, el, svg};
use crate::app::token;
use crate::audit::CallType;
use crate::audit::{Totals, UserFilter};
use crate::link::AuditPart;
use crate::routing::Landing;
use crate::text::{audit_parts as parts, audit_screen as words, labels};
use leptos::prelude::*;
use strum::VariantArray;

/// The width of the chart of shares.
const WIDTH: u64 = 1000;

/// The part with the totals.
pub fn landings(at: At) -> El {
    let table = move || {
        let totals = summary(at).totals();
        vec![legend_of(&occurring(&[&totals])).into(), table(at, &totals).into()]
    };
    part("totals", named(AuditPart::Landings))
        .child(el("p").class("aside").text(words::TOTALS_LEAD))
        .child(el("div").dyn_children(table))
}

/// The landings that occur, in order.
pub fn occurring(all: &[&Totals]) -> Vec<Landing> {
    let occurs = |landing: &Landing| {
        CallType::VARIANTS.iter().any(|&it| all.iter().any(|all| all.get(it, *landing) > 0))
    };
    Landing::VARIANTS.iter().copied().filter(occurs).collect()
}

/// The header of a table with a column for each landing.
pub fn head(landings: &[Landing], before: &'static [&'static str]) -> El {
    let column = |it: El| it.attr("scope", "col");
    let landings = landings.iter().map(|&it| {
        column(el("th").attr("data-landing", token(it))).text(labels::landing_short(it))
    });
    let before = before.iter().map(|it| column(el("th").text(*it)));
    el("thead").child(el("tr").children(before).children(landings))
}

fn table(at: At, totals: &Totals) -> El {
    let landings = occurring(&[totals]);
    let rows = CallType::VARIANTS.iter().map(|&call| {
        let all: u64 = landings.iter().map(|&it| totals.get(call, it)).sum();
        let cells = landings.iter().map(|&it| cell(at, call, it, totals.get(call, it), all));
        el("tr")
            .child(el("th").attr("scope", "row").text(call.label()))
            .child(el("td").class("shares").child(bar(totals, call)))
            .children(cells)
    });
    let table = el("table")
        .class("totals calls")
        .child(head(&landings, &[words::CALL, words::SHARES]))
        .child(el("tbody").children(rows));
    scrolling(parts::part(AuditPart::Landings)).child(table)
}

/// A bar with a stretch for each landing. Either client is half of each color, one above the other;
/// what has no landing is a thin line, and what is not decided an empty frame.
pub fn bar(totals: &Totals, call: CallType) -> El {
    let landings = occurring(&[totals]);
    let all: u64 = landings.iter().map(|&it| totals.get(call, it)).sum();
    let mut from = 0;
    let mut parts = Vec::new();
    for &it in &landings {
        let width = (totals.get(call, it) * WIDTH).checked_div(all).unwrap_or_default();
        let rect = |class: &'static str, top: &'static str, height: &'static str| {
            svg("rect")
                .class(class)
                .attr("data-landing", token(it))
                .attr("x", from.to_string())
                .attr("y", top)
                .attr("width", width.to_string())
                .attr("height", height)
        };
        if width > 0 {
            match it {
                Landing::EitherClient => {
                    parts.extend([rect("fill teams", "0", "20"), rect("fill sfb", "20", "20")]);
                }
                Landing::NotApplicable => parts.push(rect("fill", "15", "10")),
                Landing::NotGoverned => parts.push(rect("frame", "2", "36")),
                _ => parts.push(rect("fill", "0", "40")),
            }
        }
        from += width;
    }
    svg("svg")
        .class("bar")
        .attr("viewBox", "0 0 1000 40")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .children(parts)
}

/// The landings of a call, with how many users they are.
pub fn legend(totals: &Totals, call: CallType) -> El {
    let counts = Landing::VARIANTS.iter().map(|&it| (it, totals.get(call, it)));
    let items = counts.filter(|it| it.1 > 0).map(|(it, users)| {
        legend_item(it).text(" ").child(el("strong").text(words::number(users)))
    });
    el("ul").class("legend").children(items)
}

/// What the colors and the symbols mean.
pub fn legend_of(landings: &[Landing]) -> El {
    el("ul").class("legend").children(landings.iter().map(|&it| legend_item(it)))
}

fn legend_item(it: Landing) -> El {
    el("li").attr("data-landing", token(it)).child(glyph(it)).text(labels::landing(it))
}

fn cell(at: At, call: CallType, landing: Landing, count: u64, all: u64) -> El {
    let cell = el("td").attr("data-landing", token(landing)).attr("data-call", token(call));
    if count == 0 {
        return cell.class("none").child(el("span").class("hint").text("–"));
    }
    let filter = UserFilter { landing: Some((call, landing)), ..UserFilter::default() };
    let label = words::show_landing(count, call.label(), labels::landing(landing));
    let button = el("button")
        .attr("type", "button")
        .class("count")
        .attr("aria-label", label)
        .on("click", move |_| {
            at.look.update(|it| it.call = call);
            at.show_only(filter);
        })
        .text(words::number(count));
    let name = el("span").class("of").child(glyph(landing)).text(labels::landing(landing));
    cell.child(name).child(button).child(el("span").class("hint").text(words::share(count, all)))
}
