//! The table as it stands in the document: made once, and afterwards only what changed is touched.
//!
//! It is filled by hand, cell by cell from a pattern for each kind of answer. Hundreds of views, or
//! the whole table anew at each filter, would take longer than a frame on a slow machine.

use super::{address_of, axis_name, parts, rows_in_rows};
use crate::app::components::glyph::glyph;
use crate::app::element::el;
use crate::app::token;
use crate::link::{Address, write};
use crate::routing::{AxisPart, BasisKind, Case, Edition, Entry, Landing, Matrix, Shown};
use crate::text::matrix::groups;
use crate::text::{labels, told};
use leptos::prelude::document;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Render};
use strum::VariantArray;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// The table in the document: every row and column of its axes, some of them hidden by filters. It is
/// built once; afterwards only what changed is touched.
pub struct Drawn {
    edition: &'static Edition,
    axes: [Vec<AxisPart>; 2],
    is_turned: bool,
    patterns: Vec<((Landing, BasisKind), Element)>,
    /// The rows.
    pub rows: Vec<Line>,
    /// The columns.
    pub columns: Vec<Line>,
    groups: Vec<Group>,
    /// Row by row.
    pub cells: Vec<Vec<Drawing>>,
    /// The cell that Tab reaches.
    pub at: (usize, usize),
}

/// A row, or a column.
pub struct Line {
    /// The row, or the header of the column.
    element: Element,
    /// Whether any of its answers passes the filters.
    pub is_shown: bool,
}

/// Circumstances that belong together.
struct Group {
    header: Element,
    places: Vec<usize>,
    /// How many of them are shown; unknown at first.
    width: Option<usize>,
}

/// A cell that is there.
pub struct Drawing {
    cell: Element,
    /// What it asks, and where it stands.
    question: Option<(Case, String)>,
    kind: (Landing, BasisKind),
    /// Whether anything is in it yet.
    is_made: bool,
    state: State,
    href: String,
}

/// How a cell stands there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is a link.
    Link,
    /// A filter holds it back, and its line has others.
    Gap,
    /// Its line is not shown.
    Out,
}

impl State {
    const fn class(self) -> &'static str {
        match self {
            Self::Link => "",
            Self::Gap => "gap",
            Self::Out => "out",
        }
    }
}

impl Drawing {
    /// What it asks, and where it stands.
    pub fn question(&self) -> Option<(Case, String)> {
        self.question.clone()
    }

    /// What takes the focus.
    fn target(&self) -> Element {
        let link = self.cell.first_element_child().filter(|_| self.state == State::Link);
        link.unwrap_or_else(|| self.cell.clone())
    }
}

/// Brings the table up to date.
pub fn draw(table: &Element, drawn: &mut Option<Drawn>, shown: &Matrix, address: &Address) {
    let whole = Matrix::of(address.case(), &address.filter.without_filters());
    let is_same = |it: &Drawn| {
        let axes = [&whole.row_axis, &whole.column_axis];
        let turned = !rows_in_rows(address);
        it.edition == address.edition() && it.axes.iter().eq(axes) && it.is_turned == turned
    };
    if !drawn.as_ref().is_some_and(is_same) {
        *drawn = Some(Drawn::new(table, &whole, address));
    }
    if let Some(drawn) = drawn {
        drawn.update(&whole, shown, address);
    }
}

impl Drawn {
    fn new(table: &Element, whole: &Matrix, address: &Address) -> Self {
        let is_turned = !rows_in_rows(address);
        let patterns = patterns();
        let mut made = Self {
            edition: address.edition(),
            axes: [whole.row_axis.clone(), whole.column_axis.clone()],
            is_turned,
            patterns,
            rows: vec![],
            columns: vec![],
            groups: vec![],
            cells: vec![],
            at: (0, 0),
        };
        let (head, body) = (new("thead"), new("tbody"));
        if is_turned {
            made.columns_in_rows(whole, &head, &body);
        } else {
            made.rows_in_rows(whole, &head, &body);
        }
        table.set_text_content(None);
        append(table, &head);
        append(table, &body);
        made
    }

    fn rows_in_rows(&mut self, whole: &Matrix, head: &Element, body: &Element) {
        let (top, names) = (new("tr"), new("tr"));
        let corner = header("col", axis_name(self.edition, &whole.row_axis));
        set(&corner, "rowspan", "2");
        append(&top, &corner);
        for (name, places) in groups(&whole.columns, &whole.column_axis) {
            let header = header("colgroup", name);
            append(&top, &header);
            self.groups.push(Group { header, places, width: None });
        }
        for column in &whole.columns {
            let name = told::entry(column, &whole.column_axis);
            self.columns.push(Line::new(named(&name, "col")));
        }
        for column in &self.columns {
            append(&names, &column.element);
        }
        append(head, &top);
        append(head, &names);
        for entry in &whole.rows {
            let row = new("tr");
            append(&row, &named(&told::entry(entry, &whole.row_axis), "row"));
            self.row(row, body, whole.columns.len());
        }
    }

