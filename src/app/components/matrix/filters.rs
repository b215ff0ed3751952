//! What is shown of all answers: which lines, which cells, and the rest of the scenario.

use super::Answers;
use crate::app::components::glyph::glyph;
use crate::app::components::pickers::{control, list, options};
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::token;
use crate::link::{axis_key, axis_parts};
use crate::routing::{
    AxisPart, BasisKind, Control, Edition, Filter, Landing, Lines, Only, Question, Role, Turn,
};
use crate::session::Event;
use crate::text::{labels, page as fixed, views as words};
use leptos::prelude::*;
use strum::VariantArray;

/// How many answers are shown, and whether lines that are the same are one.
pub fn how_many(page: Page, answers: Memo<Answers>) -> El {
    let is_filtered = Memo::new(move |_| {
        let filter = page.address.get().filter;
        filter.without_filters() != filter
    });
    let count = move || answers.with(|it| words::counted(it.matrix.shown, it.matrix.of));
    let clear = el("button")
        .attr("type", "button")
        .id("all-answers")
        .prop("hidden", move || !is_filtered.get())
        .on("click", move |_| set(page, |filter| *filter = filter.without_filters()))
        .text(words::ALL_ANSWERS);
    let every = el("button")
        .attr("type", "button")
        .id("every-line")
        .dyn_attr("aria-pressed", move || {
            Some(if answers.with(|it| it.is_grouped) { "false" } else { "true" }.into())
        })
        .on("click", move |_| {
            let is_grouped = answers.with_untracked(|it| it.is_grouped);
            let lines = if is_grouped { Lines::Each } else { Lines::Grouped };
            send(page, |filter| filter.lines = Some(lines));
        })
        .dyn_text(move || {
            answers.with(|it| {
                let has_presets = it.matrix.row_axis.contains(&AxisPart::Presets);
                match has_presets {
                    true => words::all_policies(it.matrix.rows.len()).into(),
                    false => words::EVERY_LINE.into(),
                }
            })
        });
    el("div")
        .class("how-many")
        .child(every)
        .child(
            el("p")
                .class("counted")
                .attr("role", "status")
                .dyn_attr("class", move || {
                    Some(
                        if is_filtered.get() { "counted" } else { "counted visually-hidden" }
                            .into(),
                    )
                })
                .dyn_text(move || count().into()),
        )
        .child(clear)
}

/// Axes and filters.
pub fn filters(page: Page, answers: Memo<Answers>, edition: &'static Edition) -> El {
    let swap = el("button")
        .attr("type", "button")
        .id("swap-axes")
        .dyn_attr("aria-pressed", move || {
            let is_swapped = page.address.get().filter.turn == Turn::Swapped;
            Some(if is_swapped { "true" } else { "false" }.into())
        })
        .on("click", move |_| {
            set(page, |filter| {
                filter.turn = match filter.turn {
                    Turn::AsIs => Turn::Swapped,
                    Turn::Swapped => Turn::AsIs,
                };
            });
        })
        .text(words::SWAP_AXES);
    el("details")
        .class("more-filters")
        .child(el("summary").text(words::MORE_FILTERS))
        .child(landings(page, edition, answers))
        .child(bases(page))
        .child(axis_lists(page, edition).child(swap))
        .child(more(page, edition))
}

fn send(page: Page, change: impl FnOnce(&mut Filter)) {
    let mut filter = page.address.get_untracked().filter;
    change(&mut filter);
    page.send(Event::Filter(filter));
}

/// Changes the filter. Lines that are one stay one.
fn set(page: Page, change: impl FnOnce(&mut Filter)) {
    send(page, |filter| {
        let is_grouped = filter.is_grouped();
        change(filter);
        if filter.is_grouped() != is_grouped {
            filter.lines = Some(if is_grouped { Lines::Grouped } else { Lines::Each });
        }
    });
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
        .dyn_attr("aria-pressed", move || Some(if is_chosen() { "true" } else { "false" }.into()))
        .on("click", move |_| set(page, |it| *of(it) = of(it).toggled(at)))
        .children(content)
}

fn landings(page: Page, edition: &Edition, answers: Memo<Answers>) -> El {
    let chips = edition.landings().into_iter().filter_map(|landing| {
        let at = Landing::VARIANTS.iter().position(|&it| it == landing)?;
        let count = move || {
            answers.with(|it| {
                let found = it.matrix.landings.iter().find(|it| it.0 == landing);
                found.map_or(0, |it| it.1).to_string()
            })
        };
        let content = [
            el("span").child(glyph(landing)).text(" ").text(labels::landing(landing)),
            el("span").class("count").dyn_text(move || count().into()),
        ];
        Some(chip(page, |it| &mut it.landings, at, content).attr("data-landing", token(landing)))
    });
    self::chips(words::BY_LANDING).children(chips)
}

fn bases(page: Page) -> El {
    let chips = BasisKind::VARIANTS.iter().enumerate().map(|(at, &basis)| {
        let content = [el("span").text(labels::basis(basis))];
        chip(page, |it| &mut it.bases, at, content).attr("data-basis", token(basis))
    });
    self::chips(words::BY_BASIS).children(chips)
}

/// What stands in rows and in columns, as far as it was chosen. What depends on it is made anew.
fn axes_of(page: Page) -> impl Fn() -> Filter + Send + Clone {
    let axes = Memo::new(move |_| {
        let filter = page.address.get().filter;
        (filter.rows, filter.columns)
    });
    move || {
        // Read, and not only tracked: a memo that nobody reads follows nothing.
        let _ = axes.get();
        page.address.get_untracked().filter
    }
}

