//! The table of users: searched, filtered, sorted, and explained one by one. Only visible users are
//! drawn.

use super::exports::exports;
use super::landings::{legend_of, occurring};
use super::pick::{pick, pick_of, pick_one};
use super::state::{At, Window};
use super::stops::{Stops, id};
use super::user::{correct, explained, named};
use super::{part, summary};
use crate::app::components::code::identifier;
use crate::app::components::forms::{area, button, fold, labelled};
use crate::app::components::glyph::glyph;
use crate::app::element::{El, Piece, el};
use crate::app::shell::document::is_wide;
use crate::app::shell::typing;
use crate::app::token;
use crate::audit::{CallType, License, Organization};
use crate::audit::{
    Finding, LandingTable, Landings, Proposal, Selection, ShownUser, Sort, Summary, Task,
    UserFilter,
};
use crate::link::AuditPart;
use crate::routing::Landing;
use crate::text::{audit as told, audit_parts as parts, audit_screen as words, labels};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The height of a row in pixels. The style sheet has the same value.
pub const ROW: u64 = 52;
/// The maximum height of a table. Browsers cannot lay out more than some ten million pixels.
const HIGHEST: u64 = 8_000_000;
/// How many users are loaded at once, and how many of them before the visible ones.
const BROUGHT: usize = 80;
const BEFORE: usize = 25;
const NAMES: &str = "wanted-names";

/// The part with the users.
pub fn users(at: At) -> El {
    let counted = move || {
        let of = at.summary.with(|it| it.as_ref().map_or(0, |it| it.listed()));
        words::of_users(at.count.get(), of).into()
    };
    let unknown = move || {
        let summary = summary(at);
        let unknown = summary.listed().saturating_sub(summary.evaluated());
        let words = (unknown > 0).then(|| parts::of_which_rejected(unknown));
        words.map(|it| el("p").class("aside").text(it).into()).into_iter().collect()
    };
    let legend = move || {
        let landings = occurring(&[&summary(at).totals()]);
        let calls = SHOWN.iter().map(|it| el("li").text(it.label()));
        let calls = el("ol").class("calls").children(calls);
        vec![el("p").text(parts::SYMBOLS).into(), calls.into(), legend_of(&landings).into()]
    };
    part("users", super::named(AuditPart::Users))
        .child(search(at))
        .child(fold("filters", words::FILTERS, "").prop("open", is_wide).child(filters(at)))
        .child(el("p").class("counted").attr("role", "status").dyn_text(counted))
        .child(el("div").dyn_children(unknown))
        .child(el("div").class("symbols-legend").dyn_children(legend))
        .child(table(at))
        .child(
            el("div")
                .id("explained")
                .attr("aria-live", "polite")
                .dyn_children(move || explained(at)),
        )
        .child(by_list(at))
        .child(correct(at))
        .child(exports(
            at,
            words::EXPORT_USERS,
            move || (at.look.with_untracked(|it| it.of.clone()), None),
            || None,
        ))
}

/// The calls that a policy can reroute, whose landings fit on a narrow screen.
const SHOWN: [CallType; 6] = [
    CallType::TeamsVoip,
    CallType::SfbVoip,
    CallType::PstnIn,
    CallType::FederatedIn,
    CallType::PstnOut,
    CallType::FederatedOut,
];

fn search(at: At) -> El {
    let text = at.sought;
    let input = el("input")
        .attr("type", "text")
        .attr("name", "search")
        .prop("value", move || text.get())
        .on("input", move |event| text.set(event_target_value(&event)));
    let is_all = move || at.look.with(|it| it.of == Selection::default());
    let all = button(words::ALL_USERS, move || {
        text.set(String::new());
        at.show(|it| it.of = Selection::default());
    });
    el("form")
        .class("choices search")
        .on("submit", move |event| {
            event.prevent_default();
            at.find(Task::Search(text.get_untracked()));
        })
        .child(labelled(words::SEARCH, input))
        .child(
            el("div")
                .class("actions")
                .child(el("button").attr("type", "submit").text(words::FIND))
                .child(all.id("all-users").prop("disabled", is_all)),
        )
}

fn by_list(at: At) -> El {
    let find = button(words::FIND, move || {
        let text = typing::value(NAMES).unwrap_or_default();
        let names = text.lines().map(str::trim).filter(|it| !it.is_empty());
        at.find(Task::Names(names.map(str::to_owned).collect()));
    });
    fold("by-list", words::BY_LIST, "")
        .child(area(NAMES, words::LIST, "4", |it| it))
        .child(el("div").class("actions").child(find))
}