    fn columns_in_rows(&mut self, whole: &Matrix, head: &Element, body: &Element) {
        let top = new("tr");
        append(&top, &header("col", axis_name(self.edition, &whole.column_axis)));
        for entry in &whole.rows {
            let header = named(&told::entry(entry, &whole.row_axis), "col");
            append(&top, &header);
            self.columns.push(Line::new(header));
        }
        append(head, &top);
        for (name, places) in groups(&whole.columns, &whole.column_axis) {
            let group = new("tr");
            append(&group, &header("rowgroup", name));
            append(body, &group);
            for column in places.iter().filter_map(|&at| whole.columns.get(at)) {
                let row = new("tr");
                append(&row, &named(&told::entry(column, &whole.column_axis), "row"));
                self.row(row, body, whole.rows.len());
            }
            self.groups.push(Group { header: group, places, width: None });
        }
    }

    /// A row of empty cells. What is in them comes with the first update.
    fn row(&mut self, row: Element, body: &Element, cells: usize) {
        let made = |_| {
            let cell = new("td");
            append(&row, &cell);
            Drawing {
                cell,
                question: None,
                kind: (Landing::NotApplicable, BasisKind::Guide),
                is_made: false,
                state: State::Link,
                href: String::new(),
            }
        };
        let drawings = (0..cells).map(made).collect();
        append(body, &row);
        self.rows.push(Line::new(row));
        self.cells.push(drawings);
    }

    fn update(&mut self, whole: &Matrix, shown: &Matrix, address: &Address) {
        let in_rows = !self.is_turned;
        let of_rows: Vec<bool> = whole.rows.iter().map(|it| shown.rows.contains(it)).collect();
        let of_columns: Vec<bool> =
            whole.columns.iter().map(|it| shown.columns.contains(it)).collect();
        let (rows, columns) =
            if in_rows { (&of_rows, &of_columns) } else { (&of_columns, &of_rows) };
        show(&mut self.rows, rows);
        show(&mut self.columns, columns);
        for group in &mut self.groups {
            let is_shown = |at: &&usize| of_columns.get(**at) == Some(&true);
            group.resize(group.places.iter().filter(is_shown).count(), in_rows);
        }
        // Where a cell of the whole stands in what is shown.
        let place = |flags: &[bool], at: usize| flags.iter().take(at).filter(|it| **it).count();
        let mut changed = Vec::new();
        for (r, row) in self.cells.iter_mut().enumerate() {
            for (c, drawing) in row.iter_mut().enumerate() {
                let (s, k) = if in_rows { (r, c) } else { (c, r) };
                let (Some(row), Some(column), Some(cell)) = (
                    whole.rows.get(s),
                    whole.columns.get(k),
                    whole.cells.get(s).and_then(|it| it.get(k)),
                ) else {
                    continue;
                };
                let is_shown = of_rows.get(s) == Some(&true) && of_columns.get(k) == Some(&true);
                let state = if is_shown {
                    let line = shown.cells.get(place(&of_rows, s));
                    match line.and_then(|it| it.get(place(&of_columns, k))).map(|it| it.shown) {
                        Some(Shown::Yes) => State::Link,
                        _ => State::Gap,
                    }
                } else {
                    State::Out
                };
                let verdict = cell.decision.verdict;
                drawing.update(
                    (r, c),
                    (verdict.landing, verdict.basis.kind()),
                    state,
                    &self.patterns,
                );
                if drawing.question.as_ref().is_none_or(|it| it.0 != cell.case) {
                    let place = place_of(whole, row, column);
                    drawing.question = Some((cell.case, place));
                }
                let href = write(&address_of(address, row, column, cell));
                if drawing.href != href {
                    drawing.href = href;
                    changed.push(&*drawing);
                }
            }
        }
        link(&changed);
        let at = if self.is_reachable(self.at) { self.at } else { self.first() };
        self.reach(at);
    }

    fn is_reachable(&self, (row, column): (usize, usize)) -> bool {
        let is_shown = |lines: &[Line], at: usize| lines.get(at).is_some_and(|it| it.is_shown);
        is_shown(&self.rows, row) && is_shown(&self.columns, column)
    }

