//! The table: what is the same in every row is drawn once, on a line across the rows.

use super::{Answers, Place, Selection};
use crate::app::components::code::{breakable, identifier};
use crate::app::components::glyph::glyph;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::shell::document::{on_resize, soon};
use crate::app::token;
use crate::routing::{Across, AxisPart, BasisKind, Cell, Cells, Edition, Section, Shown, Stack};
use crate::text::{grouped, labels, told, views as words};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Names of columns that are longer than this are not set a word a line.
const LONG_NAME: usize = 24;

/// How far Page Up and Page Down go.
const PAGE: isize = 6;
/// How many sections a narrow screen shows one at a time.
const MOST_CHOSEN: usize = 6;

/// The choice of a section for narrow screens, and the table in its box.
pub fn table(page: Page, answers: Memo<Answers>, selection: Selection) -> [El; 2] {
    let Selection { at, pointed } = selection;
    let select = move |place: Place| {
        let here = page.subject.get_untracked();
        if let Some(subject) =
            answers.with_untracked(|it| it.grouped.subject(&it.matrix, here, place))
        {
            page.ask(subject);
        }
    };
    // In a cell across all rows, the row stays.
    let place_of = move |event: &Event| {
        let (row, column) = place_of(event)?;
        Some((row.unwrap_or_else(|| at.get_untracked().0), column))
    };
    let table = el("table")
        .id("grid")
        .attr("role", "grid")
        .attr("aria-label", words::MATRIX_GRID)
        .attr("aria-describedby", "how-to")
        .dyn_attr("class", move || Some(answers.with(|it| class(it, page)).into()))
        .dyn_attr("data-shows", move || shows(answers, at).map(|it| it.to_string().into()))
        .on("click", move |event| {
            if let Some(place) = place_of(&event) {
                select(place);
            }
        })
        .on("keydown", move |event| {
            let to = answers.with_untracked(|it| step(it, at.get_untracked(), &event));
            if let Some(to) = to {
                event.prevent_default();
                pointed.set(None);
                select(to);
                focus(&event, to);
            }
        })
        .on("mouseover", move |event| pointed.set(place_of(&event)))
        .on("mouseleave", move |_| pointed.set(None))
        .dyn_children(move || answers.with(draw))
        .effect(move |table| {
            let columns = answers.with(|it| it.grouped.columns().count());
            if let Some(table) = table.dyn_ref::<HtmlElement>() {
                _ = table.style().set_property("--columns", &columns.to_string());
            }
            let (here, shown) = (at.get(), selection.shown());
            let table = table.clone();
            // Once the cells are there.
            soon(move || mark(&table, here, shown));
        });
    let scroll = el("div")
        .class("scroll")
        .on("scroll", |event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            target.iter().for_each(cue);
        })
        .child(table)
        // It starts when the table is on the screen, which is built aside at first.
        .on("animationstart", |event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            target.iter().for_each(cue);
        })
        .effect(move |scroll| {
            let scroll = scroll.clone();
            answers.track();
            on_resize({
                let scroll = scroll.clone();
                move || cue(&scroll)
            });
            soon(move || cue(&scroll));
        });
    let sections = el("div").class("of-sections").dyn_children(move || sections(page, answers, at));
    [sections, el("div").class("answers-table").child(scroll)]
}

fn class(answers: &Answers, page: Page) -> String {
    let in_words = page.address.get().filter.cells == Cells::Words;
    let classes =
        [(answers.is_turned, "turned"), (answers.is_grouped, "grouped"), (in_words, "in-words")];
    classes.iter().filter(|it| it.0).map(|it| it.1).collect::<Vec<_>>().join(" ")
}

/// The section that a narrow screen shows; nothing where it shows all.
fn shows(answers: Memo<Answers>, at: Memo<Place>) -> Option<usize> {
    let (_, column) = at.get();
    answers.with(|it| {
        let sections = &it.grouped.sections;
        if it.is_turned || !(2..=MOST_CHOSEN).contains(&sections.len()) {
            return None;
        }
        let mut before = 0;
        sections.iter().position(|it| {
            before += it.columns.len();
            column < before
        })
    })
}

