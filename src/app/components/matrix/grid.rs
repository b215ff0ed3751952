//! The table itself. It is filled by hand, cell by cell from a pattern for each kind of answer:
//! hundreds of views would take longer than a frame on a slow machine.

use super::{address_of, groups};
use crate::app::components::glyph::glyph;
use crate::app::dom::{El, el};
use crate::app::{Page, token};
use crate::link::{Address, write};
use crate::routing::{Axes, Basis, Case, Cell, Edition, Landing, Matrix, Setting, Shown};
use crate::text::{labels, told, views as words};
use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Render};
use strum::VariantArray;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlTableCellElement, HtmlTableRowElement, KeyboardEvent, Node,
};

/// What the keyboard and the pointer need to know of the table that is there.
#[derive(Default)]
struct Drawn {
    /// What can be focused, row by row.
    targets: Vec<Vec<HtmlElement>>,
    /// The questions, in the same places.
    cases: Vec<Vec<(Case, String)>>,
    /// The cell that Tab reaches.
    at: (usize, usize),
}

/// How far Page Up and Page Down go.
const PAGE: usize = 6;

/// The table, with the reason of the cell that is pointed at below it.
pub fn grid(page: Page, matrix: Memo<Matrix>) -> El {
    let drawn = StoredValue::new_local(Drawn::default());
    let pointed = RwSignal::new(None::<(Case, String)>);
    let table = el("table")
        .id("grid")
        .attr("role", "grid")
        .attr("aria-label", words::MATRIX_GRID)
        .attr("aria-describedby", "reason")
        .on("keydown", move |event| step(drawn, &event))
        .on("focusin", move |event| {
            if let Some(at) = place_of(drawn, &event) {
                reach(drawn, at);
                pointed.set(case_at(drawn, at));
            }
        })
        .on("mouseover", move |event| {
            if let Some(at) = place_of(drawn, &event) {
                pointed.set(case_at(drawn, at));
            }
        })
        .drawn(move |table| {
            let address = page.address.get();
            drawn.set_value(matrix.with(|it| draw(table, it, &address)));
        });
    let reason = el("p").id("reason").class("reason").attr("role", "status").live(move || {
        match pointed.get() {
            Some((case, setting)) => reason(case, &setting),
            None => vec![crate::app::dom::text(words::POINT_AT.into())],
        }
    });
    el("div").class("grid").child(el("div").class("scroll").child(table)).child(reason)
}

/// The cell's answer and its reason in a line.
fn reason(case: Case, setting: &str) -> Vec<AnyView> {
    let decision = case.decide();
    let landing = decision.verdict.landing;
    let basis = labels::basis(decision.verdict.basis);
    let place = format!("{setting} · {} · {}: ", told::group(case), told::circumstance(case));
    [
        el("span").made(place),
        el("span")
            .child(glyph(landing))
            .text(" ")
            .child(el("strong").text(labels::landing(landing))),
        el("span").made(format!(" ({basis}). ")),
        el("span").text(told::told(case).decided.sentence),
    ]
    .map(IntoAny::into_any)
    .into_iter()
    .collect()
}

/// Fills the table anew.
fn draw(table: &Element, matrix: &Matrix, address: &Address) -> Drawn {
    let made = Made { matrix, address, patterns: patterns() };
    let settings_in_rows =
        (address.edition == Edition::Guide201712) == (address.filter.axes == Axes::AsIs);
    let (head, body, drawn) =
        if settings_in_rows { made.settings_in_rows() } else { made.circumstances_in_rows() };
    table.set_text_content(None);
    append(table, &head);
    append(table, &body);
    reach_first(&drawn);
    drawn
}