    fn first(&self) -> (usize, usize) {
        let first = |lines: &[Line]| lines.iter().position(|it| it.is_shown).unwrap_or_default();
        (first(&self.rows), first(&self.columns))
    }

    /// What takes the focus of a cell.
    pub fn target(&self, (row, column): (usize, usize)) -> Option<Element> {
        Some(self.cells.get(row)?.get(column)?.target())
    }

    /// Makes a cell the one that Tab reaches.
    pub fn reach(&mut self, at: (usize, usize)) {
        if let Some(old) = self.target(self.at) {
            set(&old, "tabindex", "-1");
        }
        if let Some(new) = self.target(at) {
            set(&new, "tabindex", "0");
        }
        self.at = at;
    }
}

impl Line {
    const fn new(element: Element) -> Self {
        Self { element, is_shown: true }
    }
}

impl Group {
    /// Makes the header as wide as what is shown of the group; without any it goes.
    fn resize(&mut self, width: usize, is_column: bool) {
        if self.width == Some(width) {
            return;
        }
        self.width = Some(width);
        hide(&self.header, width == 0);
        if is_column {
            set(&self.header, "colspan", &width.max(1).to_string());
        }
    }
}

impl Drawing {
    fn update(
        &mut self,
        (row, column): (usize, usize),
        kind: (Landing, BasisKind),
        state: State,
        patterns: &[((Landing, BasisKind), Element)],
    ) {
        if (self.kind != kind || !self.is_made)
            && let Some((_, pattern)) = patterns.iter().find(|it| it.0 == kind)
            && let Ok(made) = pattern.clone_node_with_deep(true)
        {
            let made: Element = made.unchecked_into();
            set(&made, "data-at", &format!("{row} {column}"));
            _ = self.cell.replace_with_with_node_1(&made);
            self.cell = made;
            self.kind = kind;
            self.is_made = true;
            self.state = State::Link;
            self.href.clear();
        }
        if self.state != state {
            self.cell.set_class_name(state.class());
            // A gap takes the focus itself.
            match state {
                State::Gap => set(&self.cell, "tabindex", "-1"),
                State::Link | State::Out => _ = self.cell.remove_attribute("tabindex"),
            }
            self.state = state;
        }
    }
}

/// Sets the addresses of links. They go over to the browser as one text: one at a time would take
/// longer than everything else.
fn link(drawings: &[&Drawing]) {
    let all: Vec<&str> = drawings.iter().map(|it| it.href.as_str()).collect();
    let all = js_sys::JsString::from(all.join("\n")).split("\n");
    let href = JsValue::from_str("href");
    for (drawing, value) in drawings.iter().zip(all.iter()) {
        if let Some(link) = drawing.cell.first_element_child() {
            _ = js_sys::Reflect::set(&link, &href, &value);
        }
    }
}

/// Where a cell stands, in words: its row, and its column with the group of that.
fn place_of(whole: &Matrix, row: &Entry, column: &Entry) -> String {
    let parts = [
        told::entry(row, &whole.row_axis),
        told::group(column, &whole.column_axis).to_owned(),
        told::entry(column, &whole.column_axis),
    ];
    parts.join(" · ")
}

fn show(lines: &mut [Line], shown: &[bool]) {
    for (line, &is_shown) in lines.iter_mut().zip(shown) {
        if line.is_shown != is_shown {
            line.is_shown = is_shown;
            hide(&line.element, !is_shown);
        }
    }
}

fn hide(element: &Element, hidden: bool) {
    _ = element.toggle_attribute_with_force("hidden", hidden);
}

/// A cell for each kind of answer.
fn patterns() -> Vec<((Landing, BasisKind), Element)> {
    let kinds = Landing::VARIANTS
        .iter()
        .flat_map(|&landing| BasisKind::VARIANTS.iter().map(move |&basis| (landing, basis)));
    kinds.map(|(landing, basis)| ((landing, basis), pattern(landing, basis))).collect()
}

fn pattern(landing: Landing, basis: BasisKind) -> Element {
    let short = labels::landing_short(landing);
    let link = el("a")
        .attr("tabindex", "-1")
        .attr("aria-label", format!("{short}, {}", labels::basis(basis)))
        .child(glyph(landing))
        .child(el("span").text(short));
    let cell = el("td")
        .attr("data-landing", token(landing))
        .attr("data-basis", token(basis))
        .child(link)
        .build();
    cell.elements().into_iter().next().unwrap_or_else(|| new("td"))
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
    for (at, part) in parts(name).split('\n').enumerate() {
        if at > 0 {
            append(&header, &new("wbr"));
        }
        append(&header, &document().create_text_node(part));
    }
    header
}
