//! Where all calls land: a row for each kind of call of the edition, a column for each landing.

use super::{At, column, estate, named, part};
use crate::app::components::glyph::glyph;
use crate::app::element::{El, el};
use crate::app::token;
use crate::app::views::audit::landings::legend_of;
use crate::app::views::audit::scrolling;
use crate::audit::estate::Judge;
use crate::link::AuditPart;
use crate::routing::Landing;
use crate::text::{audit_estate as words, audit_parts as parts, audit_screen as screen, labels};
use leptos::prelude::*;
use strum::VariantArray;

/// The part with the totals.
pub fn landings(at: At) -> El {
    let table = move || {
        let (edition, estate) = (at.page.address.get().edition(), estate(at));
        let judge = Judge::new(edition, &estate);
        let totals = judge.totals(&estate);
        let of = |row: &[u64], it: Landing| row.get(it as usize).copied().unwrap_or_default();
        let occurs = |it: &Landing| totals.iter().any(|row| of(row, *it) > 0);
        let landings: Vec<Landing> = Landing::VARIANTS.iter().copied().filter(occurs).collect();
        let rows = edition.lines.iter().zip(&totals).map(|(line, row)| {
            let all: u64 = row.iter().sum();
            let cells = landings.iter().map(|&it| cell(it, of(row, it), all));
            el("tr").child(el("th").attr("scope", "row").text(line.name)).children(cells)
        });
        let heads = landings
            .iter()
            .map(|&it| column(labels::landing_short(it)).attr("data-landing", token(it)));
        let table = el("table")
            .class("totals calls")
            .child(el("thead").child(el("tr").child(column(screen::CALL)).children(heads)))
            .child(el("tbody").children(rows));
        let table = scrolling(parts::part(AuditPart::Landings)).child(table);
        vec![legend_of(&landings).into(), table.into()]
    };
    part("totals", named(AuditPart::Landings))
        .child(el("p").class("aside").text(words::LANDINGS_LEAD))
        .child(el("div").dyn_children(table))
}

fn cell(landing: Landing, count: u64, all: u64) -> El {
    let cell = el("td").attr("data-landing", token(landing));
    if count == 0 {
        return cell.class("none").child(el("span").class("hint").text("–"));
    }
    let name = el("span").class("of").child(glyph(landing)).text(labels::landing(landing));
    cell.child(name)
        .child(el("span").class("count").text(screen::number(count)))
        .text(" ")
        .child(el("span").class("hint").text(screen::share(count, all)))
}