/// The buttons that choose a section.
fn sections(page: Page, answers: Memo<Answers>, at: Memo<Place>) -> Vec<Piece> {
    let shown = shows(answers, at);
    answers.with(|it| {
        let [AxisPart::Question(question), ..] = *it.matrix.column_axis.as_slice() else {
            return vec![];
        };
        let button = |(nth, section): (usize, &Section)| {
            let first = *section.columns.first()?.members.first()?;
            let column = it.matrix.columns.get(first)?;
            let answer = column.case.get(question);
            let button = el("button")
                .attr("type", "button")
                .attr("aria-pressed", if shown == Some(nth) { "true" } else { "false" })
                .on("click", move |_| page.answer(question, answer))
                .text(told::group(column, &it.matrix.column_axis));
            Some(button)
        };
        let buttons = it.grouped.sections.iter().enumerate().filter_map(button);
        let name = it.edition.question(question).map_or("", |it| it.name);
        let group = el("div").class("sections").attr("role", "group").attr("aria-label", name);
        shown.map(|_| group.children(buttons).into()).into_iter().collect()
    })
}

/// Head, body, and the caret of the reason under the column whose cell is shown.
fn draw(answers: &Answers) -> Vec<Piece> {
    let [head, body] = if answers.is_turned { turned::draw(answers) } else { upright(answers) };
    let has_caret = answers.is_grouped && !answers.is_turned;
    let foot = has_caret.then(|| {
        let carets = sections_of(answers).map(|(nth, place, column, _)| {
            el("td")
                .attr("data-column", column.to_string())
                .attr("data-section", nth.to_string())
                .attr("data-first", first(place))
        });
        let row = el("tr").child(el("td")).children(carets);
        el("tfoot").attr("aria-hidden", "true").child(row).into()
    });
    [head.into(), body.into()].into_iter().chain(foot).collect()
}

/// Rows in rows.
fn upright(answers: &Answers) -> [El; 2] {
    let Answers { edition, matrix, grouped: lines, .. } = answers;
    let has_parts = has_parts(answers);
    let (mut tops, mut parts, mut names) = (vec![], vec![], vec![]);
    let mut at = 0;
    for (nth, section) in lines.sections.iter().enumerate() {
        let width = |count: usize| Some(count.to_string());
        let of_section = || section_head("colgroup", nth);
        let top = of_section()
            .class("organization")
            .attr("data-first", "")
            .attr("colspan", width(section.columns.len()));
        tops.push(top.text(section_name(answers, section)));
        let differs = section.columns.iter().filter(|it| it.across == Across::Differs).count();
        let same = section.columns.len() - differs;
        for (count, class, name) in
            [(differs, "part", words::DECIDES_POLICY), (same, "part same", words::ALWAYS_SAME)]
        {
            if has_parts && count > 0 {
                let is_first = name == words::DECIDES_POLICY || differs == 0;
                let part = of_section().class(class).attr("colspan", width(count)).text(name);
                parts.push(part.attr("data-first", is_first.then_some("")));
            }
        }
        for (place, stack) in section.columns.iter().enumerate() {
            let name = section_head("col", nth)
                .attr("data-column", at.to_string())
                .attr("data-first", first(place));
            let said = grouped::stack(matrix, section, stack);
            // A word a line, unless that would be a tower.
            let long = said.len() > LONG_NAME;
            names.push(name.attr("data-long", long.then_some("")).children(breakable(&said)));
            at += 1;
        }
    }
    let corner = el("th").attr("scope", "col").class("corner").text(corner(answers));
    let corner = corner.attr("rowspan", if has_parts { "3" } else { "2" });
    let head = el("thead")
        .child(el("tr").child(corner).children(tops))
        .child(has_parts.then(|| el("tr").children(parts)))
        .child(el("tr").children(names));
    let row = |row: usize| {
        let cells = sections_of(answers).filter_map(|(nth, place, column, stack)| {
            let cell = cell(answers, (row, column), stack)?;
            Some(cell.attr("data-section", nth.to_string()).attr("data-first", first(place)))
        });
        el("tr").child(row_head(edition, answers, row, "row")).children(cells)
    };
    [head, el("tbody").children((0..lines.rows.len()).map(row))]
}

/// Section, place in it, column and stack.
fn sections_of(answers: &Answers) -> impl Iterator<Item = (usize, usize, usize, &Stack)> {
    let sections = answers.grouped.sections.iter().enumerate();
    let all = sections.flat_map(|(nth, section)| {
        section.columns.iter().enumerate().map(move |(place, stack)| (nth, place, stack))
    });
    all.enumerate().map(|(column, (nth, place, stack))| (nth, place, column, stack))
}

/// Whether some columns are the same in every row, and some are not.
fn has_parts(answers: &Answers) -> bool {
    let is = |across: Across| answers.grouped.columns().any(|it| it.across == across);
    is(Across::Same) && is(Across::Differs)
}

/// Whether a column is the first of its section: there is a gap before it.
fn first(place: usize) -> Option<&'static str> {
    (place == 0).then_some("")
}

fn section_head(scope: &'static str, nth: usize) -> El {
    el("th").attr("scope", scope).attr("data-section", nth.to_string())
}