/// A cell for each kind of answer.
fn patterns() -> Vec<((Landing, &'static str), Element)> {
    let bases = [
        Basis::Guide,
        Basis::Document,
        Basis::Inferred,
        Basis::Disputed { alternative: Landing::Teams },
    ];
    let kinds = Landing::VARIANTS
        .iter()
        .flat_map(|&landing| bases.iter().map(move |&basis| (landing, basis)));
    kinds.map(|(landing, basis)| ((landing, token(basis)), pattern(landing, basis))).collect()
}

fn pattern(landing: Landing, basis: Basis) -> Element {
    let short = labels::landing_short(landing);
    let link = el("a")
        .attr("tabindex", "-1")
        .attr_made("aria-label", format!("{short}, {}", labels::basis(basis)))
        .child(glyph(landing))
        .child(el("span").text(short));
    let cell = el("td")
        .attr("data-landing", token(landing))
        .attr("data-basis", token(basis))
        .child(link)
        .build();
    cell.elements().into_iter().next().unwrap_or_else(|| new("td"))
}

/// A table in the making.
struct Made<'a> {
    matrix: &'a Matrix,
    address: &'a Address,
    patterns: Vec<((Landing, &'static str), Element)>,
}

impl Made<'_> {
    fn settings_in_rows(&self) -> (Element, Element, Drawn) {
        let (head, body, mut drawn) = (new("thead"), new("tbody"), Drawn::default());
        let (top, names) = (new("tr"), new("tr"));
        let corner = header("col", "");
        set(&corner, "rowspan", "2");
        append(&top, &corner);
        for (name, places) in groups(&self.matrix.circumstances) {
            let group = header("colgroup", name);
            set(&group, "colspan", &places.len().to_string());
            append(&top, &group);
        }
        for &case in &self.matrix.circumstances {
            append(&names, &header("col", &told::circumstance(case)));
        }
        append(&head, &top);
        append(&head, &names);
        for (setting, cells) in self.matrix.settings.iter().zip(&self.matrix.cells) {
            let row = new("tr");
            append(&row, &named(&told::setting(setting), "row"));
            let made = cells.iter().map(|cell| self.cell(setting, cell, &row));
            drawn.add(made.collect());
            append(&body, &row);
        }
        (head, body, drawn)
    }

    fn circumstances_in_rows(&self) -> (Element, Element, Drawn) {
        let (head, body, mut drawn) = (new("thead"), new("tbody"), Drawn::default());
        let names = new("tr");
        let corner = header("col", "");
        set(&corner, "colspan", "2");
        append(&names, &corner);
        for setting in &self.matrix.settings {
            append(&names, &named(&told::setting(setting), "col"));
        }
        append(&head, &names);
        for (name, places) in groups(&self.matrix.circumstances) {
            for (nth, &at) in places.iter().enumerate() {
                let row = new("tr");
                if nth == 0 {
                    let group = header("rowgroup", name);
                    set(&group, "rowspan", &places.len().to_string());
                    append(&row, &group);
                }
                let case = self.matrix.circumstances.get(at);
                append(
                    &row,
                    &header("row", &case.map_or_else(String::new, |&it| told::circumstance(it))),
                );
                let column = self.matrix.settings.iter().zip(&self.matrix.cells);
                let made = column
                    .filter_map(|(setting, cells)| Some(self.cell(setting, cells.get(at)?, &row)));
                drawn.add(made.collect());
                append(&body, &row);
            }
        }
        (head, body, drawn)
    }

    /// One cell: a link to its question, or a gap where a filter holds it back.
    fn cell(&self, setting: &Setting, cell: &Cell, row: &Element) -> Target {
        let verdict = cell.decision.verdict;
        let kind = (verdict.landing, token(verdict.basis));
        let pattern = self.patterns.iter().find(|it| it.0 == kind);
        let (made, target): (Node, Node) = match (cell.shown, pattern) {
            (Shown::Yes, Some((_, pattern))) => {
                let made = pattern.clone_node_with_deep(true).unwrap_or_else(|_| new("td").into());
                let link = made.first_child().unwrap_or_else(|| made.clone());
                let there = address_of(self.address, setting, cell);
                set(link.unchecked_ref(), "href", &write(&there));
                (made, link)
            }
            _ => {
                let gap = new("td");
                set(&gap, "tabindex", "-1");
                set(&gap, "class", "gap");
                (gap.clone().into(), gap.into())
            }
        };
        append(row, &made);
        (target.unchecked_into(), (cell.case, told::setting(setting)))
    }
}

type Target = (HtmlElement, (Case, String));

impl Drawn {
    fn add(&mut self, row: Vec<Target>) {
        let (targets, cases) = row.into_iter().unzip();
        self.targets.push(targets);
        self.cases.push(cases);
    }

    fn target(&self, (row, column): (usize, usize)) -> Option<&HtmlElement> {
        self.targets.get(row)?.get(column)
    }
}

fn case_at(drawn: StoredValue<Drawn, LocalStorage>, at: (usize, usize)) -> Option<(Case, String)> {
    drawn.with_value(|it| it.cases.get(at.0)?.get(at.1).cloned())
}

/// Which cell an event comes from.
fn place_of(drawn: StoredValue<Drawn, LocalStorage>, event: &Event) -> Option<(usize, usize)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let cell: HtmlTableCellElement = element.closest("td").ok()??.dyn_into().ok()?;
    let row: HtmlTableRowElement = cell.parent_element()?.dyn_into().ok()?;
    let at = usize::try_from(row.section_row_index()).ok()?;
    // Counted from the end, since a row may begin with one header or two.
    let after = row.cells().length().checked_sub(u32::try_from(cell.cell_index()).ok()?)?;
    let width = drawn.with_value(|it| it.targets.get(at).map(Vec::len))?;
    Some((at, width.checked_sub(usize::try_from(after).ok()?)?))
}

