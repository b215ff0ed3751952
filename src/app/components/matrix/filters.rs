//! What the matrix shows: landings and bases at a touch, everything else a step away.

use crate::app::components::glyph::glyph;
use crate::app::components::pickers::{choices, licence};
use crate::app::dom::{El, el};
use crate::app::session::Event;
use crate::app::{Page, token};
use crate::routing::{
    Axes, BASES, Edition, Filter, Landing, MOST_QUESTIONS, Matrix, Only, PRECONFIGURED,
};
use crate::text::told::{self, ToldQuestion};
use crate::text::{labels, page as fixed, views as words};
use leptos::prelude::*;
use strum::VariantArray;

/// All filters, with counts that follow.
pub fn filters(page: Page, matrix: Memo<Matrix>, edition: Edition) -> El {
    let is_filtered = move || {
        let filter = page.address.get().filter;
        Filter { axes: filter.axes, ..Filter::default() } != filter
    };
    let count = move || matrix.with(|it| words::counted(it.shown, it.of));
    let all = el("button")
        .attr("type", "button")
        .id("all-answers")
        .flag("hidden", move || !is_filtered())
        .on("click", move |_| {
            set(page, |filter| *filter = Filter { axes: filter.axes, ..Filter::default() });
        })
        .text(words::ALL_ANSWERS);
    let swap = el("button")
        .attr("type", "button")
        .id("swap-axes")
        .attr_live("aria-pressed", move || {
            let is_swapped = page.address.get().filter.axes == Axes::Swapped;
            Some(if is_swapped { "true" } else { "false" }.into())
        })
        .on("click", move |_| {
            set(page, |filter| {
                filter.axes = match filter.axes {
                    Axes::AsIs => Axes::Swapped,
                    Axes::Swapped => Axes::AsIs,
                };
            });
        })
        .text(words::SWAP_AXES);
    let counted = el("p").class("counted").attr("role", "status").live_text(move || count().into());
    el("div")
        .class("filters")
        .child(landings(page, matrix))
        .child(bases(page))
        .child(more(page, edition))
        .child(el("div").class("actions").child(counted).child(all).child(swap))
}

fn set(page: Page, change: impl FnOnce(&mut Filter)) {
    let mut filter = page.address.get_untracked().filter;
    change(&mut filter);
    page.send(Event::Filter(filter));
}

fn chips(name: &'static str) -> El {
    el("div").class("chips").attr("role", "group").attr("aria-label", name)
}

/// A button that is pressed or not.
fn chip(
    page: Page,
    of: fn(&mut Filter) -> &mut Only,
    at: usize,
    content: impl IntoIterator<Item = El>,
) -> El {
    let is_chosen = move || of(&mut page.address.get().filter).chosen(at);
    el("button")
        .attr("type", "button")
        .attr_live("aria-pressed", move || Some(if is_chosen() { "true" } else { "false" }.into()))
        .on("click", move |_| set(page, |it| *of(it) = of(it).toggled(at)))
        .children(content)
}

fn landings(page: Page, matrix: Memo<Matrix>) -> El {
    let known: Vec<Landing> = {
        let case = page.address.get_untracked().case();
        case.landings()
    };
    let chips = known.into_iter().filter_map(|landing| {
        let at = Landing::VARIANTS.iter().position(|&it| it == landing)?;
        let count = move || {
            matrix.with(|it| {
                let found = it.landings.iter().find(|it| it.0 == landing);
                found.map_or(0, |it| it.1).to_string()
            })
        };
        let content = [
            el("span").child(glyph(landing)).text(" ").text(labels::landing(landing)),
            el("span").class("count").live_text(move || count().into()),
        ];
        Some(chip(page, |it| &mut it.landings, at, content).attr("data-landing", token(landing)))
    });
    self::chips(words::BY_LANDING).children(chips)
}

fn bases(page: Page) -> El {
    let chips = BASES.iter().enumerate().map(|(at, &basis)| {
        let mark = el("span").class("mark").attr("aria-hidden", "true");
        let content = [mark, el("span").text(labels::basis_of(at))];
        chip(page, |it| &mut it.bases, at, content).attr("data-basis", basis)
    });
    self::chips(words::BY_BASIS).children(chips)
}

/// Organization, call, policy, mode: whatever the edition asks.
fn more(page: Page, edition: Edition) -> El {
    let questions = told::questions(page.address.get_untracked().case());
    let is_guide = edition == Edition::Guide201712;
    let groups = questions.iter().enumerate().filter_map(|(at, question)| {
        // The same for every line of the guide's matrix: switches, not filters.
        let is_switch = is_guide && matches!(question.key, "choice" | "licensed");
        (!is_switch && at < MOST_QUESTIONS).then(|| answers(page, at, question))
    });
    let groups: Vec<El> = groups.collect();
    el("details").class("more-filters").child(el("summary").text(words::MORE_FILTERS)).child(
        el("div")
            .class("filter-groups")
            .maybe(is_guide.then(|| switches(page)))
            .children(groups)
            .maybe(is_guide.then(|| policies(page))),
    )
}

/// The user that every line of the guide's matrix is asked for.
fn switches(page: Page) -> El {
    el("fieldset")
        .child(el("legend").text(fixed::THE_USER))
        .child(licence(page))
        .child(el("p").class("aside").text(fixed::CHOICE))
        .children(choices(page))
}

fn answers(page: Page, at: usize, question: &ToldQuestion) -> El {
    let key = question.key;
    let boxes = question.answers.iter().enumerate().map(|(nth, &(word, label))| {
        let chosen = move |filter: &Filter| filter.answers.get(at).is_some_and(|it| it.chosen(nth));
        let toggle = move |filter: &mut Filter| {
            if let Some(only) = filter.answers.get_mut(at) {
                *only = only.toggled(nth);
            }
        };
        tick(page, key, word, label, chosen, toggle)
    });
    el("fieldset").child(el("legend").text(question.heading)).children(boxes)
}

fn policies(page: Page) -> El {
    let boxes = PRECONFIGURED.iter().enumerate().map(|(at, instance)| {
        let name = instance.identity.name();
        tick(
            page,
            "policy",
            name,
            name,
            move |it| it.policies.chosen(at),
            move |it| it.policies = it.policies.toggled(at),
        )
    });
    el("fieldset").class("wide").child(el("legend").text(fixed::THE_POLICY)).children(boxes)
}

fn tick(
    page: Page,
    name: &'static str,
    word: &'static str,
    label: &'static str,
    chosen: impl Fn(&Filter) -> bool + Send + 'static,
    toggle: impl Fn(&mut Filter) + Send + 'static,
) -> El {
    let input = el("input")
        .attr("type", "checkbox")
        .attr_made("name", format!("only-{name}"))
        .attr("value", word)
        .flag("checked", move || chosen(&page.address.get().filter))
        .on("change", move |_| set(page, &toggle));
    el("label").class("option").child(input).child(el("span").class("name").text(label))
}