fn section_name(answers: &Answers, section: &Section) -> &'static str {
    let first = section.columns.first().and_then(|it| it.members.first());
    let column = first.and_then(|&at| answers.matrix.columns.get(at));
    column.map_or("", |it| told::group(it, &answers.matrix.column_axis))
}

/// What heads the names of rows.
fn corner(answers: &Answers) -> &'static str {
    let Answers { edition, matrix, grouped: lines, .. } = answers;
    let named = grouped::corner(edition, matrix, lines);
    match answers.is_turned {
        true => axis_name(edition, &matrix.column_axis),
        false => named.unwrap_or_else(|| axis_name(edition, &matrix.row_axis)),
    }
}

/// What heads the names of an axis.
fn axis_name(edition: &Edition, axis: &[AxisPart]) -> &'static str {
    match axis {
        [AxisPart::Question(at)] => edition.question(*at).map_or("", |it| it.name),
        [AxisPart::Presets] => words::SETTING,
        _ => words::CIRCUMSTANCE,
    }
}

/// The name of a row, with the policies that it stands for.
fn row_head(edition: &Edition, answers: &Answers, at: usize, scope: &'static str) -> El {
    let Answers { matrix, grouped: lines, is_grouped, .. } = answers;
    let name = grouped::row(edition, matrix, lines, at);
    let members = lines.rows.get(at).map(Vec::as_slice).unwrap_or_default();
    let head = el("th").attr("scope", scope).attr("data-row", at.to_string());
    // Settings are written as PowerShell writes them; other answers are words.
    let is_words = matches!(matrix.row_axis[..], [AxisPart::Question(_)]);
    let name_of_row = el("b").children(breakable(&name));
    let head = head.child(if is_words { name_of_row.class("words") } else { name_of_row });
    let counted = grouped::policies(matrix, members).filter(|_| *is_grouped);
    head.children(counted.into_iter().flat_map(|counted| {
        let id = format!("row-{at}");
        let policies = members.iter().filter_map(|&it| matrix.rows.get(it));
        let policies =
            policies.map(|it| el("li").child(identifier(&told::entry(it, &matrix.row_axis))));
        let list = el("div")
            .attr("id", id.clone())
            .class("policies")
            .attr("popover", "auto")
            .child(el("p").text(words::policies_of(corner(answers), &name)))
            .child(el("ul").children(policies));
        let button = el("button")
            .attr("type", "button")
            .class("row-policies")
            .attr("popovertarget", id)
            .text(counted);
        [button, list]
    }))
}

/// A cell; nothing where the one of the first row stands for it.
fn cell(answers: &Answers, (row, column): Place, stack: &Stack) -> Option<El> {
    let Answers { matrix, grouped: lines, .. } = answers;
    let rows = lines.rows.len();
    let is_across = stack.across == Across::Same && rows > 1;
    if is_across && row > 0 {
        return None;
    }
    let cell = lines.cell(matrix, row, column)?;
    let is_disputed = |it: &Cell| it.decision.verdict.basis.kind() == BasisKind::Disputed;
    let mut all = (0..rows).filter_map(|row| lines.cell(matrix, row, column));
    let is_in_conflict = if is_across { all.any(is_disputed) } else { is_disputed(cell) };
    let verdict = cell.decision.verdict;
    let basis: &str = if is_in_conflict { "disputed" } else { token(verdict.basis) };
    let class = match (is_across, cell.shown) {
        (true, _) => Some("same"),
        (false, Shown::Dimmed) => Some("gap"),
        (false, Shown::Yes) => None,
    };
    let at = if is_across { format!("- {column}") } else { format!("{row} {column}") };
    let span = is_across.then(|| rows.to_string());
    let (down, along) = if answers.is_turned { (None, span) } else { (span, None) };
    let made = el("td")
        .attr("data-at", at)
        .attr("tabindex", "-1")
        .attr("class", class)
        .attr("data-landing", token(verdict.landing))
        .attr("data-basis", basis.to_owned())
        .attr("rowspan", down)
        .attr("colspan", along)
        .child(glyph(verdict.landing))
        .child(el("span").text(labels::landing_short(verdict.landing)));
    Some(made)
}

/// Columns in rows.
mod turned {
    use super::{Answers, El, breakable, cell, corner, el, row_head, section_name, sections_of};
    use crate::text::grouped;

