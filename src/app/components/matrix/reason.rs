//! Why a cell has its answer, in reach of the cell.

use super::{Answers, Selection};
use crate::app::components::code::{breakable, copy_button_named};
use crate::app::components::glyph::glyph;
use crate::app::components::sources::cited;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::{shell, token};
use crate::link::{View, write};
use crate::routing::Subject;
use crate::text::{grouped, labels, told, views as words};
use leptos::prelude::*;

const LINK: &str = "cell-link";

/// The answer and the reason of the cell under the pointer, or else of the selected one.
pub fn reason(page: Page, answers: Memo<Answers>, selection: Selection) -> El {
    let subject = Memo::new(move |_| {
        let (here, place) = (page.subject.get(), selection.shown());
        answers.with(|it| it.grouped.subject(&it.matrix, here, place))
    });
    let told = move || {
        let Some(subject) = subject.get() else { return vec![] };
        let place = selection.shown();
        answers.with(|it| say(it, subject, place).map(Piece::from).into())
    };
    let link =
        move || subject.get().map(|it| write(&page.address.get().asking(it).viewed(View::Explore)));
    let whole = move || shell::address::with_fragment(&link().unwrap_or_default());
    let copy = copy_button_named(page, words::COPY_LINK, LINK, move || untrack(whole));
    let open = el("a")
        .class("as-button main")
        .dyn_attr("href", move || link().map(Into::into))
        .text(words::OPEN_IN_EXPLORE);
    el("div")
        .id("reason")
        .class("reason")
        .dyn_attr("data-landing", move || {
            subject.get().map(|it| token(it.case.decide().verdict.landing).into())
        })
        .prop("hidden", move || subject.get().is_none())
        .child(el("div").class("because").attr("role", "status").dyn_children(told))
        .child(el("p").class("actions").child(copy).child(open))
        .child(
            el("span")
                .id(LINK)
                .class("visually-hidden")
                .attr("aria-hidden", "true")
                .dyn_text(move || whole().into()),
        )
}

fn say(answers: &Answers, subject: Subject, place: (usize, usize)) -> [El; 3] {
    let decision = subject.case.decide();
    let verdict = decision.verdict;
    let landing = el("strong")
        .class("landing")
        .child(glyph(verdict.landing))
        .text(labels::landing_of(verdict.landing, subject.case.direction()));
    let basis = el("span").class("basis").text(labels::basis(verdict.basis.kind()));
    let other = labels::other_reading(verdict.basis).map(|it| el("span").class("other").text(it));
    let number = subject.edition().all_rules().position(|it| it == decision.rule);
    let rule = number.map(|it| el("strong").text(words::numbered_rule(it + 1)));
    [
        el("p").child(landing).text(" ").child(basis).text(" ").child(other),
        el("p").class("aside").children(breakable(&scenario(answers, subject, place))),
        el("p")
            .child(rule)
            .text(" ")
            .text(decision.rule.says)
            .text(" ")
            .child(cited(verdict.sources)),
    ]
}

/// The call, the organization, the setting: as the table names them, with the line that was taken of
/// those that are one.
fn scenario(answers: &Answers, subject: Subject, (row, _): (usize, usize)) -> String {
    let Answers { edition, matrix, grouped: lines, .. } = answers;
    let column = matrix.column_of(subject).and_then(|it| matrix.columns.get(it));
    let column_parts = column.map(|it| {
        [told::entry(it, &matrix.column_axis), told::group(it, &matrix.column_axis).to_owned()]
    });
    let name = matrix.row_of(subject).and_then(|it| matrix.rows.get(it));
    let name = name.map(|it| told::entry(it, &matrix.row_axis)).unwrap_or_default();
    let fact = grouped::corner(edition, matrix, lines)
        .map(|it| format!("{it} {}", grouped::row(edition, matrix, lines, row)));
    let fact = fact.filter(|it| !it.ends_with(&name));
    let parts = column_parts.into_iter().flatten().chain(fact).chain([name]);
    let mut parts: Vec<String> = parts.filter(|it| !it.is_empty()).collect();
    parts.dedup();
    parts.join(" · ")
}
