//! The matrix on paper: sheets on which nothing is cut, each with its own legend.
//!
//! The table of the screen is far wider than a sheet, so paper gets tables of its own. They are made
//! when the page is printed, and taken away afterwards.

use super::{axis_name, parts, rows_in_rows};
use crate::app::components::glyph::glyph;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::shell::address::with_fragment;
use crate::app::shell::document::{Printing, on_printing};
use crate::app::token;
use crate::link::{Address, write};
use crate::routing::{BasisKind, Cell, Entry, Landing, Matrix, Role, Shown};
use crate::text::matrix::groups;
use crate::text::{labels, told, views as words};
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use strum::VariantArray;
use web_sys::Element;

/// What the filters let through, as sheets that are there only while the page is printed.
pub fn paper(page: Page, matrix: Memo<Matrix>) -> El {
    let place = StoredValue::new_local(None::<Element>);
    on_printing(move |printing| {
        place.with_value(|it| {
            let Some(place) = it else { return };
            place.set_text_content(None);
            if printing == Printing::Begins {
                let address = page.address.get_untracked();
                let sheets = matrix.with_untracked(|it| sheets(&address, it));
                for sheet in sheets {
                    sheet.build().mount(place, None);
                }
            }
        });
    });
    el("div").class("matrix-sheets").effect(move |it| place.set_value(Some(it.clone())))
}

/// How many lines of tables fit on a sheet of A4, beside its heading and its legend.
const LINES: usize = 26;
/// How many columns fit. Where there would be more, rows and columns change places.
const COLUMNS: usize = 12;

/// What is let through of one group of circumstances.
struct Table<'a> {
    group: &'static str,
    /// Heads the names of the rows.
    corner: &'static str,
    columns: Vec<String>,
    rows: Vec<El>,
    cells: Vec<&'a Cell>,
}

/// The tables in their order, each on a sheet of its own unless it is small.
fn sheets(address: &Address, matrix: &Matrix) -> Vec<El> {
    let mut sheets: Vec<Vec<Table<'_>>> = Vec::new();
    for (name, places) in groups(&matrix.columns, &matrix.column_axis) {
        let table = Table::new(address, matrix, name, &places);
        match sheets.last_mut() {
            Some(sheet) if lines(sheet) + table.lines() <= LINES => sheet.push(table),
            _ => sheets.push(vec![table]),
        }
    }
    sheets.into_iter().map(|tables| sheet(address, matrix, tables)).collect()
}