fn filters(at: At) -> El {
    let filter = move || at.look.with(|it| it.of.filter);
    let set = move |change: &dyn Fn(&mut UserFilter)| at.show(|it| change(&mut it.of.filter));
    let call = move || at.look.with(|it| it.call);
    let policies = Memo::new(move |_| {
        summary(at).policies.all().iter().map(|it| it.name.clone()).collect::<Vec<_>>()
    });
    let policy = move || {
        vec![Piece::El(pick(
            ("only-policy", words::POLICY),
            Some(words::ANY),
            policies.get(),
            Arc::new(move || filter().policy.map(usize::from)),
            Box::new(move |it| {
                set(&|filter| filter.policy = it.and_then(|it| u8::try_from(it).ok()));
            }),
        ))]
    };
    let calls = pick_one(("shown-call", words::SHOWN_CALL), CallType::label, call, move |call| {
        at.show(|it| {
            it.call = call;
            it.of.filter.landing = it.of.filter.landing.map(|it| (call, it.1));
            if let Sort::Landing(_) = it.by {
                it.by = Sort::Landing(call);
            }
        });
    });
    let moved = move || {
        let filter = filter();
        filter.moved_by.map_or_else(Vec::new, |it| {
            let name = match it {
                Proposal::Policy { fields, .. } => {
                    fields.documented_tag().map_or(words::fields(fields), |it| it.name.to_owned())
                }
                Proposal::Fix(finding) => words::fix_of_each(told::finding(finding)),
            };
            let label = el("span").text(words::moved_by(&name));
            let off = button(words::ALL_USERS, move || set(&|it| it.moved_by = None));
            vec![el("p").class("moved-by").child(label).text(" ").child(off).into()]
        })
    };
    el("div")
        .class("choices")
        .child(calls)
        .child(pick_of(
            ("only-landing", words::LANDS),
            Some(words::ANY),
            labels::landing,
            move || filter().landing.map(|it| it.1),
            move |it: Option<Landing>| {
                let call = at.look.with_untracked(|it| it.call);
                set(&|filter| filter.landing = it.map(|it| (call, it)));
            },
        ))
        .child(pick_of(
            ("only-finding", words::FINDING),
            Some(words::ANY),
            told::finding,
            move || filter().finding,
            move |it: Option<Finding>| set(&|filter| filter.finding = it),
        ))
        .child(pick_of(
            ("only-customer", words::ORGANIZATION),
            Some(words::ANY),
            Organization::label,
            move || filter().customer,
            move |it: Option<Organization>| set(&|filter| filter.customer = it),
        ))
        .child(pick_of(
            ("only-licence", words::LICENCE),
            Some(words::ANY),
            License::label,
            move || filter().licence,
            move |it: Option<License>| set(&|filter| filter.licence = it),
        ))
        .dyn_children(policy)
        .dyn_children(moved)
}

/// The scroll position of the table and its visible height, in pixels.
type Scrolled = RwSignal<(u64, u64)>;

/// The visible users, with space for those above and below.
fn table(at: At) -> El {
    let scrolled: Scrolled = RwSignal::new((0, 10 * ROW));
    let stops = Stops::new();
    // Other users start at the top.
    let look = Memo::new(move |_| at.look.with(|it| (it.of.clone(), it.by)));
    let wanted = Memo::new(move |_| {
        let (top, sight) = scrolled.get();
        usize::try_from(first_visible(top, sight, at.count.get())).unwrap_or_default()
    });
    Effect::new(move |before: Option<()>| {
        let (_, wanted) = (look.get(), wanted.get());
        let is_there = at.window.with_untracked(|it| {
            it.first <= wanted && wanted + BROUGHT / 3 <= it.first + it.users.len().max(1)
        });
        if before.is_some() && !is_there {
            at.bring(wanted.saturating_sub(BEFORE), BROUGHT);
        }
    });
    let rows = move || {
        let (count, summary) = (at.count.get(), summary(at));
        let window = at.window.get();
        let landing_table = LandingTable::new(summary.choice);
        let call = at.look.with(|it| it.call);
        rows(at, &window, count, (scrolled, stops), (&summary, &landing_table, call))
    };
    el("div")
        .class("scroll rows")
        .id("user-rows")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", words::SCROLLS)
        .on("focusin", move |_| stops.follow())
        .on("keydown", move |event| {
            stops.step(&event, at.count.get_untracked(), scrolled.get_untracked());
        })
        .on("scroll", move |event| {
            let element = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            if let Some(it) = element {
                let pixels = |it: i32| u64::try_from(it).unwrap_or_default();
                scrolled.set((pixels(it.scroll_top()), pixels(it.client_height())));
            }
        })
        .child(
            el("table")
                .class("users")
                .dyn_attr("aria-rowcount", move || Some((at.count.get() + 1).to_string().into()))
                .child(head(at))
                .child(el("tbody").dyn_children(rows)),
        )
}

/// The index of the first visible user. In a table that would be too high, scrolling by a pixel
/// skips several users.
pub fn first_visible(top: u64, sight: u64, count: u64) -> u64 {
    let (way, users) = way(sight, count);
    top.min(way) * users / way
}

/// The scroll position at which the user at this index is the first visible one.
pub fn top_of(place: u64, sight: u64, count: u64) -> u64 {
    let (way, users) = way(sight, count);
    (place * way).div_ceil(users).min(way)
}