    pub fn draw(answers: &Answers) -> [El; 2] {
        let Answers { edition, matrix, grouped: lines, .. } = answers;
        let corner = el("th").attr("scope", "col").class("corner").text(corner(answers));
        let rows = 0..lines.rows.len();
        let names = rows.clone().map(|it| row_head(edition, answers, it, "col"));
        let head = el("thead").child(el("tr").child(corner).children(names));
        let mut body = vec![];
        for (nth, place, column, stack) in sections_of(answers) {
            let Some(section) = lines.sections.get(nth) else { continue };
            if place == 0 {
                let across = (lines.rows.len() + 1).to_string();
                let name = el("th").attr("scope", "rowgroup").attr("colspan", across);
                body.push(el("tr").child(name.text(section_name(answers, section))));
            }
            let name = el("th").attr("scope", "row").attr("data-column", column.to_string());
            let name = name.children(breakable(&grouped::stack(matrix, section, stack)));
            let cells = rows.clone().filter_map(|row| cell(answers, (row, column), stack));
            body.push(el("tr").child(name).children(cells));
        }
        [head, el("tbody").children(body)]
    }
}

/// Which cell an event comes from. A cell across all rows has no row.
fn place_of(event: &Event) -> Option<(Option<usize>, usize)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let at = element.closest("td").ok()??.get_attribute("data-at")?;
    let (row, column) = at.split_once(' ')?;
    Some((row.parse().ok(), column.parse().ok()?))
}

/// The cell of a place.
fn cell_at(table: &Element, (row, column): Place) -> Option<HtmlElement> {
    let of_row = format!("[data-at='{row} {column}'], [data-at='- {column}']");
    table.query_selector(&of_row).ok()??.dyn_into().ok()
}

/// Shows which cell is selected, which one Tab reaches, and under which one the reason stands.
fn mark(table: &Element, here: Place, shown: Place) {
    while let Ok(Some(old)) = table.query_selector("[data-here]") {
        _ = old.remove_attribute("data-here");
    }
    if let Ok(Some(old)) = table.query_selector("[aria-selected]") {
        _ = old.remove_attribute("aria-selected");
        _ = old.set_attribute("tabindex", "-1");
    }
    if let Some(cell) = cell_at(table, here) {
        _ = cell.set_attribute("aria-selected", "true");
        _ = cell.set_attribute("tabindex", "0");
    }
    for heads in [format!("[data-row='{}']", shown.0), format!("[data-column='{}']", shown.1)] {
        while let Ok(Some(head)) = table.query_selector(&format!("{heads}:not([data-here])")) {
            _ = head.set_attribute("data-here", "");
        }
    }
}

/// What is left to scroll without hiding anything: the gap beside a column.
const NEARLY: i32 = 16;

/// Says which way there is more to scroll to.
fn cue(scroll: &Element) {
    let Some(around) = scroll.parent_element() else { return };
    let rest = scroll.scroll_width() - scroll.client_width() - scroll.scroll_left();
    _ = around.toggle_attribute_with_force("data-before", scroll.scroll_left() > NEARLY);
    _ = around.toggle_attribute_with_force("data-after", rest > NEARLY);
}

/// Moves the focus to a cell, and the cell from under the heads that stay.
fn focus(event: &Event, place: Place) {
    let table = event.current_target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(cell) = table.and_then(|it| cell_at(&it, place)) else { return };
    _ = cell.focus();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    cell.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The keys of the grid pattern: arrows by one, Home and End to the ends of the row, with Control
/// to the ends of the table, Page Up and Page Down by some rows.
fn step(answers: &Answers, (row, column): Place, event: &Event) -> Option<Place> {
    // A button in the head of a row has its own keys.
    place_of(event)?;
    let event = event.dyn_ref::<KeyboardEvent>()?;
    if event.alt_key() || event.meta_key() {
        return None;
    }
    let (rows, columns) = (answers.grouped.rows.len(), answers.grouped.columns().count());
    let (down, right) = match (event.key().as_str(), event.ctrl_key()) {
        ("ArrowLeft", false) => (0, -1),
        ("ArrowRight", false) => (0, 1),
        ("ArrowUp", false) => (-1, 0),
        ("ArrowDown", false) => (1, 0),
        ("PageUp", false) => (-PAGE, 0),
        ("PageDown", false) => (PAGE, 0),
        ("Home", false) => (0, isize::MIN),
        ("End", false) => (0, isize::MAX),
        ("Home", true) => (isize::MIN, isize::MIN),
        ("End", true) => (isize::MAX, isize::MAX),
        _ => return None,
    };
    let (of_rows, of_columns) = if answers.is_turned { (right, down) } else { (down, right) };
    let moved = |at: usize, by: isize, count: usize| {
        at.saturating_add_signed(by).min(count.saturating_sub(1))
    };
    Some((moved(row, of_rows, rows), moved(column, of_columns, columns)))
}
