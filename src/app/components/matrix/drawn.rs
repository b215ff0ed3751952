//! The table as it stands in the document: made once, and afterwards only what changed is touched.
//!
//! It is filled by hand, cell by cell from a pattern for each kind of answer. Hundreds of views, or
//! the whole table anew at each filter, would take longer than a frame on a slow machine.

use super::{address_of, groups, parts, settings_in_rows};
use crate::app::components::glyph::glyph;
use crate::app::dom::el;
use crate::app::token;
use crate::link::{Address, write};
use crate::routing::{Axes, Basis, Case, Edition, Filter, Landing, Matrix, Setting, Shown};
use crate::text::{labels, told, views as words};
use leptos::prelude::document;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Render};
use strum::VariantArray;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// The table that is there: every setting and circumstance of an edition, of which filters hide
/// some. It is made once; afterwards only what changed is touched.
pub struct Drawn {
    edition: Edition,
    axes: Axes,
    patterns: Vec<((Landing, &'static str), Element)>,
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
    /// Whether the filters let anything of it through.
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
    case: Case,
    setting: String,
    kind: (Landing, &'static str),
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
    /// What it asks, and under which setting.
    pub fn question(&self) -> (Case, String) {
        (self.case, self.setting.clone())
    }

    /// What takes the focus.
    fn target(&self) -> Element {
        let link = self.cell.first_element_child().filter(|_| self.state == State::Link);
        link.unwrap_or_else(|| self.cell.clone())
    }
}

/// Brings the table up to date.
pub fn draw(table: &Element, drawn: &mut Option<Drawn>, shown: &Matrix, address: &Address) {
    let whole = Matrix::of(address.case(), &Filter::default());
    let is_same = |it: &Drawn| it.edition == address.edition && it.axes == address.filter.axes;
    if !drawn.as_ref().is_some_and(is_same) {
        *drawn = Some(Drawn::new(table, &whole, address));
    }
    if let Some(drawn) = drawn {
        drawn.update(&whole, shown, address);
    }
}

impl Drawn {
    fn new(table: &Element, whole: &Matrix, address: &Address) -> Self {
        let (edition, axes) = (address.edition, address.filter.axes);
        let patterns = patterns();
        let mut made = Self {
            edition,
            axes,
            patterns,
            rows: vec![],
            columns: vec![],
            groups: vec![],
            cells: vec![],
            at: (0, 0),
        };
        let (head, body) = (new("thead"), new("tbody"));
        if settings_in_rows(edition, axes) {
            made.settings_in_rows(whole, &head, &body);
        } else {
            made.circumstances_in_rows(whole, &head, &body);
        }
        table.set_text_content(None);
        append(table, &head);
        append(table, &body);
        made
    }

    fn settings_in_rows(&mut self, whole: &Matrix, head: &Element, body: &Element) {
        let (top, names) = (new("tr"), new("tr"));
        let corner = header("col", words::SETTING);
        set(&corner, "rowspan", "2");
        append(&top, &corner);
        for (name, places) in groups(&whole.circumstances) {
            let header = header("colgroup", name);
            append(&top, &header);
            self.groups.push(Group { header, places, width: None });
        }
        for &case in &whole.circumstances {
            self.columns.push(Line::new(header("col", &told::circumstance(case))));
        }
        for column in &self.columns {
            append(&names, &column.element);
        }
        append(head, &top);
        append(head, &names);
        for setting in &whole.settings {
            let name = told::setting(setting);
            let row = new("tr");
            append(&row, &named(&name, "row"));
            self.row(row, body, whole.circumstances.iter().map(|&case| (case, name.clone())));
        }
    }

    fn circumstances_in_rows(&mut self, whole: &Matrix, head: &Element, body: &Element) {
        let names: Vec<String> = whole.settings.iter().map(told::setting).collect();
        let top = new("tr");
        append(&top, &header("col", words::CIRCUMSTANCE));
        for name in &names {
            let header = named(name, "col");
            append(&top, &header);
            self.columns.push(Line::new(header));
        }
        append(head, &top);
        for (name, places) in groups(&whole.circumstances) {
            let group = new("tr");
            append(&group, &header("rowgroup", name));
            append(body, &group);
            for &case in places.iter().filter_map(|&at| whole.circumstances.get(at)) {
                let row = new("tr");
                append(&row, &header("row", &told::circumstance(case)));
                self.row(row, body, names.iter().map(|name| (case, name.clone())));
            }
            self.groups.push(Group { header: group, places, width: None });
        }
    }

    /// A row of empty cells. What is in them comes with the first update.
    fn row(&mut self, row: Element, body: &Element, cells: impl Iterator<Item = (Case, String)>) {
        let mut drawings = Vec::new();
        for (case, setting) in cells {
            let cell = new("td");
            append(&row, &cell);
            let kind = (Landing::NotApplicable, "");
            drawings.push(Drawing {
                cell,
                case,
                setting,
                kind,
                state: State::Link,
                href: String::new(),
            });
        }
        append(body, &row);
        self.rows.push(Line::new(row));
        self.cells.push(drawings);
    }

    fn update(&mut self, whole: &Matrix, shown: &Matrix, address: &Address) {
        let in_rows = settings_in_rows(self.edition, self.axes);
        let settings: Vec<bool> = whole
            .settings
            .iter()
            .map(|it| shown.settings.iter().any(|other| is_same(it, other)))
            .collect();
        let circumstances: Vec<bool> =
            whole.circumstances.iter().map(|it| shown.circumstances.contains(it)).collect();
        let (rows, columns) =
            if in_rows { (&settings, &circumstances) } else { (&circumstances, &settings) };
        show(&mut self.rows, rows);
        show(&mut self.columns, columns);
        for group in &mut self.groups {
            let is_shown = |at: &&usize| circumstances.get(**at) == Some(&true);
            group.resize(group.places.iter().filter(is_shown).count(), in_rows);
        }
        // Where a cell of the whole stands in what is shown.
        let place = |flags: &[bool], at: usize| flags.iter().take(at).filter(|it| **it).count();
        let mut changed = Vec::new();
        for (r, row) in self.cells.iter_mut().enumerate() {
            for (c, drawing) in row.iter_mut().enumerate() {
                let (s, k) = if in_rows { (r, c) } else { (c, r) };
                let (Some(setting), Some(cell)) =
                    (whole.settings.get(s), whole.cells.get(s).and_then(|it| it.get(k)))
                else {
                    continue;
                };
                let is_shown =
                    settings.get(s) == Some(&true) && circumstances.get(k) == Some(&true);
                let state = if is_shown {
                    let line = shown.cells.get(place(&settings, s));
                    match line.and_then(|it| it.get(place(&circumstances, k))).map(|it| it.shown) {
                        Some(Shown::Yes) => State::Link,
                        _ => State::Gap,
                    }
                } else {
                    State::Out
                };
                let verdict = cell.decision.verdict;
                drawing.update(
                    (r, c),
                    (verdict.landing, token(verdict.basis)),
                    state,
                    &self.patterns,
                );
                drawing.case = cell.case;
                let href = write(&address_of(address, setting, cell));
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
        kind: (Landing, &'static str),
        state: State,
        patterns: &[((Landing, &'static str), Element)],
    ) {
        if self.kind != kind
            && let Some((_, pattern)) = patterns.iter().find(|it| it.0 == kind)
            && let Ok(made) = pattern.clone_node_with_deep(true)
        {
            let made: Element = made.unchecked_into();
            set(&made, "data-at", &format!("{row} {column}"));
            _ = self.cell.replace_with_with_node_1(&made);
            self.cell = made;
            self.kind = kind;
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

/// The same line, whatever choice and licence it is asked with.
fn is_same(one: &Setting, other: &Setting) -> bool {
    match (one.instance, other.instance) {
        (Some(one), Some(other)) => one.identity == other.identity,
        _ => one == other,
    }
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