/// How many pixels of scrolling span how many users. Their products stay far below `u64::MAX`.
fn way(sight: u64, count: u64) -> (u64, u64) {
    if count * ROW <= HIGHEST {
        ((count * ROW).max(1), count.max(1))
    } else {
        (HIGHEST.saturating_sub(sight).max(1), count - sight / ROW)
    }
}

fn head(at: At) -> El {
    let column = |label: &'static str, by: fn(CallType) -> Sort| {
        let is_by = move || at.look.with(|it| it.by == by(it.call));
        let sort = move |_| {
            at.show(|it| it.by = if it.by == by(it.call) { Sort::File } else { by(it.call) });
        };
        el("th")
            .attr("scope", "col")
            .dyn_attr("aria-sort", move || is_by().then(|| "ascending".into()))
            .child(el("button").attr("type", "button").on("click", sort).text(label))
    };
    let row = el("tr")
        .attr("aria-rowindex", "1")
        .child(el("th").attr("scope", "col").text(words::USER))
        .child(column(words::POLICY, |_| Sort::Policy))
        .child(column(words::ORGANIZATION, |_| Sort::Customer))
        .child(column(words::LICENCE, |_| Sort::License))
        .child(column(words::LANDS, Sort::Landing));
    el("thead").child(row)
}

type Answers<'a> = (&'a Summary, &'a LandingTable, CallType);

fn rows(
    at: At,
    window: &Window,
    count: u64,
    (scrolled, stops): (Scrolled, Stops),
    answers: Answers<'_>,
) -> Vec<Piece> {
    let shown = window.users.len() as u64;
    let height = (count * ROW).min(HIGHEST);
    let first = window.first as u64;
    let (top, sight) = scrolled.get_untracked();
    let visible = first_visible(top, sight, count);
    let above = if count * ROW <= HIGHEST {
        first * ROW
    } else {
        // The visible users are placed at the scroll position.
        let before = visible.saturating_sub(first);
        top.saturating_sub(before * ROW)
    };
    stops.redraw(&(first..first + shown), &(visible..visible + sight / ROW));
    let below = height.saturating_sub(above + shown * ROW);
    let gap = |pixels: u64| {
        let cell = el("td").attr("colspan", "5").attr("height", pixels.to_string());
        Piece::El(el("tr").class("gap").attr("aria-hidden", "true").child(cell))
    };
    let users = window.users.iter().enumerate();
    let users = users.map(|(place, it)| row(at, it, (window.first + place, stops), answers).into());
    [gap(above)].into_iter().chain(users).chain([gap(below)]).collect()
}

fn row(
    at: At,
    user: &ShownUser,
    (place, stops): (usize, Stops),
    (summary, landing_table, call): Answers<'_>,
) -> El {
    let policy = summary.policies.get(user.facts.policy()).map(|it| identifier(&it.name));
    let landing = landing_table.of(user.facts, &summary.policies);
    let symbols = landing.map(|it| symbols(&it));
    let landing = landing.and_then(|it| it.get(call as usize).copied());
    let chosen = user.clone();
    let number = user.row;
    let explain = el("button")
        .attr("type", "button")
        .class("name")
        .attr("id", id(place as u64))
        .dyn_attr("tabindex", move || Some(stops.tabindex(place as u64).into()))
        .dyn_attr("aria-expanded", move || {
            let is_it = at.user.with(|it| it.as_ref().is_some_and(|it| it.row == number));
            Some(if is_it { "true" } else { "false" }.into())
        })
        .on("click", move |_| {
            at.user.update(|it| {
                let is_it = it.as_ref().is_some_and(|it| it.row == chosen.row);
                *it = (!is_it).then(|| chosen.clone());
            });
        })
        .text(named(user).to_owned());
    let hint = (!user.display_name.is_empty())
        .then(|| el("span").class("hint").text(user.sign_in.clone()));
    let lands = match landing {
        Some(it) => el("span")
            .class("lands")
            .attr("data-landing", token(it))
            .child(glyph(it))
            .text(" ")
            .text(labels::landing(it)),
        None => el("span").class("hint").text(words::UNKNOWN),
    };
    let lands = el("td").child(lands).child(symbols);
    el("tr")
        .attr("aria-rowindex", (place + 2).to_string())
        .child(el("th").attr("scope", "row").child(explain).child(hint))
        .child(el("td").class("policy-name").child(policy))
        .child(el("td").text(user.facts.customer().label()))
        .child(el("td").text(user.facts.licence().label()))
        .child(lands)
}

/// Where each call lands, as one symbol each: what a narrow screen has room for.
fn symbols(landings: &Landings) -> El {
    let all = SHOWN.iter().filter_map(|&it| Some((it, *landings.get(it as usize)?)));
    let all: Vec<(CallType, Landing)> = all.collect();
    let told: Vec<_> = all.iter().map(|it| (it.0, labels::landing(it.1))).collect();
    el("span")
        .class("symbols")
        .attr("role", "img")
        .attr("aria-label", parts::symbols(&told))
        .children(all.iter().map(|it| glyph(it.1)))
}