/// Filters by everything that the axes run over.
fn more(page: Page, edition: &'static Edition) -> El {
    let axes_of = axes_of(page);
    el("div").class("filter-groups").dyn_children(move || {
        let filter = axes_of();
        let (rows, columns) = filter.axes(edition);
        let of_axes = edition.numbered().filter(|it| filter.varies(edition, it.0));
        let answers = of_axes.map(|(at, question)| answers(page, at, question));
        let has_presets = rows.iter().chain(&columns).any(|it| *it == AxisPart::Presets);
        let presets = has_presets.then(|| presets(page, edition));
        answers.chain(presets).map(Piece::from).collect()
    })
}

/// What stands in rows and in columns.
fn axis_lists(page: Page, edition: &'static Edition) -> El {
    let axis =
        |name: &'static str, key: &'static str, of: fn(&mut Filter) -> &mut Option<AxisPart>| {
            let chosen = move || *of(&mut page.address.get().filter);
            let default = el("option")
                .attr("value", "")
                .prop("selected", move || chosen().is_none())
                .text(words::DEFAULT_AXIS);
            let options = axis_parts(edition).map(|it| {
                let name = match it {
                    AxisPart::Presets => fixed::THE_POLICY,
                    AxisPart::Question(at) => edition.question(at).map_or("", |it| it.name),
                };
                el("option")
                    .attr("value", axis_key(edition, it))
                    .prop("selected", move || chosen() == Some(it))
                    .text(name)
            });
            let select = el("select")
                .attr("name", key)
                .on("change", move |event| {
                    let key = event_target_value(&event);
                    let part = axis_parts(edition).find(|it| axis_key(edition, *it) == key);
                    // Who chooses an axis wants to see its lines.
                    send(page, |filter| {
                        *of(filter) = part;
                        // No axis runs over the same as the other one.
                        if part.is_some() && filter.rows == filter.columns {
                            (filter.rows, filter.columns) = (None, None);
                            *of(filter) = part;
                        }
                    });
                })
                .child(default)
                .children(options);
            el("label").class("axis").child(el("span").text(name)).text(" ").child(select)
        };
    el("p").class("axes").child(axis(words::ROWS, "rows", |it| &mut it.rows)).child(axis(
        words::COLUMNS,
        "columns",
        |it| &mut it.columns,
    ))
}

/// The rest of the question, which is the same for every cell: what the user chose, and everything else.
pub fn rest(page: Page, edition: &'static Edition) -> El {
    let axes_of = axes_of(page);
    el("div").class("rests").dyn_children(move || {
        let filter = axes_of();
        let is_choice = |question: &Question| question.role == Role::Choice;
        let all = edition.numbered().filter(|it| !filter.varies(edition, it.0));
        let (choices, others): (Vec<_>, Vec<_>) = all.partition(|it| is_choice(it.1));
        let values = {
            let others: Vec<u8> = others.iter().map(|it| it.0).collect();
            move || {
                let case = page.subject.get().case;
                let answer = |&at: &u8| {
                    let it = edition.question(at)?;
                    Some((it.name, case.label(at), it.is_default(case.get(at))))
                };
                words::rest(&others.iter().filter_map(answer).collect::<Vec<_>>()).into()
            }
        };
        let fold =
            |id: &'static str, name: &'static str, questions: Vec<(u8, &'static Question)>| {
                let summary = el("summary").text(name);
                let controls = questions.into_iter().map(|(at, it)| alone(page, at, it));
                let body = el("div").class("rest").children(controls);
                (el("details").id(id), summary, body)
            };
        let choice = (!choices.is_empty()).then(|| {
            let (details, summary, body) = fold("choices", words::MAY_CHOOSE, choices);
            details
                .child(summary)
                .child(el("p").class("aside").text(words::MAY_CHOOSE_LEAD))
                .child(body)
        });
        let other = (!others.is_empty()).then(|| {
            let (details, summary, body) = fold("others", words::THE_REST, others);
            let values = el("span").class("soft").dyn_text(values);
            details.child(summary.text(" ").child(values)).child(body)
        });
        choice.into_iter().chain(other).map(Piece::from).collect()
    })
}

fn alone(page: Page, at: u8, question: &'static Question) -> El {
    match (question.control, question.role) {
        (Control::Radios, Role::Choice) => el("fieldset")
            .class("inline")
            .child(el("legend").text(question.heading))
            .children(options(page, at, question)),
        (Control::Radios | Control::Folded { .. } | Control::List, _) => el("label")
            .class("field")
            .child(el("span").text(question.name))
            .child(list(page, at, question)),
        (Control::Switch | Control::Check, _) => control(page, at, question),
    }
}

fn answers(page: Page, at: u8, question: &'static Question) -> El {
    let boxes = question.answers.iter().enumerate().map(|(nth, answer)| {
        let chosen = move |filter: &Filter| filter.of(at).chosen(nth);
        let toggle = move |filter: &mut Filter| {
            if let Some(only) = filter.of_mut(at) {
                *only = only.toggled(nth);
            }
        };
        tick(page, question.key, answer.token, answer.label, chosen, toggle)
    });
    el("fieldset").child(el("legend").text(question.heading)).children(boxes)
}

fn presets(page: Page, edition: &'static Edition) -> El {
    let boxes = edition.policy.presets.iter().enumerate().map(|(at, preset)| {
        tick(
            page,
            "policy",
            preset.name,
            preset.label,
            move |it| it.presets.chosen(at),
            move |it| it.presets = it.presets.toggled(at),
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
        .attr("name", format!("only-{name}"))
        .attr("value", word)
        .prop("checked", move || chosen(&page.address.get().filter))
        .on("change", move |_| set(page, &toggle));
    el("label").class("option").child(input).child(el("span").class("name").text(label))
}