fn lines(tables: &[Table<'_>]) -> usize {
    tables.iter().map(Table::lines).sum()
}

fn sheet(address: &Address, matrix: &Matrix, tables: Vec<Table<'_>>) -> El {
    let cells: Vec<&Cell> = tables.iter().flat_map(|it| it.cells.iter().copied()).collect();
    let name = match tables.as_slice() {
        [table] => table.group,
        _ => words::MATRIX,
    };
    let is_alone = tables.len() == 1;
    let edition = address.edition();
    // The rest of the question, which no axis determines.
    let rest = edition.of_role(|it| it.is_setting() || it == Role::User);
    let rest = rest.filter(|it| !address.filter.varies(edition, it.0));
    let rest: Vec<String> =
        rest.map(|(at, it)| format!("{}: {}", it.name, address.case().label(at))).collect();
    let count = words::counted(cells.len(), matrix.of);
    let about = [labels::edition(edition), rest.join("; "), count];
    let about: Vec<String> = about.into_iter().filter(|it| !it.is_empty()).collect();
    let head = el("header").child(el("h2").text(name)).child(el("p").text(about.join(" · ")));
    let tables = tables.into_iter().map(|it| {
        let corner = if is_alone { it.corner } else { it.group };
        it.draw(corner)
    });
    let link = el("p").class("address").text(with_fragment(&write(address)));
    el("section")
        .class("matrix-sheet")
        .child(head)
        .children(tables)
        .child(legend(&cells))
        .child(link)
}

impl<'a> Table<'a> {
    fn new(address: &Address, matrix: &'a Matrix, group: &'static str, places: &[usize]) -> Self {
        let name = |axis| move |it: &Entry| told::entry(it, axis);
        let of_rows: Vec<String> = matrix.rows.iter().map(name(&matrix.row_axis)).collect();
        let columns = places.iter().filter_map(|&at| matrix.columns.get(at));
        let of_columns: Vec<String> = columns.map(name(&matrix.column_axis)).collect();
        let at = |row: usize, nth: usize| matrix.cells.get(row)?.get(*places.get(nth)?);
        let (all_rows, all_places) = (0..of_rows.len(), 0..places.len());
        let cells = all_rows
            .clone()
            .flat_map(|row| all_places.clone().filter_map(move |column| at(row, column)));
        let cells = cells.filter(|it| it.shown == Shown::Yes).collect();
        let (in_rows, in_columns) = (of_columns.len() <= COLUMNS, of_rows.len() <= COLUMNS);
        let as_shown = rows_in_rows(address);
        let edition = address.edition();
        let (corner, columns, rows) = if as_shown && in_rows || !in_columns {
            let cells = |row| all_places.clone().map(|column| at(row, column)).collect();
            (axis_name(edition, &matrix.row_axis), of_columns, rows(&of_rows, cells))
        } else {
            let cells = |row| all_rows.clone().map(|column| at(column, row)).collect();
            (axis_name(edition, &matrix.column_axis), of_rows, rows(&of_columns, cells))
        };
        Self { group, corner, columns, rows, cells }
    }

    /// With those of its head.
    const fn lines(&self) -> usize {
        self.rows.len() + 2
    }

    fn draw(self, corner: &'static str) -> El {
        let head = el("tr")
            .child(el("th").attr("scope", "col").text(corner))
            .children(self.columns.iter().map(|it| named(it, "col")));
        el("table").child(el("thead").child(head)).child(el("tbody").children(self.rows))
    }
}

/// The rows that still show at least one answer.
fn rows<'a>(names: &[String], cells: impl Fn(usize) -> Vec<Option<&'a Cell>>) -> Vec<El> {
    let row = |(at, name): (usize, &String)| {
        let cells = cells(at);
        let is_shown = cells.iter().flatten().any(|it| it.shown == Shown::Yes);
        is_shown.then(|| el("tr").child(named(name, "row")).children(cells.into_iter().map(cell)))
    };
    names.iter().enumerate().filter_map(row).collect()
}

fn cell(cell: Option<&Cell>) -> El {
    let Some(cell) = cell.filter(|it| it.shown == Shown::Yes) else { return el("td") };
    let verdict = cell.decision.verdict;
    el("td")
        .attr("data-landing", token(verdict.landing))
        .attr("data-basis", token(verdict.basis))
        .child(glyph(verdict.landing))
        .text(" ")
        .text(labels::landing_short(verdict.landing))
        .text(" ")
        .child(el("span").class("mark"))
}

/// What the shapes, the short words and the letters of a sheet mean.
fn legend(cells: &[&Cell]) -> El {
    let landings = Landing::VARIANTS
        .iter()
        .filter(|&&landing| cells.iter().any(|it| it.decision.verdict.landing == landing));
    let landings = landings.map(|&landing| {
        let (short, long) = (labels::landing_short(landing), labels::landing(landing));
        let words = if short == long { long.to_owned() } else { format!("{short}: {long}") };
        el("li").attr("data-landing", token(landing)).child(glyph(landing)).text(" ").text(words)
    });
    let bases = BasisKind::VARIANTS
        .iter()
        .filter(|&&basis| cells.iter().any(|it| it.decision.verdict.basis.kind() == basis));
    let bases = bases.map(|&basis| {
        el("li")
            .attr("data-basis", token(basis))
            .child(el("span").class("mark"))
            .text(" ")
            .text(labels::basis_meaning(basis))
    });
    el("footer")
        .class("matrix-legend")
        .child(el("ul").children(landings))
        .child(el("ul").children(bases))
}

/// A header with a name that may break before its parts.
fn named(name: &str, scope: &'static str) -> El {
    let header = el("th").attr("scope", scope);
    parts(name).split('\n').enumerate().fold(header, |header, (at, part)| {
        header.child((at > 0).then(|| el("wbr"))).text(part.to_owned())
    })
}