/// Makes a cell the one that Tab reaches.
fn reach(drawn: StoredValue<Drawn, LocalStorage>, at: (usize, usize)) {
    drawn.update_value(|it| {
        if let Some(old) = it.target(it.at) {
            set(old, "tabindex", "-1");
        }
        if let Some(new) = it.target(at) {
            set(new, "tabindex", "0");
        }
        it.at = at;
    });
}

fn reach_first(drawn: &Drawn) {
    if let Some(first) = drawn.target((0, 0)) {
        set(first, "tabindex", "0");
    }
}

/// The keys of the grid pattern: arrows by one, Home and End to the ends of the row, with Control
/// to the ends of the table, Page Up and Page Down by some rows.
fn step(drawn: StoredValue<Drawn, LocalStorage>, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if event.alt_key() || event.meta_key() {
        return;
    }
    let ((row, column), rows, columns) = drawn.with_value(|it| {
        let columns = it.targets.first().map_or(0, Vec::len);
        (it.at, it.targets.len(), columns)
    });
    let (last_row, last_column) = (rows.saturating_sub(1), columns.saturating_sub(1));
    let to = match (event.key().as_str(), event.ctrl_key()) {
        ("ArrowLeft", false) => (row, column.saturating_sub(1)),
        ("ArrowRight", false) => (row, (column + 1).min(last_column)),
        ("ArrowUp", false) => (row.saturating_sub(1), column),
        ("ArrowDown", false) => ((row + 1).min(last_row), column),
        ("PageUp", false) => (row.saturating_sub(PAGE), column),
        ("PageDown", false) => ((row + PAGE).min(last_row), column),
        ("Home", false) => (row, 0),
        ("End", false) => (row, last_column),
        ("Home", true) => (0, 0),
        ("End", true) => (last_row, last_column),
        _ => return,
    };
    event.prevent_default();
    // The listener for focus does the rest.
    if let Some(target) = drawn.with_value(|it| it.target(to).cloned()) {
        _ = target.focus();
    }
}

fn new(tag: &'static str) -> Element {
    Rndr::create_element(tag, None)
}

fn set(element: &Element, name: &str, value: &str) {
    _ = element.set_attribute(name, value);
}

fn append(parent: &Element, child: &Node) {
    _ = parent.append_child(child);
}

fn header(scope: &str, words: &str) -> Element {
    let header = new("th");
    set(&header, "scope", scope);
    header.set_text_content(Some(words));
    header
}

/// A header with the name of a policy, which may break before its parts.
fn named(name: &str, scope: &str) -> Element {
    let header = header(scope, "");
    let parts = name
        .replace("Calling", "\nCalling")
        .replace("Chat", "\nChat")
        .replace("With", "\nWith")
        .replace("And", "\nAnd");
    for (at, part) in parts.split('\n').enumerate() {
        if at > 0 {
            append(&header, &new("wbr"));
        }
        append(&header, &document().create_text_node(part));
    }
    header
}
